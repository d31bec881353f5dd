"""First compilation: foreseen, announced, and done before anything is timed."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from hansa.evidence.relationships import Relationships
from hansa.routing.attributes import Attributes
from hansa.routing.flows import spread_flows
from hansa.routing.graph import build_graph
from hansa.routing.kernels import flows, hops, lengths, transit
from hansa.routing.pairs import summarise_pairs
from hansa.routing.routes import solve_routes
from hansa.routing.transit import measure_transit

Announce = Callable[[], None]

_ENTRIES = (
    lengths.solve_batch,
    lengths.count_routes,
    hops.trace_hops,
    flows.spread_lanes,
    transit.tally_batch,
)


def is_compiled() -> bool:
    """Tell whether the kernels stand compiled on disk, none older than its source."""
    return all(is_cached(entry) for entry in _ENTRIES)


def compile_kernels(announce: Announce | None = None) -> float:
    """Compile and load every kernel on a graph of four networks.

    Parameters
    ----------
    announce : callable, optional
        Called first where compilation is due (some twenty seconds, once a machine and release).

    Returns
    -------
    float
        Seconds taken.
    """
    if announce is not None and not is_compiled():
        announce()
    started = time.perf_counter()
    graph = build_graph(
        Relationships(first=np.array([1, 1, 2]), second=np.array([2, 3, 4]), label=np.array([0, -1, -1], np.int8))
    )
    ones = np.ones(len(graph))
    codes = np.array(["FR", "DE", "FR", "DE"])
    attributes = Attributes([""] * len(graph), codes, np.full(len(graph), "", "U2"), ones, ones)
    summarise_pairs(graph)
    solve_routes(graph, [0]).trace()
    spread_flows(graph, ones, ones)
    measure_transit(graph, attributes)
    return time.perf_counter() - started


def is_cached(entry: Callable[..., object]) -> bool:
    """Tell whether one kernel stands compiled on disk, not older than its source."""
    folder = Path(entry.stats.cache_path)  # type: ignore[attr-defined]
    source = Path(entry.py_func.__code__.co_filename)  # type: ignore[attr-defined]
    indices = list(folder.glob(f"{source.stem}.{entry.__name__}-*.nbi"))
    return any(index.stat().st_mtime >= source.stat().st_mtime for index in indices)
