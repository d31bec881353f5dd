"""A CSV file as Excel, LibreOffice or a program writes it: its encoding, its separator, its lines."""

from __future__ import annotations

import csv
import errno
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hansa.error_texts import N_
from hansa.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hansa.own.remark import Remarks

MOST_BYTES = 20_000_000
"""The largest file of this kind that was seen has some 100,000 lines."""
SEPARATORS = {",": N_("comma"), ";": N_("semicolon"), "\t": N_("tab"), "|": N_("vertical bar")}
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How workbooks begin: ``.xlsx`` and ``.ods`` are archives, ``.xls`` is a compound file."""
COMMENT = "#"


@dataclass(frozen=True)
class Line:
    """A line with something on it: its number in the file, from 1, and its cells without outer blanks."""

    number: int
    cells: tuple[str, ...]


def read_bytes(path: Path) -> bytes:
    """Return a file's content.

    Raises
    ------
    InputError
        ``written-unreadable``, ``written-too-large``, ``own-workbook``.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError("written-too-large", path=path, most=MOST_BYTES // 1_000_000)
        if not path.is_file():  # a device or a pipe may never end
            raise InputError("written-unreadable", path=path, reason=os.strerror(errno.EINVAL))
        data = path.read_bytes()
    except OSError as error:
        raise InputError("written-unreadable", path=path, reason=error.strerror) from error
    if data.startswith(WORKBOOKS):
        raise InputError("own-workbook", path=path)
    return data


def read_lines(data: bytes, notes: Remarks, known: Callable[[str], bool]) -> tuple[tuple[Line, ...], str]:
    """Return the lines of a file, the header first, and its separator; empty lines and comments are left out.

    Parameters
    ----------
    data : bytes
        The file.
    notes : Remarks
        Where departures from plain CSV (UTF-8, commas) are listed.
    known : callable
        Whether a cell names a column: the separator is the one that finds most.

    Raises
    ------
    InputError
        ``own-not-text``, ``own-open-quote``, ``own-empty``.
    """
    text = _decode(data, notes)
    first, text, told = _take_separator(text)
    separator = told or _find_separator(text, known)
    if separator != ",":
        notes.list(N_("The separator is a {name}."), name=SEPARATORS.get(separator, separator))
    lines = _split(text, separator, first, notes)
    if not lines:
        raise InputError("own-empty", path=notes.path)
    return tuple(lines), separator


def _decode(data: bytes, notes: Remarks) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding, name = "utf-16", "UTF-16"
    elif data.startswith(b"\xef\xbb\xbf"):
        encoding, name = "utf-8-sig", N_("UTF-8 with a byte order mark")
    else:
        encoding, name = "utf-8", ""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise InputError("own-not-text", path=notes.path, line=_line_of(data, error.start)) from error
        text, name = _decode_windows(data, notes), "Windows-1252"
    if "\0" in text:
        raise InputError("own-not-text", path=notes.path, line=text[: text.index("\0")].count("\n") + 1)
    if name:
        notes.list(N_("The file is in {name}."), name=name)
    return text


def _decode_windows(data: bytes, notes: Remarks) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise InputError("own-not-text", path=notes.path, line=_line_of(data, error.start)) from error


def _line_of(data: bytes, place: int) -> int:
    return data[:place].count(b"\n") + 1


def _take_separator(text: str) -> tuple[int, str, str]:
    """Take away the line ``sep=;`` that Excel understands; return the number of the first line, the rest, and what it says."""
    head, _, rest = text.partition("\n")
    head = head.strip()
    if head.casefold().startswith("sep=") and len(head) == len("sep=;"):
        return 2, rest, head[-1]
    return 1, text, ""


def _find_separator(text: str, known: Callable[[str], bool]) -> str:
    """Return the separator that finds most columns on the first line that is no comment."""
    lines = (
        line for line in text.splitlines() if line.strip(" ;,\t|\"'") and not line.lstrip('" ').startswith(COMMENT)
    )
    header = next(lines, "")

    def count(separator: str) -> tuple[int, int]:
        cells = header.split(separator)
        return sum(known(cell.strip(' "')) for cell in cells), len(cells)

    return max(SEPARATORS, key=count)


def _split(text: str, separator: str, first: int, notes: Remarks) -> list[Line]:
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True)
    lines: list[Line] = []
    number, empty = first, 0
    try:
        for cells in reader:
            stripped = tuple(cell.strip().strip("\u00a0\u202f") for cell in cells)
            if not any(stripped):
                empty += 1
            elif lines or not stripped[0].startswith(COMMENT):  # below the header it is a figure
                lines.append(Line(number, stripped))
            number = first + reader.line_num
    except csv.Error as error:
        raise InputError("own-open-quote", path=notes.path, line=number) from error
    if empty:
        notes.list(N_("Lines without anything on them, left out: {number}."), number=empty)
    return lines
