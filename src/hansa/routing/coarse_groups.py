"""Which networks stand by name in the coarse model, and how all others are grouped."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hansa.arrays import BoolArray, Float32, Float64, Int64
from hansa.routing.coarse_signatures import Signatures, sign_routes
from hansa.routing.weights import draw_ends, weigh_networks

if TYPE_CHECKING:
    from hansa.routing.attributes import Attributes
    from hansa.routing.graph import AsGraph
    from hansa.routing.parallel import Progress
    from hansa.routing.transit import Transit


ROLES = ("transit", "access", "other")
LARGEST = 3
LARGE_SHARE = 0.05
"""So many networks of every country stand by name beside the carriers: the largest, and the next of a twentieth of its users each."""
NAMED_SHARE = 0.01
"""Operators that carry one per cent of some country's routes stand by name: scenarios strike them by name."""
_MARKED_SHARE = 0.003
"""Crossing these tells groups apart; fewer columns make signatures alike, more make each network its own."""
_COVERAGE = {"users": 0.97, "addresses": 0.8}
_MOST_ENDS = {"users": 1_500, "addresses": 20}
_USERS_COUNT = 0.9
"""Users are what losses are counted in; a tenth for addresses, so that networks without known users count too."""
_FAR = np.float32(10)
"""The distance of networks that have no group yet: the first is founded where it saves most of it."""
_TWINS = np.float32(0.5)
"""Between networks of equal signatures, so that a country of many equal networks is split too: routes inside a group are lost."""


@dataclass(frozen=True, eq=False)
class Grouping:
    """Where each of n networks goes.

    Attributes
    ----------
    named : int64
        Nodes that stand for themselves, by name, ascending.
    typical : int64
        The network after whose links each group is made, ascending.
    group : int64 (n,)
        For each network the node of `named` or `typical` that it goes to.
    role : int64 (n,)
        Place in :data:`ROLES`.
    """

    named: Int64
    typical: Int64
    group: Int64
    role: Int64


