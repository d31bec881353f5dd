"""Population of countries and territories, as the locale data of Unicode has it."""

from __future__ import annotations

import polars as pl

from hansa.evidence.raw import Raw

FILE = "society/territory-languages.csv"


def read(raw: Raw) -> pl.DataFrame:
    """Return ``country, population``: one row a country or territory; the file repeats it for each language."""
    frame = raw.read_csv(FILE, {"territory": pl.String, "population": pl.Float64}, ignore="*")
    rows = raw.resolve_column(frame, "territory", FILE)
    return rows.select("country", "population").unique("country", keep="first", maintain_order=True).sort("country")
