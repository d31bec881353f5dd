"""The tables that this room gives to an edition: dependence, its measures, and what single layers keep beside."""

from __future__ import annotations

import polars as pl

from hansa.dependence import ai, chips, cloud, naming, physical, routes, software
from hansa.dependence.measures import measure_all
from hansa.evidence import Inputs, Table

ROWS = (ai.rows, chips.rows, cloud.rows, naming.rows, physical.rows, routes.rows, software.rows)


def build_dependence(inputs: Inputs) -> pl.DataFrame:
    """Return the rows of every layer."""
    return pl.concat(rows(inputs) for rows in ROWS)


def build_measures(inputs: Inputs) -> pl.DataFrame:
    """Return the measures of every layer and country."""
    members = inputs.table("memberships").filter((pl.col("instrument") == "eu") & (pl.col("status") == "member"))
    return measure_all(inputs.table("dependence"), members["country"].to_list())


DATASETS = (
    "as_prefix_origins",
    "caida_as_relationships",
    "carisimo_state_owned",
    "cloud_regions",
    "epoch_ai_models",
    "eurostat_critical_inputs",
    "iana_root_zone",
    "naturalearth_countries",
    "plevin_as_operators",
    "rir_autnums",
    "statcounter_browsers",
    "topohub_backbone",
    "wto_chip_imports",
)
TABLES: tuple[Table, ...] = (
    *cloud.TABLES,
    *naming.TABLES,
    *physical.TABLES,
    Table("dependence", build_dependence, sources=DATASETS),
    Table("measures", build_measures, sources=DATASETS, tables=("dependence", "memberships")),
)
