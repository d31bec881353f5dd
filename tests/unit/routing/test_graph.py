"""The order of nodes, cycles, and the stored graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from hansa.errors import EvidenceError, InputError
from hansa.routing import Relationships, build_graph, open_graph, read_graph, write_graph
from tests.reference.routing.obvious import Link, make_attributes, make_graph

if TYPE_CHECKING:
    from pathlib import Path

LINKS: list[Link] = [(10, 20, -1), (20, 30, -1), (30, 40, -1), (40, 20, -1), (40, 50, -1), (60, 10, 0), (60, 70, -1)]


def test_providers_stand_before_customers_and_stubs_last() -> None:
    graph = make_graph([(9, 5, -1), (5, 1, -1), (9, 2, -1), (5, 3, 0)])
    assert graph.asn.tolist()[:2] == [9, 5]
    assert graph.transit_count == 2
    assert sorted(graph.asn.tolist()[2:]) == [1, 2, 3]
    customers = np.repeat(np.arange(len(graph)), np.diff(graph.links.providers_at))
    assert (graph.links.providers < customers).all()


def test_a_cycle_is_reported_and_stands_together() -> None:
    graph = make_graph(LINKS)
    assert graph.cycles == [[20, 30, 40]]
    assert (graph.links.stages[:, 1] - graph.links.stages[:, 0]).sum() == len(graph)
    assert sorted(graph.asn[graph.provider_free].tolist()) == [10, 60]


def test_the_order_does_not_depend_on_the_order_of_lines() -> None:
    first, second = make_graph(LINKS), make_graph(LINKS[::-1])
    np.testing.assert_array_equal(first.asn, second.asn)
    for mine, other in zip(first.links, second.links, strict=True):
        np.testing.assert_array_equal(mine, other)


def test_an_unknown_asn_is_named() -> None:
    graph = make_graph(LINKS)
    assert graph.asn[graph.find_node(30)] == 30
    with pytest.raises(InputError, match="AS99 "):
        graph.find_nodes([10, 99])


def test_a_stored_graph_opens_as_it_was(tmp_path: Path) -> None:
    graph = make_graph(LINKS)
    attributes = make_attributes(graph, {10: "FR", 20: "TO"}, owner={20: "TO"})
    write_graph(graph, attributes, tmp_path / "graph.npz")
    stored, known = open_graph(tmp_path / "graph.npz")
    np.testing.assert_array_equal(stored.asn, graph.asn)
    for mine, other in zip(stored.links, graph.links, strict=True):
        np.testing.assert_array_equal(mine, other)
    assert stored.cycles == graph.cycles
    assert known.name == attributes.name
    for field in ("country", "owner", "users", "addresses"):
        np.testing.assert_array_equal(getattr(known, field), getattr(attributes, field))


def test_a_damaged_store_is_named(tmp_path: Path) -> None:
    path = tmp_path / "graph.npz"
    graph = make_graph(LINKS)
    write_graph(graph, make_attributes(graph, {}), path)
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(EvidenceError, match=r"graph\.npz"):
        open_graph(path)
    with pytest.raises(EvidenceError):
        open_graph(tmp_path / "none.npz")


@pytest.mark.raw
def test_the_graph_of_2025_has_its_published_size(raw_folder: Path) -> None:
    graph = read_graph(raw_folder / "routing" / "20250901.as-rel2.txt.bz2")
    assert (len(graph), graph.customer_link_count, graph.peer_link_count) == (78_643, 161_166, 409_530)
    assert len(graph.provider_free) == 486
    assert graph.cycles == []


def test_a_graph_of_peers_alone_is_a_graph() -> None:
    graph = build_graph(Relationships(np.array([1]), np.array([2]), np.array([0], np.int8)))
    assert graph.transit_count == 0
