"""What routes cross on their way: flows of home countries, and the jurisdictions met."""

from typing import NamedTuple

import numba as nb
import numpy as np
import numpy.typing as npt

from hansa.routing.kernels.hops import SOURCE, trace_hops

Float32 = npt.NDArray[np.float32]
Float64 = npt.NDArray[np.float64]
Int32 = npt.NDArray[np.int32]


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
        Nodes with weight that routes begin at.
    homed : int32 (h,)
        Those of them with a lane.
    marks : int32 (transit nodes, marks)
        Jurisdiction lanes that a node belongs to, -1 for none.
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
    to_total, from_total : float64 (L,)
        Flow that has a route.
    to_asked, from_asked : float64 (L,)
        Flow, with or without a route.
    home_total, home_left : float64 (L,)
        Flow between networks of one country, and what of it crosses another country.
    world : float64 (m,)
        Flow of all sources through each node.
    """

    to_transit: Float32
    from_transit: Float32
    to_met: Float32
    from_met: Float32
    to_total: Float64
    from_total: Float64
    to_asked: Float64
    from_asked: Float64
    home_total: Float64
    home_left: Float64
    world: Float64


class Flow(NamedTuple):
    """Scratch of one thread.

    Attributes
    ----------
    lanes : float32 (m, L)
        Flow by home lane.
    foreign, native : float32 (m,)
        Flow from outside the destination's country, and from inside.
    met : float32 (m, K)
        Probability that the route from here on, this node included, meets a jurisdiction.
    leaving : float32 (m,)
        Probability that the route from here on, this node included, leaves the destination's country.
    gathered : float32 (L + 1, K)
        Jurisdictions met by the flow of each home lane, and of all others.
    """

    lanes: Float32
    foreign: Float32
    native: Float32
    met: Float32
    leaving: Float32
    gathered: Float32


@nb.njit(cache=True, nogil=True, fastmath={"contract", "reassoc", "nsz"})
def _push(ends, tally, flow, walk, seen, transit_count, destination, share):  # type: ignore[no-untyped-def]
    """Send each source's weight along its routes, and tally what passes through each node."""
    width = flow.lanes.shape[1]
    here = ends.country[destination]
    home = ends.home[destination]
    for place in range(seen):
        node = walk.visited[place]
        if node < transit_count:
            flow.foreign[node] = 0
            flow.native[node] = 0
            for lane in range(width):
                flow.lanes[node, lane] = 0
    for place in range(seen):
        node = walk.visited[place]
        if node == destination:
            continue
        lane_of_node = ends.home[node]
        native = here >= 0 and ends.country[node] == here
        counted = lane_of_node >= 0 and not native
        weight = ends.weight[node]
        parts = np.float32(1) / np.float32(walk.hops_at[place + 1] - walk.hops_at[place])
        if node >= transit_count:
            for edge in range(walk.hops_at[place], walk.hops_at[place + 1]):
                other = walk.hops[edge]
                if other < transit_count:
                    if native:
                        flow.native[other] += weight * parts
                    else:
                        flow.foreign[other] += weight * parts
                    if counted:
                        flow.lanes[other, lane_of_node] += weight * parts
            continue
        if home >= 0:
            tally.to_transit[home, node] += share * flow.foreign[node]
        tally.world[node] += share * (flow.foreign[node] + flow.native[node])
        for lane in range(width):
            tally.from_transit[node, lane] += share * flow.lanes[node, lane]
        if walk.reached[node] & SOURCE:
            if native:
                flow.native[node] += weight
            else:
                flow.foreign[node] += weight
            if counted:
                flow.lanes[node, lane_of_node] += weight
        for edge in range(walk.hops_at[place], walk.hops_at[place + 1]):
            other = walk.hops[edge]
            if other < transit_count and other != destination:
                flow.native[other] += flow.native[node] * parts
                flow.foreign[other] += flow.foreign[node] * parts
                for lane in range(width):
                    flow.lanes[other, lane] += flow.lanes[node, lane] * parts


