"""Imports of semiconductors by economy and partner, HS headings 8541 and 8542 together.

Heading 8541 also holds photovoltaic cells and light-emitting diodes, so that solar panels weigh in. The file covers 100
economies on both sides: what comes from others, Viet Nam and Russia among them, is not in it. It states no unit; the
magnitudes are those of imports in US dollars. The European Union stands as one economy.
"""

from __future__ import annotations

import polars as pl

from hansa.evidence.raw import Raw
from hansa.evidence.sources.checks import check_rows, resolve_parties

FILE = "supply/wto-semiconductor-imports.csv"
UNION_NAME = "European Union"


def read(raw: Raw) -> pl.DataFrame:
    """Return ``reporter, partner, year, value_usd``: one row a reporter, partner and year.

    ``reporter`` and ``partner`` are alpha-2 codes, or ``EU`` for the European Union as a whole.
    """
    columns: dict[str, type[pl.DataType]] = {
        "Reporting Economy": pl.String,
        "Partner Economy": pl.String,
        "Year": pl.Int32,
        "Value": pl.Float64,
    }
    frame = raw.read_csv(FILE, columns, ignore=["PSI Reporting Economy", "PSI Partner Economy"])
    frame = frame.rename(dict(zip(columns, ("reporter", "partner", "year", "value_usd"), strict=True)))
    check_rows(raw, frame, "value_usd", pl.col("value_usd").is_not_null() & (pl.col("value_usd") >= 0), FILE)
    check_rows(raw, frame, "partner", pl.struct("reporter", "partner", "year").is_first_distinct(), FILE)
    for column in ("reporter", "partner"):
        frame = resolve_parties(raw, frame, column, FILE, union=UNION_NAME)
    return frame
