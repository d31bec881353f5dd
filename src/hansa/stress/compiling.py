"""First compilation of the engine's kernels, foreseen, as :mod:`hansa.routing.compiling` does for its own."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np

from hansa.evidence.relationships import Relationships
from hansa.routing.attributes import Attributes
from hansa.routing.compiling import compile_kernels, is_cached, is_compiled
from hansa.routing.graph import build_graph
from hansa.routing.kernels import cuts, effects, losses, updates
from hansa.routing.model import Model
from hansa.routing.solver import UNITS
from hansa.stress.damage import cut_operator
from hansa.stress.losses import measure_losses
from hansa.stress.tallies import measure_affected_share, tally_change
from hansa.stress.world import open_world

_ENTRIES = (
    cuts.drop_links,
    effects.mark_affected,
    effects.tally_affected,
    losses.compare_batch,
    losses.count_unconnected,
    updates.find_climbing,
    updates.update_batch,
)


def is_engine_compiled() -> bool:
    """Tell whether the kernels of stress and of routing stand compiled on disk."""
    return is_compiled() and all(is_cached(entry) for entry in _ENTRIES)


def compile_engine() -> float:
    """Compile and load every kernel that a scenario needs, on a graph of three networks.

    Returns
    -------
    float
        Seconds taken.
    """
    started = time.perf_counter()
    compile_kernels()
    graph = build_graph(Relationships(np.array([1, 1]), np.array([2, 3]), np.array([-1, -1], np.int8)))
    ones = np.ones(len(graph))
    attributes = Attributes(["", "", ""], np.array(["FR", "DE", "FR"]), np.full(len(graph), "", "U2"), ones, ones)
    world = replace(open_world(Model("file", "", graph, attributes)), most_touched=1.0)
    damage = cut_operator(graph, attributes, graph.find_nodes([3]), ["FR"])
    measure_losses(world, damage)
    shock = (world, world.plan, UNITS[0], *world.strike(damage))
    measure_affected_share(*shock)
    tally_change(*shock)
    return time.perf_counter() - started
