"""How a strategy is laid out as text: one item a line, one sentence a line, always in the same order, so that edits merge."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from hansa.strategy.comments import NO_NOTE, TAIL, Note, Notes, item_key, keep_comments
from hansa.strategy.document import Choice, Strategy
from hansa.strategy.markup import Markup
from hansa.written import FaultPlace

ON_ONE_LINE = ("evidence", "results")
"""Lists whose items are short, and stand on one line each."""
EXACT = 1e15
"""Below it a float holds every whole number: written without a point, it is read as the same."""
WIDTH = 100
"""A longer text is written one sentence a line."""
SENTENCE = re.compile(r"(?<=[.!?…»”]) (?=\S)")
PLAIN = re.compile(r"[^\W\d_](?:[\w '’().,/«»“”–&+;?!%\xa0\u202f-]|:(?=\S))*(?<![\s:])")
"""What needs no quotes."""
FLOW = re.compile(r"[\w ().-]+")
"""What needs none between braces."""
UNSAFE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|(?:^|\n)[ \t]|[ \t\n]$|[ \t]\n|^\n")
"""What a folded text would not give back unchanged."""


def to_text(strategy: Strategy, markup: Markup | None = None, steps: Iterable[str] = ()) -> str:
    """Return a strategy as YAML.

    Parameters
    ----------
    strategy : Strategy
        What is written.
    markup : Markup, optional
        The text that it came from: its comments are kept.
    steps : iterable of str
        The guide's steps in their order: choices are grouped by them, each group below a line that names its step, so that two
        people who decide in different steps write in different places.
    """
    marks = tuple(steps)
    data = to_data(strategy.model_copy(update={"choices": tuple(sort_choices(strategy.choices, marks))}))
    notes = keep_comments(data, markup, {f"# {step}" for step in marks}) if markup else {}
    lines = list(_Writer(notes, marks).write_mapping(data, 0, ()))
    return "\n".join([*lines, *notes.get(TAIL, NO_NOTE).before]).lstrip("\n") + "\n"


def sort_choices(choices: Iterable[Choice], steps: tuple[str, ...]) -> list[Choice]:
    """Return choices grouped by step, in the order of the steps; within one, in the order of the file."""
    order = {step: number for number, step in enumerate(steps)}
    return sorted(choices, key=lambda choice: order.get(choice.step, len(order)))


def to_data(part: BaseModel) -> dict[str, Any]:
    """Return a part as plain data: what is empty is left out, but for the keys that its file always shows."""
    return {key: _plain(getattr(part, key)) for key in type(part).model_fields if _is_shown(part, key)}


def _is_shown(part: BaseModel, key: str) -> bool:
    field = type(part).model_fields[key]
    shown = key in getattr(part, "shown", ()) or field.is_required()
    return shown or getattr(part, key) != field.get_default(call_default_factory=True)


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return to_data(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return {key: _plain(one) for key, one in value.items()} if isinstance(value, dict) else value


class _Writer:
    """Writes plain data as lines, with the comments of each place."""

    def __init__(self, notes: Notes, marks: tuple[str, ...]) -> None:
        self.notes = notes
        self.marks = marks

    def write_mapping(self, data: Mapping[str, Any], indent: int, place: FaultPlace) -> Iterator[str]:
        """Yield the lines of a mapping, each key in its order."""
        for key, value in data.items():
            here = (*place, key)
            note = self.notes.get(here, NO_NOTE)
            if not place and (isinstance(value, dict | list) or note.before):
                yield ""
            yield from _indented(note, indent)
            yield from self._write_value(f"{' ' * indent}{_scalar(key)}:", value, indent, here, note)

    def _write_value(self, head: str, value: Any, indent: int, place: FaultPlace, note: Note) -> Iterator[str]:
        behind = f"  {note.behind}" if note.behind else ""
        if isinstance(value, dict) and value:
            yield head + behind
            yield from self.write_mapping(value, indent + 2, place)
        elif isinstance(value, list) and (value or (place == ("choices",) and self.marks)):
            yield head + behind
            yield from self._write_items(value, indent + 2, place)
        elif isinstance(value, str) and _is_long(value):
            yield f"{head} >-{behind}"
            yield from (" " * (indent + 2) + line if line else "" for line in _fold(value))
        else:
            written = _scalar(value)
            yield f"{head} {written}{behind}" if written else head + behind

    def _write_items(self, items: list[Any], indent: int, place: FaultPlace) -> Iterator[str]:
        marks = list(self.marks) if place == ("choices",) else []
        for number, item in enumerate(items):
            here = (*place, item_key(item, number))
            if number and isinstance(item, dict) and "id" in item:
                yield ""
            while marks and item["step"] in marks:
                yield f"{' ' * indent}# {marks.pop(0)}"
            if not isinstance(item, dict) or place[-1] not in ON_ONE_LINE:
                yield from _indented(self.notes.get(here, NO_NOTE), indent)
            yield from self._write_item(item, indent, here)
        yield from (f"{' ' * indent}# {mark}" for mark in marks)

    def _write_item(self, item: Any, indent: int, place: FaultPlace) -> Iterator[str]:
        if isinstance(item, dict) and place[-2] in ON_ONE_LINE:
            comments = [note for at, note in self.notes.items() if at[: len(place)] == place]
            yield from (" " * indent + one for note in comments for one in note.before)
            behind = "".join(f"  {note.behind}" for note in comments if note.behind)
            yield f"{' ' * indent}- {{{', '.join(f'{key}: {_flow_scalar(one)}' for key, one in item.items())}}}{behind}"
        elif not isinstance(item, dict):
            yield from self._write_value(f"{' ' * indent}-", item, indent, place, self.notes.get(place, NO_NOTE))
        else:
            first, *others = self.write_mapping(item, indent + 2, place)
            while first.lstrip().startswith("#"):  # a comment between the dash and the first key stands before the item
                yield first[2:]
                first, *others = others
            yield f"{first[:indent]}- {first[indent + 2 :]}"
            yield from others


def _indented(note: Note, indent: int) -> Iterator[str]:
    yield from (" " * indent + line for line in note.before)


def _is_long(text: str) -> bool:
    return (len(text) > WIDTH or "\n" in text) and not UNSAFE.search(text)


def _fold(text: str) -> Iterator[str]:
    """Yield the lines of a folded text: a sentence each, and one empty line more than the text has between paragraphs."""
    for number, line in enumerate(text.split("\n")):
        if number:
            yield ""
        yield from SENTENCE.split(line) if line else ()


def _scalar(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < EXACT else _format_float(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list | dict):
        return "[]" if isinstance(value, list) else "{}"
    text = str(value)
    return text if PLAIN.fullmatch(text) and _reads_as_text(text) else _quote(text)


def _flow_scalar(value: Any) -> str:
    written = _scalar(value)
    return (
        written if not isinstance(value, str) or written.startswith('"') or FLOW.fullmatch(written) else _quote(value)
    )


def _format_float(value: float) -> str:
    digits, _, exponent = repr(value).partition("e")  # YAML 1.1 knows no number like 1e-05
    return f"{digits if '.' in digits else digits + '.0'}e{exponent}" if exponent else digits


@cache
def _resolver() -> Any:
    import yaml

    return yaml.resolver.Resolver()


def _reads_as_text(text: str) -> bool:
    """Whether any reader of YAML takes the text, unquoted, as a text: not as a date, a number or a yes or no."""
    from yaml import ScalarNode

    tag: str = _resolver().resolve(ScalarNode, text, (True, False))
    return tag == "tag:yaml.org,2002:str"


def _quote(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return re.sub(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]", lambda found: f"\\u{ord(found[0]):04x}", quoted)
