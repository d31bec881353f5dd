"""Which countries a scenario touches, how hard, and of which more is told."""

from __future__ import annotations

from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

from hansa.countries import find
from hansa.stress.shocks import Isolate, Operator, Sever, Supply

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from hansa.stress.outcome import Change, Outcome, StressResult
    from hansa.stress.scenario import Scenario

LEAST_SHARE = 0.001
"""A loss below this share is left out of tables: each country is that much of every other's world."""
LEAST_HOPS = 0.01
LEAST_SHIFT = 0.01
"""A network that carries this much more or less of a country's routes is worth a line."""
CLEAR_SHIFT = 0.02
"""A country that the scenario does not name is told of from here on."""
FEW_LEFT = 0.01
"""Where less than this share of the routes is left, who carries it says nothing."""
BOUNDS = (0.001, 0.01, 0.1, 0.5)
"""Between these shares lie the shades of the map."""
MOST_TOLD = 3
MANY = 20


def list_affected(result: StressResult) -> list[Outcome]:
    """Return the countries that the scenario touches or names, those hit hardest first.

    What the median country loses are the users that the scenario takes from all alike: it tells nobody apart.
    """
    named, alike = find_named(result.scenario), find_median(result)
    touched = (one for one in result.outcomes if is_affected(one) or one.country in named)
    return sorted(touched, key=lambda one: rank(one, named, alike))


def find_median(result: StressResult) -> float:
    """Return what the median country loses; nothing where only a few were asked about."""
    if len(result.outcomes) < MANY:
        return 0.0
    return median(one.reachability_lost_share for one in result.outcomes)


def find_named(scenario: Scenario) -> frozenset[str]:
    """Return the countries that a scenario names one by one, in its shocks or in what was observed."""
    countries = [find(name) for name in _list_names(scenario)]
    return frozenset(country.code for country in countries if country)


def _list_names(scenario: Scenario) -> Iterator[str]:
    for shock in scenario.shocks:
        if isinstance(shock, Operator):
            yield from [str(shock.from_)] if isinstance(shock.from_, str) else []
        elif isinstance(shock, Sever):
            yield from shock.sever
        elif isinstance(shock, Isolate):
            yield from shock.isolate
        elif isinstance(shock, Supply):
            yield from shock.to
    yield from (observed.country for observed in scenario.observed)
    yield from (counted.country for counted in scenario.cables)


def is_affected(outcome: Outcome) -> bool:
    """Tell whether something happens to a country that is worth a line."""
    shift = find_shift(outcome)
    return (
        outcome.reachability_lost_share >= LEAST_SHARE
        or (outcome.home_lost_share or 0.0) >= LEAST_SHARE
        or abs(outcome.detour_hops or 0.0) >= LEAST_HOPS
        or (shift is not None and abs(shift.share) >= LEAST_SHIFT)
        or outcome.physical is not None
        or outcome.capacity is not None
        or bool(outcome.supplies)
    )


def rank(outcome: Outcome, named: Collection[str], alike: float) -> tuple[float | str, ...]:
    """Return where a country stands: by losses beyond those of all alike, in percent; then those named; then by all else."""
    places = outcome.physical.places_lost_share if outcome.physical else 0.0
    shift = find_shift(outcome)
    return (
        -round(max(outcome.reachability_lost_share - alike, 0.0), 2),
        outcome.country not in named,
        -round(outcome.home_lost_share or 0.0, 2),
        -places,
        -find_supply_share(outcome),
        -abs(shift.share) if shift else 0.0,
        outcome.country,
    )


def find_shift(outcome: Outcome) -> Change | None:
    """Return the largest change of transit, up or down; None where nothing changes."""
    changes = (*outcome.transit_gained[:1], *outcome.transit_lost[:1])
    return max(changes, key=lambda change: abs(change.share), default=None)


def find_supply_share(outcome: Outcome) -> float:
    """Return the largest share of a layer that is no longer served."""
    return max((loss.share for loss in outcome.supplies), default=0.0)


def measures_routes(result: StressResult) -> bool:
    """Tell whether the scenario takes anything from the routes; else only supplies or cables say something."""
    return any(
        one.reachability_lost_share > 0 or one.home_lost_share or one.detour_hops or one.transit_lost
        for one in result.outcomes
    )


def choose_told(result: StressResult, asked: Sequence[str] | None, most: int = MOST_TOLD) -> list[Outcome]:
    """Return the countries of which is told who gains and loses transit: those asked about, else those hit hardest.

    A country that keeps no route has nobody who carries it.
    """
    affected = list_affected(result)
    if asked:
        affected = [one for one in affected if one.country in asked]
    named = {*(asked or ()), *find_named(result.scenario)}
    moved = [
        one
        for one in affected
        if (shift := find_shift(one)) and abs(shift.share) >= (LEAST_SHIFT if one.country in named else CLEAR_SHIFT)
    ]
    return moved[:most]


def drop_rounding(result: StressResult) -> StressResult:
    """Leave out who carries the routes of countries that keep hardly any."""
    return replace(result, outcomes=tuple(_drop(one) for one in result.outcomes))


def _drop(outcome: Outcome) -> Outcome:
    if outcome.reachability_lost_share <= 1 - FEW_LEFT:
        return outcome
    nobody: tuple[Change, ...] = ()
    return replace(
        outcome,
        detour_hops=None,
        transit_gained=nobody,
        transit_lost=nobody,
        jurisdictions_gained=nobody,
        jurisdictions_lost=nobody,
    )
