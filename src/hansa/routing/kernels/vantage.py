"""What chosen viewpoints see on their routes: for each, the weight of destinations behind each network."""

import numba as nb
import numpy as np

from hansa.routing.kernels.hops import SOURCE, forget_walk, list_offers, trace_hops, withdraw_offers


@nb.njit(cache=True, nogil=True, fastmath={"contract", "reassoc", "nsz"})
def _look(walk, seen, rows, routes, unit, destination, weight, carriers, sight, share):  # type: ignore[no-untyped-def]
    """Carry each viewpoint's one route towards the destination, and tally the networks on it."""
    visited, hops_at, hops = walk.visited, walk.hops_at, walk.hops
    base = np.int64(unit)
    for place in range(seen):
        node = visited[place]
        if node == destination:
            continue
        row = rows[node]
        amount = weight
        # Country Transit Influence: only the way down from the peak counts, and less the farther from the origin.
        if carriers:
            length = np.int64(routes[node]) & (base - 1)
            amount = weight / length if routes[node] < base or length == 1 else 0.0
        if amount > 0:
            for point in range(sight.shape[1]):
                share[row, point] += amount * sight[row, point]
        part = np.float32(1) / np.float32(hops_at[place + 1] - hops_at[place])
        for edge in range(hops_at[place], hops_at[place + 1]):
            if hops[edge] != destination:
                target = rows[hops[edge]]
                for point in range(sight.shape[1]):
                    sight[target, point] += part * sight[row, point]


@nb.njit(cache=True, nogil=True)
def watch_batch(  # type: ignore[no-untyped-def]
    links, unit, state, destinations, weight, points, rows, transit_count, carriers, walk, routes, sight, share, reached
):
    """Add a batch of destinations to what each viewpoint sees.

    Parameters
    ----------
    links : Links
        The graph.
    unit : uint8 or uint16
        See :func:`~hansa.routing.kernels.lengths.solve_batch`.
    state : uint8 or uint16 (n, 64)
        The batch's solved routes of nodes with customers and of viewpoints.
    destinations : int32 (64,)
        Nodes, -1 for an empty lane.
    weight : float64 (n,)
        What a destination counts.
    points : int32 (v,)
        Viewpoints, distinct.
    rows : int32 (n,)
        Row of each node with customers and each viewpoint.
    transit_count : int
        Nodes from here on have no customers.
    carriers : bool
        Count a node only where its route leads down to a customer, or is one hop long, and divide by its length.
    walk : Walk
        Scratch.
    routes : uint8 or uint16 (n,)
        Scratch, at first all "no route".
    sight : float32 (r, v)
        Scratch.
    share : float64 (r, v)
        Weight of the destinations that each viewpoint reaches through each row, itself included; added to.
    reached : float64 (v,)
        Weight of the destinations that each viewpoint reaches, itself excepted; added to.
    """
    none = ~routes.dtype.type(0)
    seeds = np.empty(len(points), np.int32)
    for lane in range(len(destinations)):
        destination = destinations[lane]
        if destination < 0:
            continue
        for node in range(transit_count):
            routes[node] = state[node, lane]
        for node in points:
            routes[node] = state[node, lane]
        routes[destination] = 0
        count = 0
        for point in range(len(points)):
            node = points[point]
            if routes[node] != none and node != destination:
                walk.reached[node] = SOURCE
                seeds[count] = node
                count += 1
                reached[point] += weight[destination]
        offers = list_offers(links, routes, unit, destination, walk)
        seen = trace_hops(links, routes, unit, seeds[:count], walk)
        for place in range(seen):
            node = walk.visited[place]
            if node != destination:
                sight[rows[node], :] = 0
        for point in range(len(points)):
            node = points[point]
            if node != destination:
                sight[rows[node], point] = 1
        _look(walk, seen, rows, routes, unit, destination, weight[destination], carriers, sight, share)
        forget_walk(walk, seen)
        withdraw_offers(walk, offers)
        routes[destination] = none
