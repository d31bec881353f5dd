"""Flows over all routes: what each network carries for others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hansa.arrays import Float32, Float64, Int64
from hansa.routing.kernels.flows import spread_batch, spread_lanes
from hansa.routing.kernels.lengths import LANES
from hansa.routing.parallel import Progress, run_sharded
from hansa.routing.solver import UNITS, Solver, make_walk, settle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hansa.routing.graph import AsGraph

Parcel = tuple[Float64, float, float]


@dataclass(frozen=True, eq=False)
class Flows:
    """Weighted flow over all routes between sources and destinations.

    Attributes
    ----------
    through : float64 (n,)
        What each network carries, itself as origin and destination excepted.
    sent, arrived : float
        What left the sources that have a route, and what reached destinations: equal but for rounding (1e-4).
    asked : float
        What would have been sent if every source had a route.
    """

    through: Float64
    sent: float
    arrived: float
    asked: float

    @property
    def transit_share(self) -> Float64:
        """Share of the flow that crosses each network (float64 (n,)): its global hegemony without trimming."""
        return self.through / self.sent if self.sent else self.through


def spread_flows(graph: AsGraph, sources: Float64, destinations: Float64, progress: Progress | None = None) -> Flows:
    """Send weight from every source to every destination, split equally among equal next hops.

    Parameters
    ----------
    graph : AsGraph
        The networks.
    sources : float64 (n,)
        Weight that each network sends to each destination; zero for none.
    destinations : float64 (n,)
        Factor by which a destination's flow counts; zero leaves it out.
    progress : callable, optional
        Told of batches done.

    Returns
    -------
    Flows
        A flow counts source weight times destination weight.
    """
    senders = np.flatnonzero(sources)
    receivers = np.flatnonzero(destinations)
    scale = float(sources[senders].mean()) if len(senders) else 1.0
    source_weight = (sources / scale).astype(np.float32)

    def work(unit: np.unsignedinteger) -> list[Parcel]:
        def spread(batches: Iterator[int]) -> Parcel:
            spreader = _Spreader(graph, unit, senders, source_weight, destinations)
            for batch in batches:
                spreader.add(receivers[batch * LANES : (batch + 1) * LANES])
            return spreader.through, spreader.sent, spreader.arrived

        return run_sharded(spread, -(-len(receivers) // LANES), progress)

    parts = settle(work)
    asked = float(sources.sum() * destinations.sum() - sources @ destinations)
    through = np.sum([part[0] for part in parts], axis=0) * scale
    return Flows(through, sum(part[1] for part in parts) * scale, sum(part[2] for part in parts) * scale, asked)


class _Spreader:
    """One thread's sums."""

    def __init__(
        self,
        graph: AsGraph,
        unit: np.unsignedinteger,
        senders: Int64,
        source_weight: Float32,
        weight: Float64,
    ) -> None:
        self._graph = graph
        self._senders = senders.astype(np.int32)
        self._source_weight = source_weight
        self._weight = weight
        self._solver = Solver(graph, unit, senders)
        self._side_by_side = unit == UNITS[0] and not graph.links.stages[:, 2].any()
        self.through = np.zeros(len(graph))
        self.sent = 0.0
        self.arrived = 0.0
        self._walk = None if self._side_by_side else make_walk(graph)
        shape = (graph.transit_count + 1, LANES) if self._side_by_side else (len(graph),)
        self._flow = np.empty(shape, np.float32)

    def add(self, receivers: Int64) -> None:
        graph, solver = self._graph, self._solver
        state = solver.solve(receivers)
        ends = (solver.batch, self._senders, self._source_weight, self._weight)
        if self._side_by_side:
            sent, arrived = spread_lanes(graph.links, graph.transit_count, state, *ends, self._flow, self.through)
        else:
            sent, arrived = spread_batch(graph.links, solver.unit, state, *ends, self._walk, self._flow, self.through)
        self.sent += sent
        self.arrived += arrived
