"""What the scenario library says of a country: its own isolation, the five worst that others cause, suppliers that stop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

if TYPE_CHECKING:
    from hansa.evidence import Edition

MOST_WORST = 5
MOST_SUPPLIES = 3
OWN = ("isolation", "exit")
SHUTDOWN = "shutdown"
"""A country cut off by order, as it was seen: the same as its isolation."""
LEAST_SUPPLY = 0.25
LEAST_EXCESS = 0.005
LEAST_HOME = 0.01
HARDER = 1.25
"""A scenario hits a country harder than most where it loses so many times what the median country does, or routes inside it."""
DECIMALS = 4


@dataclass(frozen=True)
class Case:
    """What one scenario does to the country.

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

    @property
    def excess(self) -> float:
        """How much more the country loses than the median one."""
        return self.reachability_lost_share - self.median_share

    @property
    def own(self) -> bool:
        """Whether it hits this country harder than most."""
        harder = self.reachability_lost_share >= HARDER * self.median_share and self.excess >= LEAST_EXCESS
        return harder or self.home_lost_share >= LEAST_HOME

    def name(self, lang: str) -> str:
        """Return the scenario's name in a language."""
        return self.name_fr if lang == "fr" else self.name_en


@dataclass(frozen=True)
class StoppedSupply:
    """What one scenario's suppliers no longer serve: shares by layer, the largest first."""

    scenario: str
    name_en: str
    name_fr: str
    layers: tuple[tuple[str, float, str], ...]

    def name(self, lang: str) -> str:
        """Return the scenario's name in a language."""
        return self.name_fr if lang == "fr" else self.name_en


@dataclass(frozen=True)
class StressPicture:
    """What would hurt the country.

    Attributes
    ----------
    isolation : Case or None
        Its own, by order or by accident.
    worst : tuple of Case
        The five worst that others cause: first those that hit this country harder than most, by how much more it loses than
        the median country or by what it loses inside; then the largest that take their own users from all alike.
    supplies : tuple of StoppedSupply
        Scenarios in which suppliers stop that serve a quarter of some layer or more.
    """

    isolation: Case | None
    worst: tuple[Case, ...]
    supplies: tuple[StoppedSupply, ...]


def gather_stress(edition: Edition, country: str) -> StressPicture | None:
    """Gather what the scenario library says of a country; None where the edition has no outcomes, or none for it."""
    if not {"stress_outcomes", "scenarios"} <= edition.manifest.tables.keys():
        return None
    cases = _list_cases(edition, country)
    own = {f"{kind}-{country.lower()}" for kind in OWN}
    isolation = next((one for one in cases if one.scenario in own), None)
    others = [one for one in cases if one.scenario not in own and one.kind != SHUTDOWN]
    ranked = sorted(others, key=_rank)
    supplies = _list_supplies(edition, country, own)
    if not cases and not supplies:
        return None
    return StressPicture(isolation, tuple(_keep_distinct(ranked)[:MOST_WORST]), supplies)


def _rank(one: Case) -> tuple[bool, float, float, str]:
    weight = max(one.excess, one.home_lost_share) if one.own else one.reachability_lost_share
    return not one.own, -round(weight, DECIMALS), -one.reachability_lost_share, one.scenario


def _list_cases(edition: Edition, country: str) -> list[Case]:
    """Return what takes routes from a country."""
    outcomes = edition.table("stress_outcomes")
    known = edition.table("routing_countries").height
    own = outcomes.filter(pl.col("country") == country, pl.col("reachability_lost_share") > 0)
    share = pl.col("reachability_lost_share").fill_null(0.0).sort(descending=True)
    middle = known // 2  # countries without a row lose nothing, and stand at the end
    medians = (
        outcomes.filter(pl.col("scenario").is_in(own["scenario"].to_list()))
        .group_by("scenario")
        .agg(
            median_share=pl.when(pl.len() > middle)
            .then(share.gather(pl.min_horizontal(middle, pl.len() - 1)).first())
            .otherwise(0.0)
        )
    )
    names = edition.table("scenarios").select("id", "kind", "name_en", "name_fr")
    rows = own.join(medians, on="scenario").join(names, left_on="scenario", right_on="id").sort("scenario")
    columns = (
        "scenario",
        "kind",
        "name_en",
        "name_fr",
        "reachability_lost_share",
        "home_lost_share",
        "median_share",
        "detour_hops",
        "users_affected",
    )
    filled = rows.with_columns(pl.col("home_lost_share").fill_null(0.0))
    return [Case(*row) for row in filled.select(columns).iter_rows()]


def _keep_distinct(ranked: list[Case]) -> list[Case]:
    """Keep one of the scenarios that take the same from the country: a country's exit stands for its isolation, the last event for those before."""
    best: dict[tuple[Any, ...], Case] = {}
    for one in ranked:
        key = (round(one.reachability_lost_share, DECIMALS), round(one.home_lost_share, DECIMALS))
        held = best.get(key)
        if held is None or _supersedes(one, held):
            best[key] = one
    return sorted(best.values(), key=ranked.index)


def _supersedes(one: Case, held: Case) -> bool:
    return one.kind != "isolation" and (held.kind == "isolation" or one.name_en > held.name_en)


def _list_supplies(edition: Edition, country: str, own: set[str]) -> tuple[StoppedSupply, ...]:
    if "stress_supplies" not in edition.manifest.tables:
        return ()
    lost = edition.table("stress_supplies").filter(
        pl.col("country") == country, pl.col("share") >= LEAST_SUPPLY, ~pl.col("scenario").is_in(sorted(own))
    )
    names = {row["id"]: (row["name_en"], row["name_fr"]) for row in edition.table("scenarios").iter_rows(named=True)}
    found: dict[str, dict[str, tuple[float, str]]] = {}
    for row in lost.sort(-pl.col("share"), "scenario", "layer").iter_rows(named=True):
        found.setdefault(row["scenario"], {}).setdefault(row["layer"], (row["share"], row["dataset"]))
    listed = [
        StoppedSupply(name, *names[name], tuple((layer, *entry) for layer, entry in layers.items()))
        for name, layers in found.items()
    ]
    listed.sort(key=lambda one: (-sum(share for _, share, _ in one.layers), one.scenario))
    distinct = {one.layers: one for one in reversed(listed)}  # an operator of names, and the domain that it serves
    return tuple(one for one in listed if distinct[one.layers] is one)[:MOST_SUPPLIES]
