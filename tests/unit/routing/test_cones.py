"""Links that observed cones contradict become peer links."""

from __future__ import annotations

import numpy as np
import polars as pl

from hansa.evidence.relationships import Relationships
from hansa.routing.cones import match_cones, reconcile_links
from tests.reference.routing.obvious import Link, make_graph

TREE: list[Link] = [(1, 2, -1), (1, 3, -1), (2, 4, -1), (3, 5, -1), (2, 3, 0)]


def relate(links: list[Link]) -> Relationships:
    first, second, label = zip(*links, strict=True)
    return Relationships(np.array(first), np.array(second), np.array(label, np.int8))


def test_a_customer_with_a_larger_cone_than_its_provider_is_a_peer() -> None:
    links: list[Link] = [(1, 2, -1), (1, 3, -1), (3, 2, -1), (2, 4, -1), (2, 5, -1), (3, 6, -1)]
    cones = pl.DataFrame({"asn": [1, 2, 3, 4], "cone": [6, 3, 2, None]})
    found = reconcile_links(relate(links), cones)
    assert found.changed == 1
    assert found.relationships.label.tolist() == [-1, -1, 0, -1, -1, -1]


def test_a_cone_rebuilt_too_large_is_refused_and_the_last_provider_kept() -> None:
    links: list[Link] = [(1, 2, -1), (2, 3, -1), (2, 4, -1), (2, 5, -1), (6, 2, -1)]
    cones = pl.DataFrame({"asn": [1, 2, 6], "cone": [3, 1, 2]})
    assert reconcile_links(relate(links), cones).relationships.label.tolist() == [-1, -1, -1, -1, 0]
    nothing = pl.DataFrame({"asn": [], "cone": []}, schema={"asn": pl.Int64, "cone": pl.Int64})
    assert reconcile_links(relate(TREE), nothing).changed == 0


def test_cones_are_brought_to_nodes() -> None:
    graph = make_graph(TREE)
    observed = match_cones(graph, pl.DataFrame({"asn": [1, 2, 3, 99], "cone": [5, 1, 4, 90]}))
    assert observed[graph.find_nodes([1, 2, 3, 4, 5])].tolist() == [5, 1, 4, 0, 0]
