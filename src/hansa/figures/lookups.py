"""The edition's tables indexed by country, once an edition, so that hundreds of questions are answered at once."""

from __future__ import annotations

from functools import cache
from typing import Any

import polars as pl

from hansa.dependence.profile import Supplier, add_countries, find_rows, name_top
from hansa.evidence import Edition

Row = dict[str, Any]
YEAR_DIGITS = 4


@cache
def find_rows_of(edition: Edition, table: str, country: str) -> list[Row]:
    """Return a country's rows in a table, in its order; none where the edition lacks the table."""
    if table not in edition.manifest.tables:
        return []
    return edition.table(table).filter(pl.col("country") == country).to_dicts()


def find_row(edition: Edition, table: str, country: str) -> Row | None:
    """Return a country's row in a table that has one a country; None where it has none."""
    rows = find_rows_of(edition, table, country)
    return rows[0] if rows else None


@cache
def first_row(edition: Edition, table: str) -> Row | None:
    """Return a table's first row; None where the edition lacks the table, or it is empty."""
    if table not in edition.manifest.tables:
        return None
    return next(edition.table(table).head(1).iter_rows(named=True), None)


@cache
def top_supplier(edition: Edition, layer: str, dataset: str, consumer: str) -> Supplier | None:
    """Return the largest known supplier of a consumer; None where none is known."""
    top = name_top(find_rows(edition, layer, dataset, consumer), 1)
    return top[0] if top else None


@cache
def supplier_countries(edition: Edition, layer: str, dataset: str, consumer: str) -> tuple[tuple[str, float], ...]:
    """Return the shares of a consumer's suppliers by their country, largest first."""
    return add_countries(find_rows(edition, layer, dataset, consumer))


@cache
def nearest_regions(edition: Edition, country: str) -> tuple[Row, ...]:
    """Return the region of each cloud provider that is nearest to a country's capital, the nearest first."""
    rows = find_rows_of(edition, "cloud_access", country)
    return tuple(sorted(rows, key=lambda row: (row["distance_km"], row["provider"])))


def shutdown_years(edition: Edition, country: str) -> list[Row]:
    """Return a country's shutdowns on record by year, in order; years without any have no row."""
    return sorted(find_rows_of(edition, "shutdowns", country), key=lambda row: row["year"])


@cache
def shutdown_acts(edition: Edition) -> tuple[Row, ...]:
    """Return what each state cut itself, by place and year: ``country`` is the state."""
    if "shutdown_acts" not in edition.manifest.tables:
        return ()
    return tuple(edition.table("shutdown_acts").iter_rows(named=True))


@cache
def agreements(edition: Edition) -> dict[tuple[str, str, str], tuple[float, float, float]]:
    """Return the agreement of each pair of states by issue, under both orders, with the bounds of its interval."""
    rows = edition.table("agreement").filter(pl.col("agreement").is_not_null())
    found = {}
    for issue, first, second, *figures in rows.select(
        "issue", "country", "other", "agreement", "low", "high"
    ).iter_rows():
        found[issue, first, second] = found[issue, second, first] = tuple(figures)
    return found


@cache
def vote_years(edition: Edition, issue: str) -> tuple[int, int, int]:
    """Return the first and last year of the roll calls behind an issue, and how many there are; zeros where there are none."""
    if "roll_calls" not in edition.manifest.tables:
        return 0, 0, 0
    calls = edition.table("roll_calls").filter(issue=issue)
    days = calls["date"].drop_nulls().sort()
    return (days[0].year, days[-1].year, calls.height) if len(days) else (0, 0, calls.height)


@cache
def lost_shares(edition: Edition) -> dict[tuple[str, str], float]:
    """Return the share of its routes that each scenario takes from each country, where some could be repaired, on the coarse model."""
    rows = edition.table("repairable_losses").select("scenario", "country", "lost_share").iter_rows()
    return {(scenario, country): share for scenario, country, share in rows}


@cache
def users(edition: Edition) -> dict[str, float]:
    """Return the estimated Internet users of each country's networks."""
    nodes = edition.table("coarse_nodes").group_by("country").agg(pl.col("users").sum()).drop_nulls()
    return dict(nodes.iter_rows())


@cache
def rows_by_id(edition: Edition, table: str) -> dict[str, Row]:
    """Return a table's rows by id, in its order; empty where the edition lacks the table."""
    if table not in edition.manifest.tables:
        return {}
    return {row["id"]: row for row in edition.table(table).iter_rows(named=True)}


def instruments(edition: Edition) -> dict[str, Row]:
    """Return the instruments by id."""
    return rows_by_id(edition, "instruments")


def forums(edition: Edition) -> dict[str, Row]:
    """Return the forums by id."""
    return rows_by_id(edition, "forums")


def scenarios(edition: Edition) -> dict[str, Row]:
    """Return the library's scenarios by id, as the edition tells them."""
    return rows_by_id(edition, "scenarios")


def dataset_span(edition: Edition, dataset: str) -> tuple[int, int]:
    """Return the first and last year that a dataset is about."""
    years = [int(part) for part in edition.sources[dataset].date.split("-") if len(part) == YEAR_DIGITS]
    return min(years), max(years)


def dataset_year(edition: Edition, dataset: str) -> int | None:
    """Return the last year that a dataset is about; None where the edition lacks it."""
    return dataset_span(edition, dataset)[1] if dataset in edition.sources else None
