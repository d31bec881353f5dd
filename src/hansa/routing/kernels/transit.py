"""What routes cross on a country's side: flows of home countries, and the jurisdictions met.

A route climbs from customer to provider, may cross one peer link, and descends; its highest network is its peak. Towards a
country its side is the descent, the peak included: the networks that hold a customer route to the destination. Away from it,
its side is the climb, the peak included: the networks entered from a customer. What lies beyond is the other side's dependence.
"""

from typing import NamedTuple

import numba as nb
import numpy as np

from hansa.arrays import Float32, Float64, Int32
from hansa.routing.kernels.hops import (
    ENTERED,
    PASSED,
    SOURCE,
    forget_walk,
    list_hops,
    list_offers,
    trace_hops,
    withdraw_offers,
)

BLOCK = 64
"""Nodes transposed at a time: their rows stay in the nearest cache while the column of each lane is written."""


class Ends(NamedTuple):
    """Who speaks with whom.

    Attributes
    ----------
    home_weight : float32 (n,)
        Weight of a node as an end of its own country's routes.
    world_weight : float32 (n,)
        Weight of a node as an end of other countries' routes.
    country : int32 (n,)
        Number of the node's country, -1 unknown.
    home : int32 (n,)
        Lane of the node's country among those asked about, -1 for none.
    sources : int32 (s,)
        Nodes with either weight, ascending.
    homed : int32 (h,)
        Those of them with a lane and a home weight.
    marks : int32 (m, marks)
        Jurisdiction lanes that a transit node belongs to, -1 for none.
    """

    home_weight: Float32
    world_weight: Float32
    country: Int32
    home: Int32
    sources: Int32
    homed: Int32
    marks: Int32


class Tally(NamedTuple):
    """Sums over destinations; L home lanes, m transit nodes, K jurisdiction lanes.

    Attributes
    ----------
    to_transit : float32 (L, m)
        Flow of foreign sources that descends to each home country through each node.
    from_transit : float32 (m, L)
        Flow of each home country's sources to foreign destinations that climbs through each node.
    to_met, from_met : float32 (L, K)
        The same, as flow that meets a jurisdiction at least once on the country's side.
    to_lost, from_lost, home_lost : float64 (L,)
        Flow that has no route: from abroad, to abroad, between networks of the country.
    home_left : float64 (L,)
        Flow between networks of the country that crosses another.
    """

    to_transit: Float32
    from_transit: Float32
    to_met: Float32
    from_met: Float32
    to_lost: Float64
    from_lost: Float64
    home_lost: Float64
    home_left: Float64


class Flow(NamedTuple):
    """Scratch of one thread.

    Attributes
    ----------
    foreign : float32 (m,)
        Flow from outside the destination's country by world weight.
    lanes : float32 (m, L)
        Flow from outside by home weight and home lane.
    entering : float32 (m, L + 1)
        What of `lanes`, and last of `foreign`, comes straight from stubs.
    entering_native : float32 (m,)
        What comes straight from stubs of the destination's country, by home weight.
    met : float32 (m, K)
        Probability that the descent from here on, this node included where it descends, meets a jurisdiction.
    climbed : float32 (m, K)
        Probability that the climb from here on, this node included, meets a jurisdiction.
    leaving : float32 (m,)
        Probability that the route from here on, this node included, leaves the destination's country.
    gathered : float32 (L + 1, K)
        Jurisdictions met by `lanes`, and last by `foreign`.
    """

    foreign: Float32
    lanes: Float32
    entering: Float32
    entering_native: Float32
    met: Float32
    climbed: Float32
    leaving: Float32
    gathered: Float32


@nb.njit(cache=True, nogil=True)
def _clear(foreign, lanes, entering, entering_native, node):  # type: ignore[no-untyped-def]
    foreign[node] = 0
    entering_native[node] = 0
    for lane in range(lanes.shape[1]):
        lanes[node, lane] = 0
    for lane in range(entering.shape[1]):
        entering[node, lane] = 0


