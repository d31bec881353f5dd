"""Data from the events of a parser of YAML, one level of nesting on a stack of its own; nothing is built before its bounds are checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from hansa.written.faults import Fault, FaultPlace, Teller, excerpt

MOST_DEPTH = 24
"""A strategy's own depth, the greatest, is eleven."""
MOST_ALIASES = 100
MOST_GROWN = 1_000_000
"""Signs and values that aliases may add to a text, all together."""
EMPTY = {"", "~", "null", "Null", "NULL"}
NUMBER = re.compile(r"[-+]?(\.?[0-9][0-9_.:]*([eE][-+]?[0-9]+)?|0[xo][0-9a-fA-F]+)")
"""Whatever some reader of YAML takes as a number."""
MERGE = "<<"


@dataclass
class _Level:
    """A mapping or list that is being read; ``size`` and ``height`` are what an alias of it would add."""

    place: FaultPlace
    holder: dict[str, Any] | list[Any]
    anchor: str | None
    key: str | None = None
    size: int = 1
    height: int = 1


class Builder:
    """Builds the data from the parser's events, one level of nesting on a stack of its own."""

    def __init__(self, path: Path, tell: Teller, aliases: int) -> None:
        self.data: Any = None
        self.lines: dict[FaultPlace, int] = {}
        self._path, self._tell = path, tell
        self._allowed, self._aliases = aliases, 0
        self._levels: list[_Level] = []
        self._anchors: dict[str, tuple[Any, int, int] | None] = {}
        self._grown = 0
        self._documents = 0

    def take(self, event: Any) -> None:
        """Take one event of the parser."""
        kind = type(event).__name__
        if kind == "ScalarEvent":
            self._take_scalar(event)
        elif kind in {"MappingStartEvent", "SequenceStartEvent"}:
            self._open(event, {} if kind == "MappingStartEvent" else [])
        elif kind in {"MappingEndEvent", "SequenceEndEvent"}:
            self._close()
        elif kind == "AliasEvent":
            self._take_alias(event)
        elif kind == "DocumentStartEvent":
            self._documents += 1
            if self._documents > 1:
                self._refuse("---", event)

    def _refuse(self, sign: str, event: Any) -> NoReturn:
        sign = excerpt(sign)
        raise self._tell(
            Fault("refused", self._path, event.start_mark.line + 1, value=sign, reason=f"{sign} has no place here")
        )

    def _break(self, reason: str, event: Any) -> NoReturn:
        raise self._tell(Fault("broken", self._path, event.start_mark.line + 1, reason=reason))

    def _check(self, event: Any) -> None:
        if event.tag is not None:
            self._refuse(event.tag, event)
        if event.anchor is not None and not self._allowed:
            self._refuse(f"&{event.anchor}", event)

    def _take_scalar(self, event: Any) -> None:
        if event.tag is not None or event.anchor is not None:
            self._check(event)
        level = self._levels[-1] if self._levels else None
        value, plain = event.value, not event.style
        if level and level.key is None and isinstance(level.holder, dict):
            if plain and NUMBER.fullmatch(value):
                self._break(f"the key {excerpt(value)} is a number: write it in quotes", event)
            self._open_key(level, value, event)
        else:
            self._put(None if plain and value in EMPTY else value, event, 1 + len(value))
        if event.anchor is not None:
            self._anchors[event.anchor] = (value, 1 + len(value), 0)

    def _open(self, event: Any, holder: dict[str, Any] | list[Any]) -> None:
        self._check(event)
        place = self._put(holder, event, 1)
        if event.anchor is not None:
            self._anchors[event.anchor] = None  # until it ends: an alias in between would be a circle
        self._levels.append(_Level(place, holder, event.anchor))
        if len(self._levels) > MOST_DEPTH:
            self._refuse("[[…]]", event)

    def _close(self) -> None:
        level = self._levels.pop()
        if isinstance(level.holder, dict) and self._allowed and MERGE in level.holder:
            merged = level.holder.pop(MERGE)
            for one in merged if isinstance(merged, list) else [merged]:
                for key, value in one.items() if isinstance(one, dict) else ():
                    level.holder.setdefault(key, value)
        if level.anchor is not None:
            self._anchors[level.anchor] = (level.holder, level.size, level.height)
        if self._levels:
            above = self._levels[-1]
            above.size += level.size
            above.height = max(above.height, level.height + 1)

    def _take_alias(self, event: Any) -> None:
        sign = f"*{event.anchor}"
        if self._allowed and event.anchor not in self._anchors:
            self._break(f"{excerpt(sign)} is said nowhere before", event)
        found = self._anchors.get(event.anchor)
        self._aliases += 1
        if found is None or self._aliases > self._allowed:
            self._refuse(sign, event)
        value, size, height = found
        self._grown += size
        if self._grown > MOST_GROWN or len(self._levels) + height > MOST_DEPTH:
            self._refuse(sign, event)
        level = self._levels[-1]
        if isinstance(level.holder, dict) and level.key is None:
            self._break("a key is an alias", event)
        self._put(value, event, size)
        level.height = max(level.height, height + 1)

    def _open_key(self, level: _Level, key: str, event: Any) -> None:
        line = event.start_mark.line + 1
        place = (*level.place, key)
        if key in level.holder:
            quoted = excerpt(key)
            reason = f"the key {quoted} stands twice"
            first = self.lines[place]
            raise self._tell(Fault("twice", self._path, line, key=quoted, reason=reason, first=first))
        level.key = key
        level.size += len(key)
        self.lines[place] = line

    def _put(self, value: Any, event: Any, size: int) -> FaultPlace:
        if not self._levels:
            self.data = value
            self.lines[()] = event.start_mark.line + 1
            return ()
        level = self._levels[-1]
        level.size += size
        if isinstance(level.holder, list):
            place = (*level.place, len(level.holder))
            level.holder.append(value)
            self.lines[place] = event.start_mark.line + 1
            return place
        key = level.key
        if key is None:
            self._break("a key is a list or a mapping", event)
        level.holder[key] = value
        level.key = None
        return (*level.place, key)
