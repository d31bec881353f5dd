"""Under which futures and which shocks candidates are weighed again, and what one would then regret."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from hansa.arrays import BoolArray, Float64
from hansa.evidence import Edition
from hansa.figures import lookups
from hansa.figures.worst_cases import has_outcomes, name_supposed, rank_by_loss
from hansa.language import LANGUAGES
from hansa.strategy.candidates import CRITERIA, PILLARS, ActionCandidate
from hansa.strategy.catalogue import Future, load_catalogue
from hansa.strategy.portfolio import Programme, choose_least_regret, choose_most
from hansa.titles import Titles

WORST = 5
"""How many of a country's scenarios are looked at."""
STRUCK = ("security", "supply")
"""The pillars on which an option is worth more where a shock strikes the layers that it is about."""


@dataclass(frozen=True)
class FutureWorld:
    """A future or a shock, and by what it multiplies each candidate's values.

    Attributes
    ----------
    kind : {"future", "scenario"}
    effects : ndarray of float64, shape (candidates, criteria)
    losses : dict of str to float
        Share lost by layer, for a shock.
    """

    id: str
    kind: Literal["future", "scenario"]
    title: Titles
    effects: Float64
    losses: dict[str, float]


@dataclass(frozen=True)
class Regret:
    r"""What one would regret, world by world.

    Attributes
    ----------
    single : ndarray of float64, shape (worlds, candidates)
        :math:`(\max_k V_{fk} - V_{fi}) / \max_k V_{fk}`: how much less a candidate is worth there than the best one.
    chosen : ndarray of float64, shape (worlds,)
        How much less the set brings there than the best set for that world.
    safest : ndarray of bool, shape (candidates,)
        The set whose largest regret is smallest.
    safest_regret : float
        That regret.
    gap : float
        How far a safer set could be at most.
    """

    single: Float64
    chosen: Float64
    safest: BoolArray
    safest_regret: float
    gap: float


def list_worlds(candidates: Sequence[ActionCandidate], edition: Edition, country: str) -> list[FutureWorld]:
    """Return the catalogue's futures, then the scenarios that cost the country most; none where the edition holds no outcomes.

    A future multiplies what every candidate brings and takes as ``futures.yml`` says. A shock multiplies what a candidate brings to
    security and supply by 1 plus the largest share that the shock takes from a layer which the candidate's evidence speaks of.
    """
    written = load_catalogue().futures.values()
    futures = (FutureWorld(one.id, "future", one.title, _bend(one, len(candidates)), {}) for one in written)
    return [*futures, *_list_scenarios(candidates, edition, country)]


def weigh_regret(
    worlds: Sequence[FutureWorld],
    values: Float64,
    weights: Float64,
    rules: Programme,
    taken: BoolArray,
) -> Regret:
    """Return the regrets of candidates one by one, of a set, and of the set that regrets least.

    Parameters
    ----------
    worlds : sequence of FutureWorld
        At least one.
    values : ndarray of float64, shape (candidates, criteria)
    weights : ndarray of float64, shape (criteria,)
    rules : Programme
        What a set may hold.
    taken : ndarray of bool, shape (candidates,)
        The set that is judged.
    """
    weighed = np.array([(world.effects * values) @ weights for world in worlds])
    brought = np.array([(world.effects * values)[:, : len(PILLARS)] @ weigh_pillars(weights) for world in worlds])
    best = np.array([choose_most(rules, row).worth for row in brought])
    safest = choose_least_regret(rules, brought, best)
    return Regret(
        single=1 - _divide(weighed, weighed.max(axis=1, keepdims=True)),
        chosen=1 - _divide(brought[:, taken].sum(axis=1), best),
        safest=safest.taken,
        safest_regret=safest.worth,
        gap=safest.gap,
    )


def weigh_pillars(weights: Float64) -> Float64:
    """Return the weights of what is brought alone, summing to 1; alike where none of them counts."""
    pillars = weights[: len(PILLARS)]
    return np.asarray(pillars / pillars.sum() if pillars.sum() > 0 else np.full(len(PILLARS), 1 / len(PILLARS)))


def _divide(part: Float64, whole: Float64) -> Float64:
    """Return shares; where there is nothing to have, nothing is missed."""
    return np.asarray(np.divide(part, whole, out=np.ones_like(part), where=whole > 0))


def _bend(future: Future, count: int) -> Float64:
    effects = {str(name): factor for name, factor in future.effects.items()}
    return np.tile([effects.get(name, 1.0) for name in CRITERIA], (count, 1))


def _list_scenarios(candidates: Sequence[ActionCandidate], edition: Edition, country: str) -> list[FutureWorld]:
    if not has_outcomes(edition):
        return []
    worst = rank_by_loss(edition, country)[:WORST]
    told = lookups.scenarios(edition)
    return [
        FutureWorld(
            one.scenario,
            "scenario",
            _name(told[one.scenario]),
            np.array([_strike(candidate, one.layers) for candidate in candidates]),
            one.layers,
        )
        for one in worst
    ]


def _name(told: lookups.Row) -> Titles:
    names = {lang: name_supposed(told[f"name_{lang}"], lang, seen=bool(told["date"])) for lang in LANGUAGES}
    return Titles(**names)


def _strike(one: ActionCandidate, losses: dict[str, float]) -> list[float]:
    hit = 1 + max((losses.get(layer, 0.0) for layer in one.layers), default=0.0)
    return [hit if name in STRUCK else 1.0 for name in CRITERIA]
