"""What the scenario library says of a country: what each scenario takes from it, and the worst, by two rankings with two names.

:func:`rank_by_excess` puts first what hits this country unlike others; every text that speaks of a country's worst scenarios
uses it. :func:`rank_by_loss` puts first what takes most, whoever else it takes it from; measures are weighed against it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import polars as pl

from hansa.error_texts.text import N_
from hansa.evidence import Edition
from hansa.figures import lookups
from hansa.language import language

MOST_WORST = 5
MOST_SUPPLIES = 3
MOST_HIT = 6
"""What a reader takes in at a glance: lists, not thresholds."""
OWN = ("isolation", "exit")
SHUTDOWN = "shutdown"
ISOLATION = "isolation"
OWN_OPERATOR, CARRIER = "own_operator_loss", "operator_loss"
LEAST_SUPPLY = 0.25
"""A supplier that holds less of a layer is replaced more easily than it is named."""
LEAST_EXCESS = 0.01
"""A point more than the median country: below it lies what roaming and test traffic give to networks of far countries."""
LEAST_LOSS = 0.001
"""Below it nothing is lost that the figures could tell from nothing."""
HARDER = 1.25
"""A scenario hits a country harder than most where it takes so many times what it takes from the median country."""
DECIMALS = 4
"""Losses that agree to a hundredth of a per cent are one loss told twice."""
AGAIN = N_("A repeat of “{name}”")
"""What a scenario takes is supposed, whatever it took when it happened."""
ROUTING, PHYSICAL = "routing", "physical"
Taken = TypeVar("Taken", "Case", "Loss", "StoppedSupply")


@dataclass(frozen=True)
class Case:
    """What one scenario does to the country's routes.

    Attributes
    ----------
    scenario, kind, name_en, name_fr : str
        Which.
    reachability_lost_share, home_lost_share : float
        Share of the routes with the rest of the world, and of those inside the country, without a way left; 0 for what is
        not in the table.
    median_share : float
        What the same scenario takes from the median country with the rest of the world.
    detour_hops, users_affected : float or None
        As :class:`hansa.stress.losses.Losses` defines them.
    seen : bool
        Whether it is an event of the past.
    """

    scenario: str
    kind: str
    name_en: str
    name_fr: str
    reachability_lost_share: float
    home_lost_share: float
    median_share: float
    detour_hops: float | None
    users_affected: float | None
    seen: bool = False

    @property
    def excess(self) -> float:
        """How much more the country loses than the median one."""
        return self.reachability_lost_share - self.median_share

    @property
    def own(self) -> bool:
        """Whether it hits this country harder than most."""
        return self.reachability_lost_share >= HARDER * self.median_share and self.excess >= LEAST_EXCESS

    def name(self, lang: str) -> str:
        """Return the scenario's name in a language; of an event of the past, that it is supposed to come again."""
        return name_supposed(self.name_fr if lang == "fr" else self.name_en, lang, seen=self.seen)


@dataclass(frozen=True)
class Loss:
    """What one scenario takes from the country, in every layer.

    Attributes
    ----------
    layers : dict of str to float
        Share lost by layer: of the routes with the rest of the world, of the places linked, of what suppliers serve.
    home : float
        Share of the routes inside the country.
    """

    scenario: str
    layers: dict[str, float]
    home: float

    @property
    def share(self) -> float:
        """The largest share lost in any layer."""
        return max(self.layers.values())


@dataclass(frozen=True)
class StoppedSupply:
    """What one scenario's suppliers no longer serve: layer, share, dataset and year, the largest share first."""

    scenario: str
    name_en: str
    name_fr: str
    layers: tuple[tuple[str, float, str, int], ...]

    def name(self, lang: str) -> str:
        """Return the scenario's name in a language."""
        return self.name_fr if lang == "fr" else self.name_en


@dataclass(frozen=True)
class StressPicture:
    """What would hurt the country.

    Attributes
    ----------
    worst : tuple of Case
        The first five of :func:`rank_by_excess`; fewer where fewer hit it unlike the median country.
    supplies : tuple of StoppedSupply
        Scenarios in which suppliers stop that serve a quarter of some layer or more.
    """

    worst: tuple[Case, ...]
    supplies: tuple[StoppedSupply, ...]


def name_supposed(name: str, lang: str, *, seen: bool) -> str:
    """Return what a scenario is called where its loss is supposed: an event of the past is its repeat."""
    return language(lang)(AGAIN, name=name) if seen else name


