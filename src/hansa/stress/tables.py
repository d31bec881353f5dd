"""What the library's scenarios give to an edition: their stories, what they do to each country, and the coarse model's error."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast

import numpy as np
import polars as pl

from hansa.evidence import Table
from hansa.evidence.contract import schema_of
from hansa.routing.coarse import open_coarse
from hansa.routing.measured import measure
from hansa.routing.model import Model
from hansa.routing.network import DATASETS
from hansa.stress import columns
from hansa.stress.catalogue import list_scenarios
from hansa.stress.catalogue.events import read_events
from hansa.stress.error import compare_losses
from hansa.stress.large_operators import list_large_operators
from hansa.stress.losses import measure_losses
from hansa.stress.record import check_events
from hansa.stress.resolve import resolve
from hansa.stress.shocks import Supply
from hansa.stress.supply import lose_supplies
from hansa.stress.world import open_world

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hansa.evidence import Edition, Inputs
    from hansa.stress.losses import Losses
    from hansa.stress.outcome import SupplyLoss
    from hansa.stress.resolve import Resolved

LEAST_SHARE = 0.001
"""A loss below this, or a detour below ten times as many hops, is left out: a country's share of every other's world."""
LEAST_HOPS = 0.01
DECIMALS = 6
"""What a table keeps: digits behind depend on the order of sums."""
BUILT = (
    "backbone_edges",
    "backbone_nodes",
    "cloud_regions",
    "dependence",
    "instruments",
    "large_operators",
    "memberships",
    "name_servers",
    "operators_known",
)
ROUTED = ("routing_countries", "routing_world")


def build_large_operators(inputs: Inputs) -> pl.DataFrame:
    """Return each country's own largest operators; see :func:`hansa.stress.large_operators.list_large_operators`."""
    found = measure(inputs)
    return list_large_operators(found.graph, found.attributes)


def build_scenarios(inputs: Inputs) -> pl.DataFrame:
    """Return the library's scenarios by id, with names, stories and limits in both languages, and their sources.

    Returns
    -------
    polars.DataFrame
        ``id``, ``kind``, ``date`` (null where it is supposed, not seen), ``name_en``, ``name_fr``, ``story_en``, ``story_fr``,
        ``limits_en``, ``limits_fr``, ``computed`` (whether it has shocks), ``sources`` (``title <url>``).
    """
    rows = [
        {
            "id": one.id,
            "kind": one.kind,
            "date": one.date or None,
            "name_en": one.name.en,
            "name_fr": one.name.fr,
            "story_en": one.story.en,
            "story_fr": one.story.fr,
            "limits_en": one.limits.en if one.limits else None,
            "limits_fr": one.limits.fr if one.limits else None,
            "computed": bool(one.shocks),
            "sources": [f"{fact.title} <{fact.url}>" for fact in one.sources],
        }
        for one in list_scenarios(_edition(inputs))
    ]
    return pl.DataFrame(rows, schema=schema_of(columns.SCENARIOS)).sort("id")


def build_outcomes(inputs: Inputs) -> pl.DataFrame:
    """Return what each scenario does to each country on the full graph and the backbone; only rows with an effect.

    Returns
    -------
    polars.DataFrame
        ``scenario``, ``country``; ``reachability_lost_share``, ``home_lost_share``, ``detour_hops``, ``users_affected``
        (:func:`hansa.stress.losses.measure_losses`; null where not defined); ``paths_before``, ``paths_after``,
        ``places_lost_share`` (:func:`hansa.stress.physical.cut_links`; null where nothing physical fails).
    """
    rows = [row for name, found, losses in _run_all(inputs) for row in _list_outcomes(name, found, losses)]
    return pl.DataFrame(rows, schema=schema_of(columns.STRESS_OUTCOMES), orient="row").sort("scenario", "country")


def build_supplies(inputs: Inputs) -> pl.DataFrame:
    """Return the share of each layer that each scenario's suppliers no longer serve, by country."""
    rows = [
        (name, country, loss.layer, loss.supplier, loss.share, loss.basis, loss.year, loss.dataset)
        for name, supplies in _list_supplies(_edition(inputs))
        for country, losses in supplies.items()
        for loss in losses
        if loss.share >= LEAST_SHARE
    ]
    return pl.DataFrame(rows, schema=schema_of(columns.STRESS_SUPPLIES), orient="row").sort(
        "scenario", "country", "layer", "dataset", "supplier"
    )


def _list_supplies(edition: Edition) -> Iterator[tuple[str, dict[str, tuple[SupplyLoss, ...]]]]:
    """Ask only the table of dependence: no graph is needed to know who no longer serves whom."""
    for scenario in list_scenarios(edition):
        yield scenario.id, lose_supplies(edition, [shock for shock in scenario.shocks if isinstance(shock, Supply)])


def build_error(inputs: Inputs) -> pl.DataFrame:
    """Return how far the coarse model's losses are from the full graph's; see :func:`hansa.stress.error.compare_losses`."""
    edition = _edition(inputs)
    coarse = open_coarse(edition)
    model = Model("coarse", "", coarse.graph, coarse.attributes)
    scenarios = {one.id: one for one in list_scenarios(edition)}
    full = {name: losses for name, _, losses in _run_all(inputs) if losses}
    return compare_losses(model, edition, [(scenarios[name], losses) for name, losses in full.items()])


