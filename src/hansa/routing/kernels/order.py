"""Levels of the condensed customer-provider graph."""

import numba as nb
import numpy as np

from hansa.arrays import Int32, Int64


@nb.njit(cache=True, nogil=True)
def find_levels(above: Int64, below: Int64, offsets: Int64, count: int) -> Int32:
    """Give each vertex of an acyclic graph the length of the longest chain above it.

    Parameters
    ----------
    above, below : int64 (e,)
        Ends of each edge, sorted by `above`.
    offsets : int64 (count + 1,)
        Where the edges of each vertex begin.
    count : int
        Number of vertices.

    Returns
    -------
    int32 (count,)
        0 for a vertex with nothing above it.
    """
    # A vertex is queued when the last edge into it has been seen: only then is the longest chain above it known.
    waiting = np.zeros(count, np.int64)
    for edge in range(len(above)):
        waiting[below[edge]] += 1
    level = np.zeros(count, np.int32)
    queue = np.empty(count, np.int64)
    tail = 0
    for vertex in range(count):
        if waiting[vertex] == 0:
            queue[tail] = vertex
            tail += 1
    head = 0
    while head < tail:
        vertex = queue[head]
        head += 1
        for edge in range(offsets[vertex], offsets[vertex + 1]):
            other = below[edge]
            level[other] = max(level[other], level[vertex] + 1)
            waiting[other] -= 1
            if waiting[other] == 0:
                queue[tail] = other
                tail += 1
    return level