@nb.njit(cache=True, nogil=True)
def _lose(ends, tally, node, destination, inside, here_amount, world_amount, lane_amount):  # type: ignore[no-untyped-def]
    """Tally a source without a route."""
    home = ends.home[destination]
    if home >= 0:
        share = np.float64(ends.home_weight[destination])
        if inside:
            tally.home_lost[home] += share * here_amount
        else:
            tally.to_lost[home] += share * world_amount
    if lane_amount > 0:
        tally.from_lost[ends.home[node]] += np.float64(ends.world_weight[destination]) * lane_amount


@nb.njit(cache=True, nogil=True)
def _enter(links, routes, unit, transit_count, ends, sources, tally, flow, walk, destination):  # type: ignore[no-untyped-def]
    """Hand the weight of stubs to their next hops; return how many nodes the walk begins at."""
    none = ~routes.dtype.type(0)
    providers_at, providers = links[:2]
    home_weight, world_weight, country, homes = ends[:4]
    foreign, lanes, entering, entering_native = flow[:4]
    reached, _, seeds, _, _, hops, offer, _, offer_by, offer_next, _ = walk
    from_transit = tally.from_transit
    others = lanes.shape[1]
    steep = 2 * np.int64(unit)
    here = country[destination]
    at_home = homes[destination] >= 0
    abroad = world_weight[destination] > 0
    zero = np.float32(0)
    count = 0
    for node in sources:
        if node == destination:
            continue
        inside = here >= 0 and country[node] == here
        lane = homes[node]
        here_amount = home_weight[node] if inside else zero
        world_amount = world_weight[node] if at_home and not inside else zero
        lane_amount = home_weight[node] if abroad and lane >= 0 and not inside else zero
        if here_amount + world_amount + lane_amount == 0:
            continue
        if routes[node] == none:
            _lose(ends, tally, node, destination, inside, here_amount, world_amount, lane_amount)
            continue
        # Whom others route through is walked itself; a stub, as most networks are, hands its weight on at once.
        if node < transit_count:
            if reached[node] == 0:
                _clear(foreign, lanes, entering, entering_native, node)
                seeds[count] = node
                count += 1
            reached[node] |= SOURCE
            continue
        end = list_hops(providers_at, providers, offer, offer_by, offer_next, routes, unit, node, hops, 0)
        part = np.float32(1) / np.float32(end)  # equally good next hops share alike: nothing tells which one is taken
        climbs = routes[node] >= steep
        for place in range(end):
            other = hops[place]
            if other >= transit_count or other == destination:
                continue
            if reached[other] == 0:
                _clear(foreign, lanes, entering, entering_native, other)
                seeds[count] = other
                count += 1
            reached[other] |= ENTERED
            if inside:
                entering_native[other] += part * here_amount
                continue
            if world_amount > 0:
                foreign[other] += part * world_amount
                entering[other, others] += part * world_amount
            if lane_amount > 0:
                lanes[other, lane] += part * lane_amount
                if climbs:  # over a peer link a stub is its own peak, and all that follows is the other side's
                    entering[other, lane] += part * lane_amount
                    if routes[other] < unit:
                        from_transit[other, lane] += world_weight[destination] * part * lane_amount
    return count


