"""The world before a shock: who speaks with whom, and over which routes; made once, asked many times."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from hansa.arrays import Float64, Int32, Int64, UInt8, UInt16
from hansa.errors import InputError
from hansa.routing.kernels.lengths import LANES
from hansa.routing.kernels.losses import LossSums, count_unconnected
from hansa.routing.kernels.updates import find_climbing
from hansa.routing.parallel import run_sharded
from hansa.routing.plan import Plan, make_plan
from hansa.routing.solver import Solver, settle
from hansa.routing.weights import WeightBasis, weigh_networks
from hansa.stress.damage import Damage, apply_damage
from hansa.stress.narrowing import narrow_graph, narrow_plan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hansa.routing.graph import AsGraph
    from hansa.routing.kernels.transit import Tally
    from hansa.routing.model import Model
    from hansa.routing.parallel import Progress


MOST_TOUCHED = 0.04
"""Where more nodes are touched, settling all of them is quicker (measured on the graph of 2025)."""

ROUNDING = 1e-9
"""A smaller part of a sum is what rounding leaves."""


@dataclass(frozen=True, eq=False)
class Base:
    """Settled routes of all nodes to all destinations, batch by batch.

    Attributes
    ----------
    unit : numpy unsigned integer
        See :mod:`hansa.routing.kernels.lengths`.
    state : uint8 or uint16 (b, n, 64)
        Kind and length.
    climbing : uint8 (b, n)
        1 where a node has a customer route to some destination of the batch.
    """

    unit: np.unsignedinteger
    state: UInt8 | UInt16
    climbing: UInt8


@dataclass(frozen=True, eq=False)
class World:
    """A graph without the stubs that are no ends, its ends and its routes before any shock.

    Attributes
    ----------
    model : Model
        The whole graph and its attributes; damage is said of its nodes.
    kept : int64 (n,)
        Nodes of the whole graph that stand here, ascending: those with customers, and the ends.
    graph : AsGraph
        Of them.
    plan : Plan
        Ends and weights, as :func:`~hansa.routing.transit.measure_transit` draws them, by node of `graph`.
    batches : int32 (b, 64)
        Destinations, -1 for an empty lane.
    both_ways : bool
        Whether all ends are destinations, or only those of the countries.
    most_touched : float
        Share of nodes with changed links up to which only rows that the change reaches are settled anew (exact either way);
        0 for a graph with customer-provider cycles, in which that would not be so.
    covered_weight : float
        Share of the world's weight that its chosen ends hold or stand for in person.
    users : float64 (L,)
        Internet users by country of the plan, not a number where unknown.
    connected, home_connected : float64 (L,)
        Weight of the pairs with a route before: of country and rest of the world, inside the country.
    end_connected : float64 (n,)
        World weight with a route to each end of the countries.
    tallies : dict
        Sums of what routes cross before, kept by :mod:`hansa.stress.tallies`.
    """

    model: Model
    kept: Int64
    graph: AsGraph
    plan: Plan
    batches: Int32
    both_ways: bool
    most_touched: float
    covered_weight: float
    users: Float64
    connected: Float64
    home_connected: Float64
    end_connected: Float64
    _bases: dict[int, Base] = field(repr=False)
    tallies: dict[tuple[tuple[str, ...], int], Tally] = field(default_factory=dict, repr=False)

    def base(self, unit: np.unsignedinteger) -> Base:
        """Return the routes before, in one or two bytes each."""
        if int(unit) not in self._bases:
            self._bases[int(unit)] = _solve_base(self.graph, self.batches, unit)
        return self._bases[int(unit)]

    def strike(self, damage: Damage) -> tuple[AsGraph, UInt8]:
        """Take links from the graph of this world.

        Parameters
        ----------
        damage : Damage
            Of the whole graph.

        Returns
        -------
        graph : AsGraph
            What is left of `graph`.
        touched : uint8 (n,)
            1 for the nodes that lost some link.
        """
        place = np.full(len(damage.nodes), -1)
        place[self.kept] = np.arange(len(self.kept))
        links = place[damage.links]
        after = apply_damage(self.graph, Damage(damage.nodes[self.kept], links[(links >= 0).all(axis=1)]))
        return after, find_touched(self.graph, after)


def open_world(
    model: Model,
    weights: WeightBasis = "users",
    coverage: float | None = None,
    countries: Sequence[str] | None = None,
    both_ways: bool = True,
    progress: Progress | None = None,
) -> World:
    """Draw the ends of routes and settle all routes between them.

    Parameters
    ----------
    model : Model
        Which graph answers.
    weights : {"users", "addresses", "networks"}
        Weight of both ends.
    coverage : float, optional
        Share in (0, 1] of the weight that the ends must hold; the model's own by default.
    countries : sequence of str, optional
        Alpha-2 codes of the countries asked about; all by default.
    both_ways : bool
        Whether routes from the countries are settled beside routes to them. A pair is connected both ways or neither, so that
        one way gives the same losses, for few countries in a fraction of the time; detours are then those of routes to them.
    progress : callable, optional
        Told of batches done.

    Returns
    -------
    World
        Some 160 MB for all countries on the graph of 2025.

    Raises
    ------
    InputError
        ``country-not-in-graph``, ``bad-coverage``, ``unknown-weights``.
    """
    share = model.coverage if coverage is None else coverage
    if not 0 < share <= 1:
        raise InputError("bad-coverage", coverage=share)
    whole = make_plan(model.graph, model.attributes, weigh_networks(model.attributes, weights), countries, share)
    kept, graph = narrow_graph(model.graph, whole.ends.sources)
    plan = narrow_plan(whole, kept)
    batches = _list_batches(plan, both_ways)
    base = settle(lambda unit: _solve_base(graph, batches, unit, progress))
    return World(
        model, kept, graph, plan, batches, both_ways, 0.0 if graph.cycles else MOST_TOUCHED, _cover_world(whole),
        _count_users(model, plan.countries), *_sum_connected(plan, base, batches), {int(base.unit): base},
    )  # fmt: skip


def make_sums(plan: Plan) -> LossSums:
    """Return empty sums of losses."""
    lost, home_lost, added_to, added_from = np.zeros((4, len(plan.countries)))
    return LossSums(lost, home_lost, np.zeros(len(plan.ends.home)), added_to, added_from)


def _list_batches(plan: Plan, both_ways: bool) -> Int32:
    """Deal destinations into batches, those of one country together: a local shock then changes few batches."""
    destinations = plan.destinations
    if not both_ways:
        destinations = destinations[(plan.ends.home_weight[destinations] > 0) & (plan.ends.home[destinations] >= 0)]
    batches = np.full((max(1, -(-len(destinations) // LANES)), LANES), -1, np.int32)
    batches.reshape(-1)[: len(destinations)] = destinations
    return batches


def _solve_base(graph: AsGraph, batches: Int32, unit: np.unsignedinteger, progress: Progress | None = None) -> Base:
    state = np.empty((len(batches), len(graph), LANES), unit.dtype)
    climbing = np.empty((len(batches), len(graph)), np.uint8)

    def solve(numbers: Iterator[int]) -> None:
        solver = Solver(graph, unit)
        for batch in numbers:
            state[batch] = solver.solve(batches[batch])
            find_climbing(state[batch], unit, climbing[batch])

    run_sharded(solve, len(batches), progress)
    return Base(unit, state, climbing)


def _sum_connected(plan: Plan, base: Base, batches: Int32) -> tuple[Float64, Float64, Float64]:
    sums = make_sums(plan)
    for batch, destinations in enumerate(batches):
        count_unconnected(base.state[batch], destinations, plan.ends, sums)
    home, home_weight = plan.ends.home, plan.ends.home_weight.astype(np.float64)
    world_weight = plan.ends.world_weight.astype(np.float64)

    def add(amount: Float64) -> Float64:
        return np.bincount(home[home >= 0], amount[home >= 0], len(plan.countries)).astype(np.float64)

    abroad = world_weight.sum() - add(world_weight)
    at_home = add(home_weight) ** 2 - add(home_weight**2)
    return (
        _leave(add(home_weight) * abroad, sums.lost),
        _leave(at_home, sums.home_lost),
        _leave(np.append(abroad, 0.0)[home], sums.end_lost),
    )


def _leave(asked: Float64, lost: Float64) -> Float64:
    """Subtract; what rounding leaves of a total that is lost whole is nothing."""
    left = asked - lost
    return np.where(left > ROUNDING * asked, left, 0.0)


def _cover_world(whole: Plan) -> float:
    weight = whole.weighting.weight
    return float(weight[whole.ends.world_weight > 0].sum() / weight.sum())


def _count_users(model: Model, countries: Sequence[str]) -> Float64:
    codes, country = np.unique(model.attributes.country, return_inverse=True)
    users = np.bincount(country, model.attributes.users, len(codes))[np.searchsorted(codes, np.array(countries, "U2"))]
    return np.where(users > 0, users, np.nan)


def find_touched(before: AsGraph, after: AsGraph) -> UInt8:
    """Mark the nodes that have lost some link, uint8 (n,)."""
    touched = np.zeros(len(before), np.uint8)
    for offsets in ("providers_at", "peers_at", "customers_at"):
        touched |= np.diff(getattr(before.links, offsets)) != np.diff(getattr(after.links, offsets))
    return touched
