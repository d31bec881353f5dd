"""What pairs of ends lose when routes change."""

from typing import NamedTuple

import numba as nb
import numpy as np

from hansa.arrays import Float64
from hansa.routing.kernels.lengths import LANES


class LossSums(NamedTuple):
    """Sums over pairs of ends; L home lanes, n nodes. Connection is the same both ways, so one direction is summed.

    Attributes
    ----------
    lost : float64 (L,)
        Weight of the pairs of a home country and the rest of the world that have no route, or no longer.
    home_lost : float64 (L,)
        The same for pairs inside the country.
    end_lost : float64 (n,)
        World weight without a route to each destination.
    added_to, added_from : float64 (L,)
        Weight times hops added, from the world to the country and back, over the pairs connected before and after.
    """

    lost: Float64
    home_lost: Float64
    end_lost: Float64
    added_to: Float64
    added_from: Float64


@nb.njit(cache=True, nogil=True)
def _flush(destinations, ends, abroad, at_home, hops, sums):  # type: ignore[no-untyped-def]
    """Add what was summed by lane: world and home weight without a route, hops added by world weight."""
    for lane in range(LANES):
        destination = destinations[lane]
        if destination < 0 or ends.home[destination] < 0:
            continue
        home, share = ends.home[destination], np.float64(ends.home_weight[destination])
        sums.lost[home] += share * abroad[lane]
        sums.home_lost[home] += share * at_home[lane]
        sums.end_lost[destination] += abroad[lane]
        sums.added_to[home] += share * hops[lane]


@nb.njit(cache=True, nogil=True)
def _list_homes(destinations, ends):  # type: ignore[no-untyped-def]
    """Give each lane its destination's home, -2 for none, which is nobody's, and its world weight."""
    # -2, as a source without a home has -1: the two must not count as one country.
    homes, weights = np.full(LANES, -2, np.int32), np.zeros(LANES)
    for lane in range(LANES):
        destination = destinations[lane]
        if destination >= 0:
            weights[lane] = ends.world_weight[destination]
            if ends.home[destination] >= 0:
                homes[lane] = ends.home[destination]
    return homes, weights


@nb.njit(cache=True, nogil=True)
def count_unconnected(state, destinations, ends, sums):  # type: ignore[no-untyped-def]
    """Add the pairs without a route to :class:`LossSums`.

    Parameters
    ----------
    state : uint8 or uint16 (n, 64)
        The batch's solved routes.
    destinations : int32 (64,)
        Nodes, -1 for an empty lane.
    ends : Ends
        Weights, countries and sources.
    sums : LossSums
        Added to.
    """
    none = ~state.dtype.type(0)
    homes, _ = _list_homes(destinations, ends)
    abroad, at_home = np.zeros((2, LANES))
    for source in ends.sources:
        there = ends.home[source]
        home_weight, world_weight = np.float64(ends.home_weight[source]), np.float64(ends.world_weight[source])
        for lane in range(LANES):
            lost = 1.0 if state[source, lane] == none else 0.0
            inside = homes[lane] == there
            # Both sums are written in every lane, one of them with 0: a jump would not vectorise.
            abroad[lane] += 0.0 if inside else lost * world_weight
            at_home[lane] += lost * home_weight if inside else 0.0
    _flush(destinations, ends, abroad, at_home, np.zeros(LANES), sums)


@nb.njit(cache=True, nogil=True, fastmath={"contract", "reassoc", "nsz"})
def compare_batch(base, state, changed, destinations, ends, unit, both_ways, sums):  # type: ignore[no-untyped-def]
    """Add what changes between two settled batches to :class:`LossSums`; a pair that gains a route counts as a negative loss.

    Parameters
    ----------
    base, state : uint8 or uint16 (n, 64)
        Routes before and after.
    changed : uint8 (n,)
        0 for nodes whose rows are equal.
    destinations, ends, sums
        As for :func:`count_unconnected`.
    unit : uint8 or uint16
        As the routes were settled with.
    both_ways : bool
        Whether all ends are destinations, so that hops added on routes from the countries count too.
    """
    none = ~state.dtype.type(0)
    longest = state.dtype.type(unit - 1)
    homes, weights = _list_homes(destinations, ends)
    abroad, at_home, added = np.zeros((3, LANES))
    for source in ends.sources:
        if not changed[source]:
            continue
        there = ends.home[source]
        home_weight, world_weight = np.float64(ends.home_weight[source]), np.float64(ends.world_weight[source])
        returning = 0.0
        for lane in range(LANES):
            before, after = base[source, lane], state[source, lane]
            had, has = before != none, after != none
            lost = (1.0 if had else 0.0) - (1.0 if has else 0.0)
            longer = np.int32(after & longest) - np.int32(before & longest)
            hops = np.float64(longer) if had & has else 0.0
            inside = homes[lane] == there
            abroad[lane] += 0.0 if inside else lost * world_weight
            at_home[lane] += lost * home_weight if inside else 0.0
            added[lane] += 0.0 if inside else hops * world_weight
            returning += 0.0 if inside else hops * weights[lane]
        if both_ways and there >= 0:
            sums.added_from[there] += home_weight * returning
    _flush(destinations, ends, abroad, at_home, added, sums)
