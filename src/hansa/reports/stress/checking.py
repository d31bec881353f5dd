"""What was observed at the time beside what the model computes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from hansa.reports.stress.affected import find_shift
from hansa.stress.scenario import WORLD

if TYPE_CHECKING:
    from hansa.stress.outcome import Outcome, StressResult
    from hansa.stress.scenario import Observed

CheckVerdict = Literal["agrees", "misses", "unknown"]

LEAST = {"reachability_lost": 0.01, "detour": 0.01, "transit_shift": 0.01, "none": 0.01}
"""From here a computed figure counts as risen: shares, and hops for detours."""


@dataclass(frozen=True)
class ObservationCheck:
    """One observation and the figure computed beside it.

    Attributes
    ----------
    observed : Observed
        What was seen.
    computed : float or None
        The same measure in the model, None where the country was not asked about or the model defines none.
    verdict : {"agrees", "misses", "unknown"}
        Whether the computed direction is the observed one.
    """

    observed: Observed
    computed: float | None
    verdict: CheckVerdict


def check_observed(result: StressResult) -> list[ObservationCheck]:
    """Compare every observation of a scenario with the answer."""
    return list(_check_all(result))


def _check_all(result: StressResult) -> Iterator[ObservationCheck]:
    known = {one.country: one for one in result.outcomes}
    for observed in result.scenario.observed:
        if observed.country == WORLD:
            figures = [_measure(one, observed.measure) for one in result.outcomes]
            computed = max((figure for figure in figures if figure is not None), default=None)
        else:
            computed = _measure(known[observed.country], observed.measure) if observed.country in known else None
        yield ObservationCheck(observed, computed, _judge(observed, computed))


def _measure(outcome: Outcome, measure: str) -> float | None:
    if measure == "detour":
        return outcome.detour_hops
    if measure == "transit_shift":
        shift = find_shift(outcome)
        return abs(shift.share) if shift else 0.0
    return outcome.reachability_lost_share


def _judge(observed: Observed, computed: float | None) -> CheckVerdict:
    if computed is None:
        return "unknown"
    risen = computed >= LEAST[observed.measure]
    return "agrees" if risen == (observed.direction == "up") else "misses"
