"""Figures as pictures: a Vega-Lite specification becomes SVG once, and PNG from that SVG; both are remembered."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from typing import Any

from hansa.reports.theme import PIXELS_PER_MM, font_folder

MOST_FIGURES = 64


def svg(chart: dict[str, Any]) -> str:
    """Return a chart as SVG text, converted offline and only once for each specification."""
    return _svg(json.dumps(chart, sort_keys=True))


def png(chart: dict[str, Any], width_mm: float, dots_per_inch: int = 300) -> bytes:
    """Return a chart as PNG at print resolution for the width at which it will stand."""
    return _png(json.dumps(chart, sort_keys=True), width_mm, dots_per_inch)


def printed_width_mm(picture: str, most_mm: float) -> float:
    """Return the width at which a picture is printed: its own, so that its letters keep their size, or the most there is."""
    return round(min(size(picture)[0] / PIXELS_PER_MM, most_mm), 2)


def size(picture: str) -> tuple[float, float]:
    """Return the width and height of an SVG picture in pixels."""
    found = re.search(r'<svg[^>]*\bviewBox="0 0 ([\d.]+) ([\d.]+)"', picture)
    if found is None:
        raise ValueError("the picture has no view box")
    return float(found[1]), float(found[2])


def inline(picture: str, anchor: str) -> str:
    """Return an SVG picture fit to stand inside an HTML page, without its outer element: ids carry the anchor."""
    body = picture[picture.index(">") + 1 : picture.rindex("</svg>")]
    body = re.sub(r'\bid="([^"]+)"', rf'id="{anchor}-\1"', body)
    return re.sub(r'(url\(#|href="#)', rf"\g<1>{anchor}-", body)


@lru_cache(MOST_FIGURES)
def _svg(chart: str) -> str:
    converter = _converter()
    picture: str = converter.vegalite_to_svg(chart, allowed_base_urls=[])
    return picture


@lru_cache(MOST_FIGURES)
def _png(chart: str, width_mm: float, dots_per_inch: int) -> bytes:
    picture = _svg(chart)
    scale = width_mm * PIXELS_PER_MM / size(picture)[0] * dots_per_inch / 96
    image: bytes = _converter().svg_to_png(picture, scale=scale, ppi=96)
    return image


@cache
def _converter() -> Any:
    import vl_convert

    vl_convert.register_font_directory(font_folder())
    return vl_convert
