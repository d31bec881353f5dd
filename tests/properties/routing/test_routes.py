"""What holds for any graph: ties, cycles, islands, peers without providers."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hansa.routing import AsGraph, RouteKind, Routes, list_paths, measure_transit, solve_routes, spread_flows
from tests.reference.routing.obvious import Link, Net, list_next, make_attributes, make_graph, measure, solve

LARGEST = 14


@st.composite
def some_links(draw: st.DrawFn, largest: int = LARGEST) -> list[Link]:
    pairs = draw(
        st.lists(
            st.tuples(st.integers(1, largest), st.integers(1, largest)).filter(lambda pair: pair[0] != pair[1]),
            min_size=1,
            max_size=30,
            unique_by=frozenset,
        )
    )
    return [(first, second, draw(st.sampled_from((-1, -1, 0)))) for first, second in pairs]


@settings(max_examples=200)
@given(some_links())
def test_routes_and_next_hops_equal_the_reference(links: list[Link]) -> None:
    graph, net = make_graph(links), Net.from_links(links)
    asns = graph.asn.tolist()
    routes = solve_routes(graph, list(range(len(graph))))
    for column, destination in enumerate(asns):
        expected = solve(net, destination)
        hops = routes.trace(column)
        for node, asn in enumerate(asns):
            kind, length = expected.get(asn, (RouteKind.NONE, -1))
            assert (routes.kind[node, column], routes.length[node, column]) == (kind, length)
            found = sorted(asns[hop] for hop in hops.list_next(node))
            assert found == (list_next(net, expected, asn) if asn in expected else [])


@settings(max_examples=100)
@given(some_links())
def test_paths_are_valley_free_and_as_long_as_said(links: list[Link]) -> None:
    graph = make_graph(links)
    routes = solve_routes(graph, list(range(len(graph))))
    for column in range(len(graph)):
        for source in range(len(graph)):
            for path in list_paths(routes, source, column):
                assert len(path) - 1 == routes.length[source, column]
                assert len(set(path)) == len(path)
                assert _is_valley_free(graph, path)


def _is_valley_free(graph: AsGraph, path: tuple[int, ...]) -> bool:
    """Climb, cross at most once, then descend."""
    net = Net.from_graph(graph)
    steps = ""
    for here, there in pairwise(path):
        own, other = int(graph.asn[here]), int(graph.asn[there])
        relations = {"u": net.providers, "p": net.peers, "d": net.customers}
        steps += next(letter for letter, relation in relations.items() if other in relation[own])
    return "".join(sorted(steps, key="upd".index)) == steps and steps.count("p") <= 1


@settings(max_examples=100)
@given(some_links(), st.data())
def test_a_removed_link_never_adds_reachability(links: list[Link], data: st.DataObject) -> None:
    removed = data.draw(st.sampled_from(links))
    rest = [link for link in links if link != removed]
    if not rest:
        return
    before, after = make_graph(links), make_graph(rest)
    reach = _list_reached(solve_routes(before, list(range(len(before)))))
    assert _list_reached(solve_routes(after, list(range(len(after))))) <= reach


def _list_reached(routes: Routes) -> set[tuple[int, int]]:
    asns = routes.graph.asn.tolist()
    return {(asns[source], asns[column]) for source, column in np.argwhere(routes.kind != RouteKind.NONE)}


@settings(max_examples=60)
@given(some_links(), st.data())
def test_flow_is_conserved(links: list[Link], data: st.DataObject) -> None:
    graph = make_graph(links)
    sizes = st.lists(st.sampled_from((0.0, 0.5, 3.0, 1e6)), min_size=len(graph), max_size=len(graph))
    sources, destinations = np.array(data.draw(sizes)), np.array(data.draw(sizes))
    flows = spread_flows(graph, sources, destinations)
    assert flows.arrived == pytest.approx(flows.sent, rel=1e-4)
    assert flows.sent <= flows.asked * (1 + 1e-6)
    assert (flows.through >= -1e-4 * max(flows.sent, 1)).all()


@settings(max_examples=40)
@given(some_links(), st.data())
def test_transit_equals_an_enumeration_of_paths(links: list[Link], data: st.DataObject) -> None:
    graph, net = make_graph(links), Net.from_links(links)
    codes = st.sampled_from(("AA", "BB", "CC", ""))
    country = {asn: code for asn in graph.asn.tolist() if (code := data.draw(codes))}
    if not country:
        return
    weight = dict.fromkeys(graph.asn.tolist(), 1.0)
    found = measure_transit(graph, make_attributes(graph, country), coverage=1.0)
    for lane, code in enumerate(found.countries):
        expected = measure(net, country, weight, code, {})
        for node in range(graph.transit_count):
            asn = int(graph.asn[node])
            assert found.to_network[lane, node] == pytest.approx(expected.to_network[asn], abs=1e-5)
            assert found.from_network[lane, node] == pytest.approx(expected.from_network[asn], abs=1e-5)
        for column, jurisdiction in enumerate(found.jurisdictions):
            to = expected.to_jurisdiction[jurisdiction]
            assert found.to_jurisdiction[lane, column] == pytest.approx(to, abs=1e-5)
            share = found.to_network[
                lane, np.array(make_attributes(graph, country).country[: graph.transit_count]) == jurisdiction
            ]
            assert found.to_jurisdiction[lane, column] >= share.max(initial=0) - 1e-5
        assert found.detour[lane] == pytest.approx(expected.detour, abs=1e-5, nan_ok=True)
