"""A person's comments keep their place when a strategy is written anew.

A comment belongs to the key or item that follows it, or whose line it ends. That place is known by ids and not by positions, so
that a comment goes with its action wherever this goes; a comment whose item is gone moves to what held the item.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any

from hansa.strategy.markup import Markup
from hansa.written import FaultPlace

TAIL: FaultPlace = ("", "tail")
"""Where the comments stand that nothing follows."""


@dataclass
class Note:
    """The comments of a place: those on lines of their own before it, and the one behind it."""

    before: list[str] = field(default_factory=list)
    behind: str = ""


Notes = Mapping[FaultPlace, Note]
NO_NOTE = Note()


def keep_comments(data: dict[str, Any], markup: Markup, own: AbstractSet[str]) -> dict[FaultPlace, Note]:
    """Return the comments of a former text by their place in the data that is written now.

    Parameters
    ----------
    data : dict
        What is written.
    markup : Markup
        The former text.
    own : set of str
        Comments that the layout itself writes among the choices.
    """
    choices = markup.lines.get(("choices",), len(markup.lines) + max(markup.comments, default=0))
    places = sorted(((line, place) for place, line in markup.lines.items() if place), key=lambda pair: pair[0])
    starts = [line for line, _ in places]
    present = set(_walk(data, ()))
    notes: dict[FaultPlace, Note] = {}
    for line, (comment, alone) in sorted(markup.comments.items()):
        if comment in own and line > choices:
            continue
        index = bisect_left(starts, line)
        if not alone:
            index = max(bisect_left(starts, line + 1) - 1, 0)
        place = _name(places[index][1], markup.data) if index < len(places) else TAIL
        _add(notes, _survivor(place, present), comment, alone or place not in present)
    return notes


def _add(notes: dict[FaultPlace, Note], place: FaultPlace, comment: str, before: bool) -> None:
    note = notes.setdefault(place, Note())
    if before or note.behind:
        note.before.append(comment)
    else:
        note.behind = comment


def _walk(value: Any, place: FaultPlace) -> Iterator[FaultPlace]:
    yield place
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _walk(one, (*place, key))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from _walk(one, (*place, item_key(one, number)))


def item_key(item: Any, number: int) -> str | int:
    """Return how an item of a list is known: by its id where it has one, else by its position."""
    return f"#{item['id']}" if isinstance(item, dict) and "id" in item else number


def _name(place: FaultPlace, data: Any) -> FaultPlace:
    """Return a place with ids instead of positions."""
    named: list[str | int] = []
    for part in place:
        data = data[part]
        named.append(item_key(data, part) if isinstance(part, int) else part)
    return tuple(named)


def _survivor(place: FaultPlace, present: AbstractSet[FaultPlace]) -> FaultPlace:
    while place and place not in present and place != TAIL:
        place = place[:-1]
    return place or TAIL
