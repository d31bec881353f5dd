r"""Relief: what members regain of their losses in a shock when those still linked carry one another's routes.

After the shock let the networks of the members of S that are still linked, by whatever relation, carry one another's routes
(mutual back-up transit: the usual rule, that a network carries routes for its customers only, is relaxed between members and
nowhere else). A route that member i lost is regained in S if some network that i's network is so linked with still has a route to
the other end. What i could regain alone, by relaxing the rule at home, is not the coalition's merit and not counted:

.. math:: v(S) = \frac{\sum_{i \in S} \sum_{k \in K_i} r_{ik}(S)}{\sum_{i \in N} \sum_{k \in K_i} l_{ik}}

over the scenarios :math:`K_i` in which i loses most that can be repaired; :math:`l_{ik}` are i's users times the share of the
world's users that they lose though both ends are still linked through some networks of the world; :math:`r_{ik}(S)` those of
them that S gives back. A network that has lost every link is lost for all: no alliance of routes brings it back, and such
losses, the larger part in most scenarios, are told but not counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from hansa.alliance.losses import find_components, list_links, reach_all
from hansa.arrays import BoolArray, Float64, Int32, Int64
from hansa.routing.kernels.sharing import BITS, share_reach
from hansa.routing.weights import weigh_networks
from hansa.stress.damage import apply_damage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hansa.routing.graph import AsGraph
    from hansa.routing.model import Model
    from hansa.stress.damage import Damage


@dataclass(frozen=True)
class RepairableLoss:
    """What a country loses in a scenario, in users times the share of the world's users that they lose.

    ``repairable`` is the part whose ends are still linked through some networks of the world.
    """

    lost: float
    repairable: float


@dataclass(frozen=True, eq=False)
class Aftermath:
    """One scenario after the shock: q blocs of linked networks, and c classes of destinations that some bloc reaches.

    Attributes
    ----------
    scenario : str
        Its id.
    near_at, near, country : int32
        Which blocs of other countries are linked with each bloc, and the number of its country.
    reach : bool (q, c)
        What each bloc reaches.
    sources : int32 (s,)
        Blocs of the countries asked about that have lost something.
    lost : float64 (s, c)
        Users times lost share of the world, by class; those that no bloc reaches are in no class.
    losses : dict of str to RepairableLoss
        What each country asked about has lost in all.
    """

    scenario: str
    near_at: Int32
    near: Int32
    country: Int32
    reach: BoolArray
    sources: Int32
    lost: Float64
    losses: dict[str, RepairableLoss]


@dataclass(frozen=True, eq=False)
class Relief:
    """The losses of p countries in their worst scenarios, and what any set of them gives back.

    Attributes
    ----------
    countries : tuple of str
        Alpha-2 codes, in the order of their numbers.
    aftermaths : tuple of Aftermath
        One a scenario.
    """

    countries: tuple[str, ...]
    aftermaths: tuple[Aftermath, ...]

    def lose(self, country: str) -> dict[str, RepairableLoss]:
        """Return what a country loses, by scenario."""
        return {one.scenario: one.losses[country] for one in self.aftermaths if country in one.losses}

    def regain(self, members: Sequence[str], subsets: BoolArray) -> dict[str, Float64]:
        """Return what each member regains in each subset of the members, by scenario.

        Parameters
        ----------
        members : sequence of str
            Among ``countries``, or without networks.
        subsets : ndarray of bool, shape (k, n)
            One row a subset.

        Returns
        -------
        dict of str to ndarray of float64, shape (n, k)
            By scenario: users times the share of the world regained, of each member in each subset.
        """
        places = {code: place for place, code in enumerate(self.countries)}
        words = -(-len(subsets) // BITS)
        padded = np.zeros((words * BITS, len(members)), np.bool_)
        padded[: len(subsets)] = subsets
        packed = np.ascontiguousarray(np.packbits(padded.T, axis=1, bitorder="little")).view(np.uint64)
        inside = np.zeros((len(self.countries), words), np.uint64)
        known = [place for place, code in enumerate(members) if code in places]
        inside[[places[members[place]] for place in known]] = packed[known]
        found = {}
        for one in self.aftermaths:
            regained = np.zeros((len(self.countries), words * BITS))
            share_reach(one.near_at, one.near, one.country, one.sources, one.reach, one.lost, inside, regained)
            rows = np.zeros((len(members), len(subsets)))
            rows[known] = regained[[places[members[place]] for place in known], : len(subsets)]
            found[one.scenario] = rows
        return found

    def worth(self, members: Sequence[str], subsets: BoolArray) -> Float64:
        """Return the share of all members' repairable losses that each subset of them gives back.

        Parameters
        ----------
        members, subsets
            As for :meth:`regain`.

        Returns
        -------
        ndarray of float64, shape (k,)
            In [0, 1], never less for a larger subset, 0 for one member alone; 0 for all where nothing can be repaired.
        """
        total = sum(loss.repairable for code in members for loss in self.lose(code).values())
        if not total:
            return np.zeros(len(subsets))
        regained = np.sum([rows.sum(axis=0) for rows in self.regain(members, subsets).values()], axis=0)
        shares: Float64 = regained / total
        return np.minimum(shares, 1.0)


def trace_relief(
    model: Model, countries: Sequence[str], damages: Mapping[str, Damage], stakes: Mapping[str, Sequence[str]]
) -> Relief:
    """Trace what countries lose in their worst scenarios, and who could give it back.

    Parameters
    ----------
    model : Model
        The networks.
    countries : sequence of str
        Alpha-2 codes of all that may stand in a coalition.
    damages : mapping of str to Damage
        What each scenario takes from the graph.
    stakes : mapping of str to sequence of str
        For each country the ids of the scenarios in which it loses most.

    Returns
    -------
    Relief
        Exact for the model.

    Assumptions and limits
    ----------------------
    Each member's losses are counted from its own side: what its own networks regain by links of theirs with other members. That
    others' partners could reach it is not counted for it, so that the figure is rather too low. Links have no capacity and no
    price here; back-up transit between members is agreed beforehand and set up at once. Links that a shock cut stay cut: only those
    that survive are used, and no new one is laid.
    """
    world = _World(model, countries)
    before = reach_all(model.graph)
    present = set(np.unique(model.attributes.country).tolist())
    asked = {
        scenario: [code for code in countries if code in present and scenario in stakes.get(code, ())]
        for scenario in damages
    }
    traced = [
        world.trace(scenario, apply_damage(model.graph, damage), before, asked[scenario])
        for scenario, damage in damages.items()
        if asked[scenario]
    ]
    return Relief(tuple(countries), tuple(traced))


class _World:
    """The networks of a model as ends and as members' networks."""

    def __init__(self, model: Model, countries: Sequence[str]) -> None:
        attributes = model.attributes
        places = {code: place for place, code in enumerate(countries)}
        self.countries = tuple(countries)
        self.country = np.array([places.get(str(code), -1) for code in attributes.country], np.int32)
        self.codes = attributes.country
        self.weight = weigh_networks(attributes).weight

    def trace(self, scenario: str, graph: AsGraph, before: BoolArray, asked: Sequence[str]) -> Aftermath:
        """Trace one scenario for the countries asked about."""
        after = reach_all(graph)
        nodes = np.flatnonzero(self.country >= 0)
        bloc, country, near_at, near = self._join_blocs(graph, nodes)
        order = np.argsort(bloc, kind="stable")
        starts = np.searchsorted(bloc[order], np.arange(len(country)))
        reach = np.logical_or.reduceat(after[nodes[order]], starts, axis=0)
        lost, losses = np.zeros((len(country), len(self.weight))), {}
        linked = find_components(graph)
        for code in asked:
            own = np.flatnonzero(self.codes == code)
            amounts = self._count_losses(own, before, after)
            whole = float(amounts.sum())
            amounts *= linked[own][:, None] == linked
            losses[code] = RepairableLoss(whole, float(amounts.sum()))
            np.add.at(lost, bloc[np.searchsorted(nodes, own)], amounts)
        sources = np.flatnonzero(lost.any(axis=1))
        useful = lost[sources].any(axis=0) & reach.any(axis=0)
        patterns, kind = np.unique(np.packbits(reach[:, useful], axis=0), axis=1, return_inverse=True)
        classes = np.unpackbits(patterns, axis=0, count=len(country)).astype(np.bool_)
        of_class = np.zeros((classes.shape[1], len(sources)))
        np.add.at(of_class, kind.ravel(), lost[sources][:, useful].T)
        return Aftermath(
            scenario, near_at, near, country, classes, sources.astype(np.int32), np.ascontiguousarray(of_class.T), losses
        )  # fmt: skip

    def _count_losses(self, own: Int64, before: BoolArray, after: BoolArray) -> Float64:
        """Return the users of each network times the share of the world that each lost destination is."""
        world = np.where(self.codes == self.codes[own[0]], 0.0, self.weight)
        gone = before[own] & ~after[own]
        amounts: Float64 = gone * self.weight[own][:, None] * (world / max(world.sum(), np.finfo(float).tiny))
        return amounts

    def _join_blocs(self, graph: AsGraph, nodes: Int64) -> tuple[Int32, Int32, Int32, Int32]:
        """Join the linked networks of each country into blocs, and list which blocs of other countries are linked."""
        first, second = list_links(graph)
        kept = (self.country[first] >= 0) & (self.country[second] >= 0)
        first, second = np.searchsorted(nodes, first[kept]), np.searchsorted(nodes, second[kept])
        home = self.country[nodes]
        same = home[first] == home[second]
        matrix = csr_array((np.ones(int(same.sum()), np.int8), (first[same], second[same])), shape=(len(nodes),) * 2)
        count, bloc = connected_components(matrix, directed=False)
        country = np.empty(count, np.int32)
        country[bloc] = home
        ends = np.stack([bloc[first[~same]], bloc[second[~same]]])
        both = np.unique(np.concatenate([ends, ends[::-1]], axis=1), axis=1)
        near_at = np.searchsorted(both[0], np.arange(count + 1)).astype(np.int32)
        return bloc.astype(np.int32), country, near_at, both[1].astype(np.int32)
