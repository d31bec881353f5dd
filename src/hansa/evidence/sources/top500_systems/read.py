"""The TOP500 of November 2024: owners hand in what they want listed, and China has long handed in little."""

from __future__ import annotations

import polars as pl

from hansa.evidence.raw import Raw

FILE = "firms/top500-202411.csv.gz"
COLUMNS: dict[str, type[pl.DataType]] = {"Rank": pl.Int32, "Country": pl.String, "Rmax [TFlop/s]": pl.Float64}


def read(raw: Raw) -> pl.DataFrame:
    """Return ``rank, country, rmax``: one row a system, its measured performance in teraflops."""
    frame = raw.resolve_column(raw.read_csv(FILE, COLUMNS, ignore="*"), "Country", FILE)
    return frame.select(rank="Rank", country="country", rmax="Rmax [TFlop/s]")
