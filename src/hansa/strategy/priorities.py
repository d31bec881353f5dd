r"""Priorities: what is worth most, what stays first whatever the weights, what fits staff and money, what one would regret.

.. math:: V_i = \sum_j w_j v_{ij}

with swing weights :math:`w_j`, each saying how much the step from 0 to 1 on its criterion matters, and the values :math:`v_{ij}`
of :mod:`hansa.strategy.candidates`. Every part of the sum is kept and shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Literal

import numpy as np

from hansa.arrays import BoolArray, Float64
from hansa.errors import InputError
from hansa.evidence import Edition
from hansa.strategy.acceptability import SAMPLES, SEED, Acceptability, accept
from hansa.strategy.candidates import CRITERIA, PILLARS, ActionCandidate, list_actions, list_done, list_options
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.document import Strategy
from hansa.strategy.portfolio import Chosen, LeftOut, Limits, choose_most, explain_rest, set_rules
from hansa.strategy.profiles import DEFAULT_PROFILE
from hansa.strategy.weights import fill_weights, order_weights
from hansa.strategy.worlds import FutureWorld, Regret, list_worlds, weigh_pillars, weigh_regret

PLACES = 5
"""Among the first so many: with dozens of candidates, the very first place says little."""
DIGITS = 4


@dataclass(frozen=True)
class WantedPriorities:
    """What a person may set for a weighing.

    Attributes
    ----------
    catalogue : bool
        All options of the catalogue, not the actions of the strategy.
    weights : mapping of str to float, optional
        Swing weights; by default those of the strategy, and without them all alike.
    any_weights : bool
        Whether the draws leave the order of the weights aside.
    staff, budget_eur : float, optional
        Means; by default those of the strategy's answers, else those of its profile.
    actions : int, optional
        How many actions at most.
    """

    catalogue: bool = False
    weights: Mapping[str, float] | None = None
    any_weights: bool = False
    staff: float | None = None
    budget_eur: float | None = None
    actions: int | None = None
    samples: int = SAMPLES
    seed: int = SEED


@dataclass(frozen=True)
class Priorities:
    """Everything that a weighing says.

    Attributes
    ----------
    source : {"actions", "options"}
        What was weighed.
    candidates : tuple of ActionCandidate
        In the order of their value, the largest first; every array has this order.
    weights : ndarray of float64, shape (criteria,)
    ordered : bool
        Whether the draws keep the order of the weights.
    low, high : ndarray of float64, shape (candidates, criteria)
        Values: what is known, and what is possible.
    worth, possible : ndarray of float64, shape (candidates,)
        Weighed values from ``low`` and from ``high``.
    benefit : ndarray of float64, shape (candidates,)
        What each brings: its value on the four pillars alone, which the set maximises; staff and money are its limits.
    """

    country: str
    profile: str
    source: Literal["actions", "options"]
    candidates: tuple[ActionCandidate, ...]
    weights: Float64
    ordered: bool
    low: Float64
    high: Float64
    worth: Float64
    possible: Float64
    acceptability: Acceptability
    limits: Limits
    benefit: Float64
    chosen: Chosen
    left: tuple[LeftOut, ...]
    worlds: tuple[FutureWorld, ...]
    regret: Regret

    def parts(self) -> Float64:
        """Return the parts of each candidate's value: weight times value, by criterion."""
        return np.asarray(self.low * self.weights)

    def names(self, taken: BoolArray) -> list[str]:
        """Return the ids of a set."""
        return [one.id for one, held in zip(self.candidates, taken, strict=True) if held]

    def uses(self, taken: BoolArray) -> dict[str, float]:
        """Return the means that a set takes: staff in the first year and after it, euros a year."""
        held = [one for one, is_held in zip(self.candidates, taken, strict=True) if is_held]
        staff = [one.staff for one in held if one.staff]
        return {
            "staff_first_year": round(sum(one.first_year for one in staff), DIGITS),
            "staff_running": round(sum(one.running for one in staff), DIGITS),
            "cost_eur": round(sum(one.cost_eur or 0.0 for one in held), 2),
        }


