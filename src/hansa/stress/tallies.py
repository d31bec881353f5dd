"""Sums of what routes cross, before and after a shock: only what the shock alters is summed anew."""

from __future__ import annotations

import hashlib
import zipfile
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from hansa import workspace
from hansa.arrays import Floats, UInt8, UInt16
from hansa.routing.kernels.effects import count_affected, mark_affected, tally_affected
from hansa.routing.kernels.lengths import LANES
from hansa.routing.kernels.transit import Tally
from hansa.routing.parallel import run_sharded
from hansa.routing.solver import make_walk, settle
from hansa.routing.transit import add_tallies, make_flow, make_tally, tally_routes
from hansa.stress.updates import Updater

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from hansa.routing.graph import AsGraph
    from hansa.routing.parallel import Progress
    from hansa.routing.plan import Plan
    from hansa.stress.world import World


VERSION = 1
"""Of the kept file: raised whenever the sums mean something else, so that an older file is made anew."""
_FEW = 10
"""Up to so many countries few routes are summed for each destination, and summing all of them again costs little."""
_MOSTLY_OF_FEW, _MOSTLY = 0.07, 0.3
"""Where more of the pairs are affected, summing all of them after is quicker than these both before and after: for a few
countries and for many (measured on the graph of 2025)."""
_SAMPLED = 8
"""Every eighth batch is looked at to tell which of the two is quicker: only time hangs on the answer, no figure."""


def tally_before(world: World, plan: Plan, progress: Progress | None = None) -> Tally:
    """Sum what routes cross before any shock; kept by the world, and for the full graph in the workspace.

    Parameters
    ----------
    world : World
        Before.
    plan : Plan
        The world's, or narrowed.
    progress : callable, optional
        Told of batches done.

    Returns
    -------
    Tally
        See there.
    """
    key = (plan.countries, plan.width)
    if key not in world.tallies:
        world.tallies[key] = _open_tally(world, plan, progress)
    return world.tallies[key]


def _open_tally(world: World, plan: Plan, progress: Progress | None) -> Tally:
    if world.model.kind != "full":
        return settle(lambda unit: tally_routes(world.graph, plan, unit, progress))
    path = workspace.cache_folder() / f"stress-{_name(world.graph, plan)}.npz"
    stored = _read(path)
    if stored is not None:
        return stored
    tally = settle(lambda unit: tally_routes(world.graph, plan, unit, progress))
    with workspace.replaced_file(path) as beside, beside.open("wb") as file:
        np.savez(file, **tally._asdict())
    return tally


def tally_after(
    world: World, plan: Plan, before: Tally, after: AsGraph, touched: UInt8, progress: Progress | None = None
) -> Tally:
    """Sum what routes cross after a shock.

    Parameters
    ----------
    world : World
        Before.
    plan : Plan
        The world's, or narrowed.
    before : Tally
        As :func:`tally_before` gives it for this plan.
    after : AsGraph
        What is left of ``world.graph``.
    touched : uint8 (n,)
        1 for the nodes that lost some link.
    progress : callable, optional
        Told of batches done.

    Returns
    -------
    Tally
        As if all were summed anew, but for rounding (1e-5 of a country's routes).
    """
    if not touched.any():
        return before
    exact = world.both_ways and world.most_touched > 0
    most = _MOSTLY if len(plan.countries) > _FEW else _MOSTLY_OF_FEW
    if not exact or settle(lambda unit: measure_affected_share(world, plan, unit, after, touched)) > most:
        return settle(lambda unit: tally_routes(after, plan, unit, progress))
    return add_change(before, settle(lambda unit: tally_change(world, plan, unit, after, touched, progress)))


def add_change(before: Tally, change: Tally) -> Tally:
    """Add a change to sums; what rounding would leave below zero is nothing."""
    return _combine(lambda old, new: np.maximum(old + new, 0), before, change)