def group_networks(
    graph: AsGraph, attributes: Attributes, transit: Transit, most: int, progress: Progress | None = None
) -> Grouping:
    """Group networks of one country and role whose routes look alike.

    Operators with T above ``NAMED_SHARE`` for some country stand by name, and so do every country's largest. Each other country and role is at first one group
    around its most typical network (weighted medoid, by the sum of absolute differences of signatures, twins 0.5 apart); then the
    network that lowers the weighted distance to the nearest typical network the most, over all countries, founds the next, until
    `most` nodes are reached: greedy facility location, within 1 - 1/e of the best choice. Every country counts as much.

    Parameters
    ----------
    graph, attributes
        The networks.
    transit : Transit
        Of all countries, on `graph`.
    most : int
        At most so many nodes, half of them named carriers, unless named ones, countries and roles alone are more; where the
        graph has no more networks, each is a node of its own.
    progress : callable, optional
        Told of batches done.

    Returns
    -------
    Grouping
        Every network is in one group.
    """
    share = np.zeros(len(graph), np.float32)
    share[: graph.transit_count] = np.maximum(transit.to_network, transit.from_network).max(axis=0)
    carriers = np.argsort(-share, kind="stable")[: min(int((share > NAMED_SHARE).sum()), most // 2)]
    named = np.union1d(carriers, _find_largest(attributes))
    role = np.where(np.arange(len(graph)) < graph.transit_count, 0, np.where(attributes.users > 0, 1, 2))
    if len(graph) <= most:
        everyone = np.arange(len(graph))
        return Grouping(named, np.setdiff1d(everyone, named), everyone, role)
    cell = np.unique(attributes.country, return_inverse=True)[1] * len(ROLES) + role
    cell[named] = -1
    weight = _mix_weights(attributes)
    ends = _choose_ends(graph, attributes, named, cell)
    columns = np.flatnonzero(share > _MARKED_SHARE)
    signatures = sign_routes(graph, ends, weigh_networks(attributes).weight, columns, progress)
    typical = _choose_typical(signatures, cell, weight, most - len(named))
    group = _place_alike(signatures, cell, named, typical)
    _place_others(graph, group, cell, typical, weight)
    return Grouping(named, typical, group, role)


def _find_largest(attributes: Attributes) -> Int64:
    """Find the networks that have most of each country's users."""
    codes, country = np.unique(attributes.country, return_inverse=True)
    order = np.lexsort((-attributes.users, country))
    place = np.arange(len(order)) - np.searchsorted(country[order], country[order])
    held = np.bincount(country, attributes.users, minlength=len(codes))[country[order]]
    users = attributes.users[order]
    large = (place == 0) | ((place < LARGEST) & (users >= LARGE_SHARE * held))
    found: Int64 = order[large & (users > 0) & (codes[country[order]] != "")]
    return found


def _mix_weights(attributes: Attributes) -> Float64:
    """Weigh each network by its share of its country: mostly of users, for the rest of addresses."""
    country = np.unique(attributes.country, return_inverse=True)[1]
    mixed = np.zeros(len(country))
    for asked, factor in (("users", _USERS_COUNT), ("addresses", 1 - _USERS_COUNT)):
        weight = weigh_networks(attributes, "users" if asked == "users" else "addresses").weight
        total = np.bincount(country, weight)[country]
        mixed += factor * np.divide(weight, total, out=np.zeros_like(weight), where=total > 0)
    return mixed


def _choose_ends(graph: AsGraph, attributes: Attributes, named: Int64, cell: Int64) -> Int64:
    """Choose the networks that may be typical: those that hold most of a cell's weight, all of them tied to a named one."""
    tied = _find_tied(graph, named)
    order = np.argsort(cell, kind="stable")
    bounds = np.flatnonzero(np.diff(cell[order], prepend=-2))
    chosen = []
    users, addresses = (weigh_networks(attributes, asked).weight for asked in ("users", "addresses"))
    degree = np.diff(graph.links.providers_at) + np.diff(graph.links.peers_at)
    for nodes in np.split(order, bounds[1:]):
        nodes = nodes[tied[nodes]]  # noqa: PLW2901
        if not len(nodes) or cell[nodes[0]] < 0:
            continue
        for weight, asked in ((users, "users"), (addresses, "addresses")):
            chosen.append(draw_ends(weight, nodes, _COVERAGE[asked], _MOST_ENDS[asked])[0])
        if not (users[nodes].any() or addresses[nodes].any()):
            chosen.append(nodes[[degree[nodes].argmax()]])
    return np.unique(np.concatenate(chosen))


def _find_tied(graph: AsGraph, named: Int64) -> BoolArray:
    """Find networks that have a named one among their direct and indirect providers, or their peers."""
    links = graph.links
    tied = np.zeros(len(graph), np.bool_)
    tied[named] = True
    tied[np.repeat(np.arange(len(graph)), np.diff(links.peers_at))[tied[links.peers]]] = True
    customer = np.repeat(np.arange(len(graph)), np.diff(links.providers_at))
    below = np.zeros(len(graph), np.bool_)
    below[named] = True
    while True:
        found = customer[below[links.providers] & ~below[customer]]
        if not len(found):
            return tied | below
        below[found] = True


def _choose_typical(signatures: Signatures, cell: Int64, weight: Float64, most: int) -> Int64:
    cells = {
        int(number): signatures.ends[cell[signatures.ends] == number] for number in np.unique(cell[signatures.ends])
    }
    distance: dict[int, Float32] = {}
    nearest: dict[int, Float32] = {}
    typical: list[int] = []
    waiting: list[tuple[float, int, int]] = []

    def found(number: int, place: int) -> None:
        nearest[number] = np.minimum(nearest[number], distance[number][:, place])
        typical.append(int(cells[number][place]))
        gain = weight[cells[number]] @ np.maximum(nearest[number][:, None] - distance[number], 0)
        heapq.heappush(waiting, (-float(gain.max()), number, int(gain.argmax())))

    for number, nodes in cells.items():
        distance[number] = _measure_distance(signatures.pick(nodes))
        nearest[number] = np.full(len(nodes), _FAR)
        found(number, int((weight[nodes] @ (_FAR - distance[number])).argmax()))
    while len(typical) < most and waiting and waiting[0][0] < 0:
        _, number, place = heapq.heappop(waiting)
        found(number, place)
    return np.array(sorted(typical), np.int64)


def _measure_distance(rows: Float32) -> Float32:
    """Measure how far apart signatures are; twins too, as the routes between members of a group are lost."""
    from scipy.spatial.distance import cdist

    count = len(rows)
    apart = cdist(rows, rows, "cityblock").astype(np.float32) if rows.size else np.zeros((count, count), np.float32)
    apart += _TWINS
    apart[np.diag_indices(count)] = 0
    return apart


def _place_alike(signatures: Signatures, cell: Int64, named: Int64, typical: Int64) -> Int64:
    """Bring each described network to the typical network of its cell that it most resembles."""
    from scipy.spatial.distance import cdist

    group = np.full(len(cell), -1)
    group[named], group[typical] = named, typical
    for number in np.unique(cell[typical]):
        nodes = signatures.ends[cell[signatures.ends] == number]
        rows, founders = signatures.pick(nodes), typical[cell[typical] == number]
        near = cdist(rows, rows[np.searchsorted(nodes, founders)], "cityblock").argmin(axis=1)
        group[nodes] = founders[near]
    return group


def _place_others(graph: AsGraph, group: Int64, cell: Int64, typical: Int64, weight: Float64) -> None:
    """Bring every other network to the group of its cell, else country, else anywhere, with whose members it shares most providers."""
    from scipy.sparse import csr_array

    links, count = graph.links, len(graph)
    uses = csr_array((np.ones(len(links.providers)), links.providers, links.providers_at), shape=(count, count))
    place = np.full(count, -1)
    place[typical] = np.arange(len(typical))
    members = np.flatnonzero((group >= 0) & (place[np.maximum(group, 0)] >= 0))
    of = place[group[members]]
    mean = csr_array((1 / np.bincount(of)[of], (of, members)), shape=(len(typical), count)) @ uses
    held = np.bincount(of, weight[members], minlength=len(typical))
    lost = np.flatnonzero(group < 0)
    for part in (cell, cell // len(ROLES), np.zeros(count, np.int64)):
        for number in np.unique(part[lost]):
            nodes, among = lost[part[lost] == number], np.flatnonzero(part[typical] == number)
            if len(among):
                alike = (uses[nodes] @ mean[among].T).toarray() + 1e-6 * held[among]
                group[nodes] = typical[among[alike.argmax(axis=1)]]
        lost = np.flatnonzero(group < 0)
