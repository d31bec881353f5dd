"""What differs between two strategies, told by item and not by line."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from hansa.strategy.diff import StrategyChange, compare_strategies, say_change
from hansa.strategy.document import Strategy
from tests.unit.strategy.samples import SAMPLE, make_strategy


def changed(change: Callable[[dict[str, Any]], object]) -> list[StrategyChange]:
    data = copy.deepcopy(SAMPLE)
    change(data)
    return compare_strategies(make_strategy(), Strategy.model_validate(data), "fr")


def objectives(data: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = data["axes"][0]["objectives"]
    return found


def test_the_same_differs_in_nothing() -> None:
    assert changed(lambda data: None) == []


def test_order_alone_is_no_difference() -> None:
    assert changed(lambda data: objectives(data)[0]["actions"].reverse()) == []


def test_added_and_removed_with_all_that_they_hold() -> None:
    gone = changed(lambda data: objectives(data)[0]["actions"].pop(0))
    assert [(one.state, one.kind, one.id) for one in gone] == [
        ("removed", "actions", "act-a"),
        ("removed", "indicators", "i-a"),
    ]
    came = changed(lambda data: objectives(data)[1]["actions"].append({"id": "act-d", "title": "Nouveau"}))
    assert [(one.state, one.kind, one.title) for one in came] == [("added", "actions", "Nouveau")]


def test_moved_and_changed() -> None:
    def change(data: dict[str, Any]) -> None:
        action = objectives(data)[0]["actions"].pop(0)
        action["budget"]["amount"] = 90000
        action["lead"] = None
        objectives(data)[1]["actions"].append(action)
        data["vision"] = "Autre."

    found = changed(change)
    assert [(one.state, one.kind, one.key, one.former, one.present) for one in found] == [
        ("changed", "strategy", "vision", "Un Internet ouvert. Pour tous.", "Autre."),
        ("moved", "actions", "", "o1", "o2"),
        ("changed", "actions", "lead", "telecom_regulator", None),
        ("changed", "actions", "budget.amount", 120000, 90000),
    ]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_change_is_a_line(lang: str) -> None:
    other = make_strategy(title="Autre", axes=[], risks=[{"id": "r", "title": "Panne"}], vision=None)
    for one in compare_strategies(make_strategy(), other, lang):
        line = say_change(one, lang)
        assert "\n" not in line
        assert one.id in line


def test_a_text_in_both_languages_is_one_value() -> None:
    plain = changed(lambda data: data.update(title="Plan"))
    assert [(one.key, one.present) for one in plain] == [("title", "Plan")]
    assert "«\xa0Stratégie numérique\xa0» → «\xa0Plan\xa0»" in say_change(plain[0], "fr")
    french = changed(lambda data: data["title"].update(fr="Autre"))
    assert [(one.key, one.former, one.present) for one in french] == [("title.fr", "Stratégie numérique", "Autre")]
