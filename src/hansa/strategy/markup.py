"""A strategy's file as text: read by the one reader of written files, with the comments around what it holds.

Anchors, aliases, tags and a second document have no place in a strategy and are refused before anything is built from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from hansa import written as written_files
from hansa.strategy.problems import tell
from hansa.written import MOST_BYTES, Written, parse

COMMENT = re.compile(r"(?:^|(?<=\s))#")
BLOCK_STYLES = ("|", ">")


@dataclass(frozen=True)
class Markup(Written):
    """What a text of YAML holds: the data, the line of each place (from 1), and the comments by line."""

    text: str = ""

    @cached_property
    def comments(self) -> dict[int, tuple[str, bool]]:
        """Comment by line, with whether it has the line to itself; looked for where the text is written anew."""
        return dict(_find_comments(self.text))


def read_text(path: Path) -> str:
    """Return the text of a strategy file.

    Raises
    ------
    InputError
        ``no-strategy``, ``strategy-unreadable``, ``strategy-too-large`` or ``strategy-not-text``.
    """
    return written_files.read_text(path, tell, MOST_BYTES)


def read_markup(text: str, path: Path) -> Markup:
    """Return what a text of YAML holds.

    Raises
    ------
    InputError
        ``strategy-broken`` where it is no YAML, ``strategy-refused`` where it uses what a strategy does not need,
        ``strategy-key-twice`` where a mapping has a key twice; each with path and line.
    """
    found = parse(text, path, tell, aliases=0)
    return Markup(path, found.data, found.lines, tell, text)


def _find_comments(text: str) -> Iterator[tuple[int, tuple[str, bool]]]:
    spans = _find_spans(text)
    for number, line in enumerate(re.split(r"\r\n|[\n\r\x85\u2028\u2029]", text)):
        for found in COMMENT.finditer(line) if "#" in line else ():
            if not any(start <= found.start() < end for start, end in spans.get(number, ())):
                yield number + 1, (line[found.start() :].rstrip(), not line[: found.start()].strip())
                break


def _find_spans(text: str) -> dict[int, list[tuple[int, int]]]:
    """Return from which column to which each line holds text of a value or key, where a sharp begins no comment."""
    import yaml

    spans: dict[int, list[tuple[int, int]]] = {}
    for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        if isinstance(event, yaml.ScalarEvent):
            start: Any = event.start_mark
            end: Any = event.end_mark
            begin = start.line + 1 if event.style in BLOCK_STYLES else start.line  # a block's header may have a comment
            for line in range(begin, end.line + 1):
                span = (start.column if line == start.line else 0, end.column if line == end.line else MOST_BYTES)
                spans.setdefault(line, []).append(span)
    return spans
