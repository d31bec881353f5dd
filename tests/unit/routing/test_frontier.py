"""The frontier's classes, and the smallest cut beside every subset."""

from __future__ import annotations

import random
from itertools import combinations

import numpy as np
import pytest

from hansa.errors import InputError
from hansa.routing import find_cut, find_frontier
from tests.reference.routing.obvious import Link, Net, make_attributes, make_graph


def test_the_frontier_has_its_class() -> None:
    links: list[Link] = [(100, asn, -1) for asn in range(1, 13)] + [(1, 50, -1), (1, 60, -1)]
    graph = make_graph(links)
    country = dict.fromkeys(range(1, 13), "LO") | {100: "US", 50: "LO", 60: "SE"}
    attributes = make_attributes(graph, country)
    for code, size, risk in (("LO", 12, "low"), ("SE", 1, "severe"), ("US", 1, "severe")):
        found = find_frontier(graph, attributes, code)
        assert (len(found.nodes), found.risk) == (size, risk)
    with pytest.raises(InputError, match="XK"):
        find_frontier(graph, attributes, "XK")


@pytest.mark.parametrize("seed", range(8))
def test_the_cut_is_as_small_as_the_smallest_of_all_subsets(seed: int) -> None:
    draw = random.Random(seed)
    links: list[Link] = [
        (provider, asn, -1) for asn in range(4, 14) for provider in draw.sample(range(1, asn), draw.choice((1, 2, 2)))
    ]
    graph, net = make_graph(links), Net.from_links(links)
    home = {asn for asn in graph.asn.tolist() if asn > 3}
    attributes = make_attributes(graph, {asn: "FR" if asn in home else "US" for asn in graph.asn.tolist()})
    weight = np.array([float(draw.choice((1, 2, 9))) for _ in range(len(graph))])
    users = {int(asn): float(amount) for asn, amount in zip(graph.asn, weight, strict=True)}
    found = find_cut(graph, attributes, "FR", weight)
    smallest = next(
        size
        for size in range(len(home) + 1)
        for lost in combinations(sorted(home), size)
        if _cut_off(net, home, users, set(lost)) >= sum(users[asn] for asn in home) / 2
    )
    lost = {int(graph.asn[node]) for node in found.nodes}
    assert found.exact
    assert len(found.nodes) == found.at_least == smallest
    assert found.cut_share == pytest.approx(_cut_off(net, home, users, lost) / sum(users[asn] for asn in home))


def _cut_off(net: Net, home: set[int], users: dict[int, float], lost: set[int]) -> float:
    kept = home - lost
    near = {asn for asn in kept if (net.providers[asn] | net.customers[asn] | net.peers[asn]) - home}
    while more := {asn for asn in kept - near if net.providers[asn] & near}:
        near |= more
    return sum(users[asn] for asn in home - near)