class _Marker:
    """One thread's means of finding the affected pairs of each batch."""

    def __init__(self, world: World, plan: Plan, unit: np.unsignedinteger, after: AsGraph, touched: UInt8) -> None:
        self._graphs = (world.graph.links, after.links)
        self._climbing = world.base(unit).climbing
        self._updater = Updater(world, unit, after, touched)
        self._touched = touched
        self._unit = unit
        wanted = np.zeros(len(after) + 1, np.bool_)
        wanted[plan.destinations] = True
        self.batches = np.where(wanted[world.batches], world.batches, -1).astype(np.int32)
        self.affected = np.empty((len(after), LANES), np.uint8)
        self.some = np.empty(len(after), np.uint8)

    def mark(self, batch: int) -> tuple[UInt8 | UInt16, ...]:
        """Mark the affected nodes of a batch; return the routes before and after."""
        before, state = self._updater.update(batch)
        mark_affected(
            *self._graphs, before, state, self._climbing[batch], self._updater.changed, self._touched, self._unit,
            self.affected, self.some,
        )  # fmt: skip
        return before, state


def measure_affected_share(world: World, plan: Plan, unit: np.unsignedinteger, after: AsGraph, touched: UInt8) -> float:
    """Find the share of pairs affected, in every eighth batch."""
    world.base(unit)
    numbers = range(0, len(world.batches), _SAMPLED)

    def work(batches: Iterator[int]) -> tuple[int, int]:
        marker = _Marker(world, plan, unit, after, touched)
        affected = asked = 0
        for batch in batches:
            destinations = marker.batches[numbers[batch]]
            marker.mark(numbers[batch])
            affected += count_affected(marker.affected, marker.some, plan.ends.sources, destinations)
            asked += len(plan.ends.sources) * int((destinations >= 0).sum())
        return affected, asked

    affected, asked = np.sum(run_sharded(work, len(numbers)), axis=0)
    return float(affected / max(asked, 1))


def tally_change(
    world: World,
    plan: Plan,
    unit: np.unsignedinteger,
    after: AsGraph,
    touched: UInt8,
    progress: Progress | None = None,
) -> Tally:
    """Sum the pairs whose ways a shock alters after it, less the same before.

    Raises
    ------
    TooDeep
        Some route is too long for the unit.
    """
    world.base(unit)
    nodes = world.graph.transit_count

    def work(batches: Iterator[int]) -> Tally:
        marker = _Marker(world, plan, unit, after, touched)
        flow, walk = make_flow(after, plan), make_walk(world.graph)
        columns = np.full((LANES, len(after)), np.iinfo(unit.dtype).max, unit.dtype)
        tallies = make_tally(after, plan), make_tally(after, plan)
        for batch in batches:
            states = marker.mark(batch)
            for links, state, tally in zip((world.graph.links, after.links), states, tallies, strict=True):
                tally_affected(
                    links, state, columns, unit, nodes, marker.batches[batch], marker.affected, marker.some,
                    plan.ends, tally, flow, walk,
                )  # fmt: skip
        return _combine(lambda old, new: new - old, *tallies)

    return add_tallies(run_sharded(work, len(world.batches), progress))


def _combine(join: Callable[[Floats, Floats], Floats], before: Tally, after: Tally) -> Tally:
    pairs = zip(cast("tuple[Floats, ...]", before), cast("tuple[Floats, ...]", after), strict=True)
    joined: list[Any] = [join(old, new) for old, new in pairs]
    return Tally(*joined)


def _name(graph: AsGraph, plan: Plan) -> str:
    """Digest all that the sums depend on."""
    digest = hashlib.blake2b(str((VERSION, plan.countries, plan.width)).encode(), digest_size=8)
    for array in (graph.asn, *graph.links, *plan.ends):
        digest.update(array.tobytes())
    return digest.hexdigest()


def _read(path: Path) -> Tally | None:
    """Read kept sums; damaged ones are none."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            return Tally(*(stored[name] for name in Tally._fields))
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None
