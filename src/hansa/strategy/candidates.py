"""What is weighed: the options of the catalogue, or the actions of a strategy, each with what it brings and what it takes.

Every value lies in [0, 1], on a scale that does not depend on what else is weighed; what is not known is a span from ``low`` to
``high``, and what is counted is the low end.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace
from math import log

from hansa.evidence import Edition
from hansa.figures.expression import arguments, parse
from hansa.strategy.additions import count_years
from hansa.strategy.catalogue import Option, Profile, load_catalogue
from hansa.strategy.document import Action, Objective, Staff, Strategy
from hansa.strategy.profiles import DEFAULT_PROFILE
from hansa.strategy.ranking import UNREALISTIC, RankedOption, rank_option, rank_options
from hansa.titles import Text

PILLARS = ("security", "supply", "rules", "voice")
CRITERIA = (*PILLARS, "staff", "cost", "time")
"""What is weighed, in the order of every array; the first four say what an option brings, the others what it takes."""
BY_ITSELF = 0.25
"""What an option brings to a pillar that it serves where no evidence calls for it: a planning assumption."""
FULL_CALL = 4
"""Sum of the weights of reasons from which on the evidence calls for an option as strongly as it can: a planning assumption."""
TIMES = {"months": 1.0, "one_to_two_years": 0.5, "years": 0.0}
CURRENCY = "EUR"
LAYERS = {
    **dict.fromkeys(("jurisdiction_share", "transit_top_share", "state_share"), "routing"),
    **dict.fromkeys(("frontier", "cut_networks", "worst_loss"), "routing"),
    **dict.fromkeys(("paths", "sea_paths", "landing_points", "weakest_link_share"), "physical"),
    "name_server_networks": "naming",
    "signed_domain": "naming",
    "cloud_providers": "cloud",
    "regions_inside": "cloud",
    "nearest_region_km": "cloud",
}
"""The layer that a function of the evidence speaks of, where it is not its first argument."""


@dataclass(frozen=True)
class ActionCandidate:
    """Something that may be done.

    Attributes
    ----------
    id, option : str
        The id of the option or action; the option's, None for an action of one's own.
    low, high : tuple of float
        Its value by criterion, in the order of :data:`CRITERIA`; where they differ, something is not known.
    staff : Staff or None
        Full-time equivalents, in the first year and after it.
    cost_eur : float or None
        Euros a year; None where neither the file nor the catalogue says.
    needs, excludes, layers : tuple of str
        Options that come first, options that contradict it, layers of the Internet that its evidence speaks of.
    ranked : RankedOption or None
        What the evidence says to it.
    """

    id: str
    title: Text
    option: str | None
    low: tuple[float, ...]
    high: tuple[float, ...]
    staff: Staff | None
    cost_eur: float | None
    needs: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()
    ranked: RankedOption | None = None


def list_options(edition: Edition, country: str, profile: str) -> list[ActionCandidate]:
    """Return the options of the catalogue that the country is not known to have carried out already."""
    chosen = load_catalogue().profiles[profile]
    ranked = (one for one in rank_options(edition, country, profile) if one.done != "true")
    return [weigh_option(one, chosen) for one in ranked]


def list_actions(strategy: Strategy, edition: Edition) -> list[ActionCandidate]:
    """Return the actions of a strategy that are neither done nor dropped."""
    catalogue = load_catalogue()
    profile = catalogue.profiles[strategy.profile or DEFAULT_PROFILE]
    open_ones = [(held, one) for held, one in strategy.actions() if one.status not in {"done", "dropped"}]
    found = []
    for objective, action in open_ones:
        option = catalogue.options.get(action.option or "")
        if option:
            ranked = rank_option(edition, strategy.country, option, profile)
            found.append(_adapt(weigh_option(ranked, profile), strategy, action, profile))
        else:
            found.append(_weigh_own(strategy, objective, action, profile))
    return found


def list_done(strategy: Strategy, edition: Edition) -> set[str]:
    """Return the options that are carried out: those that the strategy calls done and those that the evidence does."""
    done = {action.option for _, action in strategy.actions() if action.option and action.status == "done"}
    profile = load_catalogue().profiles[strategy.profile or DEFAULT_PROFILE]
    known = (option for option in load_catalogue().options.values() if option.done_when)
    told = (rank_option(edition, strategy.country, option, profile) for option in known)
    return done | {one.option.id for one in told if one.done == "true"}


def weigh_option(ranked: RankedOption, profile: Profile) -> ActionCandidate:
    r"""Return an option with its value on each criterion.

    .. math:: v_{pillar} = p \left(b + (1 - b) \min(1, c / 4)\right), \quad
              v_{staff} = \max(0, 1 - s / S), \quad v_{cost} = 1 - \frac{\ln(a / 20\,000)}{\ln(15\,000\,000 / 20\,000)}

    where the option serves the pillar (else 0), with the weights :math:`c` of the reasons that hold, :math:`b = 1/4`, and
    :math:`p = 1/2` where the option is unusual for the profile; the staff :math:`s` of the first year and :math:`S` of the
    profile; the yearly amount :math:`a`, its scale running from the planned amount of the lowest class to that of the highest.
    Time: 1 within months, 1/2 in one to two years, 0 later.

    Parameters
    ----------
    ranked : RankedOption
        The option with what the evidence says to it.
    profile : Profile
        Whose staff the option must fit.
    """
    option = ranked.option
    cost = load_catalogue().cost_classes[option.cost].planned_eur
    means = (value_staff(option.staff.first_year, profile), value_cost(cost), TIMES[option.time_to_effect])
    fit = 1.0 if ranked.realistic else UNREALISTIC
    known, possible = (
        tuple(fit * value_call(called) if pillar in option.pillars else 0.0 for pillar in PILLARS) + means
        for called in (ranked.called, ranked.called + ranked.possible)
    )
    return ActionCandidate(
        id=option.id,
        title=option.title,
        option=option.id,
        low=known,
        high=possible,
        staff=Staff(first_year=option.staff.first_year, running=option.staff.running),
        cost_eur=cost,
        needs=option.needs,
        excludes=option.excludes,
        layers=find_layers(option),
        ranked=ranked,
    )


def value_call(called: float) -> float:
    """Return what an option brings to a pillar that it serves, from the weights of the reasons that call for it."""
    return BY_ITSELF + (1 - BY_ITSELF) * min(1.0, called / FULL_CALL)


def value_staff(first_year: float, profile: Profile) -> float:
    """Return the value of little staff: 1 where none is needed, 0 where all that the profile has is."""
    return max(0.0, 1 - first_year / profile.capacity_fte)


def value_cost(amount_eur: float) -> float:
    """Return the value of little money a year, on a logarithmic scale between the lowest and the highest planned amount."""
    planned = [one.planned_eur for one in load_catalogue().cost_classes.values()]
    amount = min(max(amount_eur, planned[0]), planned[-1])
    return 1 - log(amount / planned[0]) / log(planned[-1] / planned[0])


def find_layers(option: Option) -> tuple[str, ...]:
    """Return the layers of the Internet that an option's conditions and indicators speak of."""
    asked = [call.when for call in option.called_for_by] + [one.evidence for one in option.indicators if one.evidence]
    calls = (node for text in asked for node in ast.walk(parse(text)) if isinstance(node, ast.Call))
    named = {_layer_of(call) for call in calls}
    return tuple(sorted(named - {""}))


