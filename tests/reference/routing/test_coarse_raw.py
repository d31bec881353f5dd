"""The coarse model of September 2025 beside the full graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest

from hansa.evidence.reading import read_source
from hansa.evidence.source import source
from hansa.routing import AsGraph, Transit, measure_transit
from hansa.routing.coarse import MOST_NODES, CoarseModel, build_coarse
from hansa.routing.coarse_error import ALL, validate_coarse
from hansa.routing.network import assemble

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.raw, pytest.mark.slow]

LEAST = {"T_to": 0.99, "T_from": 0.99, "J_to": 0.99, "J_from": 0.99, "D": 0.95}
MOST_BYTES = 400_000
WELL, FEW = 0.93, 10
"""In how many countries at most some figure agrees less well: docs/en/routes.md names the ten farthest."""

World = tuple[AsGraph, Transit, CoarseModel]


@pytest.fixture(scope="module")
def world(raw_folder: Path) -> World:
    network = assemble(lambda name: read_source(source(name), raw_folder))
    transit = measure_transit(network.graph, network.attributes)
    return network.graph, transit, build_coarse(network.graph, network.attributes, transit)


def test_transit_jurisdictions_and_detours_agree_with_the_full_graph(world: World) -> None:
    graph, transit, model = world
    errors = validate_coarse(model, graph, transit)
    overall = errors.filter(pl.col("country") == ALL)
    for measure, least in LEAST.items():
        assert overall.row(by_predicate=pl.col("measure") == measure, named=True)["pearson"] >= least
    shares = errors.filter(pl.col("measure") != "D", pl.col("country") != ALL)
    # Every country's largest networks stand by name, so that fewer groups are left for the rest: Brazil and Ukraine are far off.
    assert shares.filter(pl.col("pearson") < WELL)["country"].n_unique() <= FEW
    assert shares["largest_miss"].quantile(0.95) < 0.06  # type: ignore[operator]


def test_it_is_small_whole_and_holds_no_more_than_it_says(world: World, tmp_path: Path) -> None:
    graph, _, model = world
    assert model.nodes.height == len(model.graph) <= MOST_NODES
    assert model.nodes["networks"].sum() == len(graph)
    size = 0
    for name, frame in (("nodes", model.nodes), ("links", model.links)):
        frame.write_parquet(tmp_path / name, compression="zstd", compression_level=19, statistics=False)
        size += (tmp_path / name).stat().st_size
    assert size < MOST_BYTES
    named = model.nodes.drop_nulls("asn")["node"]
    between = model.links.filter(pl.col("first").is_in(named.implode()), pl.col("second").is_in(named.implode()))
    assert between.height < 0.03 * (graph.customer_link_count + graph.peer_link_count)
