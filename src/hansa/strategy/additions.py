"""An option becomes an action: who leads it, with whom, in which forums, measured how, under the objective that it serves."""

from __future__ import annotations

from collections.abc import Iterable

from hansa.error_texts import N_
from hansa.errors import InputError
from hansa.evidence import Edition
from hansa.figures.expression import measure
from hansa.nearest import LOOSE, suggest
from hansa.strategy.catalogue import Option, load_catalogue
from hansa.strategy.catalogue.models import Term
from hansa.strategy.choices import Decision, free_id, note_options, record_choice
from hansa.strategy.document import (
    Action,
    Axis,
    Baseline,
    Budget,
    Indicator,
    Objective,
    Partner,
    Period,
    Staff,
    Strategy,
)
from hansa.strategy.profiles import DEFAULT_PROFILE
from hansa.strategy.ranking import rank_options
from hansa.strategy.seats import keep_open
from hansa.titles import in_both, number_in_both

SAME_PILLAR = 0.25
"""Added to two overlaps of up to 1: it decides where these are about alike, and does not outweigh them."""
RIVALS = 5
"""Alternatives recorded beside a choice: those that stood next to it, as many as a reader weighs."""
MONTHS = 12
DATE_PARTS = 2


def find_option(name: str) -> Option:
    """Return an option of the catalogue.

    Raises
    ------
    InputError
        ``unknown-option`` with the nearest ids.
    """
    options = load_catalogue().options
    if name not in options:
        near = suggest(name, options, close=LOOSE)
        raise InputError("unknown-option", name=name, suggestion=", ".join(near) or "–")
    return options[name]


def add_option(strategy: Strategy, option: Option, edition: Edition, objective: str | None = None) -> Strategy:
    """Return a strategy in which an option is an action, its indicators' baselines taken from the evidence.

    Parameters
    ----------
    strategy : Strategy
        Where it is added.
    option : Option
        What is added.
    edition : Edition
        The evidence of the baselines.
    objective : str, optional
        The id of the objective that holds it; by default :func:`place_option` says which.

    Raises
    ------
    InputError
        ``option-twice`` where the strategy has it already, ``no-such-objective``.
    """
    for held, action in strategy.actions():
        if action.option == option.id and action.status != "dropped":
            raise InputError("option-twice", name=option.id, action=action.id, objective=held.id)
    place = objective or place_option(strategy, option)
    if place is None:
        strategy, place = _open_objective(strategy, option)
    known = [one.id for _, one in strategy.objectives()]
    if place not in known:
        raise InputError("no-such-objective", name=place, known=", ".join(known))
    return insert_action(strategy, place, make_action(strategy, option, edition))


def adopt_option(
    strategy: Strategy,
    option: Option,
    edition: Edition,
    objective: str | None = None,
    reason: str | None = None,
    author: str | None = None,
) -> Strategy:
    """Return a strategy with an option as an action (see :func:`add_option`) and the choice of it on record.

    What was considered beside it are the options that the evidence calls for most under the same objectives.
    """
    grown = add_option(strategy, option, edition, objective)
    ranked = rank_options(edition, strategy.country, strategy.profile or DEFAULT_PROFILE)
    rivals = [one.option.id for one in ranked if set(one.option.objectives) & set(option.objectives)][:RIVALS]
    considered = tuple(dict.fromkeys((option.id, *rivals)))
    decision = Decision(
        step="options",
        subject=option.id,
        question=in_both(N_("Does “{option}” become an action?"), option=option.title),
        decision=in_both(N_("Yes.")),
        reason=reason,
        considered=considered,
        chosen=(option.id,),
        author=author,
    )
    return record_choice(grown, decision, note_options(edition, strategy.country, (option.id,), considered), edition)


def place_option(strategy: Strategy, option: Option) -> str | None:
    """Return the objective that an option serves best; None where none covers anything that it serves.

    Best is where the objectives of 2017 and the pillars of both overlap most (Jaccard index of each, added, with a quarter more
    where the first pillar is the same); among equals, the objective with the fewest actions.
    """
    framework = load_catalogue().frameworks.get(strategy.framework or "")
    pillars = {one.id: one.pillars for one in framework.objectives} if framework else {}
    served = [one for _, one in strategy.objectives() if set(one.covers) & set(option.objectives)]
    if not served:
        return None
    return max(served, key=lambda one: (_fit(option, one, pillars.get(one.id, ())), -len(one.actions))).id


def _fit(option: Option, objective: Objective, pillars: tuple[str, ...]) -> float:
    same = SAME_PILLAR if pillars[:1] == option.pillars[:1] else 0.0
    return round(_overlap(option.objectives, objective.covers) + _overlap(option.pillars, pillars) + same, 6)


