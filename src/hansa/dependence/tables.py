"""The tables that this room gives to an edition: dependence, its measures, and what single layers keep beside."""

from __future__ import annotations

import polars as pl

from hansa.dependence import (
    ai,
    chips,
    cloud,
    columns,
    compute,
    materials,
    naming,
    physical,
    popular,
    public,
    routes,
    software,
    trust,
)
from hansa.dependence.measures import measure_all
from hansa.evidence import Inputs, Table

LAYERS = (ai, chips, cloud, naming, physical, public, routes, software)
"""What gives rows to the table: each says which datasets it reads."""
DATASETS = tuple(sorted({name for layer in LAYERS for name in layer.SOURCES}))


def build_dependence(inputs: Inputs) -> pl.DataFrame:
    """Return the rows of every layer."""
    frames: list[pl.DataFrame] = [layer.rows(inputs) for layer in LAYERS]
    return pl.concat(frames)


def build_measures(inputs: Inputs) -> pl.DataFrame:
    """Return the measures of every layer and country."""
    members = inputs.table("memberships").filter((pl.col("instrument") == "eu") & (pl.col("status") == "member"))
    return measure_all(inputs.table("dependence"), members["country"].to_list())


TABLES: tuple[Table, ...] = (
    *ai.TABLES,
    *cloud.TABLES,
    *compute.TABLES,
    *materials.TABLES,
    *naming.TABLES,
    *physical.TABLES,
    *popular.TABLES,
    *public.TABLES,
    *trust.TABLES,
    Table(
        "dependence",
        build_dependence,
        columns.DEPENDENCE,
        sources=DATASETS,
        derived=True,
        title_en="Who relies on whom, layer by layer; the shares of a consumer in a layer and dataset add up to 1.",
        title_fr="Qui dépend de qui, couche par couche ; les parts d’un consommateur dans une couche et un jeu de données totalisent 1.",
    ),
    Table(
        "measures",
        build_measures,
        columns.MEASURES,
        sources=DATASETS,
        tables=("dependence", "memberships"),
        derived=True,
        title_en="The measures of each layer, dataset and country.",
        title_fr="Les mesures de chaque couche, jeu de données et pays.",
    ),
)
