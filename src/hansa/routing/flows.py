"""Flows over all routes: what each network carries for others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from hansa.routing.kernels.flows import spread_batch
from hansa.routing.kernels.lengths import LANES
from hansa.routing.parallel import Progress, run_sharded
from hansa.routing.solver import Solver, make_walk, settle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hansa.routing.graph import AsGraph

Float64 = npt.NDArray[np.float64]


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


def spread_flows(
    graph: AsGraph, sources: Float64, destinations: Float64, progress: Progress | None = None
) -> Flows:
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
    senders = np.flatnonzero(sources).astype(np.int32)
    receivers = np.flatnonzero(destinations)
    scale = float(sources[senders].mean()) if len(senders) else 1.0
    source_weight = (sources / scale).astype(np.float32)

    def work(unit: np.unsignedinteger) -> list[tuple[Float64, float, float]]:
        def spread(batches: Iterator[int]) -> tuple[Float64, float, float]:
            solver, walk = Solver(graph, unit, senders.astype(np.int64)), make_walk(graph)
            through, flow = np.zeros(len(graph)), np.zeros(len(graph), np.float32)
            sent = arrived = 0.0
            for batch in batches:
                state = solver.solve(receivers[batch * LANES : (batch + 1) * LANES])
                amounts = spread_batch(
                    graph.links, unit, state, solver.batch, senders, source_weight, destinations, walk, flow, through
                )
                sent, arrived = sent + amounts[0], arrived + amounts[1]
            return through, sent, arrived

        return run_sharded(spread, -(-len(receivers) // LANES), progress)

    parts = settle(work)
    asked = float(sources.sum() * destinations.sum() - sources @ destinations)
    through = np.sum([part[0] for part in parts], axis=0) * scale
    return Flows(through, sum(part[1] for part in parts) * scale, sum(part[2] for part in parts) * scale, asked)
