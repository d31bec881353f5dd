"""What programs get of a weighing: every part of every value, the set that brings most, and what one would regret."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from hansa.strategy.candidates import CRITERIA
from hansa.strategy.document import Staff
from hansa.strategy.portfolio import LeftOutReason
from hansa.strategy.priorities import PLACES
from hansa.titles import text_in

if TYPE_CHECKING:
    from hansa.arrays import Float64
    from hansa.evidence import Edition
    from hansa.strategy.priorities import Priorities

DIGITS = 4


@dataclass(frozen=True)
class DrawsFacts:
    """How many weights were drawn, from which seed, and whether they keep the order of the criteria."""

    samples: int
    seed: int
    ordered: bool


@dataclass(frozen=True)
class AmongFirstFacts:
    """The share of draws in which a candidate is among the first so many."""

    places: int
    share: float


@dataclass(frozen=True)
class WeighedFacts:
    """One candidate: its value by criterion, what is known and what is possible, and how surely it stands first."""

    id: str
    option: str | None
    title: str
    worth: float
    worth_possible: float
    values: dict[str, float]
    values_possible: dict[str, float]
    parts: dict[str, float]
    benefit: float
    staff: Staff | None
    cost_eur: float | None
    first: float
    among_first: AmongFirstFacts
    mean_rank: float
    ranks: tuple[float, ...]
    central_weights: dict[str, float] | None
    confidence: float | None
    largest_regret: float
    missing: tuple[str, ...]


@dataclass(frozen=True)
class LeftOutFacts:
    """A candidate that the set leaves out, and why."""

    id: str
    reason: LeftOutReason
    detail: str | None


@dataclass(frozen=True)
class PortfolioFacts:
    """The set that brings most within the means."""

    staff: float
    budget_eur: float
    actions: int | None
    taken: tuple[str, ...]
    benefit: float
    gap: float
    uses: dict[str, float]
    left_out: tuple[LeftOutFacts, ...]


@dataclass(frozen=True)
class WeighedWorldFacts:
    """A future or a shock: what it takes by layer, how much less the set brings there, and what is worth most."""

    id: str
    kind: Literal["future", "scenario"]
    title: str
    losses: dict[str, float]
    set: float
    best: str


@dataclass(frozen=True)
class SafestFacts:
    """The set whose largest regret is smallest."""

    taken: tuple[str, ...]
    largest: float
    gap: float


@dataclass(frozen=True)
class RegretFacts:
    """What one would regret, world by world."""

    worlds: tuple[WeighedWorldFacts, ...]
    safest: SafestFacts


@dataclass(frozen=True)
class WeighingFacts:
    """Everything that a weighing says; candidates in the order of their value, the largest first."""

    country: str
    profile: str
    source: Literal["actions", "options"]
    weights: dict[str, float]
    draws: DrawsFacts
    candidates: tuple[WeighedFacts, ...]
    portfolio: PortfolioFacts
    regret: RegretFacts


@dataclass(frozen=True)
class PrioritiesFacts(WeighingFacts):
    """A weighing of the strategy in a file."""

    file: str
    edition: str


def tell_priorities(found: Priorities, file: str, edition: Edition, most: int | None, lang: str) -> PrioritiesFacts:
    """Return what programs get of the weighing of a strategy: of so many candidates, or of all."""
    return PrioritiesFacts(**vars(tell_weighing(found, lang, most)), file=file, edition=edition.id)


def tell_weighing(found: Priorities, lang: str, most: int | None = None) -> WeighingFacts:
    """Return what programs get of a weighing; texts in the language given."""
    count = len(found.candidates) if most is None else min(most, len(found.candidates))
    draws = found.acceptability
    return WeighingFacts(
        country=found.country,
        profile=found.profile,
        source=found.source,
        weights=_by_criterion(found.weights),
        draws=DrawsFacts(draws.samples, draws.seed, found.ordered),
        candidates=tuple(_tell_candidate(found, number, lang) for number in range(count)),
        portfolio=_tell_portfolio(found),
        regret=_tell_regret(found, lang),
    )


def _tell_candidate(found: Priorities, number: int, lang: str) -> WeighedFacts:
    one, draws = found.candidates[number], found.acceptability
    first = not np.isnan(draws.central[number, 0])
    return WeighedFacts(
        id=one.id,
        option=one.option,
        title=text_in(one.title, lang),
        worth=_round(found.worth[number]),
        worth_possible=_round(found.possible[number]),
        values=_by_criterion(found.low[number]),
        values_possible=_by_criterion(found.high[number]),
        parts=_by_criterion(found.parts()[number]),
        benefit=_round(found.benefit[number]),
        staff=one.staff,
        cost_eur=one.cost_eur,
        first=_round(draws.ranks[number, 0]),
        among_first=AmongFirstFacts(PLACES, _round(draws.within(PLACES)[number])),
        mean_rank=_round(draws.mean_rank()[number]),
        ranks=tuple(_round(share) for share in draws.ranks[number]),
        central_weights=_by_criterion(draws.central[number]) if first else None,
        confidence=_round(draws.confidence[number]) if first else None,
        largest_regret=_round(found.regret.single[:, number].max()),
        missing=tuple(figure.expression for figure in one.ranked.missing) if one.ranked else (),
    )


def _tell_portfolio(found: Priorities) -> PortfolioFacts:
    return PortfolioFacts(
        staff=found.limits.staff,
        budget_eur=found.limits.budget_eur,
        actions=found.limits.actions,
        taken=tuple(found.names(found.chosen.taken)),
        benefit=_round(found.chosen.worth),
        gap=found.chosen.gap,
        uses=found.uses(found.chosen.taken),
        left_out=tuple(LeftOutFacts(one.id, one.reason, one.detail or None) for one in found.left),
    )


def _tell_regret(found: Priorities, lang: str) -> RegretFacts:
    regret = found.regret
    worlds = tuple(
        WeighedWorldFacts(
            id=world.id,
            kind=world.kind,
            title=world.title.text(lang),
            losses={layer: _round(share) for layer, share in world.losses.items()},
            set=_round(regret.chosen[number]),
            best=found.candidates[int(regret.single[number].argmin())].id,
        )
        for number, world in enumerate(found.worlds)
    )
    safest = SafestFacts(tuple(found.names(regret.safest)), _round(regret.safest_regret), regret.gap)
    return RegretFacts(worlds, safest)


def _by_criterion(values: Float64) -> dict[str, float]:
    return {name: round(float(value), DIGITS) for name, value in zip(CRITERIA, values, strict=True)}


def _round(value: float) -> float:
    return round(float(value), DIGITS) + 0.0  # no negative zero