def gather_stress(edition: Edition, country: str) -> StressPicture | None:
    """Gather what the scenario library says of a country; None where the edition has no outcomes, or none for it."""
    if not has_outcomes(edition):
        return None
    cases, supplies = list_cases(edition, country), _list_supplies(edition, country)
    if not cases and not supplies:
        return None
    return StressPicture(rank_by_excess(edition, country)[:MOST_WORST], supplies)


def has_outcomes(edition: Edition) -> bool:
    """Whether an edition says what the library's scenarios do."""
    return {"stress_outcomes", "scenarios"} <= edition.manifest.tables.keys()


@cache
def list_own(edition: Edition, country: str) -> frozenset[str]:
    """Return the scenarios that stand aside where one asks what others do to a country: its own isolation and exit, and shutdowns.

    A shutdown that was seen is a state's own isolation; what another state's takes from this country stands in the library as
    that state's isolation already.
    """
    ordered = {name for name, row in lookups.scenarios(edition).items() if row["kind"] == SHUTDOWN}
    return frozenset(ordered | {f"{kind}-{country.lower()}" for kind in OWN})


@cache
def list_cases(edition: Edition, country: str) -> tuple[Case, ...]:
    """Return every scenario that takes routes with the rest of the world from a country, its own doing included, by id."""
    named, medians = lookups.scenarios(edition), _find_medians(edition)
    return tuple(
        Case(
            scenario=row["scenario"],
            **{name: named[row["scenario"]][name] for name in ("kind", "name_en", "name_fr")},
            reachability_lost_share=row["reachability_lost_share"],
            home_lost_share=row["home_lost_share"] or 0.0,
            median_share=medians[row["scenario"]],
            detour_hops=row["detour_hops"],
            users_affected=row["users_affected"],
            seen=bool(named[row["scenario"]]["date"]),
        )
        for row in lookups.find_rows_of(edition, "stress_outcomes", country)
        if row["reachability_lost_share"]
    )


@cache
def _find_medians(edition: Edition) -> dict[str, float]:
    """Return what each scenario takes from the median country that has networks."""
    # Countries without a row lose nothing, and stand at the end.
    middle = edition.table("routing_countries").height // 2
    share = pl.col("reachability_lost_share").fill_null(0.0).sort(descending=True).get(middle, null_on_oob=True)
    return dict(edition.table("stress_outcomes").group_by("scenario").agg(share.fill_null(0.0)).iter_rows())


@cache
def rank_by_excess(edition: Edition, country: str) -> tuple[Case, ...]:
    """Rank what hits a country unlike the median one by how much more it takes, doubles left out.

    What takes about as much from every country tells a government nothing of its own position: the isolation of a state in
    which a sixth of the world's users live takes that sixth from everyone. So a scenario within a quarter of what it takes from
    the median country is not here at all. The country's own operators are; its own isolation is not, for that it loses all by
    it is no finding. This is the order of every text that speaks of a country's worst scenarios.
    """
    own = list_own(edition, country)
    others = [one for one in list_cases(edition, country) if one.own and one.scenario not in own]
    mine = f"own-{country.lower()}-"
    ordered = sorted(others, key=lambda one: (*_order_by_excess(one), not one.scenario.startswith(mine), one.scenario))
    ranked = _drop_doubles(edition, ordered, _weigh_routes)
    told = _list_networks(edition, country)
    return tuple(one for one in ranked if one.scenario.startswith(mine) or _find_network(one) not in told)


def _list_networks(edition: Edition, country: str) -> frozenset[int]:
    """Return the networks of the country's own largest operators: the loss of one of them says less than the operator's."""
    rows = lookups.find_rows_of(edition, "large_operators", country)
    return frozenset(asn for row in rows for asn in row["asns"])


def _find_network(one: Case) -> int | None:
    """Return the network that a scenario of an operator is named for: the same may be another country's operator too."""
    return int(one.scenario.rpartition("-")[2]) if one.kind in {CARRIER, OWN_OPERATOR} else None


def _order_by_excess(one: Case) -> tuple[float, float]:
    # Rounded first: by digits that mean nothing one of two equal losses would stand first in one edition, the other in the next.
    return -round(one.excess, DECIMALS), -round(one.reachability_lost_share, DECIMALS)


def _weigh_routes(one: Case) -> Hashable:
    return round(one.reachability_lost_share, DECIMALS), round(one.home_lost_share, DECIMALS)


@cache
def rank_by_loss(edition: Edition, country: str) -> tuple[Loss, ...]:
    """Rank what others may do to a country by the largest share that it takes in any layer, doubles left out.

    What it takes from others too counts in full: a measure that helps against it is worth as much. So this is the order in which
    measures meet shocks.
    """
    own = list_own(edition, country)
    others = [one for name, one in find_losses(edition, country).items() if name not in own]
    return tuple(_drop_doubles(edition, others, _weigh_layers))


