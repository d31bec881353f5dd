"""Regions of the United Nations, income groups of the World Bank and groups of states with special needs, by country."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from hansa.errors import SourceChanged
from hansa.evidence.raw import Raw

FILE = "society/regions-income.csv"
COLUMNS = {
    "iso3_code": pl.String,
    "region": pl.String,
    "subregion": pl.String,
    "ldc": pl.String,
    "lldc": pl.String,
    "sids": pl.String,
    "income_level": pl.String,
}
FLAGS = ("ldc", "lldc", "sids")
WRITTEN = {"True": True, "False": False}
LEVELS = {
    "High income": "high",
    "Upper middle income": "upper_middle",
    "Lower middle income": "lower_middle",
    "Low income": "low",
    "Not classified": None,
}
FIRST_LINE = 2


def read(raw: Raw) -> pl.DataFrame:
    """Return ``country, region, subregion, income_level, ldc, lldc, sids``: one row a country or territory.

    ``region`` and ``subregion`` are those of the United Nations (M49); ``income_level`` is ``high``, ``upper_middle``,
    ``lower_middle``, ``low`` or null where the World Bank does not classify. Countries are told by their code of three
    letters: that of two is empty for Namibia, whose ``NA`` some program took for nothing.

    Raises
    ------
    SourceChanged
        ``columns-moved``, ``unresolved-country``, or ``bad-value`` for a flag or an income group of another spelling.
    """
    frame = raw.read_csv(FILE, COLUMNS, ignore=("*",))
    spelled: dict[str, Iterable[str]] = {**dict.fromkeys(FLAGS, WRITTEN), "income_level": LEVELS}
    for column, allowed in spelled.items():
        _check_spelling(raw, frame, column, allowed)
    return raw.resolve_column(frame, "iso3_code", FILE).select(
        "country",
        "region",
        "subregion",
        pl.col("income_level").replace_strict(LEVELS, return_dtype=pl.String),
        *(pl.col(flag).replace_strict(WRITTEN, return_dtype=pl.Boolean) for flag in FLAGS),
    )


def _check_spelling(raw: Raw, frame: pl.DataFrame, column: str, allowed: Iterable[str]) -> None:
    other = frame.with_row_index("line", FIRST_LINE).filter(
        pl.col(column).is_not_null() & ~pl.col(column).is_in(list(allowed))
    )
    if other.height:
        line, value = other.select("line", column).row(0)
        raise SourceChanged("bad-value", dataset=raw.source.id, path=FILE, line=line, column=column, value=value)
