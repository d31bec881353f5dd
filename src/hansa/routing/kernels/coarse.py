"""What the coarse model is made from: how each network's routes look, and what each link carries."""

import numba as nb
import numpy as np

from hansa.routing.kernels.hops import SOURCE, forget_walk, list_offers, trace_hops, withdraw_offers


@nb.njit(cache=True, nogil=True)
def _begin(links, routes, unit, destination, sources, seeds, walk):  # type: ignore[no-untyped-def]
    """Walk the routes of all sources to one destination; return the offers made and the nodes visited."""
    none = ~routes.dtype.type(0)
    count = 0
    for node in sources:
        if routes[node] != none and node != destination:
            walk.reached[node] = SOURCE
            seeds[count] = node
            count += 1
    offers = list_offers(links, routes, unit, destination, walk)
    return offers, trace_hops(links, routes, unit, seeds[:count], walk)


@nb.njit(cache=True, nogil=True)
def _receive(transit_count, destination, seen, mark, weight, walk, flow, crossed):  # type: ignore[no-untyped-def]
    """Write what share of the weight of the sources crosses each marked node on its way to the destination."""
    visited, hops_at, hops, reached = walk.visited, walk.hops_at, walk.hops, walk.reached
    sent = 0.0
    for place in range(seen):
        flow[visited[place]] = 0
    for place in range(seen):
        node = visited[place]
        if node == destination:
            continue
        if node < transit_count and mark[node] >= 0:  # before its own weight is added: an end does not cross itself
            crossed[mark[node]] += flow[node]
        if reached[node] & SOURCE:
            flow[node] += weight[node]
            sent += weight[node]
        part = flow[node] / np.float32(hops_at[place + 1] - hops_at[place])
        for edge in range(hops_at[place], hops_at[place + 1]):
            flow[hops[edge]] += part
    if sent > 0:  # some of the sample have no route: signatures of poorly linked ends stay comparable
        for column in range(len(crossed)):
            crossed[column] /= sent


@nb.njit(cache=True, nogil=True, fastmath={"contract", "reassoc", "nsz"})
def _send(transit_count, destination, seen, mark, row, share, walk, met, crossed):  # type: ignore[no-untyped-def]
    """Add for each source the probability that its route to the destination crosses each marked node."""
    visited, hops_at, hops = walk.visited, walk.hops_at, walk.hops
    width = crossed.shape[1]
    if destination < transit_count:
        met[destination, :] = 0
    for place in range(seen - 1, -1, -1):
        node = visited[place]
        if node == destination:
            continue
        first, last = hops_at[place], hops_at[place + 1]
        part = np.float32(1) / np.float32(last - first)
        if node >= transit_count:
            for edge in range(first, last):
                if hops[edge] < transit_count:
                    for column in range(width):
                        crossed[row[node], column] += share * part * met[hops[edge], column]
            continue
        met[node, :] = 0
        for edge in range(first, last):
            if hops[edge] < transit_count:
                for column in range(width):
                    met[node, column] += part * met[hops[edge], column]
        if row[node] >= 0:
            for column in range(width):
                crossed[row[node], column] += share * met[node, column]
        if mark[node] >= 0:  # after the node's own row was written, for the same reason as in `_receive`
            met[node, mark[node]] = 1


@nb.njit(cache=True, nogil=True)
def sign_batch(links, unit, state, destinations, transit_count, ends, sampled, share, mark, row, received, sent, walk):  # type: ignore[no-untyped-def]
    """Find how the routes of each end look: to it from a sample of ends, and from it to the sample.

    Parameters
    ----------
    links : Links
        The graph.
    unit : uint8 or uint16
        See :func:`~hansa.routing.kernels.lengths.solve_batch`.
    state : uint8 or uint16 (n, 64)
        The batch's solved routes.
    destinations : int32 (64,)
        Ends, -1 for an empty lane.
    transit_count : int
        Nodes from here on have no customers.
    ends : int32 (e,)
        Nodes whose routes are described.
    sampled : int32 (s,)
        Those of them that are in the sample.
    share : float32 (n,)
        Share that each end has in the sample, 0 outside.
    mark : int32 (m,)
        Column of a transit node, -1 for none.
    row : int32 (n,)
        Row of an end, -1 for none.
    received, sent : float32 (e, columns)
        Share of the routes to (from) an end that cross each marked node; written, and added to.
    walk : Walk
        Scratch.
    """
    routes = np.empty(len(state), state.dtype)
    seeds = np.empty(len(ends), np.int32)
    flow = np.empty(len(state), np.float32)
    met = np.empty((transit_count, sent.shape[1]), np.float32)
    for lane in range(len(destinations)):
        destination = destinations[lane]
        if destination < 0:
            continue
        routes[:] = state[:, lane]
        # Each end is described by its routes to the sample and from it: of other pairs nothing is asked.
        sources = ends if share[destination] > 0 else sampled
        offers, seen = _begin(links, routes, unit, destination, sources, seeds, walk)
        _receive(transit_count, destination, seen, mark, share, walk, flow, received[row[destination]])
        if share[destination] > 0:
            _send(transit_count, destination, seen, mark, row, share[destination], walk, met, sent)
        forget_walk(walk, seen)
        withdraw_offers(walk, offers)


@nb.njit(cache=True, nogil=True)
def tally_links(links, unit, state, destinations, weight, country, world, home, walk):  # type: ignore[no-untyped-def]
    """Add what each link carries, for routes between all nodes and for those inside countries.

    Parameters
    ----------
    links, unit, state, destinations, walk
        As for :func:`sign_batch`.
    weight : float64 (n,)
        Of each node as an end.
    country : int64 (n,)
        Number of its country.
    world, home : float64 (n, n)
        Flow from a node (row) to its next hop (column), added to.
    """
    size = len(state)
    routes = np.empty(size, state.dtype)
    seeds = np.empty(size, np.int32)
    everyone = np.arange(size).astype(np.int32)
    flow = np.empty((size, 2), np.float64)
    visited, hops_at, hops, reached = walk.visited, walk.hops_at, walk.hops, walk.reached
    for lane in range(len(destinations)):
        destination = destinations[lane]
        if destination < 0:
            continue
        routes[:] = state[:, lane]
        offers, seen = _begin(links, routes, unit, destination, everyone, seeds, walk)
        for place in range(seen):
            flow[visited[place], :] = 0
        for place in range(seen):
            node = visited[place]
            if node == destination:
                continue
            if reached[node] & SOURCE:
                flow[node, 0] += weight[node] * weight[destination]
                if country[node] == country[destination]:
                    flow[node, 1] += weight[node] * weight[destination]
            parts = hops_at[place + 1] - hops_at[place]
            for edge in range(hops_at[place], hops_at[place + 1]):
                other = hops[edge]
                flow[other, 0] += flow[node, 0] / parts
                flow[other, 1] += flow[node, 1] / parts
                world[node, other] += flow[node, 0] / parts
                home[node, other] += flow[node, 1] / parts
        forget_walk(walk, seen)
        withdraw_offers(walk, offers)
