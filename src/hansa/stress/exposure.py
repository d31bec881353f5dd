"""One country before the world: whose pairs may lose one another, over which networks, and how to ask that quickly.

Full routing settles kinds and lengths; who reaches whom needs a bit a pair. The numbers are those of
:func:`hansa.stress.losses.measure_losses`, some hundred times sooner, which is what searches over thousands of failures need.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from hansa.arrays import BoolArray, Int32, Int64, UInt64
from hansa.errors import InputError
from hansa.routing.kernels.reach import WORD, Dead, Ways, reach_word
from hansa.routing.plan import make_plan
from hansa.routing.weights import weigh_networks

if TYPE_CHECKING:
    from hansa.routing.graph import AsGraph
    from hansa.routing.model import Model
    from hansa.routing.plan import Plan
    from hansa.routing.weights import WeightBasis
    from hansa.stress.damage import Damage


NO_LINKS: Int32 = np.empty((0, 2), np.int32)


@dataclass(frozen=True)
class Coverage:
    """How much of the weight speaks.

    Attributes
    ----------
    country_share, world_share : float
        Share of the country's and of the world's weight that their ends hold in person.
    sampled : bool
        Whether some ends are a sample that stands for others as well.
    grouped_share : float
        Share of the country's weight at ends that are groups of networks (coarse model), none of which fails as one thing.
    """

    country_share: float
    world_share: float
    sampled: bool
    grouped_share: float


@dataclass(frozen=True, eq=False)
class Exposure:
    """A country's ends, the world's, and every network above either.

    A route between two ends crosses networks above one or the other alone; the rest of the graph is left out. Places count
    the networks that are kept, in the graph's order.

    Attributes
    ----------
    country : str
        Alpha-2 code.
    nodes : int64 (p,)
        Node of the graph by place.
    place : int32 (n,)
        Place by node, -1 for networks left out.
    transit_count : int
        Nodes of the graph from here on have no customers.
    ways : Ways
        Links between places, ends and weights.
    ups, peers : int64 (k, 2)
        Nodes of each entry of ``ways.providers`` (customer, provider) and ``ways.peers``.
    total : float
        Weight of the pairs that reach each other before anything fails.
    coverage : Coverage
        What the ends of routes hold of the weight.
    """

    country: str
    nodes: Int64
    place: Int32
    transit_count: int
    ways: Ways
    ups: Int64
    peers: Int64
    total: float
    coverage: Coverage


def expose_country(
    model: Model, country: str, weights: WeightBasis = "users", coverage: float | None = None
) -> Exposure:
    """Bring together what one country's reachability hangs on.

    Parameters
    ----------
    model : Model
        Which graph answers.
    country : str
        Alpha-2 code.
    weights : {"users", "addresses", "networks"}
        Weight of both ends.
    coverage : float, optional
        Share in (0, 1] of the weight that the ends must hold; the model's own by default.

    Returns
    -------
    Exposure
        Its ends are those that :func:`~hansa.routing.transit.measure_transit` draws.

    Raises
    ------
    InputError
        ``country-not-in-graph``, ``bad-coverage``, ``unknown-weights``; ``nothing-to-lose`` where no network of the country
        reaches the rest of the world even before a failure.
    """
    share = model.coverage if coverage is None else coverage
    if not 0 < share <= 1:
        raise InputError("bad-coverage", coverage=share)
    graph, weighting = model.graph, weigh_networks(model.attributes, weights)
    plan = make_plan(graph, model.attributes, weighting, [country], share)
    inside, held = plan.ends.home == 0, plan.ends.world_weight > 0
    home, abroad = np.flatnonzero(plan.ends.home_weight > 0), np.flatnonzero(held & ~inside)
    nodes = np.flatnonzero(_mark_above(graph, np.concatenate((home, abroad))))
    place = np.full(len(graph), -1, np.int32)
    place[nodes] = np.arange(len(nodes), dtype=np.int32)
    ways, ups, across = _make_ways(graph, plan, nodes, place, home, abroad)
    total = _sum_pairs(ways, np.arange(len(home)))
    if not total:
        raise InputError("nothing-to-lose", country=country)
    return Exposure(
        country, nodes, place, graph.transit_count, ways, ups, across, total, _measure_coverage(model, plan)
    )


def spare_all(exposure: Exposure) -> Dead:
    """Return counters of failures in which nothing has failed."""
    sizes = (len(exposure.nodes), len(exposure.ways.providers), len(exposure.ways.peers))
    return Dead(*(np.zeros(size, np.uint16) for size in sizes))


def kill_damage(exposure: Exposure, damage: Damage) -> Dead:
    """Return counters of failures in which a damage has been done."""
    dead = spare_all(exposure)
    dead.nodes[damage.nodes[exposure.nodes]] = 1
    pairs = number_pairs(damage.links, len(exposure.place))
    for counts, links in ((dead.ups, exposure.ups), (dead.peers, exposure.peers)):
        counts[np.isin(number_pairs(links, len(exposure.place)), pairs)] = 1
    return dead


def sum_own(exposure: Exposure, dead: Dead) -> float:
    """Sum the weight of the pairs whose end in the country has failed, and whose end abroad has not."""
    ways, lost = exposure.ways, 0.0
    stands = dead.nodes[ways.world] == 0
    for lane in np.flatnonzero(dead.nodes[ways.home]):
        lost += ways.home_weight[lane] * float(ways.world_weight[_reached(ways, int(lane)) & stands].sum())
    return float(lost)


def find_own_share(exposure: Exposure, nodes: Int64) -> float:
    """Give the share of all pairs that have their end in the country among some networks."""
    places = exposure.place[nodes]
    lanes = np.flatnonzero(np.isin(exposure.ways.home, places))
    return _sum_pairs(exposure.ways, lanes) / exposure.total


def own_memory(exposure: Exposure) -> Exposure:
    """Return the exposure with arrays that kernels know as writable: those that came through a cluster's memory are not."""
    ways = exposure.ways
    arrays = {name: np.require(value, requirements="W") for name, value in ways._asdict().items() if name != "cyclic"}
    return replace(exposure, ways=ways._replace(**arrays))


