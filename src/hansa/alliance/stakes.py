"""Stakes: the scenarios of the library that hit each country harder than most, and in which routes through others could repair.

Which those are is asked of :func:`hansa.figures.worst_cases.rank_by_excess`, as every text on a country's worst scenarios does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import polars as pl

from hansa.alliance.columns import REPAIRABLE_LOSSES
from hansa.alliance.losses import MemberLosses
from hansa.alliance.relief import Relief, trace_relief
from hansa.evidence.contract import schema_of
from hansa.figures.worst_cases import has_outcomes, rank_by_excess

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.routing.model import Model
    from hansa.stress.damage import Damage
    from hansa.stress.scenario import Scenario

TABLE = "repairable_losses"
WORST = 5
"""Scenarios of a country that count: a plan prepares for a few."""
LEAST_SHARE = 1e-6
"""Smaller shares are left out."""
DECIMALS = 9
"""Of shares down to a millionth: three digits that mean something."""

SCHEMA = schema_of(REPAIRABLE_LOSSES)


def measure_library(model: Model, edition: Edition, scenarios: Sequence[Scenario]) -> pl.DataFrame:
    """Measure what every scenario takes from every country, and how much of it routes could repair.

    Parameters
    ----------
    model : Model
        The networks; the losses are of this model.
    edition : Edition
        What the scenarios' words are looked up in.
    scenarios : sequence of Scenario
        Those without an effect on the model's networks give no rows.

    Returns
    -------
    polars.DataFrame
        ``scenario``, ``country``, ``lost_share`` and ``repairable_share``: of the routes between the country's users and the
        rest of the world's (see :mod:`hansa.alliance.relief`), where a millionth or more could be repaired.
    """
    losses = MemberLosses(model)
    rows: list[tuple[str, str, float, float]] = []
    for scenario in scenarios:
        damage = find_damage(scenario, model, edition)
        if damage is not None:
            rows += [(scenario.id, *found) for found in losses.measure(damage) if found[2] >= LEAST_SHARE]
    table = pl.DataFrame(rows, schema=SCHEMA, orient="row").sort("scenario", "country")
    return table.with_columns(pl.col("lost_share", "repairable_share").round(DECIMALS))


def find_damage(scenario: Scenario, model: Model, edition: Edition) -> Damage | None:
    """Return what a scenario takes from a model's graph; None where it takes nothing or the model cannot say."""
    from hansa.errors import InputError
    from hansa.stress.resolve import resolve

    if not scenario.shocks:
        return None
    try:
        damage = resolve(scenario, model, edition).damage
    except InputError:  # an operator or place that this model does not name
        return None
    return None if damage.empty else damage


def choose_stakes(
    table: pl.DataFrame, ranked: Mapping[str, Sequence[str]], most: int = WORST
) -> dict[str, tuple[str, ...]]:
    """Return the scenarios of each country that count, in the order given: those in which something can be repaired.

    Parameters
    ----------
    table : polars.DataFrame
        ``repairable_losses``.
    ranked : mapping of str to sequence of str
        By country, the scenarios that hit it unlike the others, the worst first.
    """
    known = set(table.select("scenario", "country").iter_rows())
    return {
        country: chosen
        for country, scenarios in ranked.items()
        if (chosen := tuple([name for name in scenarios if (name, country) in known][:most]))
    }


def rank_threats(edition: Edition, countries: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return, by country, the scenarios that hit it harder than most, the worst first: what takes as much from everyone is no country's own."""
    return {code: tuple(case.scenario for case in rank_by_excess(edition, code) if case.own) for code in countries}


def find_stakes(edition: Edition, countries: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the scenarios of each country that count; none where the edition holds no scenarios."""
    if TABLE not in edition.manifest.tables or not has_outcomes(edition):
        return {}
    return choose_stakes(edition.table(TABLE), rank_threats(edition, countries))


def find_damages(edition: Edition, model: Model, stakes: Mapping[str, Sequence[str]]) -> dict[str, Damage]:
    """Return what each scenario in which countries have a stake takes from a model's graph."""
    from hansa.stress.catalogue import list_scenarios

    scenarios = {one.id: one for one in list_scenarios(edition)}
    wanted = sorted({scenario for chosen in stakes.values() for scenario in chosen} & scenarios.keys())
    damages = {name: find_damage(scenarios[name], model, edition) for name in wanted}
    return {name: damage for name, damage in damages.items() if damage}


def trace_stakes(edition: Edition, model: Model, countries: Sequence[str]) -> Relief | None:
    """Trace the losses of countries in the scenarios that hit them unlike the others; None where the edition holds no scenarios."""
    if TABLE not in edition.manifest.tables:
        return None
    stakes = find_stakes(edition, countries)
    return trace_relief(model, countries, find_damages(edition, model, stakes), stakes)
