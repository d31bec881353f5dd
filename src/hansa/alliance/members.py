r"""Members: what each brings to a coalition, and what it gains there.

What a member brings is told pillar by pillar, and of all together only under weights that the user chose, in three ways: its
marginal contribution to the whole, :math:`v(N) - v(N \setminus i)`; its Shapley value, the mean of what it adds over all orders
in which the members may join; and its Banzhaf value, the mean over all subsets of the others. Shapley values add up to the
pillar's value, or to the coalition's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hansa.alliance.gains import Gains, measure_gains
from hansa.alliance.games import EXACT_MEMBERS, banzhaf, least_core, list_subsets, shapley
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
class Contribution:
    """What one member brings, in a pillar or in all under the weights chosen.

    Attributes
    ----------
    marginal : float
        What the whole coalition is worth with it, less without it.
    shapley, banzhaf : float
        Its values in the game.
    shapley_error, banzhaf_error : float or None
        Standard errors; None where the values are exact.
    """

    marginal: float
    shapley: float
    banzhaf: float
    shapley_error: float | None = None
    banzhaf_error: float | None = None


@dataclass(frozen=True)
class Member:
    """What one member brings and gains.

    Attributes
    ----------
    pillars : dict of str to Contribution
        What it brings in each pillar that is known, each pillar's value counted in full.
    total : Contribution or None
        The same of all pillars under the weights chosen; None without any.
    gains : Gains
        What it gains in its own terms.
    """

    country: str
    pillars: dict[str, Contribution]
    total: Contribution | None
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
    """A coalition with its members: by code, or the one with the largest Shapley value first where the pillars are weighed.

    Attributes
    ----------
    exact : bool
        Whether all subsets were counted; else values are sampled, with standard errors.
    stability : Stability or None
        None without weights, and beyond sixteen members.
    """

    value: Value
    members: tuple[Member, ...]
    exact: bool
    stability: Stability | None


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
        Of the pillars, adding up to 1; by default nothing is told of all pillars together.

    Raises
    ------
    InputError
        ``coalition-too-small``, ``coalition-too-large``.
    """
    setting = open_setting(edition, model, group)
    game = open_game(setting, weights)
    exact = len(game.members) <= EXACT_MEMBERS
    pillars, total, stability = _count(game) if exact else (*_sample(game), None)
    gains = measure_gains(setting, game)
    members = [
        Member(code, {name: one[place] for name, one in pillars.items()}, total[place] if total else None, gains[code])
        for place, code in enumerate(game.members)
    ]
    ranked = sorted(members, key=lambda one: (-one.total.shapley if one.total else 0.0, one.country))
    return Members(compose_value(setting, game), tuple(ranked), exact, stability)


Contributions = list[Contribution]
"""One a member, in the order of the game."""


def _count(game: Game) -> tuple[dict[str, Contributions], Contributions | None, Stability | None]:
    subsets = list_subsets(len(game.members))
    worths = {name: game.pillar(name, subsets) for name in game.known}
    pillars = {name: _contribute(worth, len(game.members)) for name, worth in worths.items()}
    if not game.weights:
        return pillars, None, None
    worth = np.sum([weight * worths[name] for name, weight in game.weights.items()], axis=0)
    epsilon, shares = least_core(worth)
    stability = Stability(epsilon, dict(zip(game.members, shares.tolist(), strict=True)))
    return pillars, _contribute(worth, len(game.members)), stability


def _contribute(worth: Float64, n: int) -> Contributions:
    marginal = worth[-1] - worth[(len(worth) - 1) ^ (1 << np.arange(n))]
    return [Contribution(*map(float, row)) for row in zip(marginal, shapley(worth), banzhaf(worth), strict=True)]


def _sample(game: Game) -> tuple[dict[str, Contributions], Contributions | None]:
    records = {name: _Record(game, name) for name in game.known}
    pillars = {name: _estimate(record.worth, len(game.members)) for name, record in records.items()}
    if not game.weights:
        return pillars, None
    replays = {name: iter(records[name].calls) for name in game.weights}

    def weigh(_: BoolArray) -> Float64:
        total: Float64 = np.sum([weight * next(replays[name]) for name, weight in game.weights.items()], axis=0)
        return total

    return pillars, _estimate(weigh, len(game.members))


def _estimate(worth: Worth, n: int) -> Contributions:
    whole, one_less = np.ones((1, n), np.bool_), ~np.eye(n, dtype=np.bool_)
    values, errors = sample_shapley(worth, n, ORDERS)
    power, power_errors = sample_banzhaf(worth, n, SUBSETS)
    marginal = worth(whole) - worth(one_less)
    columns = (marginal, values, power, errors, power_errors)
    return [Contribution(*map(float, row)) for row in zip(*columns, strict=True)]


class _Record:
    """The worths in one pillar of the subsets that a sample asked for: the same seed asks for the same ones again."""

    def __init__(self, game: Game, name: str) -> None:
        self._game = game
        self._name = name
        self.calls: list[Float64] = []

    def worth(self, subsets: BoolArray) -> Float64:
        """Return what subsets are worth, and remember it."""
        self.calls.append(self._game.pillar(self._name, subsets))
        return self.calls[-1]
