"""Routes after a change, from those before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hansa.arrays import UInt8
from hansa.routing.kernels.lengths import LANES
from hansa.routing.kernels.updates import update_batch
from hansa.routing.solver import RouteState, Solver, TooDeep

if TYPE_CHECKING:
    from hansa.routing.graph import AsGraph
    from hansa.stress.world import World


class Updater:
    """One thread's means of settling batches after a change.

    Parameters
    ----------
    world : World
        Before.
    unit : numpy unsigned integer
        Of the routes.
    after : AsGraph
        The graph after, its nodes those of ``world.graph`` in the same order.
    touched : uint8 (n,)
        1 for the nodes of which some link has come or gone.
    """

    def __init__(self, world: World, unit: np.unsignedinteger, after: AsGraph, touched: UInt8) -> None:
        self._batches = world.batches
        self._base = world.base(unit)
        self._after = after
        self._touched = touched
        self._solver = Solver(after, unit) if touched.mean() > world.most_touched else None
        self.changed, self._rising, self._due = np.ones((3, len(after)), np.uint8)
        self._state: RouteState = np.empty((len(after), LANES), unit.dtype)

    def update(self, batch: int) -> tuple[RouteState, RouteState]:
        """Settle one batch of the world; ``changed`` (uint8 (n,)) is 0 for rows that do not differ.

        Returns
        -------
        before, after : uint8 or uint16 (n, 64)
            Kind and length; the latter overwritten by the next call.

        Raises
        ------
        TooDeep
            Some route is too long for the unit.
        """
        base, before, destinations = self._base, self._base.state[batch], self._batches[batch]
        if self._solver is not None:
            return before, self._solver.solve(destinations)
        if update_batch(
            self._after.links, before, base.climbing[batch], self._touched, destinations, base.unit,
            self._state, self.changed, self._rising, self._due,
        ):  # fmt: skip
            raise TooDeep
        return before, self._state