def build_checks(inputs: Inputs) -> pl.DataFrame:
    """Return what was seen in events beside what is computed and guessed; see :func:`hansa.stress.record.check_events`."""
    edition, found = _edition(inputs), measure(inputs)
    model = Model("full", "", found.graph, found.attributes)
    return check_events(model, edition, read_events(), inputs.table("stress_outcomes"))


def _edition(inputs: Inputs) -> Edition:
    """Take what is being built for an edition: its tables are asked in the same way."""
    return cast("Edition", inputs)


@lru_cache(maxsize=1)
def _run_all(inputs: Inputs) -> tuple[tuple[str, Resolved, Losses | None], ...]:
    """Run every scenario on the full graph, once for all tables; without losses where no link goes."""
    return tuple(_run_each(inputs))


def _run_each(inputs: Inputs) -> Iterator[tuple[str, Resolved, Losses | None]]:
    edition, found = _edition(inputs), measure(inputs)
    model = Model("full", "", found.graph, found.attributes)
    world = open_world(model)
    for scenario in list_scenarios(edition):
        if scenario.shocks:
            taken = resolve(scenario, model, edition)
            yield scenario.id, taken, None if taken.damage.empty else measure_losses(world, taken.damage)


def _list_outcomes(name: str, found: Resolved, losses: Losses | None) -> Iterator[tuple[object, ...]]:
    places = dict.fromkeys(found.physical)
    lanes = {code: lane for lane, code in enumerate(losses.countries)} if losses else {}
    for code in sorted({*lanes, *places}):
        routes = _round_losses(losses, lanes[code]) if losses and code in lanes else (None,) * 4
        cut = found.physical.get(code)
        if cut or _matters(*routes):
            physical = (
                (cut.paths_before, cut.paths_after, round(cut.places_lost_share, DECIMALS)) if cut else (None,) * 3
            )
            yield (name, code, *routes, *physical)


def _round_losses(losses: Losses, lane: int) -> tuple[float | None, ...]:
    reach, home, hops = (
        _round(column[lane], DECIMALS)
        for column in (losses.reachability_lost_share, losses.home_lost_share, losses.detour_hops)
    )
    return reach, home, hops, _round(losses.users_affected[lane], 0)


def _round(value: float, decimals: int) -> float | None:
    return None if np.isnan(value) else round(float(value), decimals) + 0.0  # no negative zero


def _matters(reach: float | None, home: float | None, hops: float | None, _users: float | None) -> bool:
    return (reach or 0) >= LEAST_SHARE or (home or 0) >= LEAST_SHARE or abs(hops or 0) >= LEAST_HOPS


_SOURCES = (*DATASETS, "iana_root_zone", "cloud_regions", "topohub_backbone")
_COARSE = ("coarse_links", "coarse_nodes")
TABLES: tuple[Table, ...] = (
    Table(
        "large_operators",
        build_large_operators,
        columns.LARGE_OPERATORS,
        sources=DATASETS,
        derived=True,
        title_en="Each country's own largest operators, by users in the country.",
        title_fr="Les plus grands opérateurs de chaque pays, selon leurs utilisateurs dans le pays.",
    ),
    Table(
        "scenarios",
        build_scenarios,
        columns.SCENARIOS,
        sources=_SOURCES,
        tables=(*BUILT, *ROUTED),
        derived=True,
        title_en="The scenario library: events that were seen, and families made for every country, member and operator.",
        title_fr="La bibliothèque de scénarios : événements observés, et familles établies pour chaque pays, membre et opérateur.",
    ),
    Table(
        "event_checks",
        build_checks,
        columns.EVENT_CHECKS,
        sources=_SOURCES,
        tables=(*BUILT, *ROUTED, "stress_outcomes"),
        derived=True,
        title_en="What was seen in events of the past, beside what the model computes and what a guess without a graph says.",
        title_fr="Ce qui a été observé lors d’événements passés, à côté de ce que calcule le modèle et d’une estimation sans graphe.",
    ),
    Table(
        "stress_error",
        build_error,
        columns.STRESS_ERROR,
        sources=DATASETS,
        tables=(*BUILT, *ROUTED, *_COARSE),
        derived=True,
        title_en="How far the coarse model's losses are from the full graph's, over the scenario library.",
        title_fr="Écart entre les pertes selon le modèle simplifié et selon le graphe complet, sur la bibliothèque de scénarios.",
    ),
    Table(
        "stress_outcomes",
        build_outcomes,
        columns.STRESS_OUTCOMES,
        sources=_SOURCES,
        tables=(*BUILT, *ROUTED),
        derived=True,
        title_en="What each scenario of the library does to each country, on the full graph; only rows with an effect.",
        title_fr="Ce que chaque scénario de la bibliothèque fait à chaque pays, sur le graphe complet ; seulement les lignes où il y a un effet.",
    ),
    Table(
        "stress_supplies",
        build_supplies,
        columns.STRESS_SUPPLIES,
        sources=_SOURCES,
        tables=(*BUILT, *ROUTED),
        derived=True,
        title_en="The share of a layer that a scenario's suppliers no longer serve, by country.",
        title_fr="La part d’une couche que les fournisseurs d’un scénario cessent de servir, par pays.",
    ),
)