def _layer_of(call: ast.Call) -> str:
    from hansa.dependence.layers import BY_NAME

    first = next(iter(arguments(call)), "")
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    return str(first) if first in BY_NAME else LAYERS.get(name, "")


def _adapt(candidate: ActionCandidate, strategy: Strategy, action: Action, profile: Profile) -> ActionCandidate:
    """Return an option as the strategy's action: its own staff and budget take the place of the planning assumptions."""
    staff = action.staff or candidate.staff
    yearly = _yearly_cost(strategy, action)
    cost = candidate.cost_eur if yearly is None else yearly
    values = {
        "staff": None if action.staff is None else value_staff(action.staff.first_year, profile),
        "cost": None if yearly is None else value_cost(yearly),
    }
    low, high = (_replace(known, **values) for known in (candidate.low, candidate.high))
    return replace(candidate, id=action.id, title=action.title, low=low, high=high, staff=staff, cost_eur=cost)


def _weigh_own(strategy: Strategy, objective: Objective, action: Action, profile: Profile) -> ActionCandidate:
    """Return an action that is no option: what it brings may be little or much, and so may what it takes and does not say."""
    cost = _yearly_cost(strategy, action)
    served = _pillars_of(strategy, objective)
    staff = None if action.staff is None else value_staff(action.staff.first_year, profile)
    money = None if cost is None else value_cost(cost)
    low, high = (
        _replace(tuple(float(top and pillar in served) for pillar in CRITERIA), staff=staff, cost=money, unknown=top)
        for top in (0.0, 1.0)
    )
    return ActionCandidate(action.id, action.title, None, low, high, action.staff, cost)


def _replace(
    values: tuple[float, ...], staff: float | None, cost: float | None, unknown: float | None = None
) -> tuple[float, ...]:
    """Return values with those of staff and cost; what is not known takes ``unknown``, time as well where that is given."""
    named = dict(zip(CRITERIA, values, strict=True))
    if unknown is not None:
        named |= dict.fromkeys(("staff", "cost", "time"), unknown)
    named |= {name: value for name, value in (("staff", staff), ("cost", cost)) if value is not None}
    return tuple(named[name] for name in CRITERIA)


def _yearly_cost(strategy: Strategy, action: Action) -> float | None:
    """Return the euros that an action takes a year; None where it names none, another currency or no period."""
    period = action.period or strategy.period
    if action.budget is None or action.budget.currency != CURRENCY or period is None:
        return None
    return action.budget.amount / count_years(period)


def _pillars_of(strategy: Strategy, objective: Objective) -> set[str]:
    """Return the pillars that an objective serves: those of its framework, else those of the objectives of 2017 it covers."""
    frameworks = load_catalogue().frameworks
    own = frameworks.get(strategy.framework or "")
    held = {one.id: one.pillars for one in own.objectives} if own else {}
    covered = (one.pillars for one in frameworks["france-2017"].objectives if {*one.covers} & {*objective.covers})
    return {*held.get(objective.id, ())} or {name for group in covered for name in group} or {*PILLARS}
