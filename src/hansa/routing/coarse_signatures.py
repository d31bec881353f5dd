"""How the routes of networks look: which transit networks they cross, and how often."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hansa.arrays import Float32, Float64, Int64
from hansa.routing.kernels.coarse import sign_batch
from hansa.routing.kernels.lengths import LANES
from hansa.routing.parallel import Progress, run_sharded
from hansa.routing.solver import Solver, make_walk, settle
from hansa.routing.weights import draw_ends

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hansa.routing.graph import AsGraph


MOST_SAMPLED = 1_000
"""Ends that stand for the world in a signature: drawn by weight; each more is one more destination to walk for every network."""


@dataclass(frozen=True, eq=False)
class Signatures:
    """How the routes of e networks look.

    Attributes
    ----------
    ends : int64 (e,)
        Nodes, ascending.
    row : int64 (n,)
        Row of a node, -1 for none.
    share : float32 (e, 2 * columns)
        Share of the routes to, then from, each network that cross each of the networks that matter.
    """

    ends: Int64
    row: Int64
    share: Float32

    def pick(self, nodes: Int64) -> Float32:
        """Return the rows of some of the ends, without the columns that none of them uses."""
        rows = self.share[self.row[nodes]]
        found: Float32 = rows[:, rows.max(axis=0, initial=0) > _UNSEEN]
        return found


_UNSEEN = 0.005
"""A column that none crosses so often hardly tells networks apart, and distances are computed over every column."""


def sign_routes(
    graph: AsGraph, ends: Int64, weight: Float64, columns: Int64, progress: Progress | None = None
) -> Signatures:
    """Describe the routes between networks by what they cross.

    Parameters
    ----------
    graph : AsGraph
        The networks.
    ends : int64 (e,)
        Networks to describe, ascending.
    weight : float64 (n,)
        What each counts as the other end of a route.
    columns : int64 (c,)
        Transit networks that matter.
    progress : callable, optional
        Told of batches done.

    Returns
    -------
    Signatures
        Of routes from and to a sample of at most ``MOST_SAMPLED`` ends, drawn by weight.
    """
    row, mark = np.full(len(graph), -1, np.int32), np.full(graph.transit_count, -1, np.int32)
    row[ends] = np.arange(len(ends))
    mark[columns] = np.arange(len(columns))
    drawn, amounts = draw_ends(weight, ends, 1.0, MOST_SAMPLED)
    share = np.zeros(len(graph), np.float32)
    share[drawn] = amounts / amounts.sum()
    everyone, sampled = ends.astype(np.int32), drawn.astype(np.int32)

    def work(unit: np.unsignedinteger) -> Float32:
        received = np.zeros((len(ends), len(columns)), np.float32)

        def describe(batches: Iterator[int]) -> Float32:
            solver, walk, sent = Solver(graph, unit, ends), make_walk(graph), np.zeros_like(received)
            for batch in batches:
                state = solver.solve(ends[batch * LANES : (batch + 1) * LANES])
                sign_batch(
                    graph.links, unit, state, solver.batch, graph.transit_count, everyone, sampled, share, mark,
                    row, received, sent, walk,
                )  # fmt: skip
            return sent

        parts = run_sharded(describe, -(-len(ends) // LANES), progress)
        return np.concatenate((received, np.sum(parts, axis=0)), axis=1)

    return Signatures(ends, row.astype(np.int64), settle(work))
