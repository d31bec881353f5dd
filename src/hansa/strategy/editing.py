"""Actions found, begun and replaced by their id; texts changed in one language without losing the other."""

from __future__ import annotations

from hansa.errors import InputError
from hansa.strategy.additions import insert_action
from hansa.strategy.choices import free_id
from hansa.strategy.document import Action, Objective, Strategy
from hansa.titles import Text, Titles, text_in


def find_action(strategy: Strategy, name: str) -> tuple[Objective, Action]:
    """Return an action with the objective that holds it.

    Raises
    ------
    InputError
        ``no-such-action``.
    """
    for objective, action in strategy.actions():
        if action.id == name:
            return objective, action
    raise InputError("no-such-action", name=name)


def replace_action(strategy: Strategy, changed: Action) -> Strategy:
    """Return a strategy in which an action stands in the place of the one that has its id."""

    def put(objective: Objective) -> Objective:
        actions = tuple(changed if one.id == changed.id else one for one in objective.actions)
        return objective.model_copy(update={"actions": actions})

    axes = tuple(
        axis.model_copy(update={"objectives": tuple(put(objective) for objective in axis.objectives)})
        for axis in strategy.axes
    )
    return strategy.model_copy(update={"axes": axes})


def begin_action(strategy: Strategy, objective: str, title: str) -> tuple[Strategy, str]:
    """Return a strategy with an action of one's own under an objective, and the action's id.

    Raises
    ------
    InputError
        ``no-such-objective``.
    """
    known = [one.id for _, one in strategy.objectives()]
    if objective not in known:
        raise InputError("no-such-objective", name=objective, known=", ".join(known))
    name = free_id(strategy, f"act-{' '.join(title.split()[:6])}")
    return insert_action(strategy, objective, Action(id=name, title=title, period=strategy.period)), name


def change_text(former: Text | None, written: str, lang: str) -> Text | None:
    """Return a text as it was written in a language; one in both languages keeps the other.

    Examples
    --------
    >>> change_text("One", "Two", "en"), change_text("One", "", "en")
    ('Two', None)
    >>> change_text(Titles(en="One", fr="Un"), "Two", "en")
    Titles(en='Two', fr='Un')
    """
    if written == text_in(former, lang):
        return former
    if isinstance(former, Titles) and written:
        return former.model_copy(update={lang: written})
    return written or None
