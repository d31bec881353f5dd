"""How wide a label is, and how it is broken or cut to fit: the same on every machine, for the widest typeface of the stack."""

from __future__ import annotations

import re

from hansa.reports.theme import CHART_PIXELS

NARROW = re.compile(r"[iljtfrI.,;:'’|()\s]")
WIDE = re.compile(r"[A-HJ-Zmw%@—…]")


def text_width(text: str, pixels: float = CHART_PIXELS) -> float:
    """Estimate how wide a text is set, in pixels, at a size in pixels."""
    narrow, wide = len(NARROW.findall(text)), len(WIDE.findall(text))
    return pixels * (0.56 * (len(text) - narrow - wide) + 0.30 * narrow + 0.74 * wide)


def wrap(text: str, width: float, pixels: float = CHART_PIXELS) -> list[str]:
    """Break a text between words into lines that fit a width; a longer word stays whole."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and text_width(f"{lines[-1]} {word}", pixels) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def cut(text: str, width: float, pixels: float = CHART_PIXELS) -> str:
    """Return a text that fits a width, with an ellipsis where it was cut."""
    if text_width(text, pixels) <= width:
        return text
    while text and text_width(text + "…", pixels) > width:
        text = text[:-1]
    return text.rstrip(" ·,(") + "…"
