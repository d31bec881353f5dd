"""Transit dependence: which networks and jurisdictions carry a country's traffic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar, cast

import numpy as np

from hansa.arrays import Float32, Float64, Int64
from hansa.errors import InputError
from hansa.routing.flows import spread_flows
from hansa.routing.kernels.lengths import LANES
from hansa.routing.kernels.transit import Flow, Tally, tally_batch
from hansa.routing.parallel import Progress, run_sharded
from hansa.routing.plan import Plan, make_plan
from hansa.routing.solver import Solver, make_walk, settle
from hansa.routing.weights import MOST_OF_WORLD, WeightBasis, Weighting, draw_ends, weigh_networks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hansa.routing.attributes import Attributes
    from hansa.routing.graph import AsGraph


COVERAGE = 0.97
"""Of the weight, by the fewest networks: those behind are many, cost a walk each, and hold three per cent together."""
_ROUNDING = 1e-6
"""A smaller part of what was asked is what float32 sums leave, not routes that are missing."""


@dataclass(frozen=True, eq=False)
class Transit:
    """Transit dependence of L countries; every share is of the routes that exist, by weight.

    Attributes
    ----------
    countries : tuple of str
        L alpha-2 codes, ascending.
    jurisdictions : tuple of str
        K countries of transit networks.
    owners : tuple of str
        S states that own transit networks.
    to_network, from_network : float32 (L, m)
        T: share of the routes from (to) the world to (from) the country that cross each node with customers,
        neither end counted.
    to_jurisdiction, from_jurisdiction : float64 (L, K)
        J: share that crosses at least one network of each country between its ends: a union, expected over an even
        choice among equal next hops.
    to_owner, from_owner : float64 (L, S)
        The same for networks owned by each state.
    to_state, from_state : float64 (L,)
        The same for networks owned by any state.
    detour : float64 (L,)
        D: share of the routes inside the country that cross another, not a number where the country has one network.
    to_connected, from_connected : float64 (L,)
        Share of the weight between country and world that has a route at all.
    covered : float64 (L,)
        Share of the country's weight that its chosen ends hold or stand for in person.
    ends : int64 (L,)
        Networks chosen as the country's ends.
    world_ends : int
        Networks chosen as the world's ends.
    sampled : bool
        Whether some ends are a sample that stands for others.
    weighting : Weighting
        What the weights are and where they fell back.
    """

    countries: tuple[str, ...]
    jurisdictions: tuple[str, ...]
    owners: tuple[str, ...]
    to_network: Float32
    from_network: Float32
    to_jurisdiction: Float64
    from_jurisdiction: Float64
    to_owner: Float64
    from_owner: Float64
    to_state: Float64
    from_state: Float64
    detour: Float64
    to_connected: Float64
    from_connected: Float64
    covered: Float64
    ends: Int64
    world_ends: int
    sampled: bool
    weighting: Weighting


def measure_transit(
    graph: AsGraph,
    attributes: Attributes,
    countries: Sequence[str] | None = None,
    weights: WeightBasis = "users",
    coverage: float = COVERAGE,
    progress: Progress | None = None,
) -> Transit:
    r"""Measure T, J and D of countries, to and from each.

    .. math:: T(c,a) = \frac{\sum_{s,d} w_s w_d P(a \in route(s,d))}{\sum_{s,d} w_s w_d}

    over ends `d` in c and `s` in the rest of the world (and the other way round), the probability being that of an even choice
    among equal next hops at each hop; J asks for any network of a jurisdiction, D for any foreign network on a route inside.

    Parameters
    ----------
    graph : AsGraph
        The networks.
    attributes : Attributes
        Country and state owner of each, and what to weigh by.
    countries : sequence of str, optional
        Alpha-2 codes; all by default.
    weights : {"users", "addresses", "networks"}
        Weight of both ends.
    coverage : float
        Share in (0, 1]: a country's ends are the fewest of its networks that hold so much of its weight, the world's
        ends the fewest that hold so much of the world's.
    progress : callable, optional
        Told of batches done.

    Returns
    -------
    Transit
        To 1e-4.

    Raises
    ------
    InputError
        ``country-not-in-graph``, ``bad-coverage``, ``unknown-weights``.

    Assumptions and limits
    ----------------------
    A network without a known country is nobody's: it is an end for others, and never a detour. Where a country has
    more ends than ``MOST_OF_COUNTRY`` allows, or the world more than ``MOST_OF_WORLD``, a sample stands for them (``sampled``).

    Source
    ------
    AS hegemony (doi:10.1007/978-3-319-76481-8_13); Country Transit Influence (doi:10.1007/978-3-030-98785-5_31).
    """
    if not 0 < coverage <= 1:
        raise InputError("bad-coverage", coverage=coverage)
    plan = make_plan(graph, attributes, weigh_networks(attributes, weights), countries, coverage)
    return share_routes(plan, settle(lambda unit: tally_routes(graph, plan, unit, progress)))


def rank_transit(
    graph: AsGraph,
    attributes: Attributes,
    weights: WeightBasis = "users",
    coverage: float = COVERAGE,
    progress: Progress | None = None,
) -> Float64:
    """Measure what share of all the world's routes each network carries as neither end.

    Parameters
    ----------
    graph, attributes, weights, coverage, progress
        As for :func:`measure_transit`; both ends are the world's, routes inside countries included.

    Returns
    -------
    float64 (n,)
        Share by node.
    """
    weight = weigh_networks(attributes, weights).weight
    drawn, amounts = draw_ends(weight, np.arange(len(graph)), coverage, MOST_OF_WORLD)
    ends = np.zeros(len(graph))
    ends[drawn] = amounts / amounts.mean()
    return spread_flows(graph, ends, ends, progress).transit_share


def tally_routes(graph: AsGraph, plan: Plan, unit: np.unsignedinteger, progress: Progress | None = None) -> Tally:
    """Sum what all routes of a plan cross.

    Raises
    ------
    TooDeep
        Some route is too long for the unit.
    """

    def work(batches: Iterator[int]) -> Tally:
        solver = Solver(graph, unit, plan.destinations)
        tally, flow, walk = make_tally(graph, plan), make_flow(graph, plan), make_walk(graph)
        columns = np.full((LANES, len(graph)), np.iinfo(unit.dtype).max, unit.dtype)
        for batch in batches:
            state = solver.solve(plan.destinations[batch * LANES : (batch + 1) * LANES])
            tally_batch(
                graph.links, unit, state, solver.batch, graph.transit_count, plan.ends, tally, flow, walk, columns
            )
        return tally

    return add_tallies(run_sharded(work, -(-len(plan.destinations) // LANES), progress))


def add_tallies(parts: Sequence[Tally]) -> Tally:
    """Add sums to the first of them, and return it."""
    for part in parts[1:]:
        for mine, other in zip(cast("list[Float64]", parts[0]), cast("list[Float64]", part), strict=True):
            mine[...] += other
    return parts[0]


def make_tally(graph: AsGraph, plan: Plan) -> Tally:
    """Return empty sums."""
    lanes, nodes = len(plan.countries), graph.transit_count
    to_met, from_met = np.zeros((2, lanes, plan.width), np.float32)
    to_lost, from_lost, home_lost, home_left = np.zeros((4, lanes))
    return Tally(
        np.zeros((lanes, nodes), np.float32),
        np.zeros((nodes, lanes), np.float32),
        to_met,
        from_met,
        to_lost,
        from_lost,
        home_lost,
        home_left,
    )


def make_flow(graph: AsGraph, plan: Plan) -> Flow:
    """Allocate the scratch of :func:`~hansa.routing.kernels.transit.tally_batch`."""
    lanes, nodes = len(plan.countries), graph.transit_count
    foreign, entering_native, leaving = np.zeros((3, nodes), np.float32)
    return Flow(
        foreign,
        np.zeros((nodes, lanes), np.float32),
        np.zeros((nodes, lanes + 1), np.float32),
        entering_native,
        np.zeros((nodes, plan.width), np.float32),
        np.zeros((nodes, plan.width), np.float32),
        leaving,
        np.zeros((lanes + 1, plan.width), np.float32),
    )


def share_routes(plan: Plan, tally: Tally) -> Transit:
    """Divide sums by the weight of the routes that exist."""
    asked = plan.home_total * plan.world_total
    to_total, from_total = _leave(asked, tally.to_lost), _leave(asked, tally.from_lost)
    home_total = _leave(plan.home_total**2 - plan.home_square, tally.home_lost)
    first, last = len(plan.jurisdictions), len(plan.jurisdictions) + len(plan.owners)
    to_met = _divide(tally.to_met.astype(np.float64), to_total)
    from_met = _divide(tally.from_met.astype(np.float64), from_total)
    return Transit(
        countries=plan.countries,
        jurisdictions=plan.jurisdictions,
        owners=plan.owners,
        to_network=_divide(tally.to_transit, to_total),
        from_network=_divide(tally.from_transit.T, from_total),
        to_jurisdiction=to_met[:, :first],
        from_jurisdiction=from_met[:, :first],
        to_owner=to_met[:, first:last],
        from_owner=from_met[:, first:last],
        to_state=to_met[:, last],
        from_state=from_met[:, last],
        detour=_divide(tally.home_left, home_total, np.nan),
        to_connected=_divide(to_total, asked),
        from_connected=_divide(from_total, asked),
        covered=plan.covered,
        ends=plan.counts,
        world_ends=plan.world_ends,
        sampled=plan.sampled,
        weighting=plan.weighting,
    )


def _leave(asked: Float64, lost: Float64) -> Float64:
    """Subtract; what rounding leaves of a total that is lost whole is nothing."""
    left = asked - lost
    return np.where(left > _ROUNDING * asked, left, 0.0)


Shares = TypeVar("Shares", Float32, Float64)


def _divide(amount: Shares, total: Float64, otherwise: float = 0.0) -> Shares:
    """Divide rows by their totals; where a total is nothing, give another value."""
    known = total > 0
    divisor = np.where(known, total, 1.0).reshape(-1, *[1] * (amount.ndim - 1)).astype(amount.dtype)
    shares: Shares = np.ascontiguousarray(amount / divisor)
    shares[~known] = otherwise
    return np.minimum(shares, 1, out=shares)
