"""The international digital strategies that states have published, and what each is known to hold."""

from __future__ import annotations

import polars as pl

from hansa.evidence.raw import Raw
from hansa.evidence.sources.checks import UNION, check_rows, resolve_parties

FILE = "strategy/strategies.csv"
COLUMNS: dict[str, type[pl.DataType]] = {
    "country": pl.String,
    "title": pl.String,
    "title_original": pl.String,
    "year": pl.Int32,
    "period": pl.String,
    "pillars": pl.String,
    "has_budget": pl.String,
    "has_indicators": pl.String,
    "has_lead_agencies": pl.String,
    "consulted": pl.String,
    "source_url": pl.String,
    "source_title": pl.String,
    "as_of": pl.String,
}
FLAGS = ("has_budget", "has_indicators", "has_lead_agencies")
KNOWN = {"yes": True, "no": False, "unknown": None}


def read(raw: Raw) -> pl.DataFrame:
    """Return the file's columns: one row a strategy.

    ``country`` is ``EU`` for the European Union and null for the African Union. ``has_budget``, ``has_indicators`` and
    ``has_lead_agencies`` are null where the text was not read. ``pillars`` are joined by ``; ``.
    """
    frame = raw.read_csv(FILE, COLUMNS)
    for column in FLAGS:
        check_rows(raw, frame, column, pl.col(column).is_not_null() & pl.col(column).is_in(list(KNOWN)), FILE)
    check_rows(raw, frame, "title", pl.struct("country", "title").is_first_distinct(), FILE)
    of_no_state = pl.col("country").is_null()
    check_rows(raw, frame, "country", ~of_no_state | pl.col("title").str.starts_with("African Union"), FILE)
    flags = [
        pl.col(column).replace_strict(list(KNOWN), list(KNOWN.values()), return_dtype=pl.Boolean) for column in FLAGS
    ]
    coded = frame.with_columns(pl.col("country").fill_null(UNION), *flags, stateless=of_no_state)
    resolved = resolve_parties(raw, coded, "country", FILE, union=UNION)
    return resolved.with_columns(pl.when(~pl.col("stateless")).then("country").alias("country")).drop("stateless")
