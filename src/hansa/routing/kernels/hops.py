"""Equally good next hops towards one destination, walked from the farthest network inwards."""

from typing import NamedTuple

import numba as nb
import numpy as np

from hansa.arrays import Int32, UInt8

# Bits of what a walk knows of a node; 0 is not reached.
PASSED = 1
SOURCE = 2
ENTERED = 4


class Walk(NamedTuple):
    """Scratch of one thread, and the result of :func:`trace_hops`.

    Attributes
    ----------
    reached : uint8 (n,)
        Bits: PASSED where a route passes or ends, SOURCE where one begins, ENTERED where stubs hand theirs over.
    waiting : int32 (n,)
        The node that waits behind a node of the same length, -1 for none.
    seeds, visited : int32 (n,)
        Nodes that the walk begins at; nodes reached, longest route first.
    hops_at : int32 (n + 1,)
        Where the next hops of each visited node begin in `hops`.
    hops : int32
        Next hops.
    offer : int32 (n,)
        First of the offers made to a node by customers and peers, -1 for none.
    offer_to, offer_by, offer_next : int32
        Receiver and maker of each offer, and the next offer to the same receiver.
    climbing : int32 (n,)
        Nodes with a customer route.
    """

    reached: UInt8
    waiting: Int32
    seeds: Int32
    visited: Int32
    hops_at: Int32
    hops: Int32
    offer: Int32
    offer_to: Int32
    offer_by: Int32
    offer_next: Int32
    climbing: Int32


@nb.njit(cache=True, nogil=True)
def list_offers(links, routes, unit, destination, walk):  # type: ignore[no-untyped-def]
    """Note who receives its best route from a customer or a peer, beginning at the few nodes that make such offers.

    This replaces a search through the customers and peers of every node, which for large networks are thousands.

    Returns
    -------
    int
        Number of offers, to be withdrawn with :func:`withdraw_offers` before the next destination.
    """
    base = np.int64(unit)
    providers_at, providers, peers_at, peers = links[:4]
    offer, offer_to, offer_by, offer_next, climbing = walk[6:]
    climbing[0] = destination
    head, tail, count = 0, 1, 0
    while head < tail:
        maker = climbing[head]
        head += 1
        length = np.int64(routes[maker])
        for edge in range(providers_at[maker], providers_at[maker + 1]):
            receiver = providers[edge]
            if routes[receiver] == length + 1:
                if offer[receiver] < 0:  # only who has a customer route tells it on, and each once
                    climbing[tail] = receiver
                    tail += 1
                offer_to[count] = receiver
                offer_by[count] = maker
                offer_next[count] = offer[receiver]
                offer[receiver] = count
                count += 1
        for edge in range(peers_at[maker], peers_at[maker + 1]):
            receiver = peers[edge]
            if routes[receiver] == base + length + 1:
                offer_to[count] = receiver
                offer_by[count] = maker
                offer_next[count] = offer[receiver]
                offer[receiver] = count
                count += 1
    return count


@nb.njit(cache=True, nogil=True)
def withdraw_offers(walk, count):  # type: ignore[no-untyped-def]
    """Forget the first `count` offers."""
    for offer in range(count):  # not the whole array: a destination's offers are few beside the networks
        walk.offer[walk.offer_to[offer]] = -1


@nb.njit(cache=True, nogil=True, inline="always")
def list_hops(providers_at, providers, offer, offer_by, offer_next, routes, unit, node, hops, end):  # type: ignore[no-untyped-def]
    """Write the equally good next hops of `node` into `hops` from `end` on; return where they end.

    A next hop's route is one hop shorter; towards customers and peers it stands among the offers. The arrays are those
    of :class:`~hansa.routing.kernels.links.Links` and :class:`Walk`, taken apart because Numba counts a reference at each
    touch of a tuple's array.
    """
    longest = np.int64(unit) - 1
    route = np.int64(routes[node])
    if route >= 2 * np.int64(unit):
        for edge in range(providers_at[node], providers_at[node + 1]):
            other = providers[edge]
            if (routes[other] & longest) + 1 == (route & longest):
                hops[end] = other
                end += 1
    else:
        made = offer[node]
        while made >= 0:
            hops[end] = offer_by[made]
            end += 1
            made = offer_next[made]
    return end


@nb.njit(cache=True, nogil=True)
def trace_hops(links, routes, unit, seeds, walk):  # type: ignore[no-untyped-def]
    """Walk all equally good routes from `seeds` to the destination.

    A next hop's route is one hop shorter, so that the order of lengths is an order of the walk, in cycles too.

    Parameters
    ----------
    links : Links
        The graph.
    routes : uint8 or uint16 (n,)
        One destination's column of :func:`~hansa.routing.kernels.lengths.solve_batch`. Stubs other than seeds and
        the destination may be given no route: they are nobody's next hop.
    unit : uint8 or uint16
        As given there.
    seeds : int32 (s,)
        Distinct nodes that have a route.
    walk : Walk
        Overwritten; `reached` is set for seeds and zero elsewhere; the offers are listed.

    Returns
    -------
    int
        Number of visited nodes, the destination included.
    """
    longest = np.int64(unit) - 1
    providers_at, providers = links[:2]
    reached, waiting, _, visited, hops_at, hops, offer, _, offer_by, offer_next, _ = walk
    # A list for each length, linked through `waiting`: lengths are small numbers, so that no sorting is needed.
    first = np.full(longest + 1, -1, np.int32)
    length = 0
    for node in seeds:
        own = np.int64(routes[node]) & longest
        waiting[node] = first[own]
        first[own] = node
        length = max(length, int(own))
    seen = 0
    end = 0
    hops_at[0] = 0
    while length >= 0:
        node = first[length]
        if node < 0:
            length -= 1
            continue
        first[length] = waiting[node]
        begin = end
        end = list_hops(providers_at, providers, offer, offer_by, offer_next, routes, unit, node, hops, begin)
        for edge in range(begin, end):
            other = hops[edge]
            if reached[other] == 0:
                waiting[other] = first[length - 1]
                first[length - 1] = other
            reached[other] |= PASSED
        visited[seen] = node
        seen += 1
        hops_at[seen] = end
    return seen


@nb.njit(cache=True, nogil=True)
def forget_walk(walk, seen):  # type: ignore[no-untyped-def]
    """Ready a walk of `seen` nodes for the next destination."""
    for place in range(seen):
        walk.reached[walk.visited[place]] = 0
