"""The coarse model: exact where nothing is grouped, and nothing lost or invented where something is."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pytest

from hansa.evidence.build import build_edition
from hansa.evidence.table import Table
from hansa.routing import AsGraph, Attributes, RouteKind, measure_transit, rank_transit, solve_routes, weigh_networks
from hansa.routing.coarse import COARSE_COVERAGE, GROUP_ASN, CoarseModel, build_coarse, open_coarse
from hansa.routing.coarse_error import ALL, validate_coarse
from hansa.routing.columns import COARSE_LINKS, COARSE_NODES
from tests.reference.routing.obvious import Link, make_attributes, make_graph

if TYPE_CHECKING:
    from pathlib import Path

MOST = 60


def draw_world(seed: int, size: int) -> tuple[AsGraph, Attributes]:
    """Draw a hierarchy of three countries, whose lower two thirds have no customers."""
    draw = random.Random(seed)
    links: dict[tuple[int, int], Link] = {}
    for asn in range(2, size + 1):
        above = min(asn - 1, size // 3)
        for provider in draw.sample(range(1, above + 1), min(above, draw.choice((1, 1, 2, 3)))):
            links[provider, asn] = (provider, asn, -1)
    for _ in range(size):
        low, high = sorted(draw.sample(range(1, size + 1), 2))
        links.setdefault((low, high), (low, high, 0))
    graph = make_graph(list(links.values()))
    country = {asn: draw.choice(["FR", "TO", "US"]) for asn in graph.asn.tolist()}
    users = {asn: float(draw.choice((0, 1, 5, 40))) for asn in graph.asn.tolist()}
    owner = {asn: "TO" for asn in graph.asn.tolist() if draw.random() < 0.2}
    return graph, make_attributes(graph, country, users, owner)


def make_coarse_of(graph: AsGraph, attributes: Attributes, most: int = MOST, least_share: float = 0.0) -> CoarseModel:
    transit = measure_transit(graph, attributes, coverage=1.0)
    return build_coarse(graph, attributes, transit, most, least_share)


@pytest.mark.parametrize("seed", range(4))
def test_where_each_network_is_its_own_group_the_answers_are_the_full_graphs(seed: int) -> None:
    graph, attributes = draw_world(seed, 50)
    full = measure_transit(graph, attributes, coverage=1.0)
    model = make_coarse_of(graph, attributes)
    found = measure_transit(model.graph, model.attributes, coverage=COARSE_COVERAGE)
    assert model.links["multiplicity"].to_list() == [1] * (graph.customer_link_count + graph.peer_link_count)
    assert found.to_jurisdiction == pytest.approx(full.to_jurisdiction, abs=1e-5)
    assert found.from_owner == pytest.approx(full.from_owner, abs=1e-5)
    assert found.detour == pytest.approx(full.detour, abs=1e-5)
    errors = validate_coarse(model, graph, full)
    assert errors["largest_miss"].max() == pytest.approx(0, abs=1e-5)
    ours, theirs = (
        rank_transit(*world, coverage=1.0) for world in ((model.graph, model.attributes), (graph, attributes))
    )
    assert np.sort(ours) == pytest.approx(np.sort(theirs), abs=1e-5)


@pytest.mark.parametrize("seed", range(4))
def test_grouping_keeps_every_network_user_and_address_in_its_country(seed: int) -> None:
    graph, attributes = draw_world(seed, 240)
    model = make_coarse_of(graph, attributes)
    assert len(model.graph) == model.nodes.height <= MOST
    sums = model.nodes.group_by("country").agg(pl.col("networks", "users", "addresses").sum()).sort("country")
    for code, networks, users, addresses in sums.iter_rows():
        here = attributes.country == code
        assert (networks, users, addresses) == (
            here.sum(),
            attributes.users[here].sum(),
            attributes.addresses[here].sum(),
        )
    assert weigh_networks(model.attributes, "networks").weight.sum() == len(graph)
    assert (model.nodes["name"].is_null() == model.nodes["asn"].is_null()).all()
    assert model.nodes["state_share"].is_between(0, 1).all()


@pytest.mark.parametrize("seed", range(4))
def test_a_group_routes_as_a_network_of_the_full_graph_does(seed: int) -> None:
    graph, attributes = draw_world(seed, 240)
    model = make_coarse_of(graph, attributes)
    full_links, stubs = (
        graph.customer_link_count + graph.peer_link_count,
        model.nodes.filter(pl.col("role") != "transit"),
    )
    providers = set(model.links.filter(pl.col("kind") == "provider")["first"].to_list())
    assert not providers & set(stubs["node"].to_list())
    assert 0 < model.links["multiplicity"].sum() <= full_links
    assert not model.graph.cycles


@pytest.mark.parametrize("seed", range(2))
def test_no_route_crosses_a_group_of_stubs(seed: int) -> None:
    model = make_coarse_of(*draw_world(seed, 240))
    stub = (model.nodes["role"] != "transit").to_numpy()[model.place]
    routes = solve_routes(model.graph, np.arange(len(model.graph)))
    assert (routes.kind != RouteKind.NONE).any()
    for column in range(len(model.graph)):
        crossed = {int(hop) for hop in routes.trace(column).hops} - {column}
        assert not any(stub[node] for node in crossed)


def test_the_same_graph_gives_the_same_tables() -> None:
    world = draw_world(5, 240)
    one, other = make_coarse_of(*world), make_coarse_of(*world)
    assert one.nodes.equals(other.nodes)
    assert one.links.equals(other.links)


def test_peer_links_that_carry_little_are_left_out_and_provider_links_stay() -> None:
    world = draw_world(6, 240)
    whole, pruned = make_coarse_of(*world), make_coarse_of(*world, least_share=0.2)
    kinds = [dict(model.links["kind"].value_counts().iter_rows()) for model in (whole, pruned)]
    assert kinds[0]["provider"] == kinds[1]["provider"]
    assert kinds[0]["peer"] > kinds[1].get("peer", 0)


def test_only_operators_are_named() -> None:
    graph, attributes = draw_world(7, 240)
    model = make_coarse_of(graph, attributes)
    named = model.nodes.drop_nulls("asn")
    assert set(named["asn"].to_list()) <= set(graph.asn[: graph.transit_count].tolist())
    assert (model.graph.asn >= GROUP_ASN).sum() == model.nodes.height - named.height


def test_the_error_names_what_was_missed() -> None:
    graph, attributes = draw_world(8, 240)
    full = measure_transit(graph, attributes, coverage=1.0)
    model = build_coarse(graph, attributes, full, MOST)
    wrong = replace(full, to_network=np.roll(full.to_network, 1, axis=1))
    errors = validate_coarse(model, graph, wrong).filter(pl.col("country") == ALL)
    row = errors.row(by_predicate=pl.col("measure") == "T_to", named=True)
    assert row["missed"].startswith("AS")
    assert abs(row["full"] - row["coarse"]) == row["largest_miss"] > 0
    assert set(errors["measure"]) == {"T_to", "T_from", "J_to", "J_from", "D"}


def test_an_edition_gives_the_model_back(tmp_path: Path) -> None:
    model = make_coarse_of(*draw_world(9, 240))
    tables = [
        Table("coarse_nodes", lambda _: model.nodes, COARSE_NODES),
        Table("coarse_links", lambda _: model.links, COARSE_LINKS),
    ]
    (tmp_path / "raw").mkdir()
    opened = open_coarse(build_edition(tmp_path / "raw", tmp_path / "edition", tables))
    assert np.array_equal(opened.graph.asn, model.graph.asn)
    assert opened.attributes.name == model.attributes.name
