"""Where an answer goes: the field of the strategy that its question fills."""

from __future__ import annotations

import re
from collections.abc import Callable

from hansa.countries import party
from hansa.error_texts import N_
from hansa.errors import InputError
from hansa.strategy.answers import GivenAnswer, split_lines
from hansa.strategy.choices import free_id
from hansa.strategy.document import Period, Risk, Section, Stakeholder, Strategy
from hansa.strategy.fields import GivenText
from hansa.strategy.frameworks import adopt_framework, find_framework
from hansa.titles import Titles, in_both, number_in_both

DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")
DIGITS = 4
TEXTS = ("title", "vision", "mission", "problem", "purpose", "scope", "method")
SECTIONS = ("coordination", "consultation", "publication", "review", "integration")
PARTNER = N_("partner state")


def fill_field(strategy: Strategy, given: GivenAnswer, former: GivenText | None) -> Strategy:
    """Return a strategy with an answer in the field that its question fills.

    Parameters
    ----------
    strategy : Strategy
        What is filled.
    given : GivenAnswer
        The answer, already read.
    former : str or tuple of str, optional
        The former answer to the same question, whose traces in lists are taken out.

    Raises
    ------
    InputError
        ``answer-period`` where a period has not two dates in order.
    """
    field = given.question.fills
    if field in TEXTS:
        return strategy.model_copy(update={field: str(given.answer)})
    if field in SECTIONS:
        return strategy.model_copy(update={field: _keep_section(strategy, field, str(given.answer))})
    if field in LISTS:
        return LISTS[field](strategy, given, former)
    return ONE[field](strategy, given) if field in ONE else strategy


def _keep_section(strategy: Strategy, field: str, text: str) -> Section:
    known: Section | None = getattr(strategy, field)
    return known.model_copy(update={"text": text}) if known else Section(text=text)


def _fill_profile(strategy: Strategy, given: GivenAnswer) -> Strategy:
    return strategy.model_copy(update={"profile": str(given.answer)})


def _fill_framework(strategy: Strategy, given: GivenAnswer) -> Strategy:
    if given.answer == strategy.framework:
        return strategy
    return adopt_framework(strategy, find_framework(str(given.answer)))


def _fill_values(strategy: Strategy, given: GivenAnswer) -> Strategy:
    return strategy.model_copy(update={"values": tuple(split_lines(given.answer))})


def _fill_weights(strategy: Strategy, given: GivenAnswer) -> Strategy:
    return strategy.model_copy(update={"weights": weigh(given.answer)})


def weigh(answer: GivenText) -> dict[str, float]:
    r"""Return the weights of criteria: the numbers written behind them, else those that follow from their order.

    Without numbers, the criterion at rank :math:`k` of :math:`n` weighs :math:`\frac{1}{n} \sum_{i=k}^{n} \frac{1}{i}` (rank-order
    centroid: the mean of all weights that respect the order).

    Examples
    --------
    >>> weigh(("security", "voice"))
    {'security': 0.75, 'voice': 0.25}
    >>> weigh(("security=30", "voice=10"))
    {'security': 0.75, 'voice': 0.25}
    """
    names = [part.split("=")[0].strip() for part in split_lines(answer)]
    numbers = [float(part.split("=")[1]) if "=" in part else 0.0 for part in split_lines(answer)]
    if not any(numbers):
        count = len(names)
        numbers = [sum(1 / rank for rank in range(place, count + 1)) / count for place in range(1, count + 1)]
    return {name: round(number / sum(numbers), DIGITS) for name, number in zip(names, numbers, strict=True)}


def _fill_period(strategy: Strategy, given: GivenAnswer) -> Strategy:
    dates = DATE.findall(str(given.answer))
    try:
        period = Period(start=dates[0], end=dates[-1])
    except (IndexError, ValueError) as error:
        raise InputError("answer-period", place=given.place, value=given.answer) from error
    return strategy.model_copy(update={"period": period})


def _fill_resources(strategy: Strategy, given: GivenAnswer) -> Strategy:
    amount = float(str(given.answer))
    text = in_both(N_("{amount} euros a year for new actions."), amount=number_in_both(amount))
    return strategy.model_copy(update={"resources": Section(text=text)})


def _fill_risks(strategy: Strategy, given: GivenAnswer, former: GivenText | None) -> Strategy:
    """Keep a risk for each line of the answer; those of the former answer that are not in it any more are taken out."""
    gone = set(split_lines(former)) if former else set()
    kept = [risk for risk in strategy.risks if risk.title not in gone or risk.title in split_lines(given.answer)]
    filled = strategy.model_copy(update={"risks": tuple(kept)})
    for title in split_lines(given.answer):
        if title not in [risk.title for risk in filled.risks]:
            risk = Risk(id=free_id(filled, f"r-{' '.join(title.split()[:6])}"), title=title)
            filled = filled.model_copy(update={"risks": (*filled.risks, risk)})
    return filled


def _fill_stakeholders(strategy: Strategy, given: GivenAnswer, former: GivenText | None) -> Strategy:
    gone = [_name_stakeholder(name, given) for name in split_lines(former)] if former else []
    new = [_name_stakeholder(name, given) for name in split_lines(given.answer)]
    kept = [one for one in strategy.stakeholders if one not in gone and one not in new]
    return strategy.model_copy(update={"stakeholders": (*kept, *new)})


def _name_stakeholder(name: str, given: GivenAnswer) -> Stakeholder:
    if given.question.answer != "countries":
        return Stakeholder(name=name)
    state = party(name)
    return Stakeholder(name=Titles(en=state.name("en"), fr=state.name("fr")), kind="states", role=in_both(PARTNER))


ONE: dict[str, Callable[[Strategy, GivenAnswer], Strategy]] = {
    "profile": _fill_profile,
    "framework": _fill_framework,
    "values": _fill_values,
    "weights": _fill_weights,
    "period": _fill_period,
    "resources": _fill_resources,
}
"""Fields that one answer fills whole."""
LISTS: dict[str, Callable[[Strategy, GivenAnswer, GivenText | None], Strategy]] = {
    "risks": _fill_risks,
    "stakeholders": _fill_stakeholders,
}
"""Lists to which several answers, and the person's own hand, add."""
