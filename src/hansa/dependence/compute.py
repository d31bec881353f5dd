"""Computing power: where the known clusters for artificial intelligence and the listed supercomputers stand. The world's supply."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from hansa.dependence import supply_columns
from hansa.dependence.row import rank_down
from hansa.evidence import Table, source

if TYPE_CHECKING:
    from hansa.evidence import Inputs

CLUSTERS = "epoch_gpu_clusters"
SYSTEMS = "top500_systems"
MODELS = "epoch_ai_models"


def build_computing(inputs: Inputs) -> pl.DataFrame:
    """Return the known clusters of chips for artificial intelligence that stand in each country.

    Returns
    -------
    polars.DataFrame
        ``country``; ``clusters``; ``h100``, their power in chips of the type H100; ``h100_share`` in that of all known ones,
        those without a known place included; ``owner_known`` of the clusters, whose owner's country is known, and ``foreign``,
        those of them whose owners are all of other countries; ``listed`` clusters in all, ``located`` of them with a country;
        ``year``; ``rank`` and ``level`` by ``h100``.

    Assumptions and limits
    ----------------------
    Only clusters that exist, are confirmed, are one place, are no possible duplicate and have a known power; of one that was
    extended only the last extension. What nobody made public is not there: Chinese systems are anonymous, and many clouds of
    large providers are missing. An owner's country is that of its notable models, where these name a single one.
    """
    known = _select_clusters(inputs.source(CLUSTERS))
    owned = known.join(_place_owners(known, inputs.source(MODELS)), on="name", how="left", maintain_order="left")
    total = known["h100"].sum()
    return (
        owned.drop_nulls("country")
        .group_by("country")
        .agg(
            clusters=pl.len().cast(pl.Int32),
            h100=pl.col("h100").sum().round(1),
            h100_share=(pl.col("h100").sum() / total).round(9),
            owner_known=pl.col("owner_countries").is_not_null().sum().cast(pl.Int32),
            foreign=(~pl.col("owner_countries").list.contains(pl.col("country"))).sum().cast(pl.Int32),
        )
        .with_columns(
            listed=pl.lit(known.height, pl.Int32),
            located=pl.lit(known["country"].count(), pl.Int32),
            year=pl.lit(source(CLUSTERS).year, pl.Int32),
            **rank_down("h100"),
        )
        .sort("rank", "country")
    )


def build_supercomputers(inputs: Inputs) -> pl.DataFrame:
    """Return the supercomputers listed in each country.

    Returns
    -------
    polars.DataFrame
        ``country``; ``systems``; ``performance_share``, their part in the performance of all listed, in [0, 1]; ``listed`` in
        all; ``year``; ``rank`` and ``level`` by ``systems``.
    """
    systems = inputs.source(SYSTEMS)
    return (
        systems.group_by("country")
        .agg(
            systems=pl.len().cast(pl.Int32),
            performance_share=(pl.col("rmax").sum() / systems["rmax"].sum()).round(9),
        )
        .with_columns(
            listed=pl.lit(systems.height, pl.Int32),
            year=pl.lit(source(SYSTEMS).year, pl.Int32),
            **rank_down("systems"),
        )
        .sort("rank", "country")
    )


def _select_clusters(clusters: pl.DataFrame) -> pl.DataFrame:
    sure = clusters.filter(
        pl.col("status") == "Existing", pl.col("certainty") == "Confirmed", "single", ~pl.col("duplicate")
    ).drop_nulls("h100")
    successor = dict(clusters.drop_nulls("successor").select("name", "successor").iter_rows())
    names = set(sure["name"])
    kept = [name for name in names if not _follow(name, successor) & names]
    return sure.filter(pl.col("name").is_in(kept))


def _follow(name: str, successor: dict[str, str]) -> set[str]:
    """Return what a cluster was built into, step by step."""
    found: set[str] = set()
    while name in successor and successor[name] not in found:
        name = successor[name]
        found.add(name)
    return found


def _place_owners(clusters: pl.DataFrame, models: pl.DataFrame) -> pl.DataFrame:
    """Return the countries of each cluster's owners; no row where that of an owner is not known."""
    seats = models.drop_nulls(["organisation", "country"]).group_by("organisation").agg(pl.col("country").unique())
    single = seats.filter(pl.col("country").list.len() == 1).with_columns(pl.col("country").list.first())
    owners = (
        clusters.drop_nulls("owners")
        .select("name", organisation=pl.col("owners").str.split(","))
        .explode("organisation")
    )
    placed = owners.join(single, on="organisation", how="left", maintain_order="left")
    whole = placed.group_by("name", maintain_order=True).agg(pl.col("country"), gaps=pl.col("country").is_null().any())
    return whole.filter(~pl.col("gaps")).select("name", owner_countries="country")


TABLES: tuple[Table, ...] = (
    Table(
        "computing",
        build_computing,
        supply_columns.COMPUTING,
        sources=(CLUSTERS, MODELS),
        derived=True,
        title_en="Known clusters of chips for artificial intelligence by the country in which they stand.",
        title_fr="Grappes connues de puces d’intelligence artificielle, selon le pays où elles se trouvent.",
    ),
    Table(
        "supercomputers",
        build_supercomputers,
        supply_columns.SUPERCOMPUTERS,
        sources=(SYSTEMS,),
        derived=True,
        title_en="Supercomputers of the list of the 500 most powerful, by country.",
        title_fr="Supercalculateurs de la liste des 500 plus puissants, par pays.",
    ),
)
