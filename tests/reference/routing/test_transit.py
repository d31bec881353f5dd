"""Transit, jurisdictions and detours beside an enumeration of every path."""

from __future__ import annotations

import random

import numpy as np
import pytest

from hansa.routing import measure_transit, spread_flows
from tests.reference.routing.obvious import Link, Net, make_attributes, make_graph, measure, solve, walk

TOLERANCE = 1e-5


def draw_links(seed: int, size: int, cyclic: bool) -> list[Link]:
    """Draw a connected hierarchy with peers, and, where asked, one customer-provider cycle."""
    draw = random.Random(seed)
    links: dict[tuple[int, int], Link] = {}
    for asn in range(2, size + 1):
        for provider in draw.sample(range(1, asn), min(asn - 1, draw.choice((1, 1, 2, 3)))):
            links[provider, asn] = (provider, asn, -1)
    for _ in range(size):
        low, high = sorted(draw.sample(range(1, size + 1), 2))
        links.setdefault((low, high), (low, high, 0))
    if cyclic:
        links[2, 3], links[3, 4], links[2, 4] = (2, 3, -1), (3, 4, -1), (4, 2, -1)
    return list(links.values())


@pytest.mark.parametrize("cyclic", [False, True])
@pytest.mark.parametrize("seed", range(6))
def test_transit_is_what_an_enumeration_of_paths_gives(seed: int, cyclic: bool) -> None:
    links = draw_links(seed, 24, cyclic)
    graph, net, draw = make_graph(links), Net.from_links(links), random.Random(seed)
    country = {asn: draw.choice(["AA", "BB", "CC", "DD"]) for asn in graph.asn.tolist() if draw.random() < 0.9}
    weight = {asn: float(draw.choice((1, 2, 7))) for asn in graph.asn.tolist()}
    owner = {asn: "AA" for asn in graph.asn.tolist() if draw.random() < 0.2}
    attributes = make_attributes(graph, country, weight, owner)
    together = measure_transit(graph, attributes, coverage=1.0)
    for lane, code in enumerate(together.countries):
        alone = measure_transit(graph, attributes, [code], coverage=1.0)
        expected = measure(net, country, weight, code, owner)
        for found, place in ((together, lane), (alone, 0)):
            for node in range(graph.transit_count):
                asn = int(graph.asn[node])
                assert found.to_network[place, node] == pytest.approx(expected.to_network[asn], abs=TOLERANCE)
                assert found.from_network[place, node] == pytest.approx(expected.from_network[asn], abs=TOLERANCE)
            for column, jurisdiction in enumerate(found.jurisdictions):
                to, back = expected.to_jurisdiction[jurisdiction], expected.from_jurisdiction[jurisdiction]
                assert found.to_jurisdiction[place, column] == pytest.approx(to, abs=TOLERANCE)
                assert found.from_jurisdiction[place, column] == pytest.approx(back, abs=TOLERANCE)
            assert found.to_state[place] == pytest.approx(expected.to_state, abs=TOLERANCE)
            assert found.from_state[place] == pytest.approx(expected.from_state, abs=TOLERANCE)
            assert found.detour[place] == pytest.approx(expected.detour, abs=TOLERANCE, nan_ok=True)


@pytest.mark.parametrize("cyclic", [False, True])
@pytest.mark.parametrize("seed", range(6))
def test_flows_are_what_an_enumeration_of_paths_gives(seed: int, cyclic: bool) -> None:
    links = draw_links(seed, 90, cyclic)
    graph, net, draw = make_graph(links), Net.from_links(links), random.Random(seed)
    sources = np.array([float(draw.choice((0, 1, 5))) for _ in range(len(graph))])
    destinations = np.array([float(draw.choice((0, 0, 2))) for _ in range(len(graph))])
    through = dict.fromkeys(graph.asn.tolist(), 0.0)
    for node in np.flatnonzero(destinations):
        routes = solve(net, int(graph.asn[node]))
        for source in np.flatnonzero(sources):
            for chance, path in walk(net, routes, int(graph.asn[source])):
                for asn in path[1:-1]:
                    through[asn] += float(chance) * sources[source] * destinations[node]
    flows = spread_flows(graph, sources, destinations)
    assert flows.through == pytest.approx([through[asn] for asn in graph.asn.tolist()], rel=1e-5, abs=1e-4)
    assert flows.arrived == pytest.approx(flows.sent, rel=1e-5)
    assert flows.sent == pytest.approx(flows.asked, rel=1e-6)
