"""Who still reaches whom when something fails: one bit a pair.

Two networks reach each other where some route climbs from one over providers, crosses at most one peer link and descends
to the other. Whether there is one depends on links alone, not on lengths, and is the same in both directions.
"""

from typing import NamedTuple

import numba as nb
import numpy as np

from hansa.arrays import Float64, Int32, UInt16, UInt64

WORD = 64
"""The country's ends in one word: a step over a link settles 64 pairs, as only whether there is a route is asked."""

Counts = UInt16
Words = UInt64


class Ways(NamedTuple):
    """The networks above one country's ends and the world's, and what passes between these ends.

    Attributes
    ----------
    providers_at, providers, peers_at, peers : int32
        Adjacency, as in :class:`~hansa.routing.kernels.links.Links`; providers before customers.
    home, world : int32
        Nodes of the country's ends and of the rest of the world's.
    home_weight, world_weight : float64
        What each counts.
    base : uint64 (words, ends of the world)
        A bit for each end of the country that the end of the world reaches before anything fails.
    cyclic : bool
        Whether some customers stand above their providers.
    """

    providers_at: Int32
    providers: Int32
    peers_at: Int32
    peers: Int32
    home: Int32
    home_weight: Float64
    world: Int32
    world_weight: Float64
    base: Words
    cyclic: bool


class Dead(NamedTuple):
    """How many failures hold each part down; 0 is alive. Counted, as one part may belong to several failures that come and go.

    Attributes
    ----------
    nodes : uint16 (n,)
        Networks.
    ups, peers : uint16
        Entries of ``Ways.providers`` and ``Ways.peers``.
    """

    nodes: Counts
    ups: Counts
    peers: Counts


class Units(NamedTuple):
    """What each thing that may fail consists of: offsets and members, and the thing that each part belongs to (-1 none).

    Attributes
    ----------
    nodes_at, nodes, ups_at, ups, peers_at, peers : int32
        Members of each unit.
    of_node, of_up, of_peer : int32
        The unit of each part.
    """

    nodes_at: Int32
    nodes: Int32
    ups_at: Int32
    ups: Int32
    peers_at: Int32
    peers: Int32
    of_node: Int32
    of_up: Int32
    of_peer: Int32


@nb.njit(cache=True, nogil=True)
def strike(units, unit, dead, step):  # type: ignore[no-untyped-def]
    """Let a unit fail (`step` 1) or come back (`step` -1)."""
    for place in range(units.nodes_at[unit], units.nodes_at[unit + 1]):
        dead.nodes[units.nodes[place]] += step
    for place in range(units.ups_at[unit], units.ups_at[unit + 1]):
        dead.ups[units.ups[place]] += step
    for place in range(units.peers_at[unit], units.peers_at[unit + 1]):
        dead.peers[units.peers[place]] += step


@nb.njit(cache=True, nogil=True)
def _climb(ways, dead, new_ups, climbed):  # type: ignore[no-untyped-def]
    """Let bits rise to providers; repeat where the order of nodes does not settle it at once."""
    again = True
    while again:
        again = False
        for node in range(len(climbed) - 1, -1, -1):
            bits = climbed[node]
            if bits == 0:
                continue
            for edge in range(ways.providers_at[node], ways.providers_at[node + 1]):
                provider = ways.providers[edge]
                if dead.ups[edge] == 0 and dead.nodes[provider] == 0:
                    fresh = bits & ~climbed[provider]
                    if fresh != 0:
                        climbed[provider] |= bits
                        again |= ways.cyclic and provider > node  # it has been passed already in this round
        # New links are not in the order of nodes; they are few, so that another round costs less than a graph made anew.
        for place in range(len(new_ups)):
            customer, provider = new_ups[place, 0], new_ups[place, 1]
            if dead.nodes[provider] == 0 and climbed[customer] & ~climbed[provider] != 0:
                climbed[provider] |= climbed[customer]
                again = True


@nb.njit(cache=True, nogil=True)
def _cross(ways, dead, new_peers, climbed, state):  # type: ignore[no-untyped-def]
    """Hand what has climbed to peers: into another array, for what comes from a peer crosses no second one."""
    for node in range(len(climbed)):
        bits = climbed[node]
        state[node] |= bits
        if bits == 0:
            continue
        for edge in range(ways.peers_at[node], ways.peers_at[node + 1]):
            peer = ways.peers[edge]
            if dead.peers[edge] == 0 and dead.nodes[peer] == 0:
                state[peer] |= bits
    for place in range(len(new_peers)):
        one, other = new_peers[place, 0], new_peers[place, 1]
        if dead.nodes[one] == 0 and dead.nodes[other] == 0:
            state[other] |= climbed[one]
            state[one] |= climbed[other]


@nb.njit(cache=True, nogil=True)
def _descend(ways, dead, new_ups, state):  # type: ignore[no-untyped-def]
    """Give customers what their providers reach."""
    again = True
    while again:
        again = False
        for node in range(len(state)):
            if dead.nodes[node] != 0:
                continue
            bits = state[node]
            for edge in range(ways.providers_at[node], ways.providers_at[node + 1]):
                if dead.ups[edge] == 0:
                    bits |= state[ways.providers[edge]]
            again |= ways.cyclic and bits != state[node]
            state[node] = bits
        for place in range(len(new_ups)):
            customer, provider = new_ups[place, 0], new_ups[place, 1]
            if dead.nodes[customer] == 0 and state[provider] & ~state[customer] != 0:
                state[customer] |= state[provider]
                again = True


