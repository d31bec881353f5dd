"""The number of paths out of a country against every possible cut, and their length against a second algorithm."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hansa.dependence.backbone import Backbone, Link

NODES = {0: "C", 1: "C", 2: "A", 3: "B", 4: None, 5: None, 6: None}
links = st.lists(
    st.tuples(st.sampled_from(list(NODES)), st.sampled_from(list(NODES)), st.integers(1, 50))
    .filter(lambda ends: ends[0] != ends[1])
    .map(lambda ends: Link(ends[0], ends[1], "sea", float(ends[2]))),
    max_size=9,
)


def merge(node: int) -> int:
    """Return the node, all of the country being 0 and all others' 2."""
    return {"C": 0, "A": 2, "B": 2}.get(NODES[node] or "", node)


def is_cut(kept: list[Link]) -> bool:
    graph = nx.Graph([(merge(link.source), merge(link.target)) for link in kept])
    graph.add_nodes_from([0, 2])
    return not nx.has_path(graph, 0, 2)


@given(links)
def test_paths_equal_the_smallest_of_all_cuts(drawn: list[Link]) -> None:
    paths = Backbone(NODES, drawn).find_paths("C")
    places = range(len(drawn))
    smallest = next(
        size
        for size in range(len(drawn) + 1)
        if any(is_cut([drawn[i] for i in places if i not in gone]) for gone in combinations(places, size))
    )
    assert len(paths) == smallest


@given(links)
def test_paths_are_the_shortest_of_their_number(drawn: list[Link]) -> None:
    paths = Backbone(NODES, drawn).find_paths("C")
    graph = nx.MultiDiGraph()
    graph.add_node(0, demand=-len(paths))
    graph.add_node(2, demand=len(paths))
    for link in drawn:
        first, second = merge(link.source), merge(link.target)
        if first != second:
            graph.add_edge(first, second, capacity=1, weight=int(link.length_km))
            graph.add_edge(second, first, capacity=1, weight=int(link.length_km))
    cost, _ = nx.network_simplex(graph)
    assert sum(path.length_km for path in paths) == pytest.approx(cost)
    for path in paths:
        assert NODES[path.nodes[0]] == "C"
        assert NODES[path.nodes[-1]] in {"A", "B"}
        assert {NODES[node] for node in path.nodes[1:-1]} <= {None}
