r"""Routes that stay inside: which countries the routes between two members cross.

Every route between the users of two countries of a coalition is listed by the set of countries M that it crosses, its ends
included. It stays inside a subset S where :math:`M \subseteq S`, so that the share inside

.. math:: v(S) = \frac{\sum_{M \subseteq S} w(M)}{\sum_{i \ne j \in N} w_{ij}}

is exact for every subset at once: w(M) is the weight of the routes (users at one end times users at the other, times the
probability of the route by an even choice among equal next hops) that cross exactly M, and :math:`w_{ij}` that of all routes
there are from i to j.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hansa.alliance.forming import MOST_MEMBERS
from hansa.arrays import BoolArray, Float64, Int32
from hansa.errors import InputError
from hansa.routing.kernels.crossings import FULL, NOBODY, CrossingSums, Sets, tally_crossings
from hansa.routing.kernels.lengths import LANES
from hansa.routing.solver import Solver, make_walk, settle
from hansa.routing.weights import draw_ends, weigh_networks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hansa.routing.model import Model

MOST_ENDS = 6_000
"""Networks of one country that stand for all, drawn by weight where there are more: routes are listed for each pair of ends."""
LEAST_ROOM = 1 << 16
"""Room for sets at first; where they do not fit, all is done again with four times as much: how many they are only the end tells."""


@dataclass(frozen=True, eq=False)
class Crossings:
    """Weight of the routes between countries by what they cross; k sets of the n members with at most one outsider.

    Attributes
    ----------
    members : tuple of str
        n alpha-2 codes.
    countries : tuple of str
        c alpha-2 codes of all countries with networks, ascending.
    crossed : bool (k, n)
        The members that a set holds.
    outsider : int32 (k,)
        The one other country in it, by its place in ``countries``, -1 for none.
    weight : float64 (k,)
        Weight of its routes between members, both directions together.
    beside : float64 (k,)
        Weight of its routes between members and the outsider.
    pairs : float64 (c, c)
        Weight of the routes there are, by the countries of their ends.
    """

    members: tuple[str, ...]
    countries: tuple[str, ...]
    crossed: BoolArray
    outsider: Int32
    weight: Float64
    beside: Float64
    pairs: Float64

    def find(self, country: str) -> int:
        """Return a country's place in ``countries``, -1 where it has no network."""
        return self.countries.index(country) if country in self.countries else NOBODY

    @property
    def total(self) -> float:
        """Weight of all routes between members."""
        places = [self.find(code) for code in self.members if code in self.countries]
        return float(self.pairs[np.ix_(places, places)].sum())

    def between(self, country: str) -> float:
        """Return the weight of all routes between a country and the members."""
        place = self.find(country)
        if place == NOBODY:
            return 0.0
        places = [self.find(code) for code in self.members if code in self.countries]
        return float(self.pairs[place, places].sum() + self.pairs[places, place].sum())

    def join(self, country: str) -> Crossings:
        """Return the same for the members and one more country, which comes last."""
        place = self.find(country)
        with_it = (self.outsider == place) & (place != NOBODY)
        kept = (self.outsider == NOBODY) | with_it
        return Crossings(
            (*self.members, country),
            self.countries,
            np.column_stack([self.crossed[kept], with_it[kept]]),
            np.full(int(kept.sum()), NOBODY, np.int32),
            self.weight[kept] + self.beside[kept],
            np.zeros(int(kept.sum())),
            self.pairs,
        )

    def worth(self, subsets: BoolArray) -> Float64:
        """Return the share of all routes between the members that stays inside each subset of them.

        Parameters
        ----------
        subsets : ndarray of bool, shape (k, n)
            One row a subset.

        Returns
        -------
        ndarray of float64, shape (k,)
            In [0, 1], never less for a larger subset, 0 for one member alone; 0 for all where no two members have a route.
        """
        own = self.outsider == NOBODY
        total = self.total
        if not total:
            return np.zeros(len(subsets))
        outside = (~subsets).astype(np.float32) @ self.crossed[own].T.astype(np.float32)
        shares: Float64 = (outside == 0) @ self.weight[own] / total
        return np.minimum(shares, 1.0)