@nb.njit(cache=True, nogil=True)
def reach_word(ways, dead, new_ups, new_peers, word, climbed, state):  # type: ignore[no-untyped-def]
    """Mark, for each node, which of up to 64 of the country's ends it reaches.

    Parameters
    ----------
    ways : Ways
        The graph.
    dead : Dead
        What has failed.
    new_ups, new_peers : int32 (k, 2)
        Links that the graph lacks: customer and provider; peer and peer.
    word : int
        Which 64 ends.
    climbed, state : uint64 (n,)
        Scratch; `state` holds the result.
    """
    climbed[:] = 0
    state[:] = 0
    for lane in range(word * WORD, min((word + 1) * WORD, len(ways.home))):
        node = ways.home[lane]
        if dead.nodes[node] == 0:
            climbed[node] |= np.uint64(1) << np.uint64(lane - word * WORD)
    _climb(ways, dead, new_ups, climbed)
    _cross(ways, dead, new_peers, climbed, state)
    _descend(ways, dead, new_ups, state)


@nb.njit(cache=True, nogil=True)
def sum_lost(ways, dead, new_ups, new_peers, standing, climbed, state):  # type: ignore[no-untyped-def]
    """Sum the weight of the pairs that reached each other before and no longer do (float64).

    With `standing`, a pair whose end abroad has failed itself is not counted: that end is lost to everyone.
    """
    lost = 0.0
    for word in range(len(ways.base)):
        reach_word(ways, dead, new_ups, new_peers, word, climbed, state)
        for place in range(len(ways.world)):
            node = ways.world[place]
            if standing and dead.nodes[node] != 0:
                continue
            missing = ways.base[word, place] & ~state[node]
            weight = 0.0
            lane = word * WORD
            while missing != 0:
                if missing & np.uint64(1):
                    weight += ways.home_weight[lane]
                missing >>= np.uint64(1)
                lane += 1
            lost += weight * ways.world_weight[place]
    return lost


@nb.njit(cache=True, nogil=True)
def _is_empty(units, unit):  # type: ignore[no-untyped-def]
    return (
        units.nodes_at[unit] == units.nodes_at[unit + 1]
        and units.ups_at[unit] == units.ups_at[unit + 1]
        and units.peers_at[unit] == units.peers_at[unit + 1]
    )


@nb.njit(cache=True, nogil=True)
def lose_in_order(ways, dead, units, order, new_ups, new_peers, lost):  # type: ignore[no-untyped-def]
    """Let units fail one after another; `lost` (float64) takes the weight lost after each; all come back at the end."""
    climbed = np.empty(len(dead.nodes), np.uint64)
    state = np.empty(len(dead.nodes), np.uint64)
    for place in range(len(order)):
        strike(units, order[place], dead, 1)
        if place > 0 and _is_empty(units, order[place]):  # nothing of it is in this country's graph
            lost[place] = lost[place - 1]
        else:
            lost[place] = sum_lost(ways, dead, new_ups, new_peers, False, climbed, state)
    for place in range(len(order)):
        strike(units, order[place], dead, -1)


@nb.njit(cache=True, nogil=True)
def lose_each(ways, dead, units, tried, new_ups, new_peers, lost):  # type: ignore[no-untyped-def]
    """Let one unit after another fail alone; `lost` (float64) takes the weight lost among the ends that stand."""
    climbed = np.empty(len(dead.nodes), np.uint64)
    state = np.empty(len(dead.nodes), np.uint64)
    for place in range(len(tried)):
        strike(units, tried[place], dead, 1)
        lost[place] = sum_lost(ways, dead, new_ups, new_peers, True, climbed, state)
        strike(units, tried[place], dead, -1)


@nb.njit(cache=True, nogil=True)
def bound_gains(ways, dead, new_ups, new_peers, homes, bounds):  # type: ignore[no-untyped-def]
    """Add to `bounds` (float64) what a new link of each of `homes` (int32) could win back at most.

    A route over such a link climbs to it from an end of the country below, or descends from it to an end abroad below: all that
    such ends have lost is counted.
    """
    climbed = np.empty(len(dead.nodes), np.uint64)
    state = np.empty(len(dead.nodes), np.uint64)
    lost_abroad = np.zeros(len(ways.world))
    for word in range(len(ways.base)):
        reach_word(ways, dead, new_ups, new_peers, word, climbed, state)
        lost = np.zeros(WORD)
        for place in range(len(ways.world)):
            node = ways.world[place]
            missing = ways.base[word, place] & ~state[node]
            if missing == 0 or dead.nodes[node] != 0:
                continue
            for lane in range(WORD):
                if missing >> np.uint64(lane) & np.uint64(1):
                    amount = ways.home_weight[word * WORD + lane] * ways.world_weight[place]
                    lost[lane] += amount
                    lost_abroad[place] += amount
        _add_bits(climbed, homes, lost, bounds)
    for first in range(0, len(ways.world), WORD):
        lost = np.zeros(WORD)
        climbed[:] = 0
        for place in range(first, min(first + WORD, len(ways.world))):
            if lost_abroad[place] > 0:
                climbed[ways.world[place]] = np.uint64(1) << np.uint64(place - first)
                lost[place - first] = lost_abroad[place]
        if lost.any():
            _climb(ways, dead, new_ups, climbed)
            _add_bits(climbed, homes, lost, bounds)


@nb.njit(cache=True, nogil=True)
def _add_bits(climbed, homes, amounts, sums):  # type: ignore[no-untyped-def]
    for place in range(len(homes)):
        bits = climbed[homes[place]]
        for lane in range(WORD):
            if bits >> np.uint64(lane) & np.uint64(1):
                sums[place] += amounts[lane]
