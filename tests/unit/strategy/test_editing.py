"""Editing: an action begun and replaced in its place, a text changed in one language."""

from __future__ import annotations

import pytest

from hansa.countries import resolve
from hansa.errors import InputError
from hansa.evidence import open_edition
from hansa.strategy.editing import begin_action, change_text, find_action, replace_action
from hansa.strategy.frameworks import find_framework
from hansa.strategy.guide import begin_strategy
from hansa.titles import Titles

STRATEGY = begin_strategy(resolve("TO"), open_edition(), "small_state", find_framework("first-step"), "en")
PLACE = STRATEGY.axes[1].objectives[0].id


def test_an_action_is_begun_and_replaced_in_its_place() -> None:
    one, first = begin_action(STRATEGY, PLACE, "Ring the neighbours")
    two, second = begin_action(one, PLACE, "Ring the neighbours")
    assert (first, second) == ("act-ring-the-neighbours", "act-ring-the-neighbours-2")
    held, action = find_action(two, first)
    changed = replace_action(two, action.model_copy(update={"lead": "foreign_ministry"}))
    assert held.id == PLACE
    assert [(one.id, one.lead) for _, one in changed.actions()] == [(first, "foreign_ministry"), (second, None)]
    assert replace_action(changed, action) == two


def test_what_is_not_there_is_told() -> None:
    with pytest.raises(InputError, match="no action"):
        find_action(STRATEGY, "act-none")
    with pytest.raises(InputError):
        begin_action(STRATEGY, "nowhere", "Something")


def test_a_text_in_both_languages_keeps_the_other() -> None:
    both = Titles(en="One", fr="Un")
    assert change_text(both, "Deux", "fr") == Titles(en="One", fr="Deux")
    assert change_text(both, "One", "en") is both
    assert change_text(both, "", "en") is None
    assert change_text(None, "New", "fr") == "New"
