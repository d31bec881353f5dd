"""A framework's axes and objectives in a strategy, and a strategy mapped from one framework to another."""

from __future__ import annotations

from collections.abc import Iterable

from hansa.errors import InputError
from hansa.strategy.additions import insert_action, place_option
from hansa.strategy.catalogue import Framework, load_catalogue
from hansa.strategy.document import Action, Axis, Objective, Strategy


def find_framework(name: str) -> Framework:
    """Return a framework of the catalogue.

    Raises
    ------
    InputError
        ``unknown-framework`` with those that there are.
    """
    frameworks = load_catalogue().frameworks
    if name not in frameworks:
        raise InputError("unknown-framework", name=name, known=", ".join(frameworks))
    return frameworks[name]


def lay_out(framework: Framework) -> tuple[Axis, ...]:
    """Return a framework's axes and objectives, without actions."""
    return tuple(
        Axis(
            id=axis.id,
            title=axis.title,
            text=axis.text,
            objectives=tuple(
                Objective(id=one.id, title=one.title, text=one.text, covers=one.covers) for one in axis.objectives
            ),
        )
        for axis in framework.axes
    )


def adopt_framework(strategy: Strategy, framework: Framework) -> Strategy:
    """Return a strategy in the order of a framework, every action under the objective that it serves there.

    An action goes where its option is served first; one without an option goes to the first objective that covers what its
    former one covered. What finds no place keeps its objective, with its axis, behind those of the framework.
    """
    former = load_catalogue().frameworks.get(strategy.framework or "")
    own = {axis.id for axis in lay_out(former)} | {one.id for one in former.objectives} if former else set()
    mapped = strategy.model_copy(update={"framework": framework.id, "axes": lay_out(framework)})
    kept: dict[str, list[Objective]] = {}
    for axis, objective in strategy.objectives():
        left = []
        for action in objective.actions:
            place = _find_place(mapped, objective, action)
            mapped = insert_action(mapped, place, action) if place else mapped
            left += [] if place else [action]
        if left or (objective.id not in own and not objective.actions):
            kept.setdefault(axis.id, []).append(objective.model_copy(update={"actions": tuple(left)}))
    return mapped.model_copy(update={"axes": (*mapped.axes, *_keep_axes(strategy.axes, kept, mapped))})


def _find_place(mapped: Strategy, objective: Objective, action: Action) -> str | None:
    option = load_catalogue().options.get(action.option or "")
    place = place_option(mapped, option) if option else None
    return place or next((one.id for _, one in mapped.objectives() if set(one.covers) & set(objective.covers)), None)


def _keep_axes(axes: Iterable[Axis], kept: dict[str, list[Objective]], mapped: Strategy) -> Iterable[Axis]:
    taken = {axis.id for axis in mapped.axes} | {one.id for _, one in mapped.objectives()}
    for axis in axes:
        if axis.id in kept:
            objectives = tuple(
                one.model_copy(update={"id": f"former-{one.id}"}) if one.id in taken else one for one in kept[axis.id]
            )
            name = f"former-{axis.id}" if axis.id in taken else axis.id
            yield axis.model_copy(update={"id": name, "objectives": objectives})
