"""What a strategy refers to: options, roles, forums, steps, objectives, criteria; and what of it leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from hansa.errors import InputError
from hansa.nearest import LOOSE, suggest
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.document import Action, Indicator, Objective, Strategy
from hansa.written import FaultPlace

NAME = re.compile(r"[a-z0-9]+([._-][a-z0-9]+)*")


@dataclass(frozen=True)
class Dangling:
    """A reference that leads nowhere, or an id that stands twice."""

    kind: Literal["unknown", "twice", "expression"]
    place: FaultPlace
    name: str
    suggestion: str


def looks_like_id(name: str) -> bool:
    """Whether a name must be an id; whoever names a body or a forum in words of their own begins with a capital or uses a space."""
    return NAME.fullmatch(name) is not None


def find_dangling(strategy: Strategy, forums: Iterable[str] | None) -> list[Dangling]:
    """Return the references that lead nowhere and the ids that stand twice.

    Parameters
    ----------
    strategy : Strategy
        What is checked, against the catalogue that ships with the package.
    forums : iterable of str, optional
        The ids of the forums that the edition knows; None where it knows none, and then forums are not checked.
    """
    return [
        *_repeated(strategy),
        *_dangling_heads(strategy),
        *(one for place, objective in _objectives(strategy) for one in _dangling_covers(place, objective)),
        *(one for place, action in actions_with_place(strategy) for one in _dangling_action(place, action, forums)),
        *_dangling_choices(strategy),
    ]


def _unknown(place: FaultPlace, name: str | None, known: Iterable[str]) -> Iterator[Dangling]:
    listed = list(known)
    if name is not None and name not in listed:
        near = suggest(name, listed, close=LOOSE)
        yield Dangling("unknown", place, name, ", ".join(near or listed[:8]))


def _dangling_heads(strategy: Strategy) -> Iterator[Dangling]:
    catalogue = load_catalogue()
    yield from _unknown(("profile",), strategy.profile, catalogue.profiles)
    yield from _unknown(("framework",), strategy.framework, catalogue.frameworks)
    criteria = [term.id for term in catalogue.terms.criteria]
    for name in strategy.weights:
        yield from _unknown(("weights", name), name, criteria)
    for step in strategy.steps:
        yield from _unknown(("steps", step), step, catalogue.steps)


def _dangling_covers(place: FaultPlace, objective: Objective) -> Iterator[Dangling]:
    known = [term.id for term in load_catalogue().terms.objectives]
    for number, name in enumerate(objective.covers):
        yield from _unknown((*place, "covers", number), name, known)


def _dangling_action(place: FaultPlace, action: Action, forums: Iterable[str] | None) -> Iterator[Dangling]:
    catalogue = load_catalogue()
    yield from _unknown((*place, "option"), action.option, catalogue.options)
    if action.lead and looks_like_id(action.lead):
        yield from _unknown((*place, "lead"), action.lead, catalogue.roles)
    for number, name in enumerate(action.forum if forums is not None else ()):
        if looks_like_id(name):
            yield from _unknown((*place, "forum", number), name, forums or ())
    for number, indicator in enumerate(action.indicators):
        yield from _dangling_expression((*place, "indicators", number, "evidence"), indicator)


def _dangling_expression(place: FaultPlace, indicator: Indicator) -> Iterator[Dangling]:
    from hansa.figures.expression import parse

    if indicator.evidence is None:
        return
    try:
        parse(indicator.evidence)
    except InputError as error:
        near = error.fields.get("suggestion") or error.fields.get("usage") or ""
        yield Dangling("expression", place, indicator.evidence, str(near))


def _dangling_choices(strategy: Strategy) -> Iterator[Dangling]:
    catalogue = load_catalogue()
    known = {*_choosable(), *(action.id for _, action in strategy.actions())}
    for number, choice in enumerate(strategy.choices):
        place: FaultPlace = ("choices", number)
        yield from _unknown((*place, "step"), choice.step, catalogue.steps)
        for key, names in (("options_considered", choice.options_considered), ("chosen", choice.chosen)):
            for position, name in enumerate(names):
                yield from _unknown((*place, key, position), name, known)


@cache
def _choosable() -> frozenset[str]:
    """Return the ids of everything that the guide lets one choose."""
    catalogue = load_catalogue()
    terms = (*catalogue.terms.criteria, *catalogue.terms.pillars)
    named = (catalogue.options, catalogue.profiles, catalogue.frameworks, catalogue.roles, catalogue.futures)
    questions = (question for step in catalogue.steps.values() for question in step.questions)
    offered = (term.id for question in questions for term in question.choices)
    return frozenset({*(name for kind in named for name in kind), *(term.id for term in terms), *offered})


def _repeated(strategy: Strategy) -> Iterator[Dangling]:
    seen: set[str] = set()
    for place, name in _ids(strategy):
        if name in seen:
            yield Dangling("twice", (*place, "id"), name, "")
        seen.add(name)


def _ids(strategy: Strategy) -> Iterator[tuple[FaultPlace, str]]:
    for number, axis in enumerate(strategy.axes):
        yield ("axes", number), axis.id
    yield from ((place, objective.id) for place, objective in _objectives(strategy))
    for place, action in actions_with_place(strategy):
        yield place, action.id
        yield from (((*place, "indicators", number), one.id) for number, one in enumerate(action.indicators))
    yield from ((("risks", number), risk.id) for number, risk in enumerate(strategy.risks))
    yield from ((("choices", number), choice.id) for number, choice in enumerate(strategy.choices))


def _objectives(strategy: Strategy) -> Iterator[tuple[FaultPlace, Objective]]:
    for first, axis in enumerate(strategy.axes):
        for second, objective in enumerate(axis.objectives):
            yield ("axes", first, "objectives", second), objective


def actions_with_place(strategy: Strategy) -> Iterator[tuple[FaultPlace, Action]]:
    """Yield every action with its place in the file."""
    for place, objective in _objectives(strategy):
        yield from (((*place, "actions", number), action) for number, action in enumerate(objective.actions))