@nb.njit(cache=True, nogil=True, fastmath={"contract", "reassoc", "nsz"})
def _push(ends, tally, flow, walk, routes, unit, seen, transit_count, destination):  # type: ignore[no-untyped-def]
    """Send flow along its routes, and tally what passes through each node on the country's side."""
    home_weight, world_weight, country, homes = ends[:4]
    foreign, lanes, entering, entering_native = flow[:4]
    reached, visited, hops_at, hops = walk[0], walk[3], walk[4], walk[5]
    to_transit, from_transit = tally.to_transit, tally.from_transit
    here = country[destination]
    home = homes[destination]
    home_share, world_share = home_weight[destination], world_weight[destination]
    width = lanes.shape[1] if world_share > 0 else 0
    steep = 2 * np.int64(unit)
    # Seeds were cleared before stubs gave to them; who was met on the way still holds an earlier destination's flow.
    for place in range(seen):
        node = visited[place]
        if reached[node] == PASSED and node < transit_count:
            _clear(foreign, lanes, entering, entering_native, node)
    for place in range(seen):
        node = visited[place]
        if node == destination:
            continue
        # Tallied before the node's own weight is added: an end is no transit of its own routes.
        if routes[node] < unit:
            if home >= 0:
                to_transit[home, node] += home_share * foreign[node]
        else:  # only customers are told of such a route: whatever enters has climbed
            for lane in range(width):
                from_transit[node, lane] += world_share * lanes[node, lane]
        if reached[node] & SOURCE and (here < 0 or country[node] != here):
            if home >= 0:
                foreign[node] += world_weight[node]
            if width > 0 and homes[node] >= 0:
                lanes[node, homes[node]] += home_weight[node]
        part = np.float32(1) / np.float32(hops_at[place + 1] - hops_at[place])
        climbs = routes[node] >= steep
        for edge in range(hops_at[place], hops_at[place + 1]):
            other = hops[edge]
            if other < transit_count and other != destination:
                foreign[other] += foreign[node] * part
                for lane in range(width):
                    lanes[other, lane] += lanes[node, lane] * part
                if climbs and routes[other] < unit:  # the peak, which others may enter on their way down
                    for lane in range(width):
                        from_transit[other, lane] += world_share * lanes[node, lane] * part


@nb.njit(cache=True, nogil=True, fastmath={"contract", "reassoc", "nsz"})
def _gather(ends, tally, flow, walk, routes, unit, seen, transit_count, destination):  # type: ignore[no-untyped-def]
    """Carry what is met from the destination outwards, and weigh it where routes begin."""
    home_weight, world_weight, country, homes = ends[:4]
    marks = ends.marks
    _, lanes, entering, entering_native, met, climbed, leaving, gathered = flow
    reached, visited, hops_at, hops = walk[0], walk[3], walk[4], walk[5]
    to_met, from_met = tally.to_met, tally.from_met
    width = met.shape[1]
    others = lanes.shape[1]
    here = country[destination]
    home = homes[destination]
    home_share, world_share = home_weight[destination], world_weight[destination]
    gathered[:] = 0
    left = np.float32(0)
    steep = 2 * np.int64(unit)
    if destination < transit_count:
        met[destination, :] = 0
        climbed[destination, :] = 0
        leaving[destination] = 0
    # From the destination outwards: what lies ahead of a next hop is known before it is asked. One pass answers for all
    # jurisdictions, each a lane; shares added up over a country's networks would count one route several times.
    for place in range(seen - 1, -1, -1):
        node = visited[place]
        if node == destination:
            continue
        first, last = hops_at[place], hops_at[place + 1]
        part = np.float32(1) / np.float32(last - first)
        inside = here >= 0 and country[node] == here
        departing = np.float32(0)
        # The first hop writes and the others add, so that no row need be cleared beforehand. A stub carries nobody: as a
        # next hop it is the destination, and nothing is met.
        other = hops[first]
        climbs = routes[node] >= steep
        if other < transit_count:
            departing += part * leaving[other]
            for k in range(width):
                met[node, k] = part * met[other, k]
        else:
            for k in range(width):
                met[node, k] = 0
        if climbs and other < transit_count:
            for k in range(width):
                climbed[node, k] = part * climbed[other, k]
        else:  # the peak: what follows is the other side's
            for k in range(width):
                climbed[node, k] = 0
        for edge in range(first + 1, last):
            other = hops[edge]
            if other < transit_count:
                departing += part * leaving[other]
                for k in range(width):
                    met[node, k] += part * met[other, k]
                if climbs:
                    for k in range(width):
                        climbed[node, k] += part * climbed[other, k]
        if reached[node] & SOURCE:
            if inside:
                left += home_weight[node] * departing
            else:
                if home >= 0 and world_weight[node] > 0:
                    for k in range(width):
                        gathered[others, k] += world_weight[node] * met[node, k]
                if world_share > 0 and homes[node] >= 0:
                    for k in range(width):
                        gathered[homes[node], k] += home_weight[node] * climbed[node, k]
        # Only now is the node itself met: what was gathered above is of routes that begin here, and an end does not count.
        abroad = here >= 0 and country[node] >= 0 and not inside
        leaving[node] = np.float32(1) if abroad else departing
        descends = routes[node] < unit
        for mark in range(marks.shape[1]):
            if marks[node, mark] >= 0:  # certainly met: a union, however often the route comes back to it
                climbed[node, marks[node, mark]] = 1
                if descends:
                    met[node, marks[node, mark]] = 1
        if reached[node] & ENTERED:
            left += entering_native[node] * leaving[node]
            for lane in range(others):
                amount = entering[node, lane]
                if amount > 0:
                    for k in range(width):
                        gathered[lane, k] += amount * climbed[node, k]
            amount = entering[node, others]
            if amount > 0:
                for k in range(width):
                    gathered[others, k] += amount * met[node, k]
    if world_share > 0:
        for lane in range(others):
            for k in range(width):
                from_met[lane, k] += world_share * gathered[lane, k]
    if home >= 0:
        for k in range(width):
            to_met[home, k] += home_share * gathered[others, k]
        tally.home_left[home] += np.float64(home_share) * left


