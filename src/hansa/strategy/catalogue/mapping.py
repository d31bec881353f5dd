"""From one framework to another: which objectives stand for the same thing, by the eight objectives and the four pillars."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from hansa.strategy.catalogue.models import Framework, FrameworkObjective

COVER_WEIGHT = 2
"""A shared objective of the eight says more than a shared pillar of the four."""


@dataclass(frozen=True)
class Match:
    """An objective of the other framework and how much it shares with what is mapped.

    Attributes
    ----------
    covers : tuple of str
        The objectives of the eight that both cover.
    pillars : tuple of str
        The pillars that both serve.
    """

    objective: FrameworkObjective
    covers: tuple[str, ...]
    pillars: tuple[str, ...]


def match_objectives(covers: Collection[str], pillars: Collection[str], framework: Framework) -> tuple[Match, ...]:
    """Return the objectives of a framework that share something, the closest first.

    Parameters
    ----------
    covers : collection of str
        Which of the eight objectives are covered by what is mapped: an objective, an option.
    pillars : collection of str
        Which of the four pillars it serves.
    framework : Framework
        Where to.

    Returns
    -------
    tuple of Match
        By ``2 x`` the share of common objectives among those that either covers, plus the same share for pillars; equals in the framework's order.
        What shares a pillar only is left out where some share an objective.
    """
    found = [Match(one, _shared(covers, one.covers), _shared(pillars, one.pillars)) for one in framework.objectives]
    close = [match for match in found if match.covers] or [match for match in found if match.pillars]
    return tuple(sorted(close, key=lambda match: -_closeness(match, covers, pillars)))


def _shared(first: Collection[str], second: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in second if name in first)


def _closeness(match: Match, covers: Collection[str], pillars: Collection[str]) -> float:
    return COVER_WEIGHT * _overlap(covers, match.objective.covers) + _overlap(pillars, match.objective.pillars)


def _overlap(first: Collection[str], second: Collection[str]) -> float:
    every = {*first, *second}
    return len({*first} & {*second}) / len(every) if every else 0.0
