"""Gapminder's series by country and year."""

from __future__ import annotations

import polars as pl

from hansa.evidence.raw import Raw

SERIES = {
    "population": "total_population_with_projections",
    "internet_users_percent": "internet_users",
    "gdp_per_capita_usd": "gdppercapita_us_inflation_adjusted",
    "broadband_per_100": "broadband_subscribers_per_100_people",
}
LAST_YEAR = 2024  # later years of the population series are projections


def read(raw: Raw) -> pl.DataFrame:
    """Return ``country, indicator, year, value``: one row a measured country and year."""
    return pl.concat(_read_series(raw, indicator, column) for indicator, column in SERIES.items())


def _read_series(raw: Raw, indicator: str, column: str) -> pl.DataFrame:
    file = f"society/{column}.csv"
    frame = raw.read_csv(file, {"geo": pl.String, "time": pl.Int32, column: pl.Float64})
    return (
        raw.resolve_column(frame, "geo", file)
        .filter(pl.col("time") <= LAST_YEAR)
        .select(
            "country", pl.lit(indicator).alias("indicator"), pl.col("time").alias("year"), pl.col(column).alias("value")
        )
    )
