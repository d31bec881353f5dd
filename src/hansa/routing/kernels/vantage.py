"""What chosen vantage points see on their routes: for each, the share of destinations behind each network."""

import numba as nb
import numpy as np

from hansa.routing.kernels.hops import SOURCE, forget_walk, list_offers, trace_hops, withdraw_offers


@nb.njit(cache=True, nogil=True, fastmath={"contract", "reassoc", "nsz"})
def _see(walk, seen, rows, seed_rows, sight, weight, near, routes, unit, destination, seen_share):  # type: ignore[no-untyped-def]
    """Carry each vantage point's one route towards the destination, and tally the networks on it."""
    visited, hops_at, hops = walk.visited, walk.hops_at, walk.hops
    points = sight.shape[1]
    longest = np.int64(unit) - 1
    for place in range(seen):
        node = visited[place]
        if node == destination:
            continue
        row = rows[node]
        route = np.int64(routes[node])
        amount = weight
        if near:
            length = route & longest
            amount = weight / length if route < np.int64(unit) or length == 1 else 0.0
        if amount > 0:
            for point in range(points):
                seen_share[row, point] += amount * sight[row, point]
        part = np.float32(1) / np.float32(hops_at[place + 1] - hops_at[place])
        for edge in range(hops_at[place], hops_at[place + 1]):
            other = hops[edge]
            if other != destination:
                target = rows[other]
                for point in range(points):
                    sight[target, point] += part * sight[row, point]


@nb.njit(cache=True, nogil=True)
def watch_batch(  # type: ignore[no-untyped-def]
    links, unit, state, destinations, weight, points, rows, transit_count, near, walk, routes, sight, seen_share, reached
):
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
            node = visited_row(rows, walk, place)
            if node >= 0:
                sight[node, :] = 0
        for point in range(len(points)):
            node = points[point]
            if routes[node] != none and node != destination:
                sight[rows[node], point] = 1
        _see(walk, seen, rows, rows, sight, weight[destination], near, routes, unit, destination, seen_share)
        forget_walk(walk, seen)
        withdraw_offers(walk, offers)
        routes[destination] = none


@nb.njit(cache=True, nogil=True)
def visited_row(rows, walk, place):  # type: ignore[no-untyped-def]
    return rows[walk.visited[place]]
