"""How a country's networks reach the world: the frontier, and the smallest cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from hansa.arrays import BoolArray, Float64, Int64
from hansa.errors import InputError

if TYPE_CHECKING:
    from hansa.routing.attributes import Attributes
    from hansa.routing.graph import AsGraph

FrontierRisk = Literal["severe", "significant", "low", "resistant"]

_BOUNDS: tuple[tuple[int, FrontierRisk], ...] = ((2, "severe"), (9, "significant"), (39, "low"))
NODE_LIMIT = 500
"""Nodes of the search tree, not seconds: the same graph gives the same cut on every machine."""
_TOLERANCE = 1e-6
"""The solver's bounds are off by rounding: without it a cut of 3 could be said to be at least 4."""


@dataclass(frozen=True)
class Frontier:
    """A country's networks with a foreign neighbour.

    Attributes
    ----------
    country : str
        Alpha-2 code.
    nodes : tuple of int
        Ascending.
    risk : str
        Risk of disconnection by their number: severe to 2, significant below 10, low below 40, else resistant.
    """

    country: str
    nodes: tuple[int, ...]
    risk: FrontierRisk


@dataclass(frozen=True)
class SmallestCut:
    """The fewest networks of a country whose loss cuts a share of its weight off.

    Attributes
    ----------
    country : str
        Alpha-2 code.
    nodes : tuple of int
        A cut, ascending.
    cut_share : float
        What it cuts off, of the country's weight, the networks of the cut included.
    at_least : int
        No cut is smaller than this.
    exact : bool
        Whether `nodes` is proven to be as small as any.
    """

    country: str
    nodes: tuple[int, ...]
    cut_share: float
    at_least: int
    exact: bool


def find_frontier(graph: AsGraph, attributes: Attributes, country: str) -> Frontier:
    """List a country's networks that have a neighbour of another known country.

    Parameters
    ----------
    graph : AsGraph
        The networks.
    attributes : Attributes
        With their countries.
    country : str
        Alpha-2 code.

    Returns
    -------
    Frontier
        With its class.

    Raises
    ------
    InputError
        ``country-not-in-graph``.

    Source
    ------
    Cowie (Renesys), "Could it happen in your country?", 2012.
    """
    inside = _find_inside(attributes, country)
    foreign = (attributes.country != "") & ~inside
    links = graph.links
    gate = np.zeros(len(graph), bool)
    for offsets, neighbours in (links[0:2], links[2:4], links[4:6]):
        owner = np.repeat(np.arange(len(graph)), np.diff(offsets))
        gate[owner[foreign[neighbours] & inside[owner]]] = True
    nodes = tuple(int(node) for node in np.flatnonzero(gate))
    risk: FrontierRisk = next((name for most, name in _BOUNDS if len(nodes) <= most), "resistant")
    return Frontier(country, nodes, risk)


def find_cut(
    graph: AsGraph,
    attributes: Attributes,
    country: str,
    weight: Float64,
    share: float = 0.5,
) -> SmallestCut:
    r"""Find the fewest networks whose loss cuts off a share of a country's weight.

    A network is connected while it, or a chain of its providers inside the country, is at the frontier: only
    providers carry its routes onwards. With x = 1 for a lost network and u(v) for "v is cut off",

    .. math:: \min \sum x_v : u_v \le x_v + u_p \; (p \in providers(v)), \; u_v \le x_v \; (v \in frontier), \; \sum w_v u_v \ge share \cdot \sum w_v

    an integer programme that HiGHS solves or, after :data:`NODE_LIMIT` branches, bounds; then the greedy cut may stand.

    Parameters
    ----------
    graph, attributes, country
        As for :func:`find_frontier`.
    weight : float64 (n,)
        Weight by node.
    share : float
        In (0, 1].

    Returns
    -------
    SmallestCut
        Exact or bounded. A network without a way out even before the loss counts as cut off.

    Raises
    ------
    InputError
        ``country-not-in-graph``.
    """
    programme = _Programme(graph, attributes, country, weight, share)
    greedy = programme.cut_greedily()
    if len(greedy) <= 1:
        return programme.describe(greedy, len(greedy))
    nodes, bound = programme.solve()
    best = nodes if nodes is not None and len(nodes) <= len(greedy) else greedy
    return programme.describe(best, bound)


def _find_inside(attributes: Attributes, country: str) -> BoolArray:
    inside: BoolArray = attributes.country == country
    if not country or not inside.any():
        raise InputError("country-not-in-graph", country=country)
    return inside


