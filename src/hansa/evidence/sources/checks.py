"""Checks that several readers share: each failure names the file, the line and the value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from hansa.errors import SourceChanged

if TYPE_CHECKING:
    from collections.abc import Collection

    from hansa.evidence.raw import Raw

UNION = "EU"
"""The code under which the European Union stands beside the countries."""


def check_rows(raw: Raw, frame: pl.DataFrame, column: str, valid: pl.Expr, file: str, *, first_line: int = 2) -> None:
    """Fail on the first row that is not valid.

    Parameters
    ----------
    frame : polars.DataFrame
        One row a line of the file, in its order.
    column : str
        The column whose value the error shows.
    valid : polars.Expr
        True where the row is as it should be; null counts as true.
    first_line : int
        Line of the file on which the first row stands.

    Raises
    ------
    SourceChanged
        ``bad-value``, with file, line, column and value.
    """
    wrong = frame.select(~valid.fill_null(value=True)).to_series().arg_true()
    if len(wrong):
        row = wrong[0]
        value = frame[column][row]
        raise SourceChanged(
            "bad-value", dataset=raw.source.id, path=file, line=row + first_line, column=column, value=value
        )


def parse_column(
    raw: Raw, frame: pl.DataFrame, column: str, kind: type[pl.DataType], file: str, *, blank: Collection[str] = ()
) -> pl.DataFrame:
    """Turn a column of text into numbers or dates, taking the words in ``blank`` as no value.

    Raises
    ------
    SourceChanged
        ``bad-value`` where a field is neither blank nor of the type.
    """
    text = pl.col(column).str.strip_chars()
    given = pl.when(text.is_in([*blank, ""]).not_()).then(text)
    value = given.str.to_date(strict=False) if kind == pl.Date else given.cast(kind, strict=False)
    check_rows(raw, frame, column, given.is_null() | value.is_not_null(), file)
    return frame.with_columns(value.alias(column))


def resolve_parties(raw: Raw, frame: pl.DataFrame, column: str, file: str, *, union: str) -> pl.DataFrame:
    """Replace the names in a column by alpha-2 codes, and the name of the European Union by ``EU``.

    Raises
    ------
    SourceChanged
        ``unresolved-country``, with file, line and the nearest names.
    """
    lines = frame.with_row_index("line").group_by(column, maintain_order=True).agg(pl.col("line").first() + 2)
    codes = {name: UNION if name == union else raw.code(name, file, line) for name, line in lines.rows()}
    code = pl.col(column).replace_strict(list(codes), list(codes.values()), return_dtype=pl.String)
    return frame.with_columns(code.alias(column)).filter(pl.col(column).is_not_null())
