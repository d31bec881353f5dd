"""The form of a kind of file: its columns, in both languages, and the rows that a file gives by them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from hansa.countries import EUROPEAN_UNION, find, fold, suggest
from hansa.error_texts import N_
from hansa.errors import InputError
from hansa.nearest import suggest as near
from hansa.own.remark import Remarks
from hansa.own.sheet import Line, read_bytes, read_lines
from hansa.own.values import EXCEL_FAULTS, Customs, find_customs, is_nothing, read_date, read_flag, read_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

Sort = Literal["text", "country", "party", "countries", "number", "whole", "degrees", "date", "flag"]
"""What a cell is read as; a ``party`` is a country or the European Union, ``countries`` are several, separated by ``|``, ``/``, ``;`` or ``+``."""
LONGEST = 300
"""Letters of a text: a name is no paragraph."""
ROWS = 200_000


@dataclass(frozen=True)
class Field:
    """A column of a kind of file.

    Attributes
    ----------
    name, name_fr : str
        What the header may call it; case, accents and blanks do not matter.
    sort : str
        See :data:`Sort`.
    meaning_en, meaning_fr : str
        What stands in it.
    needed : bool
        Whether every row has a value.
    also : tuple of str
        Further names.
    """

    name: str
    name_fr: str
    sort: Sort
    meaning_en: str
    meaning_fr: str
    needed: bool = True
    also: tuple[str, ...] = ()

    @property
    def keys(self) -> set[str]:
        """The folded names."""
        return {fold(name) for name in (self.name, self.name_fr, *self.also)}


@dataclass(frozen=True)
class CsvRow:
    """A row as read: its line, and its values by column; None where nothing is known."""

    line: int
    values: dict[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.values[name]


def read_rows(path: Path, fields: Sequence[Field], examples: Sequence[Sequence[str]], notes: Remarks) -> list[CsvRow]:
    """Read a file by its form.

    Parameters
    ----------
    path : Path
        The file.
    fields : sequence of Field
        The columns of its kind.
    examples : sequence of sequence of str
        The rows of the template, which are no figures.
    notes : Remarks
        Where departures and faults go.

    Raises
    ------
    InputError
        The first fault, with the others behind it: every one names the file, and line and column where it has them.
    """
    return parse_rows(read_bytes(path), fields, examples, notes)


def parse_rows(data: bytes, fields: Sequence[Field], examples: Sequence[Sequence[str]], notes: Remarks) -> list[CsvRow]:
    """Read the content of a file by its form; see :func:`read_rows`."""
    names = {key for field in fields for key in field.keys}
    (header, *lines), separator = read_lines(data, notes, lambda cell: fold(cell) in names)
    places = _place(header, fields, notes)
    notes.settle()
    if not lines:
        raise InputError("own-empty", path=notes.path)
    if len(lines) > ROWS:
        raise InputError("own-too-many", path=notes.path, most=ROWS)
    customs = _find_customs(lines, places, separator)
    rows = [_read(line, header, places, customs, notes) for line in lines]
    _refuse_examples(lines, places, fields, examples, notes)
    notes.settle()
    return rows


def _place(header: Line, fields: Sequence[Field], notes: Remarks) -> dict[int, Field]:
    """Find which column stands where; a name that is nearly right is a fault, another is left out and listed."""
    places: dict[int, Field] = {}
    by_key = {key: field for field in fields for key in field.keys}
    for place, cell in enumerate(header.cells):
        field = by_key.get(fold(cell))
        if field and field in places.values():
            notes.fault(InputError("own-column-twice", line=header.number, column=cell))
        elif field:
            places[place] = field
    missing = [field for field in fields if field not in places.values()]
    for place, cell in enumerate(header.cells):
        if place not in places and cell and fold(cell) not in by_key:
            guess = near(fold(cell), {key for field in missing for key in field.keys}, most=1)
            if guess:
                wanted = by_key[guess[0]].name
                notes.fault(InputError("own-column-nearly", line=header.number, column=cell, wanted=wanted))
                missing = [field for field in missing if field.name != wanted]
            else:
                notes.list(N_("The column “{column}” is not read."), column=cell)
    if any(not cell for cell in header.cells):
        notes.list(N_("Columns without a name are not read."))
    for field in missing:
        if field.needed:
            known = ", ".join(one.name for one in fields)
            notes.fault(InputError("own-column-missing", line=header.number, column=field.name, known=known))
    return places


def _find_customs(lines: Sequence[Line], places: dict[int, Field], separator: str) -> Customs:
    def cells(sorts: tuple[Sort, ...]) -> Iterable[str]:
        return (
            line.cells[at] for line in lines for at, one in places.items() if one.sort in sorts and at < len(line.cells)
        )

    return find_customs(cells(("number", "whole", "degrees")), cells(("date",)), separator == ",")


def _read(line: Line, header: Line, places: dict[int, Field], customs: Customs, notes: Remarks) -> CsvRow:
    for at, cell in enumerate(line.cells):
        if cell and (at >= len(header.cells) or not header.cells[at]):
            notes.fault(InputError("own-cell-over", line=line.number, number=at + 1, cell=cell[:40]))
            break
    values = {}
    for at, field in places.items():
        cell = line.cells[at] if at < len(line.cells) else ""
        try:
            values[field.name] = _read_cell(cell, field, customs, notes)
        except InputError as error:
            error.fields |= {"line": line.number, "column": field.name}
            notes.fault(error)
    return CsvRow(line.number, values)


def _read_cell(cell: str, field: Field, customs: Customs, notes: Remarks) -> Any:
    if cell.upper() in EXCEL_FAULTS:
        raise InputError("own-formula", cell=cell)
    if not cell or (field.sort != "text" and is_nothing(cell)):
        if field.needed:
            raise InputError("own-cell-empty")
        if cell:
            notes.list(N_("“{cell}” is read as not known."), cell=cell)
        return None
    return _READERS[field.sort](cell, customs, notes)


def _read_degrees(cell: str, customs: Customs, notes: Remarks) -> float:
    return (-1 if cell[0] in "-−" else 1) * read_number(cell.lstrip("+-−"), customs, notes)


def _split(cell: str) -> list[str]:
    parts = [cell]
    for sign in "|;/+\n":
        parts = [part for whole in parts for part in whole.split(sign)]
    return [part.strip() for part in parts if part.strip()]


def read_party(cell: str, *, union: bool) -> str:
    """Return the code of a country by any of its common names, or of the European Union where it may stand.

    Raises
    ------
    InputError
        ``own-country``, with the nearest names.
    """
    if fold(cell) in {"eu", "ue", fold(EUROPEAN_UNION.name_en), fold(EUROPEAN_UNION.name_fr)} and union:
        return EUROPEAN_UNION.code
    country = find(cell)
    if country is None:
        raise InputError("own-country", cell=cell[:60], suggestion=suggest(cell) or "–")
    return country.code


def _read_text(cell: str) -> str:
    text = " ".join(cell.split())
    if len(text) > LONGEST:
        raise InputError("own-text-long", most=LONGEST)
    if not text.isprintable():
        raise InputError("own-text-signs")
    return text


def _refuse_examples(
    lines: Sequence[Line],
    places: dict[int, Field],
    fields: Sequence[Field],
    examples: Sequence[Sequence[str]],
    notes: Remarks,
) -> None:
    """Refuse a row of the template: it is no figure, and one that was left in would enter every answer."""
    order = {field.name: at for at, field in enumerate(fields)}
    known = [tuple(example) for example in examples]
    for line in lines:
        shown = [""] * len(fields)
        for at, field in places.items():
            shown[order[field.name]] = line.cells[at] if at < len(line.cells) else ""
        if tuple(shown) in known:
            notes.fault(InputError("own-example", line=line.number))


_READERS: dict[Sort, Callable[[str, Customs, Remarks], Any]] = {
    "text": lambda cell, _customs, _notes: _read_text(cell),
    "country": lambda cell, _customs, _notes: read_party(cell, union=False),
    "party": lambda cell, _customs, _notes: read_party(cell, union=True),
    "countries": lambda cell, _customs, _notes: tuple(
        dict.fromkeys(read_party(one, union=False) for one in _split(cell))
    ),
    "number": read_number,
    "whole": partial(read_number, whole=True),
    "degrees": _read_degrees,
    "date": read_date,
    "flag": lambda cell, _customs, _notes: read_flag(cell),
}
