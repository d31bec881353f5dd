"""Who speaks for a state on technology: envoys and ambassadors, and the offices behind them."""

from __future__ import annotations

import polars as pl

from hansa.evidence.raw import Raw
from hansa.evidence.sources.checks import UNION, check_rows, resolve_parties

FILE = "strategy/envoys.csv"
COLUMNS = dict.fromkeys(("country", "title", "kind", "since", "seat", "source_url", "source_title", "as_of"), pl.String)
KINDS = ("ambassador", "envoy", "department", "office")


def read(raw: Raw) -> pl.DataFrame:
    """Return the file's columns: one row a post or office; ``since`` and ``as_of`` are text, as exact as their source.

    The list is far from complete: a country that is not on it may well have an envoy.
    """
    frame = raw.read_csv(FILE, COLUMNS)
    check_rows(raw, frame, "kind", pl.col("kind").is_not_null() & pl.col("kind").is_in(KINDS), FILE)
    check_rows(raw, frame, "title", pl.struct("country", "title").is_first_distinct(), FILE)
    return resolve_parties(raw, frame, "country", FILE, union=UNION)
