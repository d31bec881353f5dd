"""What the best routes between one country and the world carry over each thing that may fail."""

import numba as nb
import numpy as np

from hansa.routing.kernels.reach import WORD

NONE = np.int32(2**30)
"""Distance of who has no route: far above any, and one more still fits the type."""


@nb.njit(cache=True, nogil=True)
def _measure_down(ways, dead, origin, dist, queue):  # type: ignore[no-untyped-def]
    """List the networks above an end, nearest first, with their distance; return how many."""
    dist[:] = -1
    dist[origin] = 0
    queue[0] = origin
    count, place = 1, 0
    while place < count:
        node = queue[place]
        place += 1
        for edge in range(ways.providers_at[node], ways.providers_at[node + 1]):
            provider = ways.providers[edge]
            if dead.ups[edge] == 0 and dead.nodes[provider] == 0 and dist[provider] < 0:
                dist[provider] = dist[node] + 1
                queue[count] = provider
                count += 1
    return count


@nb.njit(cache=True, nogil=True)
def _hear_peers(ways, dead, dist, queue, count, far, choices):  # type: ignore[no-untyped-def]
    """Give the peers of those above the end their distance, and count their next hops."""
    for place in range(count):
        node = queue[place]
        length = dist[node] + 1
        for edge in range(ways.peers_at[node], ways.peers_at[node + 1]):
            peer = ways.peers[edge]
            # Who is above the end (`dist`) has a customer route, and prefers it to any peer's.
            if dead.peers[edge] == 0 and dead.nodes[peer] == 0 and dist[peer] < 0 and length <= far[peer]:
                choices[peer] = choices[peer] + 1 if length == far[peer] else 1
                far[peer] = length


@nb.njit(cache=True, nogil=True)
def _hear_providers(ways, dead, dist, far, choices):  # type: ignore[no-untyped-def]
    """Give all others their distance over providers, and count their next hops: who has a peer's route keeps it."""
    again = True
    while again:
        again = False
        for node in range(len(dist)):
            if dead.nodes[node] != 0 or dist[node] >= 0 or choices[node] > 0:
                continue
            for edge in range(ways.providers_at[node], ways.providers_at[node + 1]):
                if dead.ups[edge] == 0 and far[ways.providers[edge]] + 1 < far[node]:
                    far[node] = far[ways.providers[edge]] + 1
                    again |= ways.cyclic
    # Counted once all distances are final: in a cycle a next hop can still turn out not to be one.
    for node in range(len(dist)):
        if far[node] == NONE or dist[node] >= 0 or choices[node] > 0:
            continue
        for edge in range(ways.providers_at[node], ways.providers_at[node + 1]):
            if dead.ups[edge] == 0 and far[ways.providers[edge]] == far[node] - 1:
                choices[node] += 1


@nb.njit(cache=True, nogil=True)
def _sort_far(dist, far, order):  # type: ignore[no-untyped-def]
    """List those not above the end, farthest first; return how many."""
    longest = 0
    for node in range(len(dist)):
        if dist[node] < 0 and far[node] != NONE:
            longest = max(longest, far[node])
    starts = np.zeros(longest + 2, np.int64)  # a counting sort: distances are few and small
    for node in range(len(dist)):
        if dist[node] < 0 and far[node] != NONE:
            starts[longest - far[node] + 1] += 1
    for level in range(longest + 1):
        starts[level + 1] += starts[level]
    listed = starts[longest + 1]
    for node in range(len(dist)):
        if dist[node] < 0 and far[node] != NONE:
            level = longest - far[node]
            order[starts[level]] = node
            starts[level] += 1
    return listed


