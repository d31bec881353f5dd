"""What a cell says: numbers with commas or points, dates as people write them, yes and no; told apart by the whole file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from hansa.error_texts import N_
from hansa.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hansa.own.remark import Notes

BLANKS = " \u00a0\u202f\u2009'’"
"""What stands between thousands: space, no-break space, narrow no-break space, thin space, apostrophes."""
NOTHING = {"", "-", "–", "—", "n/a", "na", "n.a.", "nd", "n.d.", "null", "none", "inconnu", "unknown", "..", "?"}
"""What people write where they know nothing."""
EXCEL_FAULTS = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#VALEUR!", "#NOM?", "#NOMBRE!")
YES = {"yes", "y", "true", "1", "x", "oui", "o", "vrai"}
NO = {"no", "n", "false", "0", "non", "faux"}
NUMBER = re.compile(r"\d+(?:[.,]\d+)*(?:[eE][+]?\d{1,2})?", re.ASCII)
THOUSANDS = 3
"""Digits of a group."""
ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ]00:00(?::00)?)?", re.ASCII)
LOCAL = re.compile(r"(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})(?: 00:00(?::00)?)?", re.ASCII)
MONTHS = 12
LARGEST = 1e18
"""Beyond it no count or sum of this world lies."""
LONGEST = 60
"""Letters of a cell that an error repeats."""
GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})+", re.ASCII)


@dataclass(frozen=True)
class Customs:
    """How a file writes: its decimal mark (empty where no number tells), and whether days stand before months (None: not told)."""

    decimal: str = ""
    day_first: bool | None = None


def find_customs(numbers: Iterable[str], dates: Iterable[str], separator_is_comma: bool) -> Customs:
    """Find how a file writes numbers and dates from all of them together; what none of them tells stays open.

    Parameters
    ----------
    numbers, dates : iterable of str
        The cells of columns of numbers and of dates.
    separator_is_comma : bool
        A file that is separated by commas writes decimals with a point, unless its numbers say otherwise.
    """
    marks = {mark for cell in numbers if (mark := _decimal_of(cell))}
    decimal = marks.pop() if len(marks) == 1 else "" if marks else "." if separator_is_comma else ""
    firsts = {first for cell in dates if (first := _day_first(cell)) is not None}
    return Customs(decimal, firsts.pop() if len(firsts) == 1 else None)


def _plain(cell: str) -> str:
    return "".join(sign for sign in cell if sign not in BLANKS)


def _decimal_of(cell: str) -> str:
    """Return the decimal mark that a number shows beyond doubt, else nothing."""
    text = _plain(cell).lstrip("-−")
    if not NUMBER.fullmatch(text):
        return ""
    marks = [sign for sign in text if sign in ".,"]
    if len(set(marks)) > 1:
        return marks[-1]
    if len(marks) > 1:
        return "," if marks[0] == "." else "."
    if not marks:
        return ""
    whole, _, rest = re.split("[eE]", text)[0].partition(marks[0])
    return marks[0] if len(rest) != THOUSANDS or len(whole) > THOUSANDS or whole == "0" else ""


def _day_first(cell: str) -> bool | None:
    found = LOCAL.fullmatch(cell)
    if not found or not found[1]:
        return None
    first, second = int(found[1]), int(found[2])
    return True if first > MONTHS else False if second > MONTHS else None


def is_nothing(cell: str) -> bool:
    """Whether a cell says that nothing is known."""
    return cell.casefold() in NOTHING


def read_number(cell: str, customs: Customs, notes: Notes, *, whole: bool = False) -> float:
    """Return a number that is not negative.

    Raises
    ------
    InputError
        ``own-formula``, ``own-number``, ``own-too-large``, ``own-not-whole``, ``own-thousand-or-fraction``,
        ``own-two-decimals``; the caller adds line and column.
    """
    if cell.upper() in EXCEL_FAULTS:
        raise InputError("own-formula", cell=cell)
    text = _plain(cell)
    if not NUMBER.fullmatch(text):
        raise InputError("own-number", cell=_short(cell))
    if "e" in text.casefold():
        notes.list(
            N_("“{cell}”: the workbook wrote a number in scientific notation; its last digits may be lost."), cell=cell
        )
    value = float(_to_point(text, cell, customs, whole))
    if value > LARGEST:
        raise InputError("own-too-large", cell=_short(cell))
    if whole and value != int(value):
        raise InputError("own-not-whole", cell=_short(cell))
    if text != cell or (any(mark in text for mark in ".,") and value == int(value) and GROUPED.fullmatch(text)):
        notes.list(N_("Numbers are written with separators between thousands, such as “{cell}”."), cell=cell)
    if customs.decimal == "," and "," in text and not whole:
        notes.list(N_("Numbers are written with a decimal comma."))
    return value


def _to_point(text: str, cell: str, customs: Customs, whole: bool) -> str:
    """Write a number as programs do."""
    marks = {sign for sign in text if sign in ".,"}
    if not marks:
        return text
    grouped = GROUPED.fullmatch(text)
    if grouped and whole and customs.decimal in {"", "." if "," in marks else ","}:
        return re.sub("[.,]", "", text)
    if not customs.decimal:
        if grouped and text[0] != "0":
            raise InputError("own-thousand-or-fraction", cell=_short(cell))
        raise InputError("own-two-decimals", cell=_short(cell))
    other = "." if customs.decimal == "," else ","
    if other in text and not GROUPED.fullmatch(text.partition(customs.decimal)[0]):
        raise InputError("own-two-decimals", cell=_short(cell))
    return text.replace(other, "").replace(customs.decimal, ".")


def read_date(cell: str, customs: Customs, notes: Notes) -> str:
    """Return a date as ``2026``, ``2026-10`` or ``2026-10-31``.

    Raises
    ------
    InputError
        ``own-date``, ``own-day-or-month``.
    """
    if found := ISO.fullmatch(cell):
        return _check_date(cell, found[1], found[2], found[3])
    found = LOCAL.fullmatch(cell)
    if not found:
        raise InputError("own-date", cell=_short(cell))
    first, second, year = found.groups()
    if not first:
        return _check_date(cell, year, second, None)
    day_first = customs.day_first
    if day_first is None and first != second:
        raise InputError("own-day-or-month", cell=_short(cell))
    day, month = (first, second) if day_first else (second, first)
    notes.list(N_("Dates are written as {cell}, read as {read}."), cell=cell, read=_check_date(cell, year, month, day))
    return _check_date(cell, year, month, day)


def _check_date(cell: str, year: str, month: str | None, day: str | None) -> str:
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError as error:
        raise InputError("own-date", cell=_short(cell)) from error
    return "-".join(part.zfill(2) for part in (year, month, day) if part)


def read_flag(cell: str) -> bool:
    """Return whether a cell says yes or no.

    Raises
    ------
    InputError
        ``own-flag``.
    """
    word = cell.casefold()
    if word not in YES | NO:
        raise InputError("own-flag", cell=_short(cell))
    return word in YES


def _short(cell: str) -> str:
    return cell if len(cell) <= LONGEST else f"{cell[:LONGEST]}…"