@nb.njit(cache=True, nogil=True, fastmath={"contract", "reassoc", "nsz"})
def _gather(ends, tally, flow, walk, seen, transit_count, destination, share):  # type: ignore[no-untyped-def]
    """Carry what is met from the destination outwards, and weigh it at each source."""
    width = flow.met.shape[1]
    others = len(flow.gathered) - 1
    here = ends.country[destination]
    home = ends.home[destination]
    flow.gathered[:] = 0
    left = 0.0
    for place in range(seen - 1, -1, -1):
        node = walk.visited[place]
        if node == destination:
            if node < transit_count:
                flow.met[node, :] = 0
                flow.leaving[node] = 0
            continue
        first, last = walk.hops_at[place], walk.hops_at[place + 1]
        parts = np.float32(1) / np.float32(last - first)
        native = here >= 0 and ends.country[node] == here
        lane = ends.home[node] if ends.home[node] >= 0 else others
        weight = ends.weight[node]
        leaving = np.float32(0)
        for edge in range(first, last):
            if walk.hops[edge] < transit_count:
                leaving += flow.leaving[walk.hops[edge]]
        if walk.reached[node] & SOURCE and native:
            left += weight * leaving * parts
        if node >= transit_count:
            if not native:
                for edge in range(first, last):
                    other = walk.hops[edge]
                    if other < transit_count:
                        for k in range(width):
                            flow.gathered[lane, k] += weight * parts * flow.met[other, k]
            continue
        abroad = here >= 0 and ends.country[node] >= 0 and not native
        flow.leaving[node] = np.float32(1) if abroad else leaving * parts
        for k in range(width):
            flow.met[node, k] = 0
        for edge in range(first, last):
            other = walk.hops[edge]
            if other < transit_count:
                for k in range(width):
                    flow.met[node, k] += parts * flow.met[other, k]
        if walk.reached[node] & SOURCE and not native:
            for k in range(width):
                flow.gathered[lane, k] += weight * flow.met[node, k]
        for mark in range(ends.marks.shape[1]):
            if ends.marks[node, mark] >= 0:
                flow.met[node, ends.marks[node, mark]] = 1
    for lane in range(others):
        for k in range(width):
            tally.from_met[lane, k] += share * flow.gathered[lane, k]
    if home >= 0:
        for lane in range(others + 1):
            for k in range(width):
                tally.to_met[home, k] += share * flow.gathered[lane, k]
        tally.home_left[home] += share * left


@nb.njit(cache=True, nogil=True)
def _count_flow(ends, tally, routes, sources, destination, share):  # type: ignore[no-untyped-def]
    """Tally what could flow and what does."""
    none = ~routes.dtype.type(0)
    here = ends.country[destination]
    home = ends.home[destination]
    for source in sources:
        if source == destination:
            continue
        amount = np.float64(share) * np.float64(ends.weight[source])
        reached = routes[source] != none
        if here >= 0 and ends.country[source] == here:
            if home >= 0 and reached:
                tally.home_total[home] += amount
            continue
        if home >= 0:
            tally.to_asked[home] += amount
            if reached:
                tally.to_total[home] += amount
        lane = ends.home[source]
        if lane >= 0:
            tally.from_asked[lane] += amount
            if reached:
                tally.from_total[lane] += amount


@nb.njit(cache=True, nogil=True)
def tally_batch(links, unit, state, destinations, transit_count, ends, tally, flow, walk, routes):  # type: ignore[no-untyped-def]
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
    routes : uint8 or uint16 (n,)
        Scratch, one column of `state`.
    """
    for lane in range(len(destinations)):
        destination = destinations[lane]
        if destination < 0:
            continue
        for node in range(len(state)):
            routes[node] = state[node, lane]
        sources = ends.sources if ends.home[destination] >= 0 else ends.homed
        share = ends.weight[destination]
        seen = trace_hops(links, routes, unit, transit_count, sources, walk)
        _count_flow(ends, tally, routes, sources, destination, share)
        _push(ends, tally, flow, walk, seen, transit_count, destination, share)
        _gather(ends, tally, flow, walk, seen, transit_count, destination, share)
