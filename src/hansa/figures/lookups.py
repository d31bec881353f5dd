"""The edition's tables indexed by country, once an edition, so that hundreds of questions are answered at once."""

from __future__ import annotations

from functools import cache
from typing import Any

import polars as pl

from hansa.dependence.profile import add_countries, name_top
from hansa.evidence import Edition

Row = dict[str, Any]
YEAR_DIGITS = 4


@cache
def rows_by_country(edition: Edition, table: str) -> dict[str, list[Row]]:
    """Return a table's rows by country, in its order; empty where the edition lacks the table."""
    found: dict[str, list[Row]] = {}
    if table in edition.manifest.tables:
        for row in edition.table(table).iter_rows(named=True):
            found.setdefault(row["country"], []).append(row)
    return found


@cache
def measures(edition: Edition) -> dict[tuple[str, str, str], Row]:
    """Return the measures by layer, dataset and country."""
    rows = edition.table("measures").iter_rows(named=True)
    return {(row["layer"], row["dataset"], row["country"]): row for row in rows}


@cache
def suppliers(edition: Edition, layer: str, dataset: str, consumer: str) -> tuple[str, float] | None:
    """Return the largest known supplier of a consumer and its share; None where none is known."""
    top = name_top(_dependence(edition).get((layer, dataset, consumer), _nothing(edition)), 1)
    return (top[0].supplier, top[0].share) if top else None


@cache
def supplier_countries(edition: Edition, layer: str, dataset: str, consumer: str) -> tuple[tuple[str, float], ...]:
    """Return the shares of a consumer's suppliers by their country, largest first."""
    return add_countries(_dependence(edition).get((layer, dataset, consumer), _nothing(edition)))


@cache
def _dependence(edition: Edition) -> dict[tuple[str, str, str], pl.DataFrame]:
    parts = edition.table("dependence").partition_by("layer", "dataset", "consumer", as_dict=True)
    return {(str(key[0]), str(key[1]), str(key[2])): frame for key, frame in parts.items()}


@cache
def _nothing(edition: Edition) -> pl.DataFrame:
    return edition.table("dependence").clear()


@cache
def latest_indicators(edition: Edition) -> dict[tuple[str, str], Row]:
    """Return the latest value of each indicator and country."""
    rows = edition.table("indicators").filter(pl.col("value").is_not_null()).sort("year")
    latest = rows.group_by("indicator", "country", maintain_order=True).last()
    return {(row["indicator"], row["country"]): row for row in latest.iter_rows(named=True)}


@cache
def jurisdictions(edition: Edition) -> dict[str, dict[str, float]]:
    """Return for each country the share of its routes that cross each other country, mean of both directions."""
    found: dict[str, dict[str, float]] = {}
    columns = edition.table("routing_jurisdictions").select("country", "jurisdiction", "to_share", "from_share")
    for country, jurisdiction, to_share, from_share in columns.iter_rows():
        if country != jurisdiction:
            found.setdefault(country, {})[jurisdiction] = (to_share + from_share) / 2
    return found


@cache
def agreements(edition: Edition) -> dict[tuple[str, str, str], float]:
    """Return the agreement of each pair of states by issue, under both orders."""
    rows = edition.table("agreement").filter(pl.col("agreement").is_not_null())
    found = {}
    for issue, first, second, value in rows.select("issue", "country", "other", "agreement").iter_rows():
        found[issue, first, second] = found[issue, second, first] = value
    return found


@cache
def users(edition: Edition) -> dict[str, float]:
    """Return the estimated Internet users of each country's networks."""
    nodes = edition.table("coarse_nodes").group_by("country").agg(pl.col("users").sum())
    return dict(nodes.iter_rows())


@cache
def instruments(edition: Edition) -> dict[str, Row]:
    """Return the instruments by id."""
    return {row["id"]: row for row in edition.table("instruments").iter_rows(named=True)}


@cache
def forums(edition: Edition) -> dict[str, Row]:
    """Return the forums by id; none where the edition lacks their table."""
    if "forums" not in edition.manifest.tables:
        return {}
    return {row["id"]: row for row in edition.table("forums").iter_rows(named=True)}


@cache
def shutdown_scenarios(edition: Edition) -> frozenset[str]:
    """Return the ids of the scenarios in which a state cuts itself off."""
    rows = edition.table("scenarios").filter(pl.col("kind") == "shutdown")
    return frozenset(rows["id"])


@cache
def dataset_year(edition: Edition, dataset: str) -> int | None:
    """Return the last year that a dataset is about."""
    if dataset not in edition.sources:
        return None
    return max(int(part) for part in edition.sources[dataset].date.split("-") if len(part) == YEAR_DIGITS)
