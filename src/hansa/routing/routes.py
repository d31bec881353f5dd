"""Routes to chosen destinations: kind, length, equally good next hops and whole paths."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from hansa.arrays import Int16, Int32, Int64, UInt8
from hansa.routing.kernels.hops import list_offers, trace_hops
from hansa.routing.kernels.lengths import LANES
from hansa.routing.solver import RouteState, Solver, make_walk, settle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hansa.routing.graph import AsGraph


class RouteKind(IntEnum):
    """From whom a network learned its route."""

    ORIGIN = 0
    CUSTOMER = 1
    PEER = 2
    PROVIDER = 3
    NONE = 4


@dataclass(frozen=True, eq=False)
class Routes:
    """Every network's route to each of k destinations.

    Attributes
    ----------
    graph : AsGraph
        The networks.
    destinations : int64 (k,)
        Nodes.
    state : uint8 or uint16 (n, k)
        ``kind * unit + length`` as the kernels write it.
    unit : int
        64 or 16,384.
    """

    graph: AsGraph
    destinations: Int64
    state: RouteState
    unit: int

    @cached_property
    def kind(self) -> UInt8:
        """:class:`RouteKind` by node and destination, uint8 (n, k)."""
        kind = (self.state // self.unit + 1).astype(np.uint8)
        kind[self.destinations, np.arange(len(self.destinations))] = RouteKind.ORIGIN
        return kind

    @cached_property
    def length(self) -> Int16:
        """Hops by node and destination, int16 (n, k), -1 where there is no route."""
        length = (self.state % self.unit).astype(np.int16)
        length[self.kind == RouteKind.NONE] = -1
        return length

    def trace(self, column: int = 0, sources: Sequence[int] | None = None) -> Hops:
        """Find the equally good next hops of all nodes on routes to one destination.

        Parameters
        ----------
        column : int
            Which of the destinations.
        sources : sequence of int, optional
            Nodes whose routes are followed; all nodes by default.

        Returns
        -------
        Hops
            Nodes that these routes visit, with their next hops.
        """
        routes = np.ascontiguousarray(self.state[:, column])
        none = self.unit * 4 - 1
        seeds = np.arange(len(self.graph)) if sources is None else np.unique(sources)
        seeds = seeds[routes[seeds] != none].astype(np.int32)
        walk = make_walk(self.graph)
        walk.reached[seeds] = 1
        unit = routes.dtype.type(self.unit)
        list_offers(self.graph.links, routes, unit, int(self.destinations[column]), walk)
        seen = trace_hops(self.graph.links, routes, unit, seeds, walk)
        offsets = walk.hops_at[: seen + 1].copy()
        return Hops(walk.visited[:seen].copy(), offsets, walk.hops[: offsets[-1]].copy())


@dataclass(frozen=True, eq=False)
class Hops:
    """Equally good next hops towards one destination.

    Attributes
    ----------
    nodes : int32 (v,)
        Nodes visited, longest route first, the destination last.
    offsets : int32 (v + 1,)
        Where the next hops of each begin.
    hops : int32
        Next hops, as nodes.
    """

    nodes: Int32
    offsets: Int32
    hops: Int32

    def list_next(self, node: int) -> list[int]:
        """List the next hops of a visited node, ascending."""
        place = self._place.get(node)
        if place is None:
            return []
        return sorted(int(hop) for hop in self.hops[self.offsets[place] : self.offsets[place + 1]])

    @cached_property
    def _place(self) -> dict[int, int]:
        return {int(node): place for place, node in enumerate(self.nodes)}


def solve_routes(graph: AsGraph, destinations: Sequence[int] | Int64) -> Routes:
    """Settle all networks' routes to chosen destinations.

    Parameters
    ----------
    graph : AsGraph
        The networks.
    destinations : sequence of int
        k nodes (see :meth:`~hansa.routing.graph.AsGraph.find_nodes`).

    Returns
    -------
    Routes
        n x k bytes.
    """
    nodes = np.asarray(destinations, np.int64)

    def solve(unit: np.unsignedinteger) -> Routes:
        solver = Solver(graph, unit)
        state = np.empty((len(graph), len(nodes)), unit.dtype)
        for start in range(0, len(nodes), LANES):
            part = nodes[start : start + LANES]
            state[:, start : start + LANES] = solver.solve(part)[:, : len(part)]
        return Routes(graph, nodes, state, int(unit))

    return settle(solve)


def list_paths(routes: Routes, source: int, column: int = 0, most: int = 100) -> list[tuple[int, ...]]:
    """List equally good paths from a source to one destination.

    Parameters
    ----------
    routes : Routes
        Settled routes.
    source : int
        Node.
    column : int
        Which of the destinations.
    most : int
        At most so many paths.

    Returns
    -------
    list of tuple of int
        Nodes from source to destination; in ascending order of nodes; empty where there is no route.
    """
    hops = routes.trace(column, [source])
    destination = int(routes.destinations[column])
    paths: list[tuple[int, ...]] = []
    if not len(hops.nodes):
        return paths
    for path in _walk_paths(hops, (source,), destination):
        paths.append(path)
        if len(paths) == most:
            break
    return paths


def _walk_paths(hops: Hops, path: tuple[int, ...], destination: int) -> Iterator[tuple[int, ...]]:
    stack = [path]
    while stack:
        path = stack.pop()
        if path[-1] == destination:
            yield path
        else:
            stack.extend((*path, hop) for hop in reversed(hops.list_next(path[-1])))
