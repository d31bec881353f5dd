"""Routes of a changed graph, from those of the graph before: only rows whose neighbours changed are settled anew."""

import numba as nb
import numpy as np

from hansa.routing.kernels.lengths import LANES

# What a row is due for, one bit a pass: a change in one pass can make work for a later one, never for an earlier.
CLIMB = np.uint8(1)
CROSS = np.uint8(2)
DESCEND = np.uint8(4)
EVERYTHING = np.uint8(7)


@nb.njit(cache=True, nogil=True)
def _tell(offsets, others, node, due, what):  # type: ignore[no-untyped-def]
    for edge in range(offsets[node], offsets[node + 1]):
        due[others[edge]] |= what


@nb.njit(cache=True, nogil=True)
def _climb(links, state, rising, due, destinations, unit, best):  # type: ignore[no-untyped-def]
    """Settle customer routes anew where a customer's changed."""
    longest = state.dtype.type(unit - 1)
    one = state.dtype.type(1)
    none = ~state.dtype.type(0)
    providers_at, providers, peers_at, peers, customers_at, customers = links[:6]
    for node in range(len(state) - 1, -1, -1):
        if not due[node] & CLIMB:  # no customer's row changed: the same numbers would be settled again
            continue
        for lane in range(LANES):
            best[lane] = 0 if destinations[lane] == node else none
        for edge in range(customers_at[node], customers_at[node + 1]):
            customer = customers[edge]
            if not rising[customer]:
                continue
            for lane in range(LANES):
                route = state[customer, lane]
                # A provider's or peer's route is `unit` or more, and so above `longest`: it is not told upwards.
                offer = state.dtype.type(route + one) if route < longest else none
                best[lane] = min(best[lane], offer)
        moved, rises = False, False
        for lane in range(LANES):
            held = state[node, lane]
            moved |= best[lane] != (held if held < unit else none)
            rises |= best[lane] < unit
            kept = none if held < unit else held  # a former customer route is withdrawn; other kinds stay
            state[node, lane] = min(best[lane], kept)
        if moved:  # a longer customer route can make way for a shorter one elsewhere: neighbours settle anew either way
            rising[node] = rises
            due[node] |= CROSS | DESCEND
            _tell(providers_at, providers, node, due, CLIMB)
            _tell(peers_at, peers, node, due, CROSS)


@nb.njit(cache=True, nogil=True)
def _cross(links, state, rising, due, unit, best):  # type: ignore[no-untyped-def]
    """Settle peer routes anew where a peer's customer route changed."""
    longest = state.dtype.type(unit - 1)
    step = state.dtype.type(unit + 1)
    twice = state.dtype.type(2 * unit)
    none = ~state.dtype.type(0)
    peers_at, peers = links.peers_at, links.peers
    for node in range(len(state)):
        if not due[node] & CROSS:
            continue
        for lane in range(LANES):
            best[lane] = none
        for edge in range(peers_at[node], peers_at[node + 1]):
            peer = peers[edge]
            if not rising[peer]:
                continue
            for lane in range(LANES):
                route = state[peer, lane]
                offer = state.dtype.type(route + step) if route < longest else none
                best[lane] = min(best[lane], offer)
        moved = False
        for lane in range(LANES):
            held = state[node, lane]
            kept = none if unit <= held < twice else held  # a former peer route may be gone: only the new offers count
            route = min(best[lane], kept)
            moved |= route != held
            state[node, lane] = route
        if moved:
            due[node] |= DESCEND


@nb.njit(cache=True, nogil=True)
def _descend(links, base, state, due, changed, unit, best):  # type: ignore[no-untyped-def]
    """Settle provider routes anew where a provider's route changed; report whether some route is too long."""
    longest = state.dtype.type(unit - 1)
    step = state.dtype.type(2 * unit + 1)
    twice = state.dtype.type(2 * unit)
    none = ~state.dtype.type(0)
    providers_at, providers, _, _, customers_at, customers = links[:6]
    deep = False
    for node in range(len(state)):
        if not due[node] & DESCEND:
            continue
        for lane in range(LANES):
            best[lane] = longest
        for edge in range(providers_at[node], providers_at[node + 1]):
            provider = providers[edge]
            for lane in range(LANES):
                route = state[provider, lane] & longest
                best[lane] = min(best[lane], route)
        moved = False
        for lane in range(LANES):
            offer = state.dtype.type(best[lane] + step) if best[lane] < longest else none
            held = state[node, lane]
            route = held if held < twice else offer
            moved |= route != base[node, lane]  # passes that undo each other have changed nothing
            deep |= route != none and (route & longest) + 1 >= longest
            state[node, lane] = route
        if moved:
            changed[node] = 1
            _tell(customers_at, customers, node, due, DESCEND)
    return deep


@nb.njit(cache=True, nogil=True)
def update_batch(links, base, climbing, touched, destinations, unit, state, changed, rising, due):  # type: ignore[no-untyped-def]
    """Settle the routes of all nodes to up to 64 destinations after links have come or gone.

    The three passes of :func:`~hansa.routing.kernels.lengths.solve_batch`, over those rows alone of which an input
    changed: every other row would be settled from the same numbers as before, so the result is that of the full passes.

    Parameters
    ----------
    links : Links
        The graph after the change, without customer-provider cycles, its nodes ordered as before.
    base : uint8 or uint16 (n, 64)
        Routes of all nodes before.
    climbing : uint8 (n,)
        1 where `base` holds a customer route (or the origin itself).
    touched : uint8 (n,)
        1 for the nodes of which some link has come or gone.
    destinations : int32 (64,)
        Nodes; -1 leaves a lane without routes.
    unit : uint8 or uint16
        64 or 16,384, of the type of `base`.
    state : uint8 or uint16 (n, 64)
        Overwritten with the routes after.
    changed : uint8 (n,)
        Overwritten: 1 where the row of `state` is not that of `base`.
    rising, due : uint8 (n,)
        Scratch.

    Returns
    -------
    bool
        Whether some route is so long that the type is too small; `state` then means nothing.
    """
    best = np.empty(LANES, state.dtype)
    for node in range(len(state)):
        due[node] = EVERYTHING if touched[node] else 0
        rising[node] = climbing[node]
        changed[node] = 0
    state[:] = base
    _climb(links, state, rising, due, destinations, unit, best)
    _cross(links, state, rising, due, unit, best)
    return _descend(links, base, state, due, changed, unit, best)


@nb.njit(cache=True, nogil=True)
def find_climbing(state, unit, climbing):  # type: ignore[no-untyped-def]
    """Mark in `climbing` (uint8 (n,)) the nodes with a customer route in `state` (n, 64)."""
    for node in range(len(state)):
        some = False
        for lane in range(LANES):
            some |= state[node, lane] < unit
        climbing[node] = some
