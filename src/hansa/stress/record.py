"""Events that were seen beside what the model says of them, and beside a guess that knows no graph: hits, misses, false alarms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from hansa.evidence.contract import schema_of
from hansa.routing.weights import weigh_networks
from hansa.stress.cables import SEGMENT, add_links, find_place, open_map
from hansa.stress.columns import EVENT_CHECKS
from hansa.stress.countries import find_members
from hansa.stress.operators import find_operators
from hansa.stress.scenario import WORLD
from hansa.stress.shocks import Cut, Isolate, Operator, Supply

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hansa.evidence import Edition
    from hansa.routing.model import Model
    from hansa.stress.losses import Losses
    from hansa.stress.scenario import Scenario
    from hansa.stress.shocks import Shock

FELT = 0.01
"""A loss from here on counts as a loss, computed or guessed; what was seen is told in words."""
DECIMALS = 6
LOSS, NONE = "reachability_lost", "none"
GROUP = {
    "cable_cut": "cable",
    "terrestrial_cut": "cable",
    "operator_failure": "operator",
    "cyberattack": "operator",
    "platform_failure": "operator",
    "shutdown": "shutdown",
    "sanction": "sanction",
    "transit_withdrawal": "sanction",
    "depeering": "depeering",
    "registry_action": "registry",
    "conflict": "force",
    "power_outage": "force",
}
"""What kinds of event are counted together."""


@dataclass(frozen=True)
class RecordLine:
    """How the model did on the observations of one group of events.

    Attributes
    ----------
    group : str
        As :data:`GROUP` has it; "" for all together.
    losses, found, guessed : int
        Places where a loss was seen; of these where the model has one, and where the guess has one.
    spared, alarms, guessed_alarms : int
        Places where none was seen though something failed; of these where the model, and the guess, have one: false alarms.
    """

    group: str
    losses: int
    found: int
    guessed: int
    spared: int
    alarms: int
    guessed_alarms: int


def check_events(model: Model, edition: Edition, ran: Sequence[tuple[Scenario, Losses | None]]) -> pl.DataFrame:
    """Compare what was seen with what the model computes and with a guess without a graph.

    Parameters
    ----------
    model : Model
        The full graph.
    edition : Edition
        What names of countries and places are looked up in.
    ran : sequence of (Scenario, Losses or None)
        Scenarios with their losses, None where no link goes. Only observations of reachability are compared, of scenarios
        that take more than supplies.

    Returns
    -------
    polars.DataFrame
        ``scenario``, ``group``, ``country`` (``*``: the one that loses most), ``loss_seen``, ``lost_share`` (computed),
        ``guessed_share``.

    Assumptions and limits
    ----------------------
    All events are run on one graph, that of the edition, whatever their year. The guess: an isolated country loses all; an operator
    that loses every link, the share of the country's users that it has; a cable or place that fails, all of the country where it is;
    anything else, nothing.
    """
    rows = [
        (scenario.id, GROUP[scenario.kind], seen.country, seen.direction == "up", *figures)
        for scenario, losses in ran
        if scenario.kind in GROUP and any(not isinstance(shock, Supply) for shock in scenario.shocks)
        for seen in scenario.observed
        if seen.measure in {LOSS, NONE}
        for figures in [_compare(scenario, seen.country, losses, model, edition)]
    ]
    return pl.DataFrame(rows, schema=schema_of(EVENT_CHECKS), orient="row").sort("scenario", "country")


def _compare(
    scenario: Scenario, country: str, losses: Losses | None, model: Model, edition: Edition
) -> tuple[float, float]:
    codes = sorted(set(model.attributes.country.tolist()) - {""}) if country == WORLD else [country]
    lost = [] if losses is None else [
        float(share)
        for code, share in zip(losses.countries, losses.reachability_lost_share, strict=True)
        if code in codes and not np.isnan(share)
    ]  # fmt: skip
    guessed = max(_guess(scenario, code, model, edition) for code in codes)
    return round(max(lost, default=0.0), DECIMALS) + 0.0, round(guessed, DECIMALS)


def _guess(scenario: Scenario, country: str, model: Model, edition: Edition) -> float:
    return max(_guess_one(shock, scenario, country, model, edition) for shock in scenario.shocks)


def _guess_one(shock: Shock, scenario: Scenario, country: str, model: Model, edition: Edition) -> float:
    if isinstance(shock, Isolate):
        return float(any(country in find_members(edition, name) for name in shock.isolate))
    if isinstance(shock, Operator):
        return _find_share(model, shock.operator, country) if shock.from_ is None else 0.0
    if isinstance(shock, Cut):
        return float(country in _list_countries(shock, scenario, edition))
    return 0.0


def _find_share(model: Model, operators: Sequence[int | str], country: str) -> float:
    nodes, _ = find_operators(model, operators)
    weight = _weigh(model)
    inside = model.attributes.country == country
    return float(weight[nodes][inside[nodes]].sum() / weight[inside].sum())


@cache
def _weigh(model: Model) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return weigh_networks(model.attributes, "users").weight


def _list_countries(shock: Cut, scenario: Scenario, edition: Edition) -> set[str | None]:
    places = add_links(open_map(edition), scenario.links)
    names = [end for text in shock.cut for end in SEGMENT.split(text)]
    return {places.countries[place] for name in names for place in find_place(places, name)}


@cache
def read_record(edition: Edition) -> tuple[RecordLine, ...]:
    """Return how the model did on each group of events, the largest first, and last on all; nothing where the edition does not say."""
    if "event_checks" not in edition.manifest.tables:
        return ()
    table = edition.table("event_checks")
    groups = table.group_by("group").len().sort(-pl.col("len").cast(pl.Int64), "group")["group"]
    return (*(_count(table.filter(pl.col("group") == group), group) for group in groups), _count(table, ""))


def _count(rows: pl.DataFrame, group: str) -> RecordLine:
    seen, spared = rows.filter("loss_seen"), rows.filter(~pl.col("loss_seen"))

    def count(part: pl.DataFrame, column: str) -> int:
        return int((part[column] >= FELT).sum())

    return RecordLine(
        group, seen.height, count(seen, "lost_share"), count(seen, "guessed_share"),
        spared.height, count(spared, "lost_share"), count(spared, "guessed_share"),
    )  # fmt: skip
