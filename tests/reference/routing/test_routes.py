"""The kernels beside the slow reference, on hand-made graphs and on the real Internet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from hansa.routing import RouteKind, read_graph, solve_routes
from tests.reference.routing.obvious import Net, list_next, make_graph, solve

if TYPE_CHECKING:
    from pathlib import Path

    from hansa.routing import AsGraph
    from tests.reference.routing.obvious import Link

DIAMOND: list[Link] = [(1, 2, -1), (1, 3, -1), (2, 4, -1), (3, 4, -1), (1, 5, 0), (5, 6, -1)]
CYCLE: list[Link] = [(1, 2, -1), (2, 3, -1), (3, 1, -1), (1, 4, -1), (3, 5, -1), (2, 6, 0), (6, 7, -1), (8, 2, -1)]
TWO_CYCLES: list[Link] = [
    (1, 2, 0), (3, 4, -1), (4, 5, -1), (5, 3, -1), (2, 3, -1),
    (5, 6, -1), (6, 7, -1), (7, 8, -1), (8, 6, -1), (7, 9, -1),
]  # fmt: skip
ISLANDS: list[Link] = [(1, 2, -1), (3, 4, -1), (5, 6, 0), (7, 8, 0), (8, 9, 0)]
CHAIN: list[Link] = [(asn, asn + 1, -1) for asn in range(1, 90)] + [(1, 200, 0), (200, 201, -1)]
PREFERENCE: list[Link] = [(1, 2, -1), (2, 3, -1), (3, 4, -1), (1, 4, 0), (5, 1, -1), (5, 4, -1), (6, 5, 0), (6, 4, 0)]


@pytest.mark.parametrize("links", [DIAMOND, CYCLE, TWO_CYCLES, ISLANDS, CHAIN, PREFERENCE])
def test_hand_made_graphs_are_routed_as_the_reference_routes_them(links: list[Link]) -> None:
    graph = make_graph(links)
    compare(graph, Net.from_links(links), range(len(graph)))


def test_a_long_chain_is_measured_with_two_bytes_a_route() -> None:
    graph = make_graph(CHAIN)
    routes = solve_routes(graph, [graph.find_node(90)])
    assert routes.state.dtype == np.uint16
    assert routes.length[graph.find_node(201), 0] == 91


@pytest.mark.raw
@pytest.mark.slow
@pytest.mark.parametrize("name", ["20150101.as-rel.txt.bz2", "20250901.as-rel2.txt.bz2"])
def test_real_graphs_are_routed_as_the_reference_routes_them(raw_folder: Path, name: str) -> None:
    graph = read_graph(raw_folder / "routing" / name)
    chosen = np.random.default_rng(20251).choice(len(graph), 50, replace=False)
    compare(graph, Net.from_graph(graph), chosen.tolist(), most_hops=300)


def compare(graph: AsGraph, net: Net, nodes: range | list[int], most_hops: int = 10_000) -> None:
    """Compare kinds, lengths and next hops of every AS towards some destinations."""
    asns = graph.asn.tolist()
    routes = solve_routes(graph, list(nodes))
    for column, node in enumerate(nodes):
        expected = solve(net, asns[node])
        kind = [int(expected.get(asn, (RouteKind.NONE, -1))[0]) for asn in asns]
        length = [expected.get(asn, (RouteKind.NONE, -1))[1] for asn in asns]
        np.testing.assert_array_equal(routes.kind[:, column], kind)
        np.testing.assert_array_equal(routes.length[:, column], length)
        hops = routes.trace(column)
        assert sorted(hops.nodes.tolist()) == [place for place, asn in enumerate(asns) if asn in expected]
        for visited in hops.nodes[-most_hops:].tolist():
            found = sorted(asns[hop] for hop in hops.list_next(visited))
            assert found == list_next(net, expected, asns[visited])
