"""What routes cross on their way: flows of home countries, and the jurisdictions met."""

from typing import NamedTuple

import numba as nb
import numpy as np
import numpy.typing as npt

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

Float32 = npt.NDArray[np.float32]
Float64 = npt.NDArray[np.float64]
Int32 = npt.NDArray[np.int32]
BLOCK = 64


class Ends(NamedTuple):
    """Who speaks with whom.

    Attributes
    ----------
    weight : float32 (n,)
        Weight of a node as an end of routes.
    country : int32 (n,)
        Number of the node's country, -1 unknown.
    home : int32 (n,)
        Lane of the node's country among those asked about, -1 for none.
    sources : int32 (s,)
        Nodes with weight that routes begin at, ascending.
    homed : int32 (h,)
        Those of them with a lane.
    marks : int32 (m, marks)
        Jurisdiction lanes that a transit node belongs to, -1 for none.
    """

    weight: Float32
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
        Flow of foreign sources to each home country through each node.
    from_transit : float32 (m, L)
        Flow of each home country's sources to foreign destinations.
    to_met, from_met : float32 (L, K)
        The same, as flow that meets a jurisdiction at least once.
    to_lost, from_lost, home_lost : float64 (L,)
        Flow that has no route: from abroad, to abroad, between networks of the country.
    home_left : float64 (L,)
        Flow between networks of the country that crosses another.
    world : float64 (m,)
        Flow of all sources through each node.
    """

    to_transit: Float32
    from_transit: Float32
    to_met: Float32
    from_met: Float32
    to_lost: Float64
    from_lost: Float64
    home_lost: Float64
    home_left: Float64
    world: Float64


class Flow(NamedTuple):
    """Scratch of one thread.

    Attributes
    ----------
    foreign, native : float32 (m,)
        Flow from outside the destination's country, and from inside.
    lanes : float32 (m, L)
        Flow from outside the destination's country by home lane.
    entering : float32 (m, L + 1)
        What of it comes straight from stubs, the last lane for those without a home lane.
    entering_native : float32 (m,)
        The same for flow from inside.
    met : float32 (m, K)
        Probability that the route from here on, this node included, meets a jurisdiction.
    leaving : float32 (m,)
        Probability that the route from here on, this node included, leaves the destination's country.
    gathered : float32 (L + 1, K)
        Jurisdictions met by the flow of each home lane, and of all others.
    """

    foreign: Float32
    native: Float32
    lanes: Float32
    entering: Float32
    entering_native: Float32
    met: Float32
    leaving: Float32
    gathered: Float32


@nb.njit(cache=True, nogil=True)
def _clear(foreign, native, lanes, entering, entering_native, node):  # type: ignore[no-untyped-def]
    foreign[node] = 0
    native[node] = 0
    entering_native[node] = 0
    for lane in range(lanes.shape[1]):
        lanes[node, lane] = 0
    for lane in range(entering.shape[1]):
        entering[node, lane] = 0


@nb.njit(cache=True, nogil=True)
def _lose(ends, tally, node, destination):  # type: ignore[no-untyped-def]
    """Tally a source without a route."""
    amount = np.float64(ends.weight[node]) * np.float64(ends.weight[destination])
    home = ends.home[destination]
    if ends.country[destination] >= 0 and ends.country[node] == ends.country[destination]:
        if home >= 0:
            tally.home_lost[home] += amount
        return
    if home >= 0:
        tally.to_lost[home] += amount
    if ends.home[node] >= 0:
        tally.from_lost[ends.home[node]] += amount


@nb.njit(cache=True, nogil=True)
def _enter(links, routes, unit, transit_count, ends, sources, tally, flow, walk, destination):  # type: ignore[no-untyped-def]
    """Hand the weight of stubs to their next hops; return how many nodes the walk begins at."""
    none = ~routes.dtype.type(0)
    providers_at, providers = links[:2]
    weight, country, home = ends[:3]
    foreign, native, lanes, entering, entering_native = flow[:5]
    reached, _, seeds, _, _, hops, offer, _, offer_by, offer_next, _ = walk
    others = lanes.shape[1]
    here = country[destination]
    count = 0
    for node in sources:
        if node == destination:
            continue
        if routes[node] == none:
            _lose(ends, tally, node, destination)
            continue
        if node < transit_count:
            if reached[node] == 0:
                _clear(foreign, native, lanes, entering, entering_native, node)
                seeds[count] = node
                count += 1
            reached[node] |= SOURCE
            continue
        end = list_hops(providers_at, providers, offer, offer_by, offer_next, routes, unit, node, hops, 0)
        part = weight[node] / np.float32(end)
        inside = here >= 0 and country[node] == here
        lane = home[node]
        for place in range(end):
            other = hops[place]
            if other >= transit_count or other == destination:
                continue
            if reached[other] == 0:
                _clear(foreign, native, lanes, entering, entering_native, other)
                seeds[count] = other
                count += 1
            reached[other] |= ENTERED
            if inside:
                native[other] += part
                entering_native[other] += part
            else:
                foreign[other] += part
                entering[other, lane if lane >= 0 else others] += part
                if lane >= 0:
                    lanes[other, lane] += part
    return count


@nb.njit(cache=True, nogil=True, fastmath={"contract", "reassoc", "nsz"})
def _push(ends, tally, flow, walk, seen, transit_count, destination):  # type: ignore[no-untyped-def]
    """Send flow along its routes, and tally what passes through each node."""
    weight, country, homes = ends[:3]
    foreign, native, lanes, entering, entering_native = flow[:5]
    reached, visited, hops_at, hops = walk[0], walk[3], walk[4], walk[5]
    to_transit, from_transit, world = tally.to_transit, tally.from_transit, tally.world
    width = lanes.shape[1]
    here = country[destination]
    home = homes[destination]
    share = weight[destination]
    for place in range(seen):
        node = visited[place]
        if reached[node] == PASSED and node < transit_count:
            _clear(foreign, native, lanes, entering, entering_native, node)
    for place in range(seen):
        node = visited[place]
        if node == destination:
            continue
        if home >= 0:
            to_transit[home, node] += share * foreign[node]
        world[node] += share * (foreign[node] + native[node])
        for lane in range(width):
            from_transit[node, lane] += share * lanes[node, lane]
        if reached[node] & SOURCE:
            if here >= 0 and country[node] == here:
                native[node] += weight[node]
            else:
                foreign[node] += weight[node]
                if homes[node] >= 0:
                    lanes[node, homes[node]] += weight[node]
        part = np.float32(1) / np.float32(hops_at[place + 1] - hops_at[place])
        for edge in range(hops_at[place], hops_at[place + 1]):
            other = hops[edge]
            if other < transit_count and other != destination:
                native[other] += native[node] * part
                foreign[other] += foreign[node] * part
                for lane in range(width):
                    lanes[other, lane] += lanes[node, lane] * part


@nb.njit(cache=True, nogil=True, fastmath={"contract", "reassoc", "nsz"})
def _gather(ends, tally, flow, walk, seen, transit_count, destination):  # type: ignore[no-untyped-def]
    """Carry what is met from the destination outwards, and weigh it where routes begin."""
    weight, country, homes = ends[:3]
    marks = ends.marks
    _, _, lanes, entering, entering_native, met, leaving, gathered = flow
    reached, visited, hops_at, hops = walk[0], walk[3], walk[4], walk[5]
    to_met, from_met = tally.to_met, tally.from_met
    width = met.shape[1]
    others = lanes.shape[1]
    here = country[destination]
    home = homes[destination]
    share = weight[destination]
    gathered[:] = 0
    left = np.float32(0)
    if destination < transit_count:
        met[destination, :] = 0
        leaving[destination] = 0
    for place in range(seen - 1, -1, -1):
        node = visited[place]
        if node == destination:
            continue
        first, last = hops_at[place], hops_at[place + 1]
        part = np.float32(1) / np.float32(last - first)
        inside = here >= 0 and country[node] == here
        departing = np.float32(0)
        other = hops[first]
        if other < transit_count:
            departing += part * leaving[other]
            for k in range(width):
                met[node, k] = part * met[other, k]
        else:
            for k in range(width):
                met[node, k] = 0
        for edge in range(first + 1, last):
            other = hops[edge]
            if other < transit_count:
                departing += part * leaving[other]
                for k in range(width):
                    met[node, k] += part * met[other, k]
        if reached[node] & SOURCE:
            if inside:
                left += weight[node] * departing
            else:
                lane = homes[node] if homes[node] >= 0 else others
                for k in range(width):
                    gathered[lane, k] += weight[node] * met[node, k]
        abroad = here >= 0 and country[node] >= 0 and not inside
        leaving[node] = np.float32(1) if abroad else departing
        for mark in range(marks.shape[1]):
            if marks[node, mark] >= 0:
                met[node, marks[node, mark]] = 1
        if reached[node] & ENTERED:
            left += entering_native[node] * leaving[node]
            for lane in range(others + 1):
                amount = entering[node, lane]
                if amount > 0:
                    for k in range(width):
                        gathered[lane, k] += amount * met[node, k]
    for lane in range(others):
        for k in range(width):
            from_met[lane, k] += share * gathered[lane, k]
    if home >= 0:
        for lane in range(others + 1):
            for k in range(width):
                to_met[home, k] += share * gathered[lane, k]
        tally.home_left[home] += np.float64(share) * left


@nb.njit(cache=True, nogil=True)
def _transpose(state, transit_count, sources, columns):  # type: ignore[no-untyped-def]
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
    none = ~columns.dtype.type(0)
    _transpose(state, transit_count, ends.sources, columns)
    for lane in range(len(destinations)):
        destination = destinations[lane]
        if destination < 0:
            continue
        routes = columns[lane]
        routes[destination] = 0
        sources = ends.sources if ends.home[destination] >= 0 else ends.homed
        offers = list_offers(links, routes, unit, destination, walk)
        count = _enter(links, routes, unit, transit_count, ends, sources, tally, flow, walk, destination)
        seen = trace_hops(links, routes, unit, walk.seeds[:count], walk)
        _push(ends, tally, flow, walk, seen, transit_count, destination)
        _gather(ends, tally, flow, walk, seen, transit_count, destination)
        forget_walk(walk, seen)
        withdraw_offers(walk, offers)
        if destination >= transit_count:
            routes[destination] = none
