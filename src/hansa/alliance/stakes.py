"""Stakes: the scenarios of the library in which each country loses most that routes through others could repair."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import polars as pl

from hansa.alliance.columns import REPAIRABLE_LOSSES
from hansa.alliance.losses import MemberLosses
from hansa.alliance.relief import Relief, trace_relief
from hansa.evidence.contract import schema_of

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.routing.model import Model
    from hansa.stress.damage import Damage
    from hansa.stress.scenario import Scenario

TABLE = "repairable_losses"
WORST = 5
"""Scenarios of a country that count: those in which most can be repaired, as a plan prepares for a few."""
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


def choose_stakes(table: pl.DataFrame, countries: Sequence[str], most: int = WORST) -> dict[str, tuple[str, ...]]:
    """Return the scenarios in which each country loses most that could be repaired, the worst first.

    Scenarios that take the same share from a country count once: the first by id speaks for the others.
    """
    ranked = (
        table.filter(pl.col("country").is_in(list(countries)))
        .sort("country", "repairable_share", "scenario", descending=[False, True, False])
        .unique(["country", "lost_share", "repairable_share"], keep="first", maintain_order=True)
    )
    chosen = ranked.group_by("country", maintain_order=True).agg(pl.col("scenario").head(most))
    return {country: tuple(scenarios) for country, scenarios in chosen.iter_rows()}


def trace_stakes(edition: Edition, model: Model, countries: Sequence[str]) -> Relief | None:
    """Trace the losses of countries in their worst scenarios; None where the edition holds no scenarios."""
    if TABLE not in edition.manifest.tables:
        return None
    from hansa.stress.catalogue import list_scenarios

    stakes = choose_stakes(edition.table(TABLE), countries)
    wanted = sorted({scenario for chosen in stakes.values() for scenario in chosen})
    scenarios = {one.id: one for one in list_scenarios(edition)}
    damages = {name: find_damage(scenarios[name], model, edition) for name in wanted if name in scenarios}
    return trace_relief(model, countries, {name: damage for name, damage in damages.items() if damage}, stakes)
