"""Which links the coarse model keeps: those of typical networks, that carry something, by how many they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from hansa.arrays import Float64, Int8, Int64
from hansa.evidence.relationships import PEER, PROVIDER, Relationships
from hansa.routing.graph import build_graph, list_ends
from hansa.routing.kernels.coarse import tally_links
from hansa.routing.kernels.lengths import LANES
from hansa.routing.solver import Solver, make_walk, settle

if TYPE_CHECKING:
    from hansa.routing.coarse_groups import Grouping
    from hansa.routing.graph import AsGraph


LEAST_SHARE = 0.001
_LEAST_WEIGHT = 1e-6
"""Added to each group: with no weight at all none of its routes would count, and none of its links be kept."""


def link_groups(
    graph: AsGraph, grouping: Grouping, weight: Float64, country: Int64, least_share: float
) -> pl.DataFrame:
    """Link the nodes of the coarse model.

    A group has the links of its typical network, never the union of its members': a union would offer every member's
    routes to all. Where no provider of a kept network is kept, the nearest kept providers above stand in. Provider links all
    stay, as what-ifs fall back on them; a peer link stays where it carries at least `least_share` of what passes or ends at
    one of its ends, of all routes or of those inside countries.

    Parameters
    ----------
    graph : AsGraph
        The full graph.
    grouping : Grouping
        Of its networks.
    weight : float64 (k,)
        Of each coarse node as an end of routes, every country alike.
    country : int64 (k,)
        Number of its country.
    least_share : float
        In [0, 1].

    Returns
    -------
    DataFrame
        first, second (UInt16, coarse nodes), kind ("provider": first is second's provider; "peer"), multiplicity (UInt32, links
        of the full graph of that kind between members of the two), share (Float32, of all routes).
    """
    kept = np.sort(np.concatenate((grouping.named, grouping.typical)))
    first, second, label = _list_links(graph, kept)
    share, used = _weigh_links(len(kept), first, second, label, weight, country)
    stays = (label == PROVIDER) | (used >= least_share)
    first, second, label, share = first[stays], second[stays], label[stays], share[stays]
    place = np.full(len(graph), -1)
    place[kept] = np.arange(len(kept))
    counted = _count_links(graph, place[grouping.group], len(kept))
    key = (first * len(kept) + second) * 2 + (label == PEER)
    order = np.lexsort((second, first))
    table = pl.DataFrame(
        {
            "first": first.astype(np.uint16),
            "second": second.astype(np.uint16),
            "kind": np.where(label == PEER, "peer", "provider"),
            "multiplicity": np.array([counted.get(int(one), 1) for one in key], np.uint32),
            "share": share.astype(np.float32),
        }
    )
    return table[order]


def _list_links(graph: AsGraph, kept: Int64) -> tuple[Int64, Int64, Int8]:
    """List the links between kept networks, as places in `kept`, with those that stand in for lost providers."""
    place = np.full(len(graph), -1)
    place[kept] = np.arange(len(kept))
    first, second, label = list_ends(graph)
    inside = (place[first] >= 0) & (place[second] >= 0)
    first, second, label = place[first[inside]], place[second[inside]], label[inside]
    served = np.zeros(len(kept), np.bool_)
    served[second[label == PROVIDER]] = True
    linked = set(zip(first.tolist(), second.tolist(), strict=True))
    extra = [
        (int(place[provider]), customer)
        for customer in np.flatnonzero(~served).tolist()
        for provider in _climb(graph, int(kept[customer]), place)
        if not {(int(place[provider]), customer), (customer, int(place[provider]))} & linked
    ]
    more = np.array(extra, np.int64).reshape(-1, 2)
    return (
        np.concatenate((first, more[:, 0])),
        np.concatenate((second, more[:, 1])),
        np.concatenate((label, np.full(len(more), PROVIDER, np.int8))),
    )


def _climb(graph: AsGraph, node: int, place: Int64) -> list[int]:
    """Find the kept networks nearest above one, through networks that are not kept."""
    offsets, providers = graph.links.providers_at, graph.links.providers
    seen, front = {node}, [node]
    while front:
        above = {int(other) for one in front for other in providers[offsets[one] : offsets[one + 1]]} - seen
        found = sorted(other for other in above if place[other] >= 0)
        if found:
            return found
        seen |= above
        front = sorted(above)
    return []


def _weigh_links(
    count: int, first: Int64, second: Int64, label: Int8, weight: Float64, country: Int64
) -> tuple[Float64, Float64]:
    """Find what share of all routes each link carries, and of those at that one of its ends for which it matters more."""
    graph = build_graph(Relationships(first=first, second=second, label=label))
    weight = (weight + _LEAST_WEIGHT)[graph.asn]

    def work(unit: np.unsignedinteger) -> tuple[Float64, Float64]:
        world, home = np.zeros((2, len(graph), len(graph)))
        solver, walk = Solver(graph, unit), make_walk(graph)
        for start in range(0, len(graph), LANES):
            state = solver.solve(np.arange(start, min(start + LANES, len(graph))))
            tally_links(graph.links, unit, state, solver.batch, weight, country[graph.asn], world, home, walk)
        return world, home

    node = np.full(count, -1)
    node[graph.asn] = np.arange(len(graph))
    left, right = node[first], node[second]
    used = np.zeros(len(first))
    for flow in (world_home := settle(work)):
        both = flow + flow.T
        total = np.maximum(both.sum(axis=1), np.finfo(float).tiny)
        used = np.maximum(used, np.maximum(both[left, right] / total[left], both[left, right] / total[right]))
    asked = weight.sum() ** 2 - (weight**2).sum()
    return (world_home[0] + world_home[0].T)[left, right] / asked, used


def _count_links(graph: AsGraph, group: Int64, count: int) -> dict[int, int]:
    """Count the full graph's links by pair of groups and kind."""
    first, second, label = list_ends(graph)
    left, right = group[first], group[second]
    peer = label == PEER
    swapped = peer & (left > right)
    left, right = np.where(swapped, right, left), np.where(swapped, left, right)
    keys, times = np.unique((left * count + right) * 2 + peer, return_counts=True)
    return dict(zip(keys.tolist(), times.tolist(), strict=True))