def prioritise(strategy: Strategy, edition: Edition, wanted: WantedPriorities | None = None) -> Priorities:
    """Return what is worth most, what stays first, what fits and what one would regret.

    Parameters
    ----------
    strategy : Strategy
        Whose actions are weighed; where it has none that is open, the options of the catalogue.
    edition : Edition
        The evidence that calls for them.
    wanted : WantedPriorities, optional
        Weights, means and draws.

    Raises
    ------
    InputError
        ``nothing-to-weigh`` where all that there is has been done; ``bad-means``.

    Assumptions and limits
    ----------------------
    The four pillars are counted as if what two options bring to one added up; staff, cost, the strength of a reason and the effects
    of futures are planning assumptions. Risk and acceptance have no figures in the catalogue: no criterion stands for them.
    """
    wanted = wanted or WantedPriorities()
    actions = [] if wanted.catalogue else list_actions(strategy, edition)
    profile = strategy.profile or DEFAULT_PROFILE
    found = actions or list_options(edition, strategy.country, profile)
    if not found:
        raise InputError("nothing-to-weigh", country=strategy.country)
    weights = fill_weights(strategy.weights if wanted.weights is None else wanted.weights)
    # By what is known, not by what is possible: a gap in the data raises nobody. The id decides between equals.
    candidates = tuple(sorted(found, key=lambda one: (-float(np.dot(one.low, weights)), one.id)))
    return _weigh(strategy, edition, wanted, candidates, weights, "actions" if actions else "options")


def _weigh(
    strategy: Strategy,
    edition: Edition,
    wanted: WantedPriorities,
    candidates: tuple[ActionCandidate, ...],
    weights: Float64,
    source: Literal["actions", "options"],
) -> Priorities:
    profile = strategy.profile or DEFAULT_PROFILE
    limits = _find_limits(strategy, profile, wanted)
    low, high = (np.array(values) for values in zip(*((one.low, one.high) for one in candidates), strict=True))
    places = order_weights(np.ones(len(CRITERIA)) if wanted.any_weights else weights)
    rules, barred = set_rules(candidates, limits, list_done(strategy, edition))
    # The set maximises what is brought alone: staff and money are its limits already, and would be counted twice.
    benefit = low[:, : len(PILLARS)] @ weigh_pillars(weights)
    chosen = choose_most(rules, benefit)
    worlds = list_worlds(candidates, edition, strategy.country)
    return Priorities(
        country=strategy.country,
        profile=profile,
        source=source,
        candidates=candidates,
        weights=weights,
        ordered=bool(places.any()),
        low=low,
        high=high,
        worth=low @ weights,
        possible=high @ weights,
        acceptability=accept(low, high, places, wanted.samples, wanted.seed),
        limits=limits,
        benefit=benefit,
        chosen=chosen,
        left=tuple(explain_rest(candidates, rules, barred, chosen)),
        worlds=tuple(worlds),
        regret=weigh_regret(worlds, low, weights, rules, chosen.taken),
    )


def _find_limits(strategy: Strategy, profile: str, wanted: WantedPriorities) -> Limits:
    held = load_catalogue().profiles[profile]
    staff = _first(wanted.staff, _answered(strategy, "staff"), held.capacity_fte)
    budget = _first(wanted.budget_eur, _answered(strategy, "budget"), held.budget_eur)
    if not all(isfinite(value) and value >= 0 for value in (staff, budget)):
        raise InputError("bad-means")
    return Limits(staff, budget, wanted.actions)


def _first(*values: float | None) -> float:
    return next(value for value in values if value is not None)


def _answered(strategy: Strategy, question: str) -> float | None:
    """Return the number that was answered in the step about priorities."""
    step = strategy.steps.get("priorities")
    answer = step.answers.get(question) if step else None
    try:
        return float(answer) if isinstance(answer, str) else None
    except ValueError:
        return None
