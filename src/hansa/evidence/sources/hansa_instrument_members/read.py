"""Who takes part in which instrument, in what manner and since when."""

from __future__ import annotations

import polars as pl

from hansa.evidence.raw import Raw
from hansa.evidence.sources.checks import UNION, check_rows, resolve_parties

FILE = "strategy/instrument_members_202612.csv"
COLUMNS = dict.fromkeys(
    ("instrument_id", "country", "status", "date", "source_url", "source_title", "as_of"), pl.String
)


def read(raw: Raw) -> pl.DataFrame:
    """Return ``instrument, country, status, date, source_title, as_of``: one row an instrument and party.

    ``country`` is ``EU`` where the European Union itself is the party. ``date`` is text, as exact as its source: a year, a
    month or a day. Whether a list is complete, and of what day, stands in ``hansa_instruments``.
    """
    frame = raw.read_csv(FILE, COLUMNS, ignore=["source_url"])
    check_rows(raw, frame, "status", pl.col("status").is_not_null(), FILE)
    pair = pl.struct("instrument_id", "country")
    check_rows(raw, frame, "country", pair.is_first_distinct(), FILE)
    resolved = resolve_parties(raw, frame, "country", FILE, union=UNION)
    return resolved.select(
        pl.col("instrument_id").alias("instrument"), "country", "status", "date", "source_title", "as_of"
    )
