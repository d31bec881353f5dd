"""A choice keeps what was considered, what was decided and why, and the evidence and edition of that day."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from hansa.errors import InputError
from hansa.evidence import Edition
from hansa.figures.expression import evaluate
from hansa.figures.figure import CountryFigure
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.document import Choice, Evidence, Strategy
from hansa.titles import Text

MOST_LETTERS = 60


@dataclass(frozen=True)
class Decision:
    """What a person decides: the question, what was considered and chosen, in words, and why."""

    step: str
    subject: str
    question: Text
    decision: Text
    reason: Text | None = None
    considered: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    author: str | None = None
    day: date | None = None


def record_choice(strategy: Strategy, decision: Decision, evidence: Iterable[Evidence], edition: Edition) -> Strategy:
    """Return a strategy with one choice more; a former choice on the same subject stays, for it tells what was thought then."""
    choice = Choice(
        id=free_id(strategy, f"c-{decision.step}-{decision.subject}"),
        step=decision.step,
        question=decision.question,
        options_considered=decision.considered,
        chosen=decision.chosen,
        decision=decision.decision,
        reason=decision.reason,
        evidence=tuple(evidence),
        edition=edition.id,
        weights=strategy.weights,
        date=(decision.day or today()).isoformat(),
        author=decision.author,
    )
    return strategy.model_copy(update={"choices": (*strategy.choices, choice)})


def today() -> date:
    """Return the day where the user sits."""
    return date.today()  # noqa: DTZ011


def note_expressions(
    edition: Edition, country: str, expressions: Iterable[str], option: str | None = None
) -> list[Evidence]:
    """Return what an edition says to expressions now: for a condition whether it holds, and every figure that it asks for once."""
    noted: dict[str, Evidence] = {}
    for expression in expressions:
        try:
            verdict = evaluate(edition, country, expression)
        except InputError:  # an instrument or a group that this edition does not know
            noted[expression] = Evidence(option=option, expression=expression)
            continue
        holds = {"true": True, "false": False}.get(verdict.state)
        noted[expression] = Evidence(option=option, expression=expression, holds=holds)
        for figure in verdict.figures:
            if figure.expression == expression:  # a figure that is a condition as well: it holds where it is not zero
                noted[expression] = _note_figure(figure, option, holds if option else None)
            else:
                noted.setdefault(figure.expression, _note_figure(figure, option))
    return list(noted.values())


def _note_figure(figure: CountryFigure, option: str | None, holds: bool | None = None) -> Evidence:
    return Evidence(
        option=option,
        expression=figure.expression,
        value=None if figure.value is None else float(f"{figure.value:.9g}"),
        unit=figure.unit,
        year=figure.year,
        dataset=", ".join(figure.datasets) or None,
        holds=holds,
    )


def note_options(
    edition: Edition, country: str, chosen: Iterable[str], considered: Iterable[str]
) -> Iterator[Evidence]:
    """Yield what an edition says to all that calls for the options chosen, and to the conditions alone of those that were not."""
    wanted = tuple(chosen)
    yield from _note_calls(edition, country, wanted)
    others = _note_calls(edition, country, (name for name in considered if name not in wanted))
    yield from (one for one in others if one.unit is None or one.holds is not None)


def _note_calls(edition: Edition, country: str, names: Iterable[str]) -> Iterator[Evidence]:
    for name in names:
        option = load_catalogue().options[name]
        yield from note_expressions(edition, country, (call.when for call in option.called_for_by), option.id)


def free_id(strategy: Strategy, wanted: str) -> str:
    """Return an id that no part of the strategy has: the one wanted, else with a number behind it.

    Ids come from what they name and not from a count, so that two people who add at the same time rarely take the same.
    """
    taken = set(_ids(strategy))
    plain = _slug(wanted)
    number = 1
    while (found := plain if number == 1 else f"{plain}-{number}") in taken:
        number += 1
    return found


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9.]+", "-", plain)[:MOST_LETTERS].strip("-.")
    return slug if slug[:1].isalpha() else f"x-{slug}".rstrip("-")


def _ids(strategy: Strategy) -> Iterator[str]:
    yield from (axis.id for axis in strategy.axes)
    yield from (objective.id for _, objective in strategy.objectives())
    for _, action in strategy.actions():
        yield action.id
        yield from (indicator.id for indicator in action.indicators)
    yield from (risk.id for risk in strategy.risks)
    yield from (choice.id for choice in strategy.choices)
