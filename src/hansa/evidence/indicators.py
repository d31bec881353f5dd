"""Indicators: the latest value of each for each country."""

from __future__ import annotations

from functools import cache
from typing import Any

import polars as pl

from hansa.evidence.edition import Edition


@cache
def latest_indicators(edition: Edition) -> dict[tuple[str, str], dict[str, Any]]:
    """Return the row of the latest year that has a value, by indicator and country."""
    rows = edition.table("indicators").filter(pl.col("value").is_not_null()).sort("year", maintain_order=True)
    latest = rows.group_by("indicator", "country", maintain_order=True).last()
    return {(row["indicator"], row["country"]): row for row in latest.iter_rows(named=True)}


def find_values(edition: Edition, indicator: str, year: int) -> dict[str, float]:
    """Return an indicator's values of one year by country."""
    rows = edition.table("indicators").filter(indicator=indicator, year=year).drop_nulls("value")
    return dict(rows.select("country", "value").iter_rows())
