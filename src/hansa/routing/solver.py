"""One thread's means of settling batches of destinations."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np

from hansa.arrays import Int32, Int64, UInt8, UInt16
from hansa.errors import ModelError
from hansa.routing.kernels.hops import Walk
from hansa.routing.kernels.lengths import LANES, solve_batch

if TYPE_CHECKING:
    from collections.abc import Callable

    from hansa.routing.graph import AsGraph

RouteState = UInt8 | UInt16
UNITS: tuple[np.unsignedinteger, ...] = (np.uint8(64), np.uint16(16384))
"""Numbers of lengths that one and two bytes tell apart, beside the kind."""

R = TypeVar("R")


class TooDeep(Exception):
    """A route is too long for the chosen unit."""


class Solver:
    """Settles batches of up to 64 destinations, reusing its arrays.

    Parameters
    ----------
    graph : AsGraph
        The networks.
    unit : numpy unsigned integer
        One of :data:`UNITS`.
    wanted : int64, optional
        Stubs whose routes are asked for; all by default. Nodes with customers are always settled.
    """

    def __init__(self, graph: AsGraph, unit: np.unsignedinteger, wanted: Int64 | None = None) -> None:
        self.graph = graph
        self.unit = unit
        self._wanted = np.ones(len(graph), np.uint8)
        if wanted is not None:
            self._wanted[graph.transit_count :] = 0
            self._wanted[wanted] = 1
        self.state = np.empty((len(graph), LANES), unit.dtype)
        self._touched = np.empty(len(graph), np.uint8)
        self.batch = np.full(LANES, -1, np.int32)

    def solve(self, destinations: Int64) -> RouteState:
        """Settle up to 64 destinations.

        Parameters
        ----------
        destinations : int64 (k,)
            At most 64 nodes.

        Returns
        -------
        uint8 or uint16 (n, 64)
            Kind and length (see :mod:`hansa.routing.kernels.lengths`), the first k columns in use; overwritten by the
            next call.

        Raises
        ------
        TooDeep
            Some route is too long for the unit.
        """
        self.batch[:] = -1
        self.batch[: len(destinations)] = destinations
        graph = self.graph
        if solve_batch(
            graph.links, graph.transit_count, self._wanted, self.batch, self.unit, self.state, self._touched
        ):
            raise TooDeep
        return self.state


def settle(work: Callable[[np.unsignedinteger], R]) -> R:
    """Do `work` with one byte a route, and again with two where a route is too long for one.

    Raises
    ------
    ModelError
        ``routes-too-long``: two bytes are not enough either (routes of 16,382 hops).
    """
    for unit in UNITS:
        try:
            return work(unit)
        except TooDeep:
            continue
    raise ModelError("routes-too-long")


def make_walk(graph: AsGraph) -> Walk:
    """Allocate the scratch of :func:`~hansa.routing.kernels.hops.trace_hops`."""
    links, count = graph.links, len(graph)
    offers = len(links.providers) + len(links.peers)

    def empty(size: int) -> Int32:
        return np.empty(size, np.int32)

    return Walk(
        reached=np.zeros(count, np.uint8),
        waiting=empty(count),
        seeds=empty(count),
        visited=empty(count),
        hops_at=empty(count + 1),
        hops=empty(offers + len(links.customers)),
        offer=np.full(count, -1, np.int32),
        offer_to=empty(offers),
        offer_by=empty(offers),
        offer_next=empty(offers),
        climbing=empty(count),
    )