@nb.njit(cache=True, nogil=True)
def transpose(state, transit_count, sources, columns):  # type: ignore[no-untyped-def]
    """Lay out each destination's routes of transit nodes and sources in one row."""
    lanes = state.shape[1]
    for start in range(0, transit_count, BLOCK):
        stop = min(start + BLOCK, transit_count)
        for lane in range(lanes):
            for node in range(start, stop):
                columns[lane, node] = state[node, lane]
    for source in sources:
        if source >= transit_count:
            for lane in range(lanes):
                columns[lane, source] = state[source, lane]


@nb.njit(cache=True, nogil=True)
def tally_destination(links, routes, unit, transit_count, ends, sources, tally, flow, walk, destination):  # type: ignore[no-untyped-def]
    """Add one destination to the sums, for some of its sources.

    Parameters
    ----------
    routes : uint8 or uint16 (n,)
        The destination's row of what :func:`transpose` lays out; lent for writing, and given back as it was.
    sources : int32 (s,)
        Some of ``ends.sources``.
    links, unit, transit_count, ends, tally, flow, walk
        As for :func:`tally_batch`.
    destination : int
        Node.
    """
    held = routes[destination]
    routes[destination] = 0  # where it is a stub and no source, its column was left without a route
    offers = list_offers(links, routes, unit, destination, walk)
    count = _enter(links, routes, unit, transit_count, ends, sources, tally, flow, walk, destination)
    seen = trace_hops(links, routes, unit, walk.seeds[:count], walk)
    _push(ends, tally, flow, walk, routes, unit, seen, transit_count, destination)
    _gather(ends, tally, flow, walk, routes, unit, seen, transit_count, destination)
    forget_walk(walk, seen)
    withdraw_offers(walk, offers)
    routes[destination] = held


@nb.njit(cache=True, nogil=True)
def tally_batch(links, unit, state, destinations, transit_count, ends, tally, flow, walk, columns):  # type: ignore[no-untyped-def]
    """Add a batch of destinations to the sums.

    For a destination in a home country all sources speak, otherwise only those with a home lane.

    Parameters
    ----------
    links : Links
        The graph.
    unit : uint8 or uint16
        See :func:`~hansa.routing.kernels.lengths.solve_batch`.
    state : uint8 or uint16 (n, 64)
        The batch's solved routes.
    destinations : int32 (64,)
        Nodes, -1 for an empty lane.
    transit_count : int
        Nodes from here on have no customers.
    ends : Ends
        Weights, countries, sources and jurisdictions.
    tally : Tally
        Added to.
    flow, walk : Flow, Walk
        Scratch.
    columns : uint8 or uint16 (64, n)
        Scratch, at first all "no route", which is what stubs that are neither source nor destination keep.
    """
    transpose(state, transit_count, ends.sources, columns)
    for lane in range(len(destinations)):
        destination = destinations[lane]
        if destination < 0:
            continue
        sources = ends.sources if ends.home[destination] >= 0 else ends.homed
        tally_destination(links, columns[lane], unit, transit_count, ends, sources, tally, flow, walk, destination)
