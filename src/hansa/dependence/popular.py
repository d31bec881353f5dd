"""Platforms: whose the sites are that are popular in a territory, as far as their owners are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from hansa.dependence import supply_columns
from hansa.evidence import Table, source

if TYPE_CHECKING:
    from hansa.evidence import Inputs

DATASET = "crux_popular_sites"
OWNERS = "nu_domain_owners"


def build_popular_sites(inputs: Inputs) -> pl.DataFrame:
    """Return how many of a territory's popular sites belong to owners of each country.

    Returns
    -------
    polars.DataFrame
        ``country``, ``owner_country``, ``sites`` of owners there, ``known`` (sites whose owner's country is known), ``listed``
        sites in all, ``year``; one row a territory and country of owners, the most first; ``owner_country`` null and ``sites``
        0 for a territory of whose sites none is known.

    Assumptions and limits
    ----------------------
    A host is its registered domain's, found by the longest domain of the list that ends it. The list of owners was made for
    advertising and tracking: it knows large, mostly American groups (of 6 to 7 sites in a hundred in the median territory), and
    neither TikTok, Netflix, Wikipedia nor most national sites. So no share of all sites can be given, and the shares of the
    known sites are not those of the others.
    """
    listed = inputs.source(DATASET)
    hosts = listed.select("host").unique(maintain_order=True)
    owned = _match(hosts, inputs.source(OWNERS))
    sites = listed.join(owned, on="host", how="left", maintain_order="left")
    totals = sites.group_by("country").agg(
        known=pl.col("owner_country").is_not_null().sum().cast(pl.Int32), listed=pl.len().cast(pl.Int32)
    )
    counts = sites.drop_nulls("owner_country").group_by("country", "owner_country").agg(sites=pl.len().cast(pl.Int32))
    return (
        totals.join(counts, on="country", how="left")
        .with_columns(pl.col("sites").fill_null(0), year=pl.lit(source(DATASET).year, pl.Int32))
        .select("country", "owner_country", "sites", "known", "listed", "year")
        .sort("country", "sites", "owner_country", descending=[False, True, False])
    )


def _match(hosts: pl.DataFrame, owners: pl.DataFrame) -> pl.DataFrame:
    """Return the hosts whose owner's country is known, with it."""
    country = dict(owners.drop_nulls("country").select("domain", "country").iter_rows())
    known = set(owners["domain"])
    found = [(host, country.get(_find_domain(host, known))) for host in hosts["host"]]
    schema = {"host": pl.String, "owner_country": pl.String}
    return pl.DataFrame(found, schema=schema, orient="row").drop_nulls()


def _find_domain(host: str, known: set[str]) -> str:
    """Return the longest of the known domains that a host is, or stands below; "" for none."""
    labels = host.split(".")
    return next((name for at in range(len(labels) - 1) if (name := ".".join(labels[at:])) in known), "")


TABLES: tuple[Table, ...] = (
    Table(
        "popular_sites",
        build_popular_sites,
        supply_columns.POPULAR_SITES,
        sources=(DATASET, OWNERS),
        derived=True,
        title_en="Popular sites of each territory by the country of their owner, as far as it is known.",
        title_fr="Sites fréquentés dans chaque territoire, selon le pays de leur propriétaire lorsqu’il est connu.",
    ),
)
