"""YAML as strategies use it, read without risk: texts, lists and mappings, each with its line, and the comments around them.

Every scalar is taken as it is written (``1.10`` stays ``1.10``, ``NO`` is Norway and not *no*); the models say what is a number.
Anchors, aliases, tags and a second document have no place in a strategy and are refused before anything is built from them,
so that a small file cannot grow into a large one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import yaml

from hansa.errors import InputError

MOST_BYTES = 8_000_000
MOST_DEPTH = 24
"""A strategy's own depth is eleven."""
EMPTY = {"", "~", "null", "Null", "NULL"}
COMMENT = re.compile(r"(?:^|(?<=\s))#")
BLOCK_STYLES = ("|", ">")

Place = tuple[str | int, ...]
"""Where a value stands: keys and positions from the top."""


@dataclass
class Markup:
    """What a text of YAML holds: the data, the line of each place (from 1), and the comments by line."""

    data: Any = None
    lines: dict[Place, int] = field(default_factory=dict)
    comments: dict[int, tuple[str, bool]] = field(default_factory=dict)
    """Comment by line, with whether it has the line to itself."""


def read_text(path: Path) -> str:
    """Return the text of a strategy file.

    Raises
    ------
    InputError
        ``no-strategy``, ``strategy-unreadable``, ``strategy-too-large`` or ``strategy-not-text``.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise InputError("no-strategy", path=path) from error
    except OSError as error:
        raise InputError("strategy-unreadable", path=path, reason=error.strerror) from error
    if len(content) > MOST_BYTES:
        raise InputError("strategy-too-large", path=path, most=MOST_BYTES // 1_000_000)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise InputError("strategy-not-text", path=path, line=line) from error


def read_markup(text: str, path: Path) -> Markup:
    """Return what a text of YAML holds.

    Raises
    ------
    InputError
        ``strategy-broken`` where it is no YAML, ``strategy-refused`` where it uses what a strategy does not need,
        ``strategy-key-twice`` where a mapping has a key twice; each with path and line.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    builder = _Builder(path)
    try:
        for event in yaml.parse(text, Loader=loader):
            builder.take(event)
    except yaml.YAMLError as error:
        raise InputError("strategy-broken", path=path, line=_line_of(error), reason=_reason_of(error)) from error
    builder.markup.comments = dict(_find_comments(text, builder.spans))
    return builder.markup


def _line_of(error: yaml.YAMLError) -> int:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return mark.line + 1 if mark else 1


def _reason_of(error: yaml.YAMLError) -> str:
    return str(getattr(error, "problem", None) or getattr(error, "reason", None) or error).splitlines()[0]


@dataclass
class _Level:
    place: Place
    holder: dict[str, Any] | list[Any]
    key: str | None = None


class _Builder:
    """Builds the data from the parser's events, one level of nesting on a stack of its own."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.markup = Markup()
        self.spans: dict[int, list[tuple[int, int]]] = {}
        self._levels: list[_Level] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Take one event of the parser."""
        line = _spot(event.start_mark)[0] + 1
        if isinstance(event, yaml.NodeEvent):
            if event.anchor is not None:
                self._refuse(f"*{event.anchor}" if isinstance(event, yaml.AliasEvent) else f"&{event.anchor}", line)
            if getattr(event, "tag", None) is not None:
                self._refuse(str(getattr(event, "tag", "")), line)
            self._take_node(event, line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._levels.pop()
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._refuse("---", line)

    def _refuse(self, sign: str, line: int) -> NoReturn:
        raise InputError("strategy-refused", path=self.path, line=line, sign=sign, most=MOST_DEPTH)

    def _take_node(self, event: yaml.NodeEvent, line: int) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._note_span(event)
            level = self._levels[-1] if self._levels else None
            if level and isinstance(level.holder, dict) and level.key is None:
                self._open_key(level, event.value, line)
                return
            plain = event.style is None or event.style == ""
            self._put(None if plain and event.value in EMPTY else event.value, line)
            return
        holder: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        level = self._levels[-1] if self._levels else None
        if level and isinstance(level.holder, dict) and level.key is None:
            raise InputError("strategy-broken", path=self.path, line=line, reason="a key is a list or a mapping")
        place = self._put(holder, line)
        self._levels.append(_Level(place, holder))
        if len(self._levels) > MOST_DEPTH:
            self._refuse("[[…]]", line)

    def _open_key(self, level: _Level, key: str, line: int) -> None:
        if key in level.holder:
            first = self.markup.lines[*level.place, key]
            raise InputError("strategy-key-twice", path=self.path, line=line, key=key, first=first)
        level.key = key
        self.markup.lines[*level.place, key] = line

    def _put(self, value: Any, line: int) -> Place:
        if not self._levels:
            self.markup.data = value
            self.markup.lines[()] = line
            return ()
        level = self._levels[-1]
        if isinstance(level.holder, list):
            place = (*level.place, len(level.holder))
            level.holder.append(value)
            self.markup.lines[place] = line
            return place
        key = str(level.key)
        level.holder[key] = value
        level.key = None
        return (*level.place, key)

    def _note_span(self, event: yaml.ScalarEvent) -> None:
        (first, left), (last, right) = _spot(event.start_mark), _spot(event.end_mark)
        begin = first + 1 if event.style in BLOCK_STYLES else first  # a block's header may have a comment
        for line in range(begin, last + 1):
            span = (left if line == first else 0, right if line == last else MOST_BYTES)
            self.spans.setdefault(line, []).append(span)


def _spot(mark: Any) -> tuple[int, int]:
    """Return line and column of a parser's mark, both from 0."""
    return mark.line, mark.column


def _find_comments(text: str, spans: dict[int, list[tuple[int, int]]]) -> Iterator[tuple[int, tuple[str, bool]]]:
    for number, line in enumerate(re.split(r"\r\n|[\n\r\x85\u2028\u2029]", text)):
        for found in COMMENT.finditer(line) if "#" in line else ():
            if not any(start <= found.start() < end for start, end in spans.get(number, ())):
                yield number + 1, (line[found.start() :].rstrip(), not line[: found.start()].strip())
                break
