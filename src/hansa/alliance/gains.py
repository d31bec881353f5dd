"""Gains: what a country has from a coalition, in its own terms: losses given back, dependence moved inside, rules to join."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

import numpy as np

from hansa.alliance.supply import IMPORTS, read_shares
from hansa.countries import all_countries
from hansa.dependence.row import EUROPEAN_UNION
from hansa.evidence.groups import union_members
from hansa.figures import lookups
from hansa.figures.worst_cases import Case, has_outcomes, rank_by_excess

if TYPE_CHECKING:
    from hansa.alliance.value import Game, Setting
    from hansa.evidence import Edition

MOST_OF_OTHERS = 0.5
"""An instrument is the coalition's where more than this part of the other members are parties: most, and no fixed few."""


@dataclass(frozen=True)
class Softened:
    """One of the scenarios that hit a country harder than most, in users times the share of the world's users that they lose.

    Attributes
    ----------
    lost, repairable, regained : float
        All that is lost; what routes through others could repair; what the coalition gives back of that.
    lost_share : float or None
        What is lost as a share of the country's routes with the rest of the world.
    """

    scenario: str
    lost: float
    repairable: float
    regained: float
    lost_share: float | None = None

    @property
    def regained_share(self) -> float | None:
        """What is given back, as a share of the same whole."""
        return self.lost_share * self.regained / self.lost if self.lost_share is not None and self.lost else None


@dataclass(frozen=True)
class Moved:
    """One layer: the share of a country's known suppliers that is its own, and that is the coalition's with it.

    ``holder`` is the member, itself apart, that supplies most, None where none does. ``imports`` says that the layer knows imports
    alone: what the country makes itself is not in the data, and ``alone`` is the part that it buys back from itself.
    """

    layer: str
    alone: float
    inside: float
    holder: str | None = None
    imports: bool = False


@dataclass(frozen=True)
class Gains:
    """What a country has from a coalition that it stands in.

    Attributes
    ----------
    softened : tuple of Softened
        Those of the scenarios that hit it harder than most in which something can be repaired, the worst first.
    moved : tuple of Moved
        The layers in which its suppliers are known.
    lacking : tuple of str
        Instruments on whose list most other members are and it is not; lists complete as of their dates only.
    worst : Case or None
        The scenario that hits it most unlike the others, whether or not it can be repaired.
    """

    softened: tuple[Softened, ...]
    moved: tuple[Moved, ...]
    lacking: tuple[str, ...]
    worst: Case | None = None

    @property
    def regained_share(self) -> float | None:
        """Share of the repairable losses that the coalition gives back; None where there are none."""
        repairable = sum(one.repairable for one in self.softened)
        return sum(one.regained for one in self.softened) / repairable if repairable else None

    @property
    def moved_share(self) -> float | None:
        """Mean over the layers of the share that comes to lie inside; None where no layer is known."""
        return fmean(one.inside - one.alone for one in self.moved) if self.moved else None


def measure_gains(setting: Setting, game: Game, countries: Sequence[str] | None = None) -> dict[str, Gains]:
    """Return what members gain.

    Parameters
    ----------
    setting : Setting
        The evidence.
    game : Game
        Of the coalition, the candidate included where one is asked about.
    countries : sequence of str, optional
        Which members; all by default.
    """
    softened = _soften(setting, game.members)
    return {
        code: Gains(
            softened[code],
            move_inside(setting.edition, code, game.members),
            _lack(game, code),
            find_worst(setting.edition, code),
        )
        for code in (countries or game.members)
    }


def find_worst(edition: Edition, country: str) -> Case | None:
    """Return the scenario that hits a country most unlike the others; None where none hits it harder than most."""
    ranked = rank_by_excess(edition, country) if has_outcomes(edition) else ()
    return ranked[0] if ranked and ranked[0].own else None


def _soften(setting: Setting, members: Sequence[str]) -> dict[str, tuple[Softened, ...]]:
    if setting.relief is None:
        return dict.fromkeys(members, ())
    regained = setting.relief.regain(members, np.ones((1, len(members)), np.bool_))
    shares = lookups.lost_shares(setting.edition)
    found = {}
    for place, code in enumerate(members):
        scenarios = [
            Softened(name, loss.lost, loss.repairable, float(regained[name][place, 0]), shares.get((name, code)))
            for name, loss in setting.relief.lose(code).items()
        ]
        found[code] = tuple(sorted(scenarios, key=lambda one: (-one.repairable, one.scenario)))
    return found


def move_inside(edition: Edition, country: str, members: Sequence[str]) -> tuple[Moved, ...]:
    """Return, for each layer in which a country's suppliers are known, its own share and that of a coalition with it."""
    inside = {*members, *([EUROPEAN_UNION] if set(union_members(edition)) <= set(members) else [])}
    row = list(all_countries()).index(country)
    return tuple(
        _move(layer.layer, dict(zip(layer.suppliers, layer.shares[row].tolist(), strict=True)), country, inside)
        for layer in read_shares(edition)
        if layer.confidence[row] > 0 and not layer.alike
    )


def _move(layer: str, shares: dict[str, float], country: str, inside: set[str]) -> Moved:
    others = {code: share for code, share in shares.items() if code in inside and code != country and share > 0}
    holder = max(sorted(others), key=lambda code: others[code], default=None)
    alone = shares.get(country, 0.0)
    return Moved(layer, alone, alone + sum(others.values()), holder, layer in IMPORTS)


def _lack(game: Game, country: str) -> tuple[str, ...]:
    matrix = game.rules
    own = matrix.countries.index(country)
    others = np.delete(matrix.party, own, axis=0).mean(axis=0)
    wanted = matrix.complete & ~matrix.party[own] & (others > MOST_OF_OTHERS)
    return tuple(name for name, lacking in zip(matrix.instruments, wanted, strict=True) if lacking)