@nb.njit(cache=True, nogil=True)
def _spread_up(ways, dead, units, dist, far, choices, by_peer, order, listed, flow, loads, weight):  # type: ignore[no-untyped-def]
    """Send the world's weight over providers and peers to those above the end."""
    for place in range(listed):
        node = order[place]
        if flow[node] == 0:
            continue
        if units.of_node[node] >= 0:
            loads[units.of_node[node]] += weight * flow[node]
        part = flow[node] / choices[node]
        if by_peer[node]:
            for edge in range(ways.peers_at[node], ways.peers_at[node + 1]):
                peer = ways.peers[edge]
                if dead.peers[edge] == 0 and dist[peer] >= 0 and dist[peer] == far[node] - 1:
                    flow[peer] += part
                    if units.of_peer[edge] >= 0:
                        loads[units.of_peer[edge]] += weight * part
            continue
        for edge in range(ways.providers_at[node], ways.providers_at[node + 1]):
            provider = ways.providers[edge]
            if dead.ups[edge] == 0 and far[provider] == far[node] - 1:
                flow[provider] += part
                if units.of_up[edge] >= 0:
                    loads[units.of_up[edge]] += weight * part


@nb.njit(cache=True, nogil=True)
def _spread_down(ways, dead, units, dist, queue, count, choices, flow, loads, weight):  # type: ignore[no-untyped-def]
    """Send what has arrived above the end down to it."""
    for place in range(count):
        node = queue[place]
        for edge in range(ways.providers_at[node], ways.providers_at[node + 1]):
            if dead.ups[edge] == 0 and dist[ways.providers[edge]] == dist[node] + 1:
                choices[ways.providers[edge]] += 1
    for place in range(count - 1, -1, -1):
        node = queue[place]
        for edge in range(ways.providers_at[node], ways.providers_at[node + 1]):
            provider = ways.providers[edge]
            if dead.ups[edge] == 0 and dist[provider] == dist[node] + 1:
                part = flow[provider] / choices[provider]
                flow[node] += part
                if units.of_up[edge] >= 0:
                    loads[units.of_up[edge]] += weight * part
        if units.of_node[node] >= 0:
            loads[units.of_node[node]] += weight * flow[node]


@nb.njit(cache=True, nogil=True)
def spread_ways(ways, dead, units, lanes, loads):  # type: ignore[no-untyped-def]
    """Send each pair's weight along its best routes, and add what meets each unit, the end abroad excepted.

    At each network the weight divides evenly among the neighbours that offer its best route. A unit whose failure cuts a
    pair off lies on all of its routes and meets its whole weight: failures cut off no more than the sum of their loads.

    Parameters
    ----------
    ways, dead, units
        The graph, what has failed, and what may.
    lanes : int64
        Places in ``ways.home``.
    loads : float64 (units,)
        Added to.
    """
    size = len(dead.nodes)
    dist, far, queue, order, choices = np.empty((5, size), np.int32)
    flow, by_peer = np.empty(size), np.empty(size, np.bool_)
    for lane in lanes:
        origin = ways.home[lane]
        if dead.nodes[origin] != 0:
            continue
        count = _measure_down(ways, dead, origin, dist, queue)
        for node in range(size):
            far[node] = NONE if dist[node] < 0 else dist[node]
        choices[:] = 0
        _hear_peers(ways, dead, dist, queue, count, far, choices)
        by_peer[:] = choices > 0
        _hear_providers(ways, dead, dist, far, choices)
        listed = _sort_far(dist, far, order)
        bit = np.uint64(1) << np.uint64(lane % WORD)
        weight = ways.home_weight[lane]
        flow[:] = 0
        for place in range(len(ways.world)):
            node = ways.world[place]
            if far[node] != NONE and ways.base[lane // WORD, place] & bit != 0:
                flow[node] = ways.world_weight[place]
                if units.of_node[node] >= 0:  # the walk adds it: an end carries nothing of its own
                    loads[units.of_node[node]] -= weight * flow[node]
        _spread_up(ways, dead, units, dist, far, choices, by_peer, order, listed, flow, loads, weight)
        _spread_down(ways, dead, units, dist, queue, count, choices, flow, loads, weight)
