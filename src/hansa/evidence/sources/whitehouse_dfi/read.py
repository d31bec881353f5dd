"""The states that endorsed the Declaration for the Future of the Internet on the day of its launch."""

from __future__ import annotations

import polars as pl

from hansa.evidence.raw import Raw
from hansa.evidence.sources.checks import parse_column

FILE = "policy/dfi_2022-04-28.csv"


def read(raw: Raw) -> pl.DataFrame:
    """Return ``country, date``: one row an endorsing state."""
    frame = raw.read_csv(FILE, {"endorser": pl.String, "date": pl.String}, ignore=["source"])
    dated = parse_column(raw, frame, "date", pl.Date, FILE)
    return raw.resolve_column(dated, "endorser", FILE).select("country", "date")
