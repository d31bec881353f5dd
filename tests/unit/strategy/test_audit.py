"""An audit asks the recorded questions again: what turned opens a choice, what merely moved does not."""

from __future__ import annotations

from typing import Any

import pytest

from hansa.evidence import Edition, open_edition
from hansa.strategy.additions import add_option
from hansa.strategy.audit import Audited, audit_choices, weigh_calls
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.choices import note_expressions, note_options
from hansa.strategy.document import Strategy
from tests.unit.strategy.samples import make_strategy

CHOICE: dict[str, Any] = {"id": "c-1", "step": "options", "question": "q", "decision": "d", "date": "2026-01-31"}


@pytest.fixture(scope="module")
def edition() -> Edition:
    return open_edition()


def audited(edition: Edition, *evidence: dict[str, Any], **changes: Any) -> Audited:
    choice = CHOICE | {"chosen": ["malabo-convention"], "options_considered": ["malabo-convention", "no-shutdown"]}
    strategy = make_strategy(choices=[choice | {"evidence": evidence} | changes])
    return audit_choices(strategy, edition)[0]


def value_of(edition: Edition, expression: str) -> float:
    value = note_expressions(edition, "SN", [expression])[0].value
    assert value is not None
    return value


def test_nothing_has_changed_on_the_day_itself(edition: Edition) -> None:
    noted = [
        one.model_dump()
        for one in note_options(edition, "SN", ["malabo-convention"], ["no-shutdown", "envoy-technology"])
    ]
    noted += [
        one.model_dump() for one in note_expressions(edition, "SN", ["population()", "member('dfi')", "worst_loss()"])
    ]
    found = audited(edition, *noted)
    assert (found.state, found.shifts) == ("stands", ())


@pytest.mark.parametrize(
    ("option", "then", "expression", "state"),
    [
        (None, False, "foreign_share('routing') > 0.5", "reopen"),
        (
            "malabo-convention",
            False,
            "foreign_share('routing') > 0.5",
            "stands",
        ),  # it speaks for the choice all the more
        ("malabo-convention", True, "foreign_share('routing') < 0.5", "reopen"),
        ("no-shutdown", True, "foreign_share('routing') < 0.5", "stands"),
        ("no-shutdown", False, "foreign_share('routing') > 0.5", "reopen"),
        ("no-shutdown", None, "foreign_share('routing') > 0.5", "reopen"),
        ("no-shutdown", None, "foreign_share('routing') < 0.5", "stands"),
        (None, True, "foreign_share('routing') > 0.5", "stands"),
    ],
)
def test_a_condition_that_turned(
    edition: Edition, option: str | None, then: bool | None, expression: str, state: str
) -> None:
    assert audited(edition, {"option": option, "expression": expression, "holds": then}).state == state


@pytest.mark.parametrize(("factor", "shifts"), [(1.0, 0), (1.05, 0), (0.8, 1)])
def test_a_figure_that_moved_is_told_and_opens_nothing(edition: Edition, factor: float, shifts: int) -> None:
    value = value_of(edition, "population()") * factor
    found = audited(edition, {"expression": "population()", "value": value, "unit": "people"})
    assert (found.state, len(found.shifts)) == ("stands", shifts)


def test_figures_that_came_and_went(edition: Edition) -> None:
    came = audited(edition, {"expression": "population()", "unit": "people"})
    went = audited(
        edition,
        {
            "expression": "worst_loss(1)" if "stress_outcomes" not in edition.manifest.tables else "envoy()",
            "value": 1,
            "unit": "share",
        },
    )
    assert [shift.kind for shift in (*came.shifts, *went.shifts)] == ["appeared", "vanished"]


def test_a_membership_that_ended_opens_what_it_stood_beside(edition: Edition) -> None:
    now = value_of(edition, "member('dfi')")
    found = audited(edition, {"expression": "member('dfi')", "value": 1 - now, "unit": "flag"})
    assert (found.state, found.shifts[0].kind) == ("reopen", "figure")


@pytest.mark.parametrize("expression", ["gone()", "member('no-such-instrument')", "population( >"])
def test_what_cannot_be_asked_any_more_is_told(edition: Edition, expression: str) -> None:
    found = audited(edition, {"expression": expression, "value": 1, "unit": "share"})
    assert (found.state, found.shifts[0].kind) == ("stands", "unreadable")


def test_other_weights_open_a_choice_that_used_them(edition: Edition) -> None:
    assert audited(edition, weights={"security": 1.0}).state == "reopen"
    assert audited(edition, weights={"security": 0.6, "voice": 0.4}).state == "bare"


def test_a_later_choice_of_the_same_question_replaces_the_former(edition: Edition) -> None:
    strategy: Strategy = make_strategy(
        choices=[CHOICE, CHOICE | {"id": "c-2"}, CHOICE | {"id": "c-3", "question": "other"}]
    )
    assert [one.state for one in audit_choices(strategy, edition)] == ["replaced", "bare", "bare"]


def test_what_was_not_chosen_counts_only_where_it_now_calls_louder_and_is_not_there_yet(edition: Edition) -> None:
    options = load_catalogue().options
    assert weigh_calls(edition, "SN", options["no-shutdown"]) > weigh_calls(edition, "SN", options["malabo-convention"])
    turned = {"expression": "foreign_share('routing') > 0.5", "holds": False}
    assert audited(edition, turned | {"option": "malabo-convention"}, chosen=["no-shutdown"]).state == "stands"
    choice = CHOICE | {"chosen": ["malabo-convention"], "evidence": [turned | {"option": "no-shutdown"}]}
    strategy = make_strategy(choices=[choice])
    assert audit_choices(strategy, edition)[0].state == "reopen"
    taken = add_option(strategy, options["no-shutdown"], edition)
    assert audit_choices(taken, edition)[0].state == "stands"
