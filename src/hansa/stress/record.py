"""Events that were seen beside what the model says of them, and beside a guess that knows no graph: hits, misses, false alarms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

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

    from hansa.arrays import Float64
    from hansa.evidence import Edition
    from hansa.routing.model import Model
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


def check_events(model: Model, edition: Edition, scenarios: Sequence[Scenario], outcomes: pl.DataFrame) -> pl.DataFrame:
    """Compare what was seen with what the model computes and with a guess without a graph.

    Parameters
    ----------
    model : Model
        The full graph.
    edition : Edition
        What names of countries and places are looked up in.
    scenarios : sequence of Scenario
        Only observations of reachability are compared, of scenarios that take more than supplies.
    outcomes : polars.DataFrame
        The table ``stress_outcomes``; a country without a row loses nothing.

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
    chosen = [
        one for one in scenarios if one.kind in GROUP and any(not isinstance(shock, Supply) for shock in one.shocks)
    ]
    lost: dict[str, dict[str, float]] = {one.id: {} for one in chosen}
    for name, country, share in outcomes.select("scenario", "country", "reachability_lost_share").iter_rows():
        if name in lost:
            lost[name][country] = share or 0.0
    codes = sorted(set(model.attributes.country.tolist()) - {""})
    rows = []
    for one in chosen:
        for seen in one.observed:
            if seen.measure in {LOSS, NONE}:
                asked = codes if seen.country == WORLD else [seen.country]
                computed = max(lost[one.id].get(code, 0.0) for code in asked)
                guessed = round(max(_guess(one, code, model, edition) for code in asked), DECIMALS)
                rows.append((one.id, GROUP[one.kind], seen.country, seen.direction == "up", computed, guessed))
    return pl.DataFrame(rows, schema=schema_of(EVENT_CHECKS), orient="row").sort("scenario", "country")


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
def _weigh(model: Model) -> Float64:
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