def _weigh_layers(one: Loss) -> Hashable:
    layers = sorted((layer, round(share, DECIMALS)) for layer, share in one.layers.items())
    return tuple(layers), round(one.home, DECIMALS)


@cache
def find_losses(edition: Edition, country: str) -> dict[str, Loss]:
    """Return what each scenario takes from a country by the scenario's id, the largest first: its own doing and doubles included."""
    found: dict[str, dict[str, float]] = {}
    home: dict[str, float] = {}
    for row in lookups.find_rows_of(edition, "stress_outcomes", country):
        home[row["scenario"]] = row["home_lost_share"] or 0.0
        shares = {ROUTING: row["reachability_lost_share"], PHYSICAL: row["places_lost_share"]}
        found[row["scenario"]] = {layer: share for layer, share in shares.items() if share}
    for row in lookups.find_rows_of(edition, "stress_supplies", country):
        held = found.setdefault(row["scenario"], {})
        held[row["layer"]] = max(held.get(row["layer"], 0.0), row["share"])
    losses = [Loss(name, layers, home.get(name, 0.0)) for name, layers in found.items() if layers]
    ranked = sorted(losses, key=lambda one: (-one.share, one.scenario))
    return {one.scenario: one for one in ranked if one.share >= LEAST_LOSS}


def find_hit(edition: Edition, scenario: str) -> list[tuple[str, float]]:
    """Return the countries that lose most routes in a scenario, and the share; none where the edition has not computed it."""
    if "stress_outcomes" not in edition.manifest.tables:
        return []
    lost = pl.col("reachability_lost_share")
    rows = edition.table("stress_outcomes").filter(pl.col("scenario") == scenario, lost >= LEAST_LOSS)
    return list(rows.sort(-lost, "country").head(MOST_HIT).select("country", lost).iter_rows())


def _drop_doubles(edition: Edition, ranked: Sequence[Taken], weigh: Callable[[Taken], Hashable]) -> list[Taken]:
    """Keep one of the scenarios that take the same: a country's exit stands for its isolation, the last event for those before."""
    named = lookups.scenarios(edition)
    there = {one.scenario for one in ranked}
    best: dict[Hashable, Taken] = {}
    for one in ranked:
        # A state that leaves also stops supplying: its exit says all that its isolation does, and more.
        leaving = one.scenario.replace(f"{ISOLATION}-", "exit-")
        if leaving != one.scenario and leaving in there:
            continue
        held = best.setdefault(weigh(one), one)
        if held is not one and _supersedes(named[one.scenario], named[held.scenario]):
            best[weigh(one)] = one
    kept = {one.scenario for one in best.values()}
    return [one for one in ranked if one.scenario in kept]


def _supersedes(one: lookups.Row, held: lookups.Row) -> bool:
    if OWN_OPERATOR in {
        one["kind"],
        held["kind"],
    }:  # named for what it takes, where an event is named for what happened once
        return bool(held["kind"] != OWN_OPERATOR)
    if held["kind"] == ISOLATION:  # supposed; whatever else takes the same has a cause that can be named
        return bool(one["kind"] != ISOLATION)
    return bool(held["date"] and (one["date"] or "") > held["date"])


def _list_supplies(edition: Edition, country: str) -> tuple[StoppedSupply, ...]:
    own, named = list_own(edition, country), lookups.scenarios(edition)
    rows = [
        row
        for row in lookups.find_rows_of(edition, "stress_supplies", country)
        # What stopped once stopped for some; a family supposes that it stops for all.
        if row["share"] >= LEAST_SUPPLY and row["scenario"] not in own and not named[row["scenario"]]["date"]
    ]
    found: dict[str, dict[str, tuple[float, str, int]]] = {}
    for row in sorted(rows, key=lambda row: (-row["share"], row["scenario"], row["layer"])):
        found.setdefault(row["scenario"], {}).setdefault(row["layer"], (row["share"], row["dataset"], row["year"]))
    listed = [
        StoppedSupply(
            scenario=name,
            name_en=named[name]["name_en"],
            name_fr=named[name]["name_fr"],
            layers=tuple((layer, *entry) for layer, entry in layers.items()),
        )
        for name, layers in found.items()
    ]
    listed.sort(key=lambda one: (-sum(share for _, share, *_ in one.layers), one.scenario))
    return tuple(_drop_doubles(edition, listed, lambda one: one.layers))[:MOST_SUPPLIES]
