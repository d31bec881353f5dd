"""Flows from all networks to batches of destinations, split equally among equal next hops."""

import numba as nb
import numpy as np

from hansa.routing.kernels.hops import SOURCE, forget_walk, list_offers, trace_hops, withdraw_offers
from hansa.routing.kernels.lengths import LANES

NEVER = np.uint8(254)
"""A route that no hop has: the longest is below 192, and 255 is none."""


@nb.njit(cache=True, nogil=True)
def spread_batch(links, unit, state, destinations, sources, source_weight, weight, walk, flow, through):  # type: ignore[no-untyped-def]
    """Add to `through` what each node carries, itself as origin and destination excepted.

    Parameters
    ----------
    links : Links
        The graph.
    unit : uint8 or uint16
        See :func:`~hansa.routing.kernels.lengths.solve_batch`.
    state : uint8 or uint16 (n, 64)
        The batch's solved routes of all nodes.
    destinations : int32 (64,)
        Nodes, -1 for an empty lane.
    sources : int32 (s,)
        Nodes that send.
    source_weight : float32 (n,)
        What each sends.
    weight : float64 (n,)
        What a destination's flow counts.
    walk : Walk
        Scratch.
    flow : float32 (n,)
        Scratch.
    through : float64 (n,)
        Weighted flow through each node, added to.

    Returns
    -------
    sent, arrived : float64
        Weighted flow of sources that have a route, and what reached the destinations: equal but for rounding.
    """
    visited, hops_at, hops, reached = walk.visited, walk.hops_at, walk.hops, walk.reached
    none = ~state.dtype.type(0)
    routes = np.empty(len(state), state.dtype)
    seeds = np.empty(len(sources), np.int32)
    sent = 0.0
    arrived = 0.0
    for lane in range(len(destinations)):
        destination = destinations[lane]
        if destination < 0:
            continue
        for node in range(len(state)):
            routes[node] = state[node, lane]
        count = 0
        for node in sources:
            if routes[node] != none and node != destination:
                reached[node] = SOURCE
                seeds[count] = node
                count += 1
                sent += weight[destination] * source_weight[node]
        offers = list_offers(links, routes, unit, destination, walk)
        seen = trace_hops(links, routes, unit, seeds[:count], walk)
        for place in range(seen):
            flow[visited[place]] = 0
        for place in range(seen):
            node = visited[place]
            if node == destination:
                arrived += weight[destination] * flow[node]
                continue
            through[node] += weight[destination] * flow[node]
            if reached[node] & SOURCE:
                flow[node] += source_weight[node]
            part = flow[node] / np.float32(hops_at[place + 1] - hops_at[place])
            for edge in range(hops_at[place], hops_at[place + 1]):
                flow[hops[edge]] += part
        forget_walk(walk, seen)
        withdraw_offers(walk, offers)
    return sent, arrived


@nb.njit(cache=True, nogil=True, fastmath={"contract", "reassoc", "nsz"})
def _send(node, hops_at, hops, state, active, base, mask, own, transit_count, flow, wanted, part):  # type: ignore[no-untyped-def]
    """Split a node's flow among its equally good hops of one relation, in the lanes whose route is of that kind."""
    # Twice through the hops, to count and to give: a choice in each lane would not vectorise, an addition of 0 or 1 does.
    if not _want(state, node, base, wanted):
        return
    for lane in range(LANES):
        part[lane] = 0
    for edge in range(hops_at[node], hops_at[node + 1]):
        other = hops[edge]
        if active[other]:
            for lane in range(LANES):
                part[lane] += np.float32(1) if (state[other, lane] & mask) == wanted[lane] else np.float32(0)
    for lane in range(LANES):
        amount = flow[node, lane] if node < transit_count else own
        part[lane] = amount / max(part[lane], np.float32(1))
    for edge in range(hops_at[node], hops_at[node + 1]):
        other = hops[edge]
        if active[other]:
            row = flow[min(np.int64(other), transit_count)]
            for lane in range(LANES):
                row[lane] += part[lane] if (state[other, lane] & mask) == wanted[lane] else np.float32(0)