def _mark_above(graph: AsGraph, ends: Int64) -> BoolArray:
    """Mark ends and all networks above them."""
    links = graph.links
    customer = np.repeat(np.arange(len(graph)), np.diff(links.providers_at))
    marked = np.zeros(len(graph), np.bool_)
    marked[ends] = True
    while True:
        above = links.providers[marked[customer]]
        if marked[above].all():
            return marked
        marked[above] = True


def _measure_coverage(model: Model, plan: Plan) -> Coverage:
    weight, networks = plan.weighting.weight, model.attributes.networks
    home = plan.ends.home_weight.astype(np.float64)
    grouped = 0.0 if networks is None else home[networks > 1].sum() / home.sum()
    held = weight[plan.ends.world_weight > 0].sum() / weight.sum()
    return Coverage(float(plan.covered[0]), float(held), plan.sampled, float(grouped))


def _make_ways(
    graph: AsGraph, plan: Plan, nodes: Int64, place: Int32, home: Int64, abroad: Int64
) -> tuple[Ways, Int64, Int64]:
    links = graph.links
    providers_at, providers, ups = _keep_links(links.providers_at, links.providers, nodes, place)
    peers_at, peers, across = _keep_links(links.peers_at, links.peers, nodes, place)
    ways = Ways(
        providers_at, providers, peers_at, peers,
        place[home], plan.ends.home_weight[home].astype(np.float64),
        place[abroad], plan.ends.world_weight[abroad].astype(np.float64),
        np.zeros((-(-len(home) // WORD), len(abroad)), np.uint64),
        bool(links.stages[:, 2].any()),
    )  # fmt: skip
    return ways._replace(base=_find_base(ways, len(nodes))), ups, across


def _keep_links(offsets: Int32, others: Int32, nodes: Int64, place: Int32) -> tuple[Int32, Int32, Int64]:
    """Keep one relation's links between kept nodes; also give their ends in the graph."""
    origin = np.repeat(np.arange(len(place)), np.diff(offsets))
    kept = (place[origin] >= 0) & (place[others] >= 0)
    origin, target = origin[kept], others[kept]
    counts = np.bincount(place[origin], minlength=len(nodes))
    starts = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
    return starts, place[target], np.stack((origin, target.astype(np.int64)), axis=1)


def number_pairs(pairs: Int64, count: int) -> Int64:
    """Give each pair of nodes one number, whichever stands first (int64 (k,)); `count` is that of nodes."""
    low, high = pairs.min(axis=1, initial=count), pairs.max(axis=1, initial=-1)
    numbers: Int64 = low * count + high
    return numbers


def _find_base(ways: Ways, size: int) -> UInt64:
    climbed, state = np.empty((2, size), np.uint64)
    nothing = Dead(np.zeros(size, np.uint16), *(np.zeros(len(e), np.uint16) for e in (ways.providers, ways.peers)))
    base = np.empty_like(ways.base)
    for word in range(len(base)):
        reach_word(ways, nothing, NO_LINKS, NO_LINKS, word, climbed, state)
        base[word] = state[ways.world]
    return base


def _reached(ways: Ways, lane: int) -> BoolArray:
    """Mark the ends abroad that an end of the country reaches before anything fails."""
    marked: BoolArray = (ways.base[lane // WORD] >> np.uint64(lane % WORD)) & np.uint64(1) == 1
    return marked


def _sum_pairs(ways: Ways, lanes: Int64) -> float:
    return float(sum(ways.home_weight[lane] * ways.world_weight[_reached(ways, int(lane))].sum() for lane in lanes))
