"""All pairs: how far every network is from every other."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hansa.arrays import Int64, UInt32
from hansa.routing.kernels.lengths import LANES, count_routes
from hansa.routing.parallel import Progress, run_sharded
from hansa.routing.solver import Solver, settle
from hansa.workspace import replaced_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hansa.routing.graph import AsGraph


@dataclass(frozen=True)
class PairSummary:
    """What all-pairs routing found.

    Attributes
    ----------
    ases, links : int
        Size of the graph.
    connected_pairs : int
        Ordered pairs with a route, a network to itself included.
    mean_length : float
        Over them, in hops.
    lengths : tuple of int
        How many have each length, from 0.
    by_kind : dict
        How many are of each kind: origin, customer, peer, provider, none.
    seconds : float
        Time taken.
    """

    ases: int
    links: int
    connected_pairs: int
    mean_length: float
    lengths: tuple[int, ...]
    by_kind: dict[str, int]
    seconds: float


def summarise_pairs(graph: AsGraph, progress: Progress | None = None) -> PairSummary:
    """Count the routes between all ordered pairs by kind and length.

    Parameters
    ----------
    graph : AsGraph
        The networks.
    progress : callable, optional
        Told of batches done.

    Returns
    -------
    PairSummary
        Exact.
    """
    started = time.perf_counter()
    counts, unit = settle(lambda unit: (_count_pairs(graph, unit, progress), int(unit)))
    ases = len(graph)
    kinds = counts[: 3 * unit].reshape(3, unit)
    lengths = kinds.sum(axis=0)
    connected = int(lengths.sum())
    customer, peer, provider = (int(total) for total in kinds.sum(axis=1))
    return PairSummary(
        ases=ases,
        links=graph.customer_link_count + graph.peer_link_count,
        connected_pairs=connected,
        mean_length=float(lengths @ np.arange(unit) / connected),
        lengths=tuple(int(count) for count in np.trim_zeros(lengths, "b")),
        by_kind={
            "origin": ases,
            "customer": customer - ases,
            "peer": peer,
            "provider": provider,
            "none": ases * ases - connected,
        },
        seconds=time.perf_counter() - started,
    )


def _count_pairs(graph: AsGraph, unit: np.unsignedinteger, progress: Progress | None) -> Int64:
    def count(batches: Iterator[int]) -> Int64:
        solver = Solver(graph, unit, np.flatnonzero(times))
        counts = np.zeros(4 * int(unit), np.int64)
        for batch in batches:
            destinations = _list_batch(graph, batch)
            count_routes(solver.solve(destinations), len(destinations), times, counts)
        return counts

    first, times = find_twins(graph)

    total: Int64 = np.sum(run_sharded(count, _count_batches(graph), progress), axis=0)
    others = times[first].astype(np.int64) - 1
    is_first = first == np.arange(len(graph))
    mistaken = int(others[is_first].sum()) - int((~is_first).sum())
    total[0] -= mistaken
    total[2 * int(unit) + 2] += mistaken
    return total


def find_twins(graph: AsGraph) -> tuple[Int64, UInt32]:
    """Find stubs without peers that have the same providers, and so the same routes but to one another.

    Returns
    -------
    first : int64 (n,)
        The first of each node's twins; itself for a node without any.
    times : uint32 (n,)
        How many a first twin stands for, 0 for the others. Towards a twin, the row of the first is wrong in a known way: all
        others are two hops away, over a provider, and the twin itself none.
    """
    links = graph.links
    first = np.arange(len(graph))
    seen: dict[bytes, int] = {}
    alone = np.diff(links.peers_at) == 0
    for node in range(graph.transit_count, len(graph)):
        if alone[node]:
            providers = links.providers[links.providers_at[node] : links.providers_at[node + 1]]
            first[node] = seen.setdefault(providers.tobytes(), node)
    return first, np.bincount(first, minlength=len(graph)).astype(np.uint32)


def write_matrix(graph: AsGraph, path: Path, progress: Progress | None = None) -> None:
    """Write all routes as one matrix, a row a destination and a column a source, both by node.

    A cell holds ``kind * 64 + length`` (kind 0 customer or origin, 1 peer, 2 provider) in one byte, 255 for no route;
    where routes are longer than 61 hops, ``kind * 16384 + length`` in two. The file takes n x n bytes; it is a ``.npy``
    file, to be opened with ``numpy.load(path, mmap_mode="r")``, and appears only when it is whole.

    Parameters
    ----------
    graph : AsGraph
        The networks.
    path : Path
        Where to.
    progress : callable, optional
        Told of batches done.
    """
    with replaced_file(path) as beside:
        settle(lambda unit: _fill_matrix(graph, unit, beside, progress))


def _fill_matrix(graph: AsGraph, unit: np.unsignedinteger, path: Path, progress: Progress | None) -> None:
    shape = (len(graph), len(graph))
    matrix = np.lib.format.open_memmap(path, mode="w+", dtype=unit.dtype, shape=shape)

    def fill(batches: Iterator[int]) -> None:
        solver = Solver(graph, unit)
        for batch in batches:
            destinations = _list_batch(graph, batch)
            matrix[destinations] = solver.solve(destinations)[:, : len(destinations)].T

    run_sharded(fill, _count_batches(graph), progress)
    matrix.flush()


def _count_batches(graph: AsGraph) -> int:
    return -(-len(graph) // LANES)


def _list_batch(graph: AsGraph, batch: int) -> Int64:
    return np.arange(batch * LANES, min((batch + 1) * LANES, len(graph)))
