"""The routing layer: the networks that stand between a country's networks and the world's."""

from __future__ import annotations

import numpy as np
import polars as pl

from hansa.dependence.row import OTHERS, arrange
from hansa.evidence import Inputs, source
from hansa.routing.measured import Measured, measure
from hansa.routing.network import DATASETS
from hansa.routing.tables import MOST_NETWORKS

DATASET = "caida_as_relationships"
SOURCES = DATASETS
DECIMALS = 12


def rows(inputs: Inputs) -> pl.DataFrame:
    """Return the rows of the routing layer: each network's part in what is carried for a country.

    A network's part is its transit, the mean of T to and from the country, over the sum of all networks' transit: its share of
    the crossings, for a route may cross several networks. The first fifty networks stand by name; the others of each country
    are one row named ``*``. So concentration is that of the named ones, overstated by the groups behind them.

    Assumptions and limits
    ----------------------
    Shares of routes that cross a country at all are not additive; they stand in the table ``routing_jurisdictions``.
    """
    found = measure(inputs)
    frames = [_country_rows(found, row) for row in range(len(found.transit.countries))]
    return arrange(pl.concat(frames), layer="routing", basis="users", year=source(DATASET).year, dataset=DATASET)


def _country_rows(found: Measured, row: int) -> pl.DataFrame:
    carried = (found.transit.to_network[row].astype(np.float64) + found.transit.from_network[row]) / 2
    nodes = np.flatnonzero(carried)
    nodes = nodes[np.lexsort((found.graph.asn[nodes], -carried[nodes]))]
    frame = pl.DataFrame(
        {
            "place": np.arange(len(nodes)),
            "supplier": [found.attributes.name[node] or f"AS{found.graph.asn[node]}" for node in nodes],
            "supplier_country": found.attributes.jurisdiction[nodes],
            "share": carried[nodes] / carried.sum(),
        }
    ).with_columns(
        pl.when(pl.col("place") < MOST_NETWORKS).then("supplier").otherwise(pl.lit(OTHERS)).alias("supplier"),
        pl.col("supplier_country").replace("", None),
    )
    grouped = frame.group_by("supplier", "supplier_country", maintain_order=True).agg(pl.col("share").sum())
    grouped = grouped.with_columns(pl.col("share").round(DECIMALS))  # sums differ in their last bit from run to run
    return grouped.with_columns(consumer=pl.lit(found.transit.countries[row]))
