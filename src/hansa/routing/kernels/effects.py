"""Which ends' ways a change of links alters, and what their routes crossed before and cross after."""

import numba as nb
import numpy as np

from hansa.routing.kernels.lengths import LANES
from hansa.routing.kernels.transit import tally_destination, transpose

CUSTOMER, PEER, PROVIDER = 0, 1, 2


@nb.njit(cache=True, nogil=True)
def _use(routes, node, hop, kind, unit, used):  # type: ignore[no-untyped-def]
    """Mark in `used` the lanes in which `hop`, a customer, peer or provider of `node`, is one of its best next hops."""
    longest = routes.dtype.type(unit - 1)
    twice = routes.dtype.type(2 * unit)
    step = routes.dtype.type(kind * unit + 1)
    one = routes.dtype.type(1)
    none = ~routes.dtype.type(0)
    if kind == PROVIDER:
        for lane in range(LANES):
            route, offer = routes[node, lane], routes[hop, lane]
            shorter = routes.dtype.type((offer & longest) + one) == (route & longest)
            used[lane] |= np.uint8((route >= twice) & (route != none) & shorter)  # no `and`: a jump would not vectorise
    else:
        for lane in range(LANES):
            route, offer = routes[node, lane], routes[hop, lane]
            used[lane] |= np.uint8((offer < longest) & (route == routes.dtype.type(offer + step)))


@nb.njit(cache=True, nogil=True)
def _note_lost(offsets, others, left_at, left, base, node, kind, unit, used):  # type: ignore[no-untyped-def]
    """Mark in `used` the lanes in which a link of `node` that is gone was on its way."""
    place, last = left_at[node], left_at[node + 1]
    for edge in range(offsets[node], offsets[node + 1]):
        other = others[edge]
        if place < last and left[place] == other:
            place += 1
        else:
            _use(base, node, other, kind, unit, used)


@nb.njit(cache=True, nogil=True)
def _begin(links, after, base, state, changed, touched, unit, affected, some, used):  # type: ignore[no-untyped-def]
    """Mark where a node's own route changed, or lost one of several equal next hops."""
    for node in range(len(base)):
        some[node] = 0
        used[:] = 0
        if changed[node]:
            for lane in range(LANES):
                used[lane] = np.uint8(base[node, lane] != state[node, lane])
        if touched[node]:
            _note_lost(links[4], links[5], after[4], after[5], base, node, CUSTOMER, unit, used)
            _note_lost(links[2], links[3], after[2], after[3], base, node, PEER, unit, used)
            _note_lost(links[0], links[1], after[0], after[1], base, node, PROVIDER, unit, used)
        for lane in range(LANES):
            affected[node, lane] = used[lane]
            some[node] |= used[lane]


@nb.njit(cache=True, nogil=True)
def _hand_on(offsets, others, hop, kind, base, state, unit, affected, some, used):  # type: ignore[no-untyped-def]
    """Tell the neighbours of `hop` that use it, before or after, as a customer, peer or provider."""
    for edge in range(offsets[hop], offsets[hop + 1]):
        node = others[edge]
        used[:] = 0
        _use(base, node, hop, kind, unit, used)
        _use(state, node, hop, kind, unit, used)
        for lane in range(LANES):
            used[lane] &= affected[hop, lane]
            affected[node, lane] |= used[lane]
            some[node] |= used[lane]


@nb.njit(cache=True, nogil=True)
def mark_affected(links, after, base, state, climbing, changed, touched, unit, affected, some):  # type: ignore[no-untyped-def]
    """Mark the nodes whose ways to a destination, not only their length, can differ before and after.

    A way differs where a node's own route or set of best next hops does, or that of a node on the way.

    Parameters
    ----------
    links, after : Links
        The graph before and after some links have gone, without customer-provider cycles.
    base, state : uint8 or uint16 (n, 64)
        Routes before and after.
    climbing : uint8 (n,)
        1 where `base` holds a customer route (or the origin itself): providers and peers hear of no others.
    changed : uint8 (n,)
        0 for nodes whose rows are equal.
    touched : uint8 (n,)
        0 for nodes that have lost no link.
    unit : uint8 or uint16
        As the routes were settled with.
    affected : uint8 (n, 64)
        Overwritten: 1 where the ways differ.
    some : uint8 (n,)
        Overwritten: 1 for nodes with any.
    """
    used = np.empty(LANES, np.uint8)
    _begin(links, after, base, state, changed, touched, unit, affected, some, used)
    # Against the routes' direction, customers' news first: who has news from several relations hands on all of it.
    for hop in range(len(base) - 1, -1, -1):
        if some[hop] and climbing[hop]:
            _hand_on(links[0], links[1], hop, CUSTOMER, base, state, unit, affected, some, used)
    for hop in range(len(base)):
        if some[hop] and climbing[hop]:
            _hand_on(links[2], links[3], hop, PEER, base, state, unit, affected, some, used)
    for hop in range(len(base)):
        if some[hop]:
            _hand_on(links[4], links[5], hop, PROVIDER, base, state, unit, affected, some, used)


@nb.njit(cache=True, nogil=True)
def count_affected(affected, some, sources, destinations):  # type: ignore[no-untyped-def]
    """Count the pairs of sources and destinations whose ways can differ."""
    count = np.int64(0)
    for source in sources:
        if some[source]:
            for lane in range(LANES):
                count += affected[source, lane] & np.uint8(destinations[lane] >= 0)
    return count


@nb.njit(cache=True, nogil=True)
def tally_affected(links, state, columns, unit, transit_count, destinations, affected, some, ends, tally, flow, walk):  # type: ignore[no-untyped-def]
    """Add a batch of destinations to the sums, for the affected sources alone.

    Parameters
    ----------
    links, state, columns, unit, transit_count, destinations, ends, tally, flow, walk
        As for :func:`~hansa.routing.kernels.transit.tally_batch`.
    affected, some
        As :func:`mark_affected` leaves them.
    """
    if count_affected(affected, some, ends.sources, destinations) == 0:
        return
    transpose(state, transit_count, ends.sources, columns)
    chosen = np.empty(len(ends.sources), np.int32)
    for lane in range(LANES):
        destination = destinations[lane]
        if destination < 0:
            continue
        sources = ends.sources if ends.home[destination] >= 0 else ends.homed
        count = 0
        for source in sources:
            if some[source] and affected[source, lane]:
                chosen[count] = source
                count += 1
        if count:
            tally_destination(
                links, columns[lane], unit, transit_count, ends, chosen[:count], tally, flow, walk, destination
            )
