"""What the evidence says today of choices made earlier: what has changed since, and which of them to open again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from hansa.errors import InputError
from hansa.evidence import Edition
from hansa.figures.expression import evaluate
from hansa.strategy.catalogue import Option, load_catalogue
from hansa.strategy.choices import note_expressions
from hansa.strategy.document import Choice, Evidence, Strategy

SHARE_STEP = 0.05
"""A share that moved by less has not changed for a decision."""
RELATIVE_STEP = 0.1
"""The same for every other figure, relative to its former value."""

AuditKind = Literal["condition", "figure", "appeared", "vanished", "unreadable", "weights"]


@dataclass(frozen=True)
class Shift:
    """One thing that is not as it was when a choice was made.

    Attributes
    ----------
    kind : str
        ``condition``: it held then and does not now, or the reverse, or was unknown; ``figure``: it moved by more than
        5 points (shares) or 10 per cent; ``appeared`` and ``vanished``: a figure that was or is missing; ``unreadable``: this
        edition cannot be asked the question; ``weights``: the weights of the criteria are others.
    expression : str
        The condition or figure; empty for weights.
    former, present : object
        Value or state, then and now.
    unit : str or None
        Unit of a figure.
    option : str or None
        The option that the evidence speaks of.
    reopens : bool
        Whether the choice rested on it; see :func:`audit_choices`.
    """

    kind: AuditKind
    expression: str
    former: Any
    present: Any
    unit: str | None = None
    option: str | None = None
    reopens: bool = False


@dataclass(frozen=True)
class Audited:
    """A choice as the evidence sees it today.

    Attributes
    ----------
    state : str
        ``stands``, ``reopen``, ``replaced`` (a later choice answers the same question) or ``bare`` (it names no evidence).
    """

    choice: Choice
    state: Literal["stands", "reopen", "replaced", "bare"]
    shifts: tuple[Shift, ...]


def audit_choices(strategy: Strategy, edition: Edition) -> list[Audited]:
    """Return every choice with what has changed since it was made.

    Parameters
    ----------
    strategy : Strategy
        Whose choices.
    edition : Edition
        The evidence of today, which every recorded expression is asked of again.

    Assumptions and limits
    ----------------------
    A choice is opened again where a condition that called for what was chosen holds no more; where one holds now that calls for
    what was considered, not chosen and is not in the strategy, and with it the evidence calls louder for that than for something
    chosen; where a yes or no beside the question turned; or where the weights of the criteria are others. A figure that moved without any of this is shown and leaves the choice as it is.
    """
    last = {(choice.step, repr(choice.question)): choice.id for choice in strategy.choices}
    found = []
    for choice in strategy.choices:
        shifts = tuple(_find_shifts(strategy, choice, edition))
        if last[choice.step, repr(choice.question)] != choice.id:
            found.append(Audited(choice, "replaced", ()))
        elif any(shift.reopens for shift in shifts):
            found.append(Audited(choice, "reopen", shifts))
        else:
            found.append(Audited(choice, "stands" if choice.evidence else "bare", shifts))
    return found


def _find_shifts(strategy: Strategy, choice: Choice, edition: Edition) -> Iterator[Shift]:
    if choice.weights and choice.weights != strategy.weights:
        yield Shift("weights", "", choice.weights, strategy.weights, reopens=True)
    for then in choice.evidence:
        shift = _compare(then, strategy.country, edition)
        if shift:
            yield replace(shift, reopens=_reopens(shift, choice, strategy, edition))


def _reopens(shift: Shift, choice: Choice, strategy: Strategy, edition: Edition) -> bool:
    """Whether what a choice rested on has turned: a condition, or a yes or no beside the question."""
    if shift.kind != "condition" and shift.unit != "flag":
        return False
    before, after = bool(shift.former), bool(shift.present)
    if shift.option is None:
        return before != after
    if shift.kind != "condition":  # what an option's flag means is said by its condition
        return False
    if shift.option in choice.chosen:
        return before and not after
    return after and not before and _overtakes(shift.option, choice, strategy, edition)


def _overtakes(name: str, choice: Choice, strategy: Strategy, edition: Edition) -> bool:
    """Whether the evidence now calls louder for an option than for one that was chosen, and the strategy does not have it."""
    options = load_catalogue().options
    held = {action.option for _, action in strategy.actions() if action.status != "dropped"}
    chosen = [options[one] for one in choice.chosen if one in options]
    if name in held or name not in options or not chosen:
        return False
    rival = weigh_calls(edition, strategy.country, options[name])
    return rival > min(weigh_calls(edition, strategy.country, one) for one in chosen)


def weigh_calls(edition: Edition, country: str, option: Option) -> int:
    """Return the sum of the weights of the reasons that call for an option now."""
    calls = option.called_for_by
    return sum(call.weight for call in calls if evaluate(edition, country, call.when).state == "true")


def _compare(then: Evidence, country: str, edition: Edition) -> Shift | None:
    try:
        evaluate(edition, country, then.expression)
    except InputError:  # a function that this version, or an instrument that this edition, does not know
        return Shift("unreadable", then.expression, then.value, None, then.unit, then.option)
    noted = note_expressions(edition, country, [then.expression], then.option)
    now = next(one for one in noted if one.expression == then.expression)
    is_figure = then.unit is not None
    if (then.holds is not None or not is_figure) and then.holds is not now.holds:
        return _shift("condition", then, now, then.holds, now.holds)
    return _compare_figures(then, now) if is_figure else None


def _compare_figures(then: Evidence, now: Evidence) -> Shift | None:
    if then.value is None and now.value is None:
        return None
    if then.value is None or now.value is None:
        return _shift("appeared" if then.value is None else "vanished", then, now, then.value, now.value)
    return _shift("figure", then, now, then.value, now.value) if _moved(then.value, now.value, now.unit) else None


def _shift(kind: AuditKind, then: Evidence, now: Evidence, former: Any, present: Any) -> Shift:
    return Shift(kind, then.expression, former, present, now.unit or then.unit, then.option)


def _moved(former: float, present: float, unit: str | None) -> bool:
    if unit == "flag":
        return former != present
    step = SHARE_STEP if unit == "share" else RELATIVE_STEP * abs(former)
    return abs(present - former) >= step and present != former
