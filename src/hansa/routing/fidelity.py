"""The model beside measured reality: global hegemony (IHR) and Country Transit Influence (CAIDA)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from hansa.arrays import Float64
from hansa.errors import InputError
from hansa.routing.fidelity_scores import correlate, correlate_ranks, draw_half, first_labels

if TYPE_CHECKING:
    from hansa.routing.attributes import Attributes
    from hansa.routing.graph import AsGraph


LEAST_HEGEMONY = 0.001
"""Networks below it are left out: the many that carry next to nothing would decide the correlation of ranks."""
MISSES = 20
AIMS = {"pearson": 0.92, "spearman": 0.80, "first_in_three": 0.65}


@dataclass(frozen=True)
class Miss:
    """A network whose modelled hegemony is far from the measured one."""

    asn: int
    name: str
    measured: float
    modelled: float


@dataclass(frozen=True)
class HegemonyFit:
    """Agreement with measured global hegemony.

    Attributes
    ----------
    networks : int
        Networks whose measured hegemony is above 0.001.
    absent : tuple of int
        Those of them that the graph no longer holds; they count as modelled 0.
    pearson, spearman : float
        Over all of them.
    chosen, held_out : tuple of float
        Pearson and Spearman on the half that choices are made on, and on the other.
    misses : tuple of Miss
        The largest absolute differences.
    """

    networks: int
    absent: tuple[int, ...]
    pearson: float
    spearman: float
    chosen: tuple[float, float]
    held_out: tuple[float, float]
    misses: tuple[Miss, ...]


@dataclass(frozen=True)
class CountryFit:
    """Agreement with one country's published transit influence.

    Attributes
    ----------
    country : str
        Alpha-2 code.
    first : int
        ASN of the network of the greatest published influence.
    ours : tuple of int
        Our first three.
    hit : bool
        Whether `first` is among `ours`.
    present : bool
        Whether the graph still holds `first`.
    spearman : float
        Over networks with influence in both; not a number for fewer than three.
    common : int
        How many those are.
    """

    country: str
    first: int
    ours: tuple[int, ...]
    hit: bool
    present: bool
    spearman: float
    common: int


@dataclass(frozen=True)
class InfluenceFit:
    """Agreement with published Country Transit Influence.

    Attributes
    ----------
    countries : tuple of CountryFit
        By code.
    first_in_three : float
        Share of countries whose first network is among our first three.
    spearman : float
        Median over countries.
    chosen, held_out : tuple of float
        Both, on the half of countries that choices are made on, and on the other.
    """

    countries: tuple[CountryFit, ...]
    first_in_three: float
    spearman: float
    chosen: tuple[float, float]
    held_out: tuple[float, float]


@dataclass(frozen=True)
class Variant:
    """One modelling choice and what it gives.

    Attributes
    ----------
    name : str
        Stable key; the documentation says what it stands for.
    measure : str
        ``hegemony`` or ``influence``.
    chosen : bool
        Whether the figures of the whole report are this variant's.
    scores : tuple of float
        Pearson and Spearman; or share of first in three and median Spearman.
    on_chosen, on_held_out : tuple of float
        The same on either half.
    """

    name: str
    measure: str
    chosen: bool
    scores: tuple[float, float]
    on_chosen: tuple[float, float]
    on_held_out: tuple[float, float]


@dataclass(frozen=True)
class Fidelity:
    """A report of agreement.

    Attributes
    ----------
    hegemony : HegemonyFit
    influence : InfluenceFit
    variants : tuple of Variant
        Every variant tried, in the order in which choices add up, then alternatives.
    reconciled : int
        Customer links taken for peer links because observed cones contradict them.
    seconds : float
        Time taken.
    """

    hegemony: HegemonyFit
    influence: InfluenceFit
    variants: tuple[Variant, ...]
    reconciled: int
    seconds: float


def fit_hegemony(graph: AsGraph, attributes: Attributes, modelled: Float64, measured: pl.DataFrame) -> HegemonyFit:
    """Compare modelled with measured hegemony.

    Parameters
    ----------
    graph, attributes
        The networks.
    modelled : float64 (n,)
        By node.
    measured : DataFrame
        asn, hegemony.

    Returns
    -------
    HegemonyFit
        Over networks of measured hegemony above 0.001.

    Raises
    ------
    InputError
        ``nothing-to-compare``: there are fewer than three.
    """
    table = measured.filter(pl.col("hegemony") > LEAST_HEGEMONY).sort("asn")
    asn, truth = table["asn"].cast(pl.Int64).to_numpy(), table["hegemony"].to_numpy()
    if len(asn) < 3:  # noqa: PLR2004 -- a correlation needs three
        raise InputError("nothing-to-compare")
    nodes, known = graph.match_nodes(asn)
    ours = np.where(known, modelled[nodes], 0.0)
    half = draw_half(asn.tolist())
    worst = np.argsort(-np.abs(ours - truth), kind="stable")[:MISSES]
    names = [attributes.name[nodes[place]] if known[place] else "" for place in worst]
    misses = (
        Miss(int(asn[place]), name, float(truth[place]), float(ours[place]))
        for place, name in zip(worst, names, strict=True)
    )
    return HegemonyFit(
        networks=len(asn),
        absent=tuple(asn[~known].tolist()),
        pearson=correlate(truth, ours),
        spearman=correlate_ranks(truth, ours),
        chosen=(correlate(truth[half], ours[half]), correlate_ranks(truth[half], ours[half])),
        held_out=(correlate(truth[~half], ours[~half]), correlate_ranks(truth[~half], ours[~half])),
        misses=tuple(misses),
    )


def fit_influence(graph: AsGraph, modelled: Mapping[str, Float64], published: pl.DataFrame) -> InfluenceFit:
    """Compare modelled with published transit influence, country by country.

    Parameters
    ----------
    graph : AsGraph
        The networks.
    modelled : mapping of str to float64 (m,)
        By country, by node with customers.
    published : DataFrame
        country, asn, influence.

    Returns
    -------
    InfluenceFit
        Over the countries in both.

    Raises
    ------
    InputError
        ``nothing-to-compare``: no country is in both.
    """
    tables = {str(key[0]): table for key, table in published.group_by("country")}
    countries = tuple(
        _fit_country(graph, code, modelled[code], tables[code]) for code in sorted(set(tables) & set(modelled))
    )
    if not countries:
        raise InputError("nothing-to-compare")
    half = draw_half(fit.country for fit in countries)
    chosen, held_out = (
        _summarise([fit for fit, side in zip(countries, half, strict=True) if side == wanted])
        for wanted in (True, False)
    )
    return InfluenceFit(countries, *_summarise(list(countries)), chosen, held_out)


def _summarise(fits: list[CountryFit]) -> tuple[float, float]:
    if not fits:
        return float("nan"), float("nan")
    known = [fit.spearman for fit in fits if not math.isnan(fit.spearman)]
    return sum(fit.hit for fit in fits) / len(fits), float(np.median(known)) if known else float("nan")


def _fit_country(graph: AsGraph, code: str, modelled: Float64, published: pl.DataFrame) -> CountryFit:
    table = published.sort(["influence", "asn"], descending=[True, False])
    asn, truth = table["asn"].cast(pl.Int64).to_numpy(), table["influence"].to_numpy()
    nodes, known = graph.match_nodes(asn)
    carries = known & (nodes < len(modelled))
    ours = np.where(carries, modelled[np.where(carries, nodes, 0)], 0.0)
    both = (ours > 0) & (truth > 0)
    first = first_labels(modelled, graph.asn[: len(modelled)].astype(np.int64))
    return CountryFit(
        country=code,
        first=int(asn[0]),
        ours=tuple(first),
        hit=int(asn[0]) in first,
        present=bool(known[0]),
        spearman=correlate_ranks(truth[both], ours[both]),
        common=int(both.sum()),
    )
