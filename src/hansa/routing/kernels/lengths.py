"""Kind and length of every network's route to a batch of destinations.

One unsigned number a pair holds both: ``kind * unit + length``, kind 0 for a customer route (or the origin itself), 1 for
a peer route, 2 for a provider route, so that the smaller number is the better route. The largest number of the
type means no route. ``unit`` is 64 for uint8 and 16,384 for uint16, which serves graphs of longer chains.
"""

import numba as nb
import numpy as np

LANES = 64
"""Destinations at once: as bytes they fill one cache line a network, so that a link costs one line and the lanes vectorise."""


@nb.njit(cache=True, nogil=True)
def _clear(state, touched, node):  # type: ignore[no-untyped-def]
    none = ~state.dtype.type(0)
    touched[node] = 1
    for lane in range(LANES):
        state[node, lane] = none


@nb.njit(cache=True, nogil=True)
def _climb(links, state, touched, unit, start, stop, cyclic):  # type: ignore[no-untyped-def]
    """Tell providers of their customers' routes; report whether a cycle's nodes improved."""
    longest = state.dtype.type(unit - 1)
    one = state.dtype.type(1)
    providers_at, providers = links[:2]
    improved = False
    # Customers stand after their providers, so that backwards each is settled before its providers are told.
    for node in range(stop - 1, start - 1, -1):
        if not touched[node]:  # rows are cleared when first needed: most networks have no customer route to a batch
            continue
        for edge in range(providers_at[node], providers_at[node + 1]):
            provider = providers[edge]
            if not touched[provider]:
                _clear(state, touched, provider)
            if cyclic:  # a loop of its own, before the other writes: together they would not vectorise
                for lane in range(LANES):
                    improved |= state[node, lane] < longest and state[node, lane] + 1 < state[provider, lane]
            for lane in range(LANES):
                route = state[node, lane]
                offer = state.dtype.type(route + one) if route < longest else route
                held = state[provider, lane]
                state[provider, lane] = min(held, offer)
    return improved


@nb.njit(cache=True, nogil=True)
def _cross(links, wanted, state, touched, unit):  # type: ignore[no-untyped-def]
    """Tell peers of customer routes, from the few nodes that have any."""
    longest = state.dtype.type(unit - 1)
    step = state.dtype.type(unit + 1)
    none = ~state.dtype.type(0)
    peers_at, peers = links.peers_at, links.peers
    offers = np.empty(LANES, state.dtype)
    for node in np.flatnonzero(touched):  # those with a customer route: what is heard from a peer is told to no other
        for lane in range(LANES):
            route = state[node, lane]
            offers[lane] = state.dtype.type(route + step) if route < longest else none
        for edge in range(peers_at[node], peers_at[node + 1]):
            peer = peers[edge]
            if not wanted[peer]:  # stubs that nobody asks about pass nothing on
                continue
            if touched[peer]:
                for lane in range(LANES):
                    held = state[peer, lane]
                    state[peer, lane] = min(held, offers[lane])
            else:
                touched[peer] = 1
                for lane in range(LANES):
                    state[peer, lane] = offers[lane]


@nb.njit(cache=True, nogil=True)
def _descend(links, wanted, state, touched, unit, start, stop, cyclic, best):  # type: ignore[no-untyped-def]
    """Give customers their providers' routes; report whether a cycle's nodes improved."""
    longest = state.dtype.type(unit - 1)
    step = state.dtype.type(2 * unit + 1)
    none = ~state.dtype.type(0)
    providers_at, providers = links[:2]
    improved = False
    for node in range(start, stop):  # providers first: a provider's route is final before its customers hear of it
        if not wanted[node]:
            continue
        first, last = providers_at[node], providers_at[node + 1]
        if first == last:
            if not touched[node]:
                _clear(state, touched, node)
            continue
        provider = providers[first]
        for lane in range(LANES):
            best[lane] = state[provider, lane] & longest  # a provider tells every route: only its length counts
        for edge in range(first + 1, last):
            provider = providers[edge]
            for lane in range(LANES):
                route = state[provider, lane] & longest
                best[lane] = min(best[lane], route)
        for lane in range(LANES):
            best[lane] = state.dtype.type(best[lane] + step) if best[lane] < longest else none
        if not touched[node]:
            for lane in range(LANES):
                state[node, lane] = best[lane]
            continue
        if cyclic:
            for lane in range(LANES):
                improved |= best[lane] < state[node, lane]
        for lane in range(LANES):
            held = state[node, lane]
            state[node, lane] = min(held, best[lane])  # kind in the high bits: the smaller number is preferred
    return improved