def _overlap(one: Iterable[str], other: Iterable[str]) -> float:
    first, second = set(one), set(other)
    return len(first & second) / len(first | second)


def _open_objective(strategy: Strategy, option: Option) -> tuple[Strategy, str]:
    """Return a strategy with the axis of an option's area and the objective that it serves, where no objective does yet."""
    terms = load_catalogue().terms
    area, served = _term(terms.areas, option.area), _term(terms.objectives, option.objectives[0])
    objective = Objective(id=free_id(strategy, f"o-{served.id}"), title=served.title, covers=(served.id,))
    named = [axis.id for axis in strategy.axes]
    name = f"a-{area.id}"
    axes = strategy.axes if name in named else (*strategy.axes, Axis(id=name, title=area.title))
    widened = tuple(
        axis.model_copy(update={"objectives": (*axis.objectives, objective)}) if axis.id == name else axis
        for axis in axes
    )
    return strategy.model_copy(update={"axes": widened}), objective.id


def _term(terms: tuple[Term, ...], name: str) -> Term:
    return next(term for term in terms if term.id == name)


def insert_action(strategy: Strategy, place: str, action: Action) -> Strategy:
    """Return a strategy with one action more under an objective."""

    def fill(objective: Objective) -> Objective:
        actions = (*objective.actions, action)
        return objective.model_copy(update={"actions": actions}) if objective.id == place else objective

    axes = (
        axis.model_copy(update={"objectives": tuple(fill(objective) for objective in axis.objectives)})
        for axis in strategy.axes
    )
    return strategy.model_copy(update={"axes": tuple(axes)})


def make_action(strategy: Strategy, option: Option, edition: Edition) -> Action:
    """Return an option as a proposed action over the strategy's period, with the guide's planning assumptions as its means."""
    name = free_id(strategy, f"act-{option.id}")
    return Action(
        id=name,
        option=option.id,
        title=option.title,
        text=option.what,
        lead=option.lead,
        partners=tuple(Partner(kind=partner.kind, text=partner.text) for partner in option.partners),
        forum=keep_open(edition, strategy.country, option.forums),
        period=strategy.period,
        budget=plan_budget(option, strategy.period),
        staff=Staff(first_year=option.staff.first_year, running=option.staff.running),
        indicators=tuple(
            Indicator(
                id=free_id(strategy, f"i-{option.id}-{one.id.removeprefix(f'{option.id}-')}"),
                title=one.title,
                unit=one.unit,
                better=one.better,
                evidence=one.evidence,
                baseline=measure_baseline(one.evidence, strategy.country, edition),
            )
            for one in option.indicators
        ),
    )


def plan_budget(option: Option, period: Period | None) -> Budget | None:
    """Return the amount to plan with for an option's cost class over a period; None where there is no period."""
    if period is None:
        return None
    known = load_catalogue().cost_classes[option.cost]
    years = count_years(period)
    decimals = 0 if float(years).is_integer() else 1
    message = N_("Planning assumption of the guide, not an estimate: {cost}, over {years} years.")
    note = in_both(message, cost=known.title, years=number_in_both(years, decimals))
    return Budget(amount=round(known.planned_eur * years), currency="EUR", note=note)


def count_years(period: Period) -> float:
    """Return the length of a period in years, from the first month to the last, both included."""
    start, end = (date.split("-") for date in (period.start, period.end))
    first = int(start[0]) * MONTHS + (int(start[1]) if len(start) >= DATE_PARTS else 1)
    last = int(end[0]) * MONTHS + (int(end[1]) if len(end) >= DATE_PARTS else MONTHS)
    return round((last - first + 1) / MONTHS, 2)


def measure_baseline(expression: str | None, country: str, edition: Edition) -> Baseline | None:
    """Return what an edition says to an indicator now; None where it has no expression or the figure is missing."""
    if expression is None:
        return None
    figure = measure(edition, country, expression)
    if figure.value is None:
        return None
    source = f"{', '.join(figure.datasets)} (edition {edition.id})"
    return Baseline(value=float(f"{figure.value:.9g}"), date=str(figure.year) if figure.year else None, source=source)


def find_conflicts(strategy: Strategy, option: Option) -> tuple[list[str], list[str]]:
    """Return the options that an option needs and the strategy lacks, and those in it that contradict the option."""
    options = load_catalogue().options
    held = {action.option for _, action in strategy.actions() if action.option and action.status != "dropped"}
    against = {
        name for name in held if name in option.excludes or (name in options and option.id in options[name].excludes)
    }
    return [name for name in option.needs if name not in held], sorted(against)