def trace_crossings(model: Model, members: Sequence[str], *, outsiders: bool = False) -> Crossings:
    """List the routes between members by the countries that they cross.

    Parameters
    ----------
    model : Model
        The networks.
    members : sequence of str
        Alpha-2 codes, 64 at most.
    outsiders : bool
        Whether routes that cross one other country, and those between members and others, are listed too: what is needed to
        judge candidates.

    Returns
    -------
    Crossings
        Exact for the ends drawn.

    Raises
    ------
    InputError
        ``coalition-too-large``.

    Assumptions and limits
    ----------------------
    A network without a known country is nobody's and never outside. Routes are those of the model's relations between networks:
    peerings that no observer sees are missing, so that routes cross more countries here than in truth.
    """
    if len(members) > MOST_MEMBERS:
        raise InputError("coalition-too-large", number=len(members), most=MOST_MEMBERS)
    attributes = model.attributes
    codes = np.unique(attributes.country)
    codes = codes[codes != ""]
    country = np.where(attributes.country != "", np.searchsorted(codes, attributes.country), NOBODY).astype(np.int32)
    places = {code: place for place, code in enumerate(members)}
    bits = np.array([places.get(str(code), NOBODY) for code in attributes.country], np.int32)
    weight = _weigh_ends(model, country, bits, outsiders=outsiders)
    room = LEAST_ROOM
    while True:
        sums, pairs, fits = settle(lambda unit: _tally(model, unit, bits, country, weight, outsiders, room))  # noqa: B023 -- called at once
        if fits:
            break
        room *= 4
    held = sums.taken
    crossed = (sums.members[held][:, None] >> np.arange(len(members), dtype=np.uint64)) & np.uint64(1) == 1
    weight, beside = sums.weight[held].T.copy()
    return Crossings(tuple(members), tuple(codes.tolist()), crossed, sums.outsider[held], weight, beside, pairs)


def _weigh_ends(model: Model, country: Int32, bits: Int32, *, outsiders: bool) -> Float64:
    """Return what each node counts as an end, in millions of users: nothing for those of no country asked about."""
    weight = weigh_networks(model.attributes).weight
    drawn = np.zeros(len(weight))
    for place in np.unique(country if outsiders else country[bits >= 0]):
        if place != NOBODY:
            nodes, amounts = draw_ends(weight, np.flatnonzero(country == place), model.coverage, MOST_ENDS)
            drawn[nodes] = amounts
    return drawn / 1e6


def _tally(
    model: Model,
    unit: np.unsignedinteger,
    bits: Int32,
    country: Int32,
    weight: Float64,
    outsiders: bool,
    room: int,
) -> tuple[CrossingSums, Float64, bool]:
    graph = model.graph
    ends = np.flatnonzero(weight > 0)
    solver, walk = Solver(graph, unit, ends), make_walk(graph)
    count = int(country.max()) + 1
    sets = Sets(
        np.zeros(len(graph), np.int32),
        np.zeros(len(graph), np.int32),
        np.empty(4 * room, np.uint64),
        np.empty(4 * room, np.int32),
        np.empty(4 * room),
    )
    sums = CrossingSums(
        np.zeros(room, np.bool_), np.zeros(room, np.uint64), np.zeros(room, np.int32), np.zeros((room, 2))
    )
    pairs = np.zeros((count, count))
    for start in range(0, len(ends), LANES):
        state = solver.solve(ends[start : start + LANES])
        rows = tally_crossings(
            graph.links, unit, state, solver.batch, ends.astype(np.int32), bits, country, weight, outsiders, walk,
            sets, sums, pairs,
        )  # fmt: skip
        if rows == FULL:
            return sums, pairs, False
    return sums, pairs, True