@nb.njit(cache=True, nogil=True)
def solve_batch(links, transit_count, wanted, destinations, unit, state, touched):  # type: ignore[no-untyped-def]
    """Settle the routes of all nodes to up to 64 destinations.

    Three passes over the links: customer routes climb, cross peers once, and descend. A stage that is a
    customer-provider cycle repeats until nothing improves: lengths of one kind only fall and are bounded, so this ends at
    the shortest routes.

    Parameters
    ----------
    links : Links
        The graph.
    transit_count : int
        Nodes from here on have no customers.
    wanted : uint8 (n,)
        1 for the nodes whose routes are asked for, which must hold every node that has a customer.
    destinations : int32 (64,)
        Nodes; -1 leaves a lane without routes.
    unit : uint8 or uint16
        64 or 16,384, of the type of `state`.
    state : uint8 or uint16 (n, 64)
        Overwritten with kind and length in the rows that are wanted.
    touched : uint8 (n,)
        Scratch.

    Returns
    -------
    bool
        Whether some route is so long that the type is too small; `state` then means nothing.
    """
    touched[:] = 0
    for lane in range(LANES):
        if destinations[lane] >= 0:
            if not touched[destinations[lane]]:
                _clear(state, touched, destinations[lane])
            state[destinations[lane], lane] = 0
    # The order is the policy: customer routes are told to all, so they climb first; what peers and providers tell goes down only.
    for stage in range(len(links.stages) - 1, -1, -1):
        start, stop, cyclic = links.stages[stage]
        while _climb(links, state, touched, unit, start, stop, cyclic):
            pass
    _cross(links, wanted, state, touched, unit)
    best = np.empty(LANES, state.dtype)
    for stage in range(len(links.stages)):
        start, stop, cyclic = links.stages[stage]
        if cyclic:
            for node in range(start, stop):
                if not touched[node]:
                    _clear(state, touched, node)
        while _descend(links, wanted, state, touched, unit, start, stop, cyclic, best):
            pass
    longest = state.dtype.type(unit - 1)
    none = ~state.dtype.type(0)
    deep = False
    for node in range(transit_count):  # a stub's route is one hop longer than a transit network's, which `+ 1` foresees
        for lane in range(LANES):
            deep |= state[node, lane] != none and (state[node, lane] & longest) + 1 >= longest
    return deep


@nb.njit(cache=True, nogil=True)
def count_routes(state, lanes, times, counts):  # type: ignore[no-untyped-def]
    """Add to `counts` (int64, one cell a value) how often each value of `state` stands in the first `lanes` lanes.

    Each row counts as many times as `times` (uint32 (n,)) says.
    """
    # Four counters a value: lanes beside each other mostly hold the same value, and would wait for one another's sum.
    partial = np.zeros((4, len(counts)), np.uint32)
    whole = lanes - lanes % 4
    for node in range(len(state)):
        step = times[node]
        if step == 0:
            continue
        for lane in range(0, whole, 4):
            partial[0, state[node, lane]] += step
            partial[1, state[node, lane + 1]] += step
            partial[2, state[node, lane + 2]] += step
            partial[3, state[node, lane + 3]] += step
        for lane in range(whole, lanes):
            partial[0, state[node, lane]] += step
    for value in range(len(counts)):
        counts[value] += np.int64(partial[0, value]) + partial[1, value] + partial[2, value] + partial[3, value]
