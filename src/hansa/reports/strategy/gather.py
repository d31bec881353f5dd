"""Everything that a strategy's document says, gathered once from its file, the guide's catalogue and the edition."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from hansa.errors import InputError
from hansa.evidence import Edition
from hansa.figures.expression import measure
from hansa.figures.figure import CountryFigure
from hansa.figures.lookups import Row, forums
from hansa.reports.strategy.means import Means, spread_means
from hansa.strategy.catalogue import Option, load_catalogue
from hansa.strategy.document import Action, Answered, Axis, Indicator, Objective, Strategy
from hansa.strategy.fields import GivenText
from hansa.strategy.profiles import DEFAULT_PROFILE
from hansa.strategy.ranking import RankedOption, rank_option

if TYPE_CHECKING:
    from hansa.reports.brief import Brief
    from hansa.strategy.priorities import Priorities
    from hansa.strategy.review import Review

SAMPLES = 10_000
"""Draws of weights for a document: a share is then within one point of that of many more (95 % of the time)."""
CLOSED = ("done", "dropped")


@dataclass(frozen=True)
class NumberedAction:
    """An action with its number in the document (``2.1.3``), its place, and what the evidence says today to its option."""

    country: str
    number: str
    axis: Axis
    objective: Objective
    action: Action
    option: Option | None
    ranked: RankedOption | None


@dataclass(frozen=True)
class LiveIndicator:
    """An indicator with the number of its action and today's figure; None where nothing in the edition measures it."""

    number: str
    indicator: Indicator
    today: CountryFigure | None


@dataclass(frozen=True)
class Report:
    """What a strategy's document is made from.

    Attributes
    ----------
    brief : Brief
        What the edition says of the country.
    actions : tuple of NumberedAction
        In the order of the file, those dropped left out.
    indicators : tuple of LiveIndicator
        Of these actions.
    forums : dict of str to dict
        Rows of the edition's table by id; empty where the edition lacks it.
    """

    strategy: Strategy
    edition: Edition
    brief: Brief
    actions: tuple[NumberedAction, ...]
    indicators: tuple[LiveIndicator, ...]
    forums: dict[str, Row]

    @cached_property
    def means(self) -> Means:
        """What the actions take, year by year."""
        return spread_means(one.action for one in self.actions)

    @cached_property
    def review(self) -> Review:
        """What the strategy still lacks, by the six characteristics."""
        from hansa.strategy.review import review_strategy

        return review_strategy(self.strategy)

    @cached_property
    def priorities(self) -> Priorities | None:
        """What the actions are worth beside each other; None where there is none to weigh."""
        from hansa.strategy.priorities import WantedPriorities, prioritise

        open_actions = [one for one in self.actions if one.action.status not in CLOSED]
        return prioritise(self.strategy, self.edition, WantedPriorities(samples=SAMPLES)) if open_actions else None

    def answer(self, step: str, question: str) -> GivenText:
        """Return the answer to a question of the guide; empty where there is none."""
        return self.strategy.steps.get(step, Answered()).answers.get(question, "")

    def numbers(self, objective: str) -> list[NumberedAction]:
        """Return the actions under an objective."""
        return [one for one in self.actions if one.objective.id == objective]


def gather_report(strategy: Strategy, edition: Edition, peers: str = "region") -> Report:
    """Gather what a strategy's document says.

    Parameters
    ----------
    strategy : Strategy
        What is written.
    edition : Edition
        The evidence of today; the choices keep that of their own day.
    peers : str
        The group that the country stands beside.

    Raises
    ------
    InputError
        See :func:`hansa.reports.brief.gather_brief`.
    """
    from hansa.reports.brief import gather_brief

    actions = tuple(_number_actions(strategy, edition))
    return Report(
        strategy=strategy,
        edition=edition,
        brief=gather_brief(strategy.country, peers=peers, edition=edition),
        actions=actions,
        indicators=tuple(
            LiveIndicator(one.number, indicator, _measure(indicator, strategy.country, edition))
            for one in actions
            for indicator in one.action.indicators
        ),
        forums=forums(edition),
    )


def _number_actions(strategy: Strategy, edition: Edition) -> list[NumberedAction]:
    found = []
    for first, axis in enumerate(strategy.axes, start=1):
        for second, objective in enumerate(axis.objectives, start=1):
            kept = (action for action in objective.actions if action.status != "dropped")
            for third, action in enumerate(kept, start=1):
                option = load_catalogue().options.get(action.option or "")
                ranked = _rank(option, strategy, edition) if option else None
                number = f"{first}.{second}.{third}"
                found.append(NumberedAction(strategy.country, number, axis, objective, action, option, ranked))
    return found


def _rank(option: Option, strategy: Strategy, edition: Edition) -> RankedOption | None:
    profile = load_catalogue().profiles[strategy.profile or DEFAULT_PROFILE]
    try:
        return rank_option(edition, strategy.country, option, profile)
    except InputError:  # an instrument or a group that this edition does not know
        return None


def _measure(indicator: Indicator, country: str, edition: Edition) -> CountryFigure | None:
    if indicator.evidence is None:
        return None
    try:
        return measure(edition, country, indicator.evidence)
    except InputError:  # a condition, or what this edition cannot be asked
        return None