@nb.njit(cache=True, nogil=True)
def _want(state, node, base, wanted):  # type: ignore[no-untyped-def]
    """Find the routes that a hop of one relation must have to be equally good; report whether there are any."""
    some = np.uint8(0)
    for lane in range(LANES):
        length = np.uint8(state[node, lane] - base)  # wraps around for another kind, and then is 64 or more
        fits = np.uint8(length > 0) & np.uint8(length < np.uint8(64))
        wanted[lane] = np.uint8(length - np.uint8(1)) if fits else NEVER
        some |= fits
    return some != 0


@nb.njit(cache=True, nogil=True)
def spread_lanes(links, transit_count, state, destinations, sources, source_weight, weight, flow, through):  # type: ignore[no-untyped-def]
    """Do as :func:`spread_batch` for 64 destinations side by side, on a graph without cycles and one byte a route.

    Parameters
    ----------
    links, state, destinations, sources, source_weight, weight, through
        As there.
    transit_count : int
        Nodes from here on have no customers.
    flow : float32 (m + 1, 64)
        Scratch; the last row takes what stubs that are destinations receive.

    Returns
    -------
    sent, arrived : float64
        As there.
    """
    providers_at, providers, peers_at, peers, customers_at, customers, _ = links
    wanted = np.empty(LANES, np.uint8)
    part = np.empty(LANES, np.float32)
    active = np.zeros(len(state), np.uint8)
    everyone = np.ones(transit_count, np.uint8)
    # float32: 64 lanes are four cache lines a hop, of float64 they would be eight.
    flow[transit_count, :] = 0
    for node in range(transit_count):
        some = np.uint8(0)
        for lane in range(LANES):
            some |= np.uint8(state[node, lane] < np.uint8(64))
            flow[node, lane] = source_weight[node]
        active[node] = some
    for lane in range(LANES):
        if destinations[lane] >= 0:
            active[destinations[lane]] = 1
            if destinations[lane] < transit_count:
                flow[destinations[lane], lane] = 0
    none = np.float32(0)
    up, across, down = np.uint8(128), np.uint8(64), np.uint8(0)
    low, all_bits = np.uint8(63), np.uint8(255)
    for place in range(len(sources) - 1, -1, -1):
        node = sources[place]
        if node >= transit_count:
            own = source_weight[node]
            _send(node, providers_at, providers, state, everyone, up, low, own, transit_count, flow, wanted, part)
            _send(node, peers_at, peers, state, active, across, all_bits, own, transit_count, flow, wanted, part)
    # In the order of a route, so that a node has all of its flow when it sends: up, across once, and down.
    for node in range(transit_count - 1, -1, -1):
        _send(node, providers_at, providers, state, everyone, up, low, none, transit_count, flow, wanted, part)
    for node in range(transit_count):
        _send(node, peers_at, peers, state, active, across, all_bits, none, transit_count, flow, wanted, part)
    for node in range(transit_count):
        if active[node]:
            _send(node, customers_at, customers, state, active, down, all_bits, none, transit_count, flow, wanted, part)
    return _collect(transit_count, state, destinations, sources, source_weight, weight, flow, through)


@nb.njit(cache=True, nogil=True)
def _collect(transit_count, state, destinations, sources, source_weight, weight, flow, through):  # type: ignore[no-untyped-def]
    """Weigh what passed through each node; what left sources that have a route, and what came to its last hop."""
    factor = np.zeros(LANES, np.float64)
    for lane in range(LANES):
        if destinations[lane] >= 0:
            factor[lane] = weight[destinations[lane]]
    sent = 0.0
    for node in sources:
        for lane in range(LANES):
            if state[node, lane] != np.uint8(255) and destinations[lane] != node:
                sent += factor[lane] * source_weight[node]
    for node in range(transit_count):
        total = 0.0
        for lane in range(LANES):
            total += factor[lane] * (flow[node, lane] - source_weight[node])
        through[node] += total
    arrived = 0.0
    for lane in range(LANES):
        destination = destinations[lane]
        if destination >= transit_count:
            arrived += factor[lane] * flow[transit_count, lane]
        elif destination >= 0:
            arrived += factor[lane] * flow[destination, lane]
            through[destination] -= factor[lane] * (flow[destination, lane] - source_weight[destination])
    return sent, arrived
