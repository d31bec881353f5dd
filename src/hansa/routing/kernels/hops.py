"""Equally good next hops towards one destination, walked from the farthest network inwards."""

from typing import NamedTuple

import numba as nb
import numpy as np
import numpy.typing as npt

PASSED = 1
SOURCE = 2


class Walk(NamedTuple):
    """Scratch of one thread, and the result of :func:`trace_hops`.

    Attributes
    ----------
    queue : int32 (n,)
        Candidates, longest route first.
    reached : uint8 (n,)
        Bits: SOURCE where a route begins, PASSED where one passes or ends.
    visited : int32 (n,)
        Nodes reached, longest route first.
    hops_at : int32 (n + 1,)
        Where the next hops of each visited node begin in `hops`.
    hops : int32
        Next hops.
    """

    queue: npt.NDArray[np.int32]
    reached: npt.NDArray[np.uint8]
    visited: npt.NDArray[np.int32]
    hops_at: npt.NDArray[np.int32]
    hops: npt.NDArray[np.int32]


@nb.njit(cache=True, nogil=True)
def _queue_by_length(routes, unit, transit_count, sources, queue):  # type: ignore[no-untyped-def]
    """Order transit nodes and stub sources that have a route, longest first; return their number."""
    longest = np.int64(unit) - 1
    none = np.int64(~routes.dtype.type(0))
    starts = np.zeros(longest + 2, np.int64)
    for node in range(transit_count):
        if routes[node] != none:
            starts[routes[node] & longest] += 1
    for source in sources:
        if source >= transit_count and routes[source] != none:
            starts[routes[source] & longest] += 1
    total = 0
    for length in range(longest, -1, -1):
        count = starts[length]
        starts[length] = total
        total += count
    for node in range(transit_count):
        if routes[node] != none:
            queue[starts[routes[node] & longest]] = node
            starts[routes[node] & longest] += 1
    for source in sources:
        if source >= transit_count and routes[source] != none:
            queue[starts[routes[source] & longest]] = source
            starts[routes[source] & longest] += 1
    return total


@nb.njit(cache=True, nogil=True)
def trace_hops(links, routes, unit, transit_count, sources, walk):  # type: ignore[no-untyped-def]
    """Walk all equally good routes from `sources` to the destination.

    A next hop's route is one hop shorter, so that the order of lengths is an order of the walk, in cycles too.

    Parameters
    ----------
    links : Links
        The graph.
    routes : uint8 or uint16 (n,)
        One destination's column of :func:`~hansa.routing.kernels.lengths.solve_batch`.
    unit : uint8 or uint16
        As given there.
    transit_count : int
        Nodes from here on have no customers.
    sources : int32 (s,)
        Distinct nodes; those without a route are passed over.
    walk : Walk
        Overwritten.

    Returns
    -------
    int
        Number of visited nodes, the destination included.
    """
    longest = np.int64(unit) - 1
    walk.reached[:] = 0
    for source in sources:
        walk.reached[source] = SOURCE
    total = _queue_by_length(routes, unit, transit_count, sources, walk.queue)
    seen = 0
    end = 0
    walk.hops_at[0] = 0
    for place in range(total):
        node = walk.queue[place]
        if not walk.reached[node]:
            continue
        kind = np.int64(routes[node]) // np.int64(unit)
        wanted = (np.int64(routes[node]) & longest) - 1
        if wanted >= 0:
            if kind == 0:
                for edge in range(links.customers_at[node], links.customers_at[node + 1]):
                    other = links.customers[edge]
                    if routes[other] == wanted:
                        walk.hops[end] = other
                        end += 1
            elif kind == 1:
                for edge in range(links.peers_at[node], links.peers_at[node + 1]):
                    other = links.peers[edge]
                    if routes[other] == wanted:
                        walk.hops[end] = other
                        end += 1
            else:
                for edge in range(links.providers_at[node], links.providers_at[node + 1]):
                    other = links.providers[edge]
                    if (routes[other] & longest) == wanted:
                        walk.hops[end] = other
                        end += 1
        for edge in range(walk.hops_at[seen], end):
            walk.reached[walk.hops[edge]] |= PASSED
        walk.visited[seen] = node
        seen += 1
        walk.hops_at[seen] = end
    return seen
