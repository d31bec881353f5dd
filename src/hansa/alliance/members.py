r"""Members: what each brings to a coalition, and what it gains there.

What a member brings is told three ways: its marginal contribution to the whole, :math:`v(N) - v(N \setminus i)`; its Shapley
value, the mean of what it adds over all orders in which the members may join; and its Banzhaf value, the mean over all subsets
of the others. Shapley values add up to the coalition's value and are given by pillar too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hansa.alliance.gains import Gains, measure_gains
from hansa.alliance.games import EXACT_MEMBERS, banzhaf, least_core, list_subsets, shapley
from hansa.alliance.pillars import equal_weights
from hansa.alliance.sampling import Worth, sample_banzhaf, sample_shapley
from hansa.alliance.value import Game, Value, compose_value, open_game, open_setting
from hansa.arrays import BoolArray, Float64

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.evidence.groups import Group
    from hansa.routing.model import Model

ORDERS, SUBSETS = 400, 400
"""Samples beyond sixteen members."""


@dataclass(frozen=True)
class Member:
    """What one member brings and gains.

    Attributes
    ----------
    marginal : float
        What the whole coalition is worth with it, less without it.
    shapley, banzhaf : float
        Its values in the game.
    shapley_error, banzhaf_error : float or None
        Standard errors; None where the values are exact.
    pillars : dict of str to float
        Its Shapley value in each pillar that is known, weighted, so that they add up to ``shapley``.
    gains : Gains
        What it gains in its own terms.
    """

    country: str
    marginal: float
    shapley: float
    banzhaf: float
    shapley_error: float | None
    banzhaf_error: float | None
    pillars: dict[str, float]
    gains: Gains


@dataclass(frozen=True)
class Stability:
    """Whether some members would do better apart.

    Attributes
    ----------
    epsilon : float
        Of the least core: at most 0 where no subset of members is worth more by itself than its members' shares.
    shares : dict of str to float
        One division of the value in the least core.
    """

    epsilon: float
    shares: dict[str, float]


@dataclass(frozen=True)
class Members:
    """A coalition with its members, the one with the largest Shapley value first.

    Attributes
    ----------
    exact : bool
        Whether all subsets were counted; else values are sampled, with standard errors.
    stability : Stability or None
        None beyond sixteen members.
    """

    value: Value
    members: tuple[Member, ...]
    exact: bool
    stability: Stability | None


@dataclass(frozen=True, eq=False)
class MemberStanding:
    """Values of all members of a game, float64 (n,); errors are None where exact."""

    marginal: Float64
    shapley: Float64
    banzhaf: Float64
    pillars: dict[str, Float64]
    shapley_error: Float64 | None = None
    banzhaf_error: Float64 | None = None
    stability: Stability | None = None


def rank_members(edition: Edition, model: Model, group: Group, weights: Mapping[str, float] | None = None) -> Members:
    """Return what each member of a coalition brings and gains.

    Parameters
    ----------
    edition : Edition
        The evidence.
    model : Model
        The networks.
    group : Group
        Two countries or more.
    weights : mapping of str to float, optional
        Of the pillars, adding up to 1; alike by default.

    Raises
    ------
    InputError
        ``coalition-too-small``, ``coalition-too-large``.
    """
    setting = open_setting(edition, model, group)
    game = open_game(setting, weights or equal_weights())
    standing = _count(game) if len(game.members) <= EXACT_MEMBERS else _sample(game)
    gains = measure_gains(setting, game)
    members = [_describe(game, standing, place, gains[code]) for place, code in enumerate(game.members)]
    return Members(
        compose_value(setting, game),
        tuple(sorted(members, key=lambda one: (-one.shapley, one.country))),
        standing.shapley_error is None,
        standing.stability,
    )


def _count(game: Game) -> MemberStanding:
    n = len(game.members)
    subsets = list_subsets(n)
    worths = {name: weight * game.pillar(name, subsets) for name, weight in game.weights.items()}
    worth = np.sum(list(worths.values()), axis=0) if worths else np.zeros(len(subsets))
    everyone = len(subsets) - 1
    marginal = worth[-1] - worth[everyone ^ (1 << np.arange(n))]
    by_pillar = {name: shapley(one) for name, one in worths.items()}
    epsilon, shares = least_core(worth)
    stability = Stability(epsilon, dict(zip(game.members, shares.tolist(), strict=True)))
    return MemberStanding(marginal, shapley(worth), banzhaf(worth), by_pillar, stability=stability)


def _sample(game: Game) -> MemberStanding:
    n = len(game.members)
    whole, one_less = np.ones((1, n), np.bool_), ~np.eye(n, dtype=np.bool_)
    record = _Record(game)
    values, errors = sample_shapley(record.worth, n, ORDERS)
    by_pillar = {name: sample_shapley(record.replay(name), n, ORDERS)[0] for name in game.weights}
    power, power_errors = sample_banzhaf(game.worth, n, SUBSETS)
    marginal = game.worth(whole) - game.worth(one_less)
    return MemberStanding(marginal, values, power, by_pillar, errors, power_errors)


class _Record:
    """The worths by pillar of the subsets that a sample asked for, to be asked again in the same order."""

    def __init__(self, game: Game) -> None:
        self._game = game
        self._calls: list[dict[str, Float64]] = []

    def worth(self, subsets: BoolArray) -> Float64:
        """Return what subsets are worth, and remember it by pillar."""
        game = self._game
        self._calls.append({name: weight * game.pillar(name, subsets) for name, weight in game.weights.items()})
        total: Float64 = np.sum(list(self._calls[-1].values()), axis=0)
        return total

    def replay(self, name: str) -> Worth:
        """Return a function that gives one pillar's part of the worths, call by call."""
        calls = iter(self._calls)
        return lambda _: next(calls)[name]


def _describe(game: Game, standing: MemberStanding, place: int, gains: Gains) -> Member:
    return Member(
        game.members[place],
        float(standing.marginal[place]),
        float(standing.shapley[place]),
        float(standing.banzhaf[place]),
        None if standing.shapley_error is None else float(standing.shapley_error[place]),
        None if standing.banzhaf_error is None else float(standing.banzhaf_error[place]),
        {name: float(values[place]) for name, values in standing.pillars.items()},
        gains,
    )
