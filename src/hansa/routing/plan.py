"""Who speaks with whom: the ends of routes, and the lanes that flows and jurisdictions are counted in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hansa.arrays import Float64, Int32, Int64, TextArray
from hansa.errors import InputError
from hansa.routing.kernels.transit import Ends
from hansa.routing.weights import MOST_OF_COUNTRY, MOST_OF_WORLD, Weighting, draw_ends

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hansa.routing.attributes import Attributes
    from hansa.routing.graph import AsGraph


_ALIGNMENT = 16
"""Lanes of float32 in one cache line: rows that begin with a line vectorise without a remainder."""


@dataclass(frozen=True, eq=False)
class Plan:
    """Who speaks with whom, and in which lanes."""

    countries: tuple[str, ...]
    jurisdictions: tuple[str, ...]
    owners: tuple[str, ...]
    width: int
    ends: Ends
    destinations: Int64
    home_total: Float64
    home_square: Float64
    world_total: Float64
    covered: Float64
    counts: Int64
    world_ends: int
    sampled: bool
    weighting: Weighting


def make_plan(
    graph: AsGraph, attributes: Attributes, weighting: Weighting, asked: Sequence[str] | None, coverage: float
) -> Plan:
    """Choose the ends of routes and number countries and jurisdictions.

    Parameters
    ----------
    graph, attributes
        The networks.
    weighting : Weighting
        What each counts.
    asked : sequence of str, optional
        Alpha-2 codes; all by default.
    coverage : float
        See :func:`~hansa.routing.transit.measure_transit`.

    Returns
    -------
    Plan
        Weights are in units of the mean weight of the world's ends, which keeps 32-bit sums far from their limits.

    Raises
    ------
    InputError
        ``country-not-in-graph``.
    """
    codes = np.unique(attributes.country)
    codes = codes[codes != ""]
    countries = _choose_countries(codes, asked)
    country = _index_codes(codes, attributes.country)
    home = _index_codes(np.array(countries), attributes.country)
    home_weight, covered, home_sampled = _draw_homes(weighting, home, len(countries), coverage)
    everyone = np.arange(len(graph))
    drawn, amounts = draw_ends(weighting.weight, everyone, coverage, MOST_OF_WORLD)
    scale = float(amounts.mean())
    world_weight = np.zeros(len(graph))
    world_weight[drawn] = amounts
    jurisdictions, owners, marks = _mark_jurisdictions(graph, attributes)
    width = -(-(len(jurisdictions) + len(owners) + 1) // _ALIGNMENT) * _ALIGNMENT
    sources = np.flatnonzero((home_weight > 0) | (world_weight > 0))
    destinations = sources[np.lexsort((sources, country[sources]))]
    ends = Ends(
        home_weight=(home_weight / scale).astype(np.float32),
        world_weight=(world_weight / scale).astype(np.float32),
        country=country,
        home=home,
        sources=sources.astype(np.int32),
        homed=np.flatnonzero(home_weight > 0).astype(np.int32),
        marks=marks,
    )
    inside, size = home >= 0, len(countries)

    def add(amount: Float64) -> Float64:
        return np.bincount(home[inside], amount[inside], size).astype(np.float64)

    home_share, world_share = home_weight / scale, world_weight / scale
    return Plan(
        countries=countries,
        jurisdictions=jurisdictions,
        owners=owners,
        width=width,
        ends=ends,
        destinations=destinations,
        home_total=add(home_share),
        home_square=add(home_share**2),
        world_total=world_share.sum() - add(world_share),
        covered=covered,
        counts=np.bincount(home[home_weight > 0], minlength=size),
        world_ends=len(drawn),
        sampled=home_sampled or len(drawn) == MOST_OF_WORLD,
        weighting=weighting,
    )


def _choose_countries(codes: TextArray, asked: Sequence[str] | None) -> tuple[str, ...]:
    if asked is None:
        return tuple(str(code) for code in codes)
    known = set(codes.tolist())
    for code in asked:
        if code not in known:
            raise InputError("country-not-in-graph", country=code)
    return tuple(sorted(set(asked)))


def _index_codes(codes: TextArray, values: TextArray) -> Int32:
    """Give each value its place among ascending codes, -1 for none."""
    if not len(codes):
        return np.full(len(values), -1, np.int32)
    place = np.minimum(np.searchsorted(codes, values), len(codes) - 1)
    return np.where(codes[place] == values, place, -1).astype(np.int32)


def _draw_homes(weighting: Weighting, home: Int32, count: int, coverage: float) -> tuple[Float64, Float64, bool]:
    weight = weighting.weight
    drawn_weight, covered = np.zeros(len(weight)), np.zeros(count)
    most = MOST_OF_COUNTRY[weighting.used]
    sampled = False
    order = np.argsort(home, kind="stable")
    bounds = np.searchsorted(home[order], np.arange(count + 1))
    for lane in range(count):
        nodes = order[bounds[lane] : bounds[lane + 1]]
        drawn, amounts = draw_ends(weight, nodes, coverage, most)
        drawn_weight[drawn] = amounts
        total = weight[nodes].sum()
        covered[lane] = weight[drawn].sum() / total if total else 0.0
        sampled |= bool((amounts != weight[drawn]).any())
    return drawn_weight, covered, sampled


def _mark_jurisdictions(graph: AsGraph, attributes: Attributes) -> tuple[tuple[str, ...], tuple[str, ...], Int32]:
    """Give lanes to the countries of transit networks, to the states that own some, and to ownership by any."""
    country = attributes.jurisdiction[: graph.transit_count]
    owner = attributes.owner[: graph.transit_count]
    jurisdictions, owners = np.unique(country[country != ""]), np.unique(owner[owner != ""])
    by_country, by_owner = _index_codes(jurisdictions, country), _index_codes(owners, owner)
    owned = by_owner >= 0
    first = len(jurisdictions)
    marks = np.stack(
        (
            by_country,
            np.where(owned, by_owner + first, -1),
            np.where(owned, first + len(owners), -1),
        ),
        axis=1,
    )
    return tuple(jurisdictions.tolist()), tuple(owners.tolist()), marks.astype(np.int32)