class _Programme:
    """The networks of one country that matter for a cut, numbered by place."""

    def __init__(self, graph: AsGraph, attributes: Attributes, country: str, weight: Float64, share: float) -> None:
        inside = _find_inside(attributes, country)
        self.country = country
        self.total = float(weight[inside].sum())
        self.goal = share * self.total * (1 - 1e-9)
        links = graph.links
        customer = np.repeat(np.arange(len(graph)), np.diff(links.providers_at))
        domestic = inside[customer] & inside[links.providers]
        customer, provider = customer[domestic], links.providers[domestic].astype(np.int64)
        relevant = inside & (weight > 0)
        while True:
            above = np.zeros(len(graph), bool)
            above[provider[relevant[customer]]] = True
            if not (above & ~relevant).any():
                break
            relevant |= above
        self.nodes = np.flatnonzero(relevant)
        place = np.full(len(graph), -1)
        place[self.nodes] = np.arange(len(self.nodes))
        kept = relevant[customer]
        self.customer, self.provider = place[customer[kept]], place[provider[kept]]
        self.weight = weight[self.nodes]
        frontier = np.asarray(find_frontier(graph, attributes, country).nodes, np.int64)
        self.gates = place[frontier[relevant[frontier]]]

    def find_connected(self, lost: BoolArray) -> BoolArray:
        """Mark the places that still reach the frontier (bool)."""
        connected = np.zeros(len(self.nodes), bool)
        connected[self.gates] = True
        connected &= ~lost
        while True:
            reached = connected.copy()
            reached[self.customer[connected[self.provider]]] = True
            reached &= ~lost
            if (reached == connected).all():
                return connected
            connected = reached

    def cut_greedily(self) -> Int64:
        """Lose one network after another: the one through which most weight leaves."""
        lost = np.zeros(len(self.nodes), bool)
        while self.weight[~self.find_connected(lost)].sum() < self.goal:
            lost[self._choose(lost)] = True
        return np.flatnonzero(lost)

    def _choose(self, lost: BoolArray) -> int:
        connected = self.find_connected(lost)
        live = connected[self.customer] & connected[self.provider]
        customer, provider = self.customer[live], self.provider[live]
        hold = np.where(connected, self.weight, 0.0)
        ways = np.maximum(np.bincount(customer, minlength=len(hold)), 1)
        carried = hold.copy()
        for _ in range(len(hold)):
            passed = np.bincount(provider, (carried / ways)[customer], len(hold)) + hold
            if np.allclose(passed, carried, rtol=1e-3):
                break
            carried = passed
        return int(np.argmax(np.where(connected, carried, -1.0)))

    def solve(self) -> tuple[Int64 | None, int]:
        """Solve or bound the integer programme; give the places of a cut, if any was found, and the bound."""
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import coo_array

        count, edges = len(self.nodes), len(self.customer)
        rows = np.arange(edges)
        gate_rows = edges + np.arange(len(self.gates))
        last = edges + len(self.gates)
        row = np.concatenate((rows, rows, rows, gate_rows, gate_rows, np.full(count, last)))
        column = np.concatenate(
            (count + self.customer, self.customer, count + self.provider, count + self.gates, self.gates, count + np.arange(count))
        )  # fmt: skip
        unit = self.weight / max(self.total, 1e-300)
        value = np.concatenate(
            (np.ones(edges), -np.ones(2 * edges), np.ones(len(self.gates)), -np.ones(len(self.gates)), unit)
        )
        upper = np.append(np.zeros(last), np.inf)
        lower = np.append(np.full(last, -np.inf), self.goal / max(self.total, 1e-300))
        result = milp(
            np.concatenate((np.ones(count), np.zeros(count))),
            integrality=np.concatenate((np.ones(count), np.zeros(count))),
            bounds=Bounds(0, 1),
            constraints=LinearConstraint(coo_array((value, (row, column)), shape=(last + 1, 2 * count)).tocsr(), lower, upper),
            options={"node_limit": NODE_LIMIT},
        )  # fmt: skip
        bound = result.mip_dual_bound if result.mip_dual_bound is not None else 1.0
        at_least = max(int(np.ceil(bound - _TOLERANCE)), 1)
        return (None if result.x is None else np.flatnonzero(result.x[:count] > 0.5)), at_least  # noqa: PLR2004

    def describe(self, places: Int64, at_least: int) -> SmallestCut:
        """State a cut by nodes, with what it truly cuts off."""
        lost = np.zeros(len(self.nodes), bool)
        lost[places] = True
        cut_off = float(self.weight[~self.find_connected(lost)].sum())
        nodes = tuple(int(node) for node in np.sort(self.nodes[places]))
        share = cut_off / self.total if self.total else 0.0
        return SmallestCut(self.country, nodes, share, at_least, exact=len(nodes) == at_least)
