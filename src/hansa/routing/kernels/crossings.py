"""Which countries routes cross from end to end, as sets of coalition members with at most one outsider."""

from typing import NamedTuple

import numba as nb
import numpy as np

from hansa.arrays import BoolArray, Float64, Int32, UInt64
from hansa.routing.kernels.hops import SOURCE, forget_walk, list_offers, trace_hops, withdraw_offers

NOBODY = -1
"""Number of no outsider, and of an unknown country."""
FULL = -1
"""What the kernel returns where its scratch is too small."""


class Sets(NamedTuple):
    """Scratch of one walk: each visited node's sets of countries, from the node itself to the destination.

    Attributes
    ----------
    first, last : int32 (n,)
        Where the sets of a node stand.
    members : uint64 (c,)
        A bit for each member crossed.
    outsider : int32 (c,)
        Number of the one other country crossed, ``NOBODY`` for none.
    part : float64 (c,)
        Probability of the set by an even choice among equal next hops.
    """

    first: Int32
    last: Int32
    members: UInt64
    outsider: Int32
    part: Float64


class CrossingSums(NamedTuple):
    """Weight of routes by the set of countries that they cross: a table with open addresses, 2^b rows.

    Attributes
    ----------
    taken : bool (2^b,)
        Whether a row holds a set.
    members, outsider : uint64, int32 (2^b,)
        The set.
    weight : float64 (2^b, 2)
        Weight of its routes: between members, and to or from the outsider.
    """

    taken: BoolArray
    members: UInt64
    outsider: Int32
    weight: Float64


@nb.njit(cache=True, nogil=True)
def _find_row(sums, members, outsider):  # type: ignore[no-untyped-def]
    """Return the row of a set, or the free one that it may take."""
    last = np.uint64(len(sums.taken) - 1)
    # Multiplied by 2^64 over the golden ratio, whose upper bits depend on all bits of the set: near sets fall far apart.
    row = ((members ^ np.uint64(outsider + 2)) * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(20)
    row &= last
    while sums.taken[row] and (sums.members[row] != members or sums.outsider[row] != outsider):
        row = (row + np.uint64(1)) & last
    return row


@nb.njit(cache=True, nogil=True)
def _merge(sets, start, end, place, bit, country, one, part):  # type: ignore[no-untyped-def]
    """Add a set, with the node's own country, to those that begin at `start`; return where they end."""
    members, outsider = sets.members[place], sets.outsider[place]
    if bit >= 0:
        members |= np.uint64(1) << np.uint64(bit)
    elif country >= 0 and outsider != country:
        if outsider >= 0 or not one:  # a second outsider: no coalition of members and one candidate holds the route
            return end
        outsider = country
    for other in range(start, end):  # equal sets of equal next hops are one: else they would double at each hop
        if sets.members[other] == members and sets.outsider[other] == outsider:
            sets.part[other] += part * sets.part[place]
            return end
    sets.members[end] = members
    sets.outsider[end] = outsider
    sets.part[end] = part * sets.part[place]
    return end + 1


@nb.njit(cache=True, nogil=True)
def tally_crossings(links, unit, state, destinations, sources, bits, country, weight, one, walk, sets, sums, pairs):  # type: ignore[no-untyped-def]
    """Add the routes of a batch to the sums, by the set of countries crossed, ends included.

    A route that crosses more outsiders than allowed is left out: it is inside no coalition asked about. Routes within one
    country, and routes between two outsiders, are not counted.

    Parameters
    ----------
    links : Links
        The graph.
    unit, state, destinations
        See :func:`~hansa.routing.kernels.lengths.solve_batch`.
    sources : int32 (s,)
        Nodes that send, distinct.
    bits : int32 (n,)
        Number of the node's country among the members, -1 for an outsider.
    country : int32 (n,)
        Number of the node's country, -1 unknown: such a network is nobody's, and never outside.
    weight : float64 (n,)
        Weight of a node as an end.
    one : bool
        Whether one outsider may be crossed, or be an end.
    walk : Walk
        Scratch.
    sets : Sets
        Scratch.
    sums : CrossingSums
        Added to.
    pairs : float64 (c, c)
        Weight of the routes there are, by the countries of source and destination; added to.

    Returns
    -------
    int
        Number of sets in the sums, or ``FULL`` where the scratch is too small, the sums then meaning nothing.
    """
    visited, hops_at, hops, reached = walk.visited, walk.hops_at, walk.hops, walk.reached
    none = ~state.dtype.type(0)
    routes = np.empty(len(state), state.dtype)
    seeds = np.empty(len(sources), np.int32)
    rows = int(sums.taken.sum())
    for lane in range(len(destinations)):
        destination = destinations[lane]
        if destination < 0:
            continue
        here = country[destination]
        for node in range(len(state)):
            routes[node] = state[node, lane]
        count = 0
        for node in sources:
            if routes[node] == none or country[node] == here or (bits[node] < 0 and bits[destination] < 0):
                continue
            reached[node] = SOURCE
            seeds[count] = node
            count += 1
            pairs[country[node], here] += weight[node] * weight[destination]
        offers = list_offers(links, routes, unit, destination, walk)
        seen = trace_hops(links, routes, unit, seeds[:count], walk)
        sets.members[0] = np.uint64(0) if bits[destination] < 0 else np.uint64(1) << np.uint64(bits[destination])
        sets.outsider[0] = NOBODY if bits[destination] >= 0 else here
        sets.part[0] = 1.0
        end = 1
        for place in range(seen - 1, -1, -1):
            node = visited[place]
            if node == destination:
                sets.first[node], sets.last[node] = 0, 1
                continue
            start = end
            begin, stop = hops_at[place], hops_at[place + 1]
            part = 1.0 / (stop - begin)
            for edge in range(begin, stop):
                other = hops[edge]
                if end + sets.last[other] - sets.first[other] > len(sets.part):
                    return FULL
                for held in range(sets.first[other], sets.last[other]):
                    end = _merge(sets, start, end, held, bits[node], country[node], one, part)
            sets.first[node], sets.last[node] = start, end
            if reached[node] & SOURCE:
                own = 0 if bits[node] >= 0 and bits[destination] >= 0 else 1
                for held in range(start, end):
                    row = _find_row(sums, sets.members[held], sets.outsider[held])
                    if not sums.taken[row]:
                        rows += 1
                        if 2 * rows > len(sums.taken):  # half full, searches of an open table become long
                            return FULL
                        sums.taken[row] = True
                        sums.members[row], sums.outsider[row] = sets.members[held], sets.outsider[held]
                    sums.weight[row, own] += weight[node] * weight[destination] * sets.part[held]
        forget_walk(walk, seen)
        withdraw_offers(walk, offers)
    return rows
