"""What the review asks of a strategy, place by place: each check says which rule, where, and whether it is met."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from hansa.strategy.additions import count_years, find_conflicts, plan_budget
from hansa.strategy.candidates import CURRENCY
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.document import Action, Indicator, Section, Strategy
from hansa.strategy.keys import name_keys, name_options, name_steps
from hansa.strategy.profiles import DEFAULT_PROFILE
from hansa.strategy.references import actions_with_place
from hansa.titles import Text, Titles
from hansa.written import FaultPlace

CheckedField = str | float | Text
PLACEHOLDERS = (
    "",
    "tbd",
    "tbc",
    "todo",
    "to do",
    "to be defined",
    "n/a",
    "xxx",
    "à compléter",
    "à définir",
    "à préciser",
)


@dataclass(frozen=True)
class Check:
    """One question to a strategy.

    Attributes
    ----------
    rule : str
        Id of the rule in ``review.yml``.
    place : tuple
        Where in the file.
    met : bool
        Whether the rule is kept there.
    fields : dict
        What is filled into the rule's text; numbers are written in the reader's language.
    """

    rule: str
    place: FaultPlace
    met: bool
    fields: dict[str, CheckedField] = field(default_factory=dict)


def list_checks(strategy: Strategy, today: date) -> Iterator[Check]:
    """Yield every check of a strategy; actions that were dropped are left aside.

    Parameters
    ----------
    strategy : Strategy
        What is judged.
    today : datetime.date
        By which targets that fell due are told from those that have not.
    """
    yield from _check_head(strategy)
    yield from _check_choices(strategy)
    yield from _check_problem(strategy)
    yield from _check_axes(strategy)
    for place, action in actions_with_place(strategy):
        if action.status != "dropped":
            yield from _check_action(strategy, action, place)
            for number, indicator in enumerate(action.indicators):
                yield from _check_indicator(strategy, indicator, (*place, "indicators", number), today)
    yield from _check_sums(strategy)
    yield from _check_sections(strategy)


def _check_head(strategy: Strategy) -> Iterator[Check]:
    held = {
        "purpose": strategy.purpose,
        "scope": strategy.scope,
        "method": strategy.method,
        "vision": strategy.vision,
        "period": strategy.period,
        "choices": strategy.choices,
    }
    for name, value in held.items():
        yield Check(f"no-{name}", (name,), says(value))


def _check_choices(strategy: Strategy) -> Iterator[Check]:
    for number, choice in enumerate(strategy.choices):
        yield Check("bare-choice", ("choices", number), bool(choice.reason or choice.evidence), {"name": choice.id})


def _check_problem(strategy: Strategy) -> Iterator[Check]:
    yield Check("no-problem", ("problem",), says(strategy.problem))
    yield Check("no-edition", ("edition",), bool(strategy.edition))
    yield Check("no-risks", ("risks",), bool(strategy.risks))
    for number, risk in enumerate(strategy.risks):
        lacking = [name for name in ("likelihood", "impact", "response", "owner") if not getattr(risk, name)]
        yield Check("thin-risk", ("risks", number), not lacking, {"name": risk.title, "fields": name_keys(lacking)})


def _check_axes(strategy: Strategy) -> Iterator[Check]:
    yield Check("no-axes", ("axes",), bool(strategy.axes))
    for first, axis in enumerate(strategy.axes):
        yield Check("empty-axis", ("axes", first), bool(axis.objectives), {"name": axis.title})
        for second, one in enumerate(axis.objectives):
            served = any(action.status != "dropped" for action in one.actions)
            yield Check("empty-objective", ("axes", first, "objectives", second), served, {"name": one.title})


def _check_action(strategy: Strategy, action: Action, place: FaultPlace) -> Iterator[Check]:
    name: dict[str, CheckedField] = {"name": action.title}
    yield Check("no-text", place, says(action.text), name)
    yield Check("no-lead", (*place, "lead"), says(action.lead), name)
    yield Check("alone", (*place, "partners"), bool(action.partners or action.forum), name)
    yield Check("no-indicator", (*place, "indicators"), bool(action.indicators), name)
    yield Check("no-staff", (*place, "staff"), action.staff is not None, name)
    yield from _check_dates(strategy, action, place)
    yield from _check_budget(strategy, action, place)
    yield from _check_conflicts(strategy, action, place)


def _check_dates(strategy: Strategy, action: Action, place: FaultPlace) -> Iterator[Check]:
    period, whole = action.period, strategy.period
    yield Check("no-action-period", (*place, "period"), period is not None, {"name": action.title})
    if period and whole:
        inside = not _is_before(period.start, whole.start) and not _is_before(whole.end, period.end)
        yield Check(
            "outside-period",
            (*place, "period"),
            inside,
            {"name": action.title, "start": period.start, "end": period.end},
        )


def _check_budget(strategy: Strategy, action: Action, place: FaultPlace) -> Iterator[Check]:
    budget, here = action.budget, (*place, "budget")
    yield Check("no-budget", here, budget is not None, {"name": action.title})
    if budget is None:
        return
    option = load_catalogue().options.get(action.option or "")
    period = action.period or strategy.period
    yield Check("planned-budget", here, not (option and budget == plan_budget(option, period)), {"name": action.title})
    known = {one.budget.currency for _, one in strategy.actions() if one.budget}
    yield Check(
        "other-currency",
        here,
        budget.currency == _main_currency(strategy),
        {"name": action.title, "currency": budget.currency, "others": ", ".join(sorted(known - {budget.currency}))},
    )


def _main_currency(strategy: Strategy) -> str:
    """Return the currency of most budgets."""
    used = [one.budget.currency for _, one in strategy.actions() if one.budget]
    return max(sorted(set(used)), key=used.count)


def _check_conflicts(strategy: Strategy, action: Action, place: FaultPlace) -> Iterator[Check]:
    option = load_catalogue().options.get(action.option or "")
    if option is None:
        return
    needed, against = find_conflicts(strategy, option)
    yield Check("lacks-need", (*place, "option"), not needed, {"name": action.title, "others": name_options(needed)})
    yield Check(
        "contradiction", (*place, "option"), not against, {"name": action.title, "others": name_options(against)}
    )


def _check_indicator(strategy: Strategy, one: Indicator, place: FaultPlace, today: date) -> Iterator[Check]:
    name: dict[str, CheckedField] = {"name": one.title}
    baseline, target = one.baseline, one.target
    start = baseline.value if baseline else None
    yield Check("no-unit", (*place, "unit"), bool(one.unit), name)
    yield Check("no-baseline", (*place, "baseline"), start is not None, name)
    if baseline and start is not None:
        lacking = [key for key in ("date", "source") if not getattr(baseline, key)]
        yield Check("bare-baseline", (*place, "baseline"), not lacking, name | {"fields": name_keys(lacking)})
    yield Check("no-target", (*place, "target"), target is not None, name)
    if target is None:
        return
    if start is not None and one.better:
        better = target.value > start if one.better == "higher" else target.value < start
        yield Check("backward-target", (*place, "target"), better, name | {"baseline": start, "target": target.value})
    if strategy.period:
        late = _is_before(strategy.period.end, target.date)
        yield Check("late-target", (*place, "target"), not late, name | {"date": target.date})
    if _is_before(target.date, today.isoformat()):
        yield Check("no-result", (*place, "results"), bool(one.results), name | {"date": target.date})


def _check_sums(strategy: Strategy) -> Iterator[Check]:
    profile = load_catalogue().profiles[strategy.profile or DEFAULT_PROFILE]
    staff, money = _add_means(strategy)
    if staff is not None:
        fields: dict[str, CheckedField] = {"taken": staff, "most": profile.capacity_fte}
        yield Check("too-much-staff", ("axes",), staff <= profile.capacity_fte, fields)
    if money is not None:
        yield Check(
            "too-much-money", ("axes",), money <= profile.budget_eur, {"taken": money, "most": profile.budget_eur}
        )


def _add_means(strategy: Strategy) -> tuple[float | None, float | None]:
    """Return the staff of the first year and the euros a year that open actions take together; None where none is named."""
    open_ones = [one for _, one in strategy.actions() if one.status not in {"done", "dropped"}]
    staff = [one.staff.first_year for one in open_ones if one.staff]
    money = [
        one.budget.amount / count_years(period)
        for one in open_ones
        if one.budget and one.budget.currency == CURRENCY and (period := one.period or strategy.period)
    ]
    return round(sum(staff), 2) if staff else None, round(sum(money), 2) if money else None


def _check_sections(strategy: Strategy) -> Iterator[Check]:
    for name in ("resources", "coordination", "consultation", "integration", "review", "publication"):
        section: Section | None = getattr(strategy, name)
        yield Check(f"no-{name}", (name,), section is not None and says(section.text))
    if strategy.coordination:
        yield Check("no-coordinator", ("coordination",), bool(strategy.coordination.owner))
    if strategy.review:
        yield Check("no-review-date", ("review",), bool(strategy.review.date))
    yield Check("no-stakeholders", ("stakeholders",), bool(strategy.stakeholders))
    steps = load_catalogue().steps
    still = [name for name, one in strategy.steps.items() if one.state == "open"]
    if strategy.steps:
        named = name_steps(name for name in steps if name in still)
        yield Check("open-steps", ("steps",), not still, {"names": named})


def says(value: object) -> bool:
    """Whether a value says something: not empty, and no placeholder like ``tbd`` or ``à compléter``."""
    words = f"{value.en} {value.fr}" if isinstance(value, Titles) else value
    if not isinstance(words, str):
        return bool(value)
    return words.strip(" .…-–?_[]()").casefold() not in PLACEHOLDERS


def _is_before(first: str, second: str) -> bool:
    """Whether a day, month or year has ended before another begins."""
    length = min(len(first), len(second))
    return first[:length] < second[:length]
