"""Losses: what a shock takes from every country of a model, and how much of it routes through others could repair."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from hansa.arrays import BoolArray, Float64, Int32, Int64
from hansa.routing.kernels.lengths import LANES
from hansa.routing.parallel import run_sharded
from hansa.routing.solver import Solver, settle
from hansa.routing.weights import weigh_networks
from hansa.stress.damage import apply_damage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hansa.routing.graph import AsGraph
    from hansa.routing.model import Model
    from hansa.stress.damage import Damage


class MemberLosses:
    """What shocks take from the countries of a model.

    Parameters
    ----------
    model : Model
        The networks.
    """

    def __init__(self, model: Model) -> None:
        self.graph = model.graph
        self.before = reach_all(model.graph)
        self.weight = weigh_networks(model.attributes).weight
        self.codes, place = np.unique(model.attributes.country, return_inverse=True)
        self.home = place.astype(np.int32)
        self.same = self.home[:, None] == self.home

    def measure(self, damage: Damage) -> list[tuple[str, float, float]]:
        """Return each country with the share of its routes with the rest of the world that is lost, and that is repairable."""
        graph = apply_damage(self.graph, damage)
        linked = find_components(graph)
        gone = self.before & ~reach_all(graph) & ~self.same
        shares = []
        for lost in (gone, gone & (linked[:, None] == linked)):
            by_country = np.bincount(self.home, lost @ self.weight * self.weight, len(self.codes))
            shares.append(by_country / np.maximum(self._routes, np.finfo(float).tiny))
        return [(str(code), float(one), float(two)) for code, one, two in zip(self.codes, *shares, strict=True) if code]

    @cached_property
    def _routes(self) -> Float64:
        """Return the weight of the routes between each country and the rest of the world."""
        there = np.bincount(self.home, (self.before & ~self.same) @ self.weight * self.weight, len(self.codes))
        return there.astype(np.float64)


def reach_all(graph: AsGraph) -> BoolArray:
    """Return who has a route to whom, bool (n, n), destinations in columns."""

    def work(unit: np.unsignedinteger) -> BoolArray:
        reached = np.empty((len(graph), len(graph)), np.bool_)

        def solve(batches: Iterator[int]) -> None:
            solver = Solver(graph, unit)
            for batch in batches:
                columns = np.arange(batch * LANES, min((batch + 1) * LANES, len(graph)))
                reached[:, columns] = solver.solve(columns)[:, : len(columns)] != np.iinfo(unit.dtype).max

        run_sharded(solve, -(-len(graph) // LANES))
        return reached

    return settle(work)


def find_components(graph: AsGraph) -> Int32:
    """Return the number of the component that each network is linked in, by links of whatever kind, int32 (n,)."""
    first, second = list_links(graph)
    matrix = csr_array((np.ones(len(first), np.int8), (first, second)), shape=(len(graph),) * 2)
    labels: Int32 = connected_components(matrix, directed=False)[1]
    return labels


def list_links(graph: AsGraph) -> tuple[Int64, Int64]:
    """Return the ends of every link, of whatever kind."""
    links = graph.links
    ends = [
        (np.repeat(np.arange(len(graph)), np.diff(offsets)), others.astype(np.int64))
        for offsets, others in ((links.providers_at, links.providers), (links.peers_at, links.peers))
    ]
    return np.concatenate([end[0] for end in ends]), np.concatenate([end[1] for end in ends])
