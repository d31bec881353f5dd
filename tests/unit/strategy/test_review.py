"""The quality review: each rule finds its gap at its place, and what was not read in full is never called absent."""

from __future__ import annotations

import string
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from hansa.errors import InputError
from hansa.evidence import Edition, open_edition
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.catalogue.quality import load_quality
from hansa.strategy.checks import says
from hansa.strategy.document import Strategy
from hansa.strategy.file import read_strategy
from hansa.strategy.published import Published, bring_in, list_published
from hansa.strategy.review import Finding, Review, review_published, review_strategy
from tests.unit.strategy.samples import make_file

TODAY = date(2028, 6, 1)
INDICATOR: dict[str, Any] = {
    "id": "i",
    "title": "I",
    "unit": "count",
    "better": "higher",
    "baseline": {"value": 1, "date": "2026", "source": "us"},
    "target": {"value": 2, "date": "2029-12"},
}
ACTION: dict[str, Any] = {
    "id": "x",
    "title": "X",
    "text": "Done thus.",
    "lead": "foreign_ministry",
    "partners": ["Operators"],
    "period": {"start": "2027-01", "end": "2028-06"},
    "budget": {"amount": 1000, "currency": "EUR"},
    "staff": 0.5,
    "indicators": [INDICATOR],
}
SECTION = {"text": "So.", "owner": "foreign_ministry", "date": "2028-02"}
WHOLE: dict[str, Any] = {
    "country": "SN",
    "title": "T",
    **dict.fromkeys(("vision", "purpose", "scope", "method", "problem"), "Said."),
    "period": {"start": "2027-01", "end": "2030-12"},
    "profile": "small_state",
    "edition": "e",
    "axes": [{"id": "a", "title": "A", "objectives": [{"id": "o", "title": "O", "actions": [ACTION]}]}],
    "risks": [{"id": "r", "title": "R", "likelihood": "low", "impact": "high", "response": "So.", "owner": "us"}],
    "stakeholders": [{"name": "Operators"}],
    **dict.fromkeys(("resources", "coordination", "integration", "consultation", "publication", "review"), SECTION),
    "choices": [{"id": "c", "step": "options", "question": "q", "decision": "d", "reason": "r", "date": "2026-01-31"}],
    "steps": {"situate": {"state": "done"}},
}


def review(**changes: Any) -> Review:
    return review_strategy(Strategy.model_validate(WHOLE | changes), day=TODAY)


def with_action(**changes: Any) -> dict[str, Any]:
    held = {key: value for key, value in (ACTION | changes).items() if value is not None}
    return {"axes": [{"id": "a", "title": "A", "objectives": [{"id": "o", "title": "O", "actions": [held]}]}]}


def with_indicator(**changes: Any) -> dict[str, Any]:
    return with_action(indicators=[{key: one for key, one in (INDICATOR | changes).items() if one is not None}])


PLACE = "axes[0].objectives[0].actions[0]"
GAPS: list[tuple[dict[str, Any], str, str]] = [
    *(({name: None}, f"no-{name}", name) for name in ("purpose", "scope", "method", "vision", "problem", "edition")),
    *(({name: None}, f"no-{name}", name) for name in ("coordination", "consultation", "integration", "review")),
    *(({name: None}, f"no-{name}", name) for name in ("publication", "resources")),
    ({"problem": "TBD..."}, "no-problem", "problem"),
    ({"period": None}, "no-period", "period"),
    ({"choices": []}, "no-choices", "choices"),
    ({"choices": [{**WHOLE["choices"][0], "reason": None}]}, "bare-choice", "choices[0]"),
    ({"risks": []}, "no-risks", "risks"),
    ({"risks": [{"id": "r", "title": "R", "impact": "low"}]}, "thin-risk", "risks[0]"),
    ({"axes": []}, "no-axes", "axes"),
    ({"axes": [*WHOLE["axes"], {"id": "b", "title": "B"}]}, "empty-axis", "axes[1]"),
    (with_action(status="dropped"), "empty-objective", "axes[0].objectives[0]"),
    (with_action(text=None), "no-text", PLACE),
    (with_action(lead=None), "no-lead", f"{PLACE}.lead"),
    (with_action(partners=[]), "alone", f"{PLACE}.partners"),
    (with_action(indicators=[]), "no-indicator", f"{PLACE}.indicators"),
    (with_action(staff=None), "no-staff", f"{PLACE}.staff"),
    (with_action(budget=None), "no-budget", f"{PLACE}.budget"),
    (with_action(period=None), "no-action-period", f"{PLACE}.period"),
    (with_action(period={"start": "2026", "end": "2028"}), "outside-period", f"{PLACE}.period"),
    (with_action(staff=3.5), "too-much-staff", "axes"),
    (with_action(budget={"amount": 9e6, "currency": "EUR"}), "too-much-money", "axes"),
    (with_indicator(unit=None), "no-unit", f"{PLACE}.indicators[0].unit"),
    (with_indicator(baseline=None), "no-baseline", f"{PLACE}.indicators[0].baseline"),
    (with_indicator(baseline={"value": 1}), "bare-baseline", f"{PLACE}.indicators[0].baseline"),
    (with_indicator(target=None), "no-target", f"{PLACE}.indicators[0].target"),
    (with_indicator(better="lower"), "backward-target", f"{PLACE}.indicators[0].target"),
    (with_indicator(target={"value": 2, "date": "2031"}), "late-target", f"{PLACE}.indicators[0].target"),
    (with_indicator(target={"value": 2, "date": "2028-05"}), "no-result", f"{PLACE}.indicators[0].results"),
    ({"coordination": {"text": "So."}}, "no-coordinator", "coordination"),
    ({"review": {"text": "So."}}, "no-review-date", "review"),
    ({"stakeholders": []}, "no-stakeholders", "stakeholders"),
    ({"steps": {"futures": {"state": "open"}}}, "open-steps", "steps"),
]


@pytest.mark.parametrize(("changes", "rule", "place"), GAPS, ids=[gap[1] for gap in GAPS])
def test_a_gap_is_found_at_its_place_alone(changes: dict[str, Any], rule: str, place: str) -> None:
    found = [(finding.rule.id, finding.where()) for finding in review(**changes).findings]
    assert found == [(rule, place)]


def test_nothing_is_missing_where_all_is_said() -> None:
    done = review()
    assert done.findings == ()
    assert all(one.checks == one.met > 0 for one in done.judged)
    assert [one.characteristic.id for one in done.judged] == [one.id for one in load_quality().characteristics]


def test_options_that_need_or_contradict_others(monkeypatch: pytest.MonkeyPatch) -> None:
    options = load_catalogue().options
    needing = next(one for one in options.values() if one.needs)
    found = review(**with_action(option=needing.id))
    assert [one.rule.id for one in found.findings] == ["lacks-need"]
    assert all(f"“{options[name].title.en}” ({name})" in found.findings[0].text("en") for name in needing.needs)
    against = options["no-shutdown"].model_copy(update={"excludes": ("exchange-points",)})
    monkeypatch.setitem(options, "no-shutdown", against)
    two = [ACTION | {"option": "no-shutdown"}, ACTION | {"id": "y", "option": "exchange-points", "indicators": []}]
    axes = [{"id": "a", "title": "A", "objectives": [{"id": "o", "title": "O", "actions": two}]}]
    assert [one.rule.id for one in review(axes=axes).findings].count("contradiction") == 2


def test_an_assumption_of_the_guide_is_no_budget_of_ones_own() -> None:
    from hansa.strategy.additions import plan_budget
    from hansa.strategy.document import Period

    option = load_catalogue().options["no-shutdown"]
    planned = plan_budget(option, Period(**ACTION["period"]))
    assert planned
    found = review(**with_action(option=option.id, budget=planned.model_dump()))
    assert [finding.rule.id for finding in found.findings] == ["planned-budget"]


def test_two_currencies_are_told_where_the_rarer_one_stands() -> None:
    actions = [ACTION | {"id": f"x{number}", "indicators": [INDICATOR | {"id": f"i{number}"}]} for number in range(3)]
    actions[1]["budget"] = {"amount": 5, "currency": "XOF"}
    axes = [{"id": "a", "title": "A", "objectives": [{"id": "o", "title": "O", "actions": actions}]}]
    found = review(axes=axes).findings
    assert [(one.rule.id, one.where()) for one in found] == [
        ("other-currency", "axes[0].objectives[0].actions[1].budget")
    ]
    assert found[0].text("en") == "The budget of “X” is in XOF, others in EUR: they cannot be added up."


def test_findings_name_the_line_of_the_file(tmp_path: Path) -> None:
    file = read_strategy(make_file(tmp_path))
    lines = file.path.read_text(encoding="utf-8").splitlines()
    found = {finding.rule.id: finding for finding in review_strategy(file.strategy, file.markup, TODAY).findings}
    target = found["no-target"]
    assert target.line is not None
    assert "target" in lines[target.line - 1]
    assert found["no-risks"].line is None  # the file has nothing of it
    assert target.text("fr") == "L’indicateur « Câbles » n’a pas de cible."


def test_every_rule_can_fire_and_says_all_of_it_in_both_languages() -> None:
    fired = {rule for _, rule, _ in GAPS} | {"lacks-need", "contradiction", "planned-budget", "other-currency"}
    assert fired == {rule.id for rule in load_quality().rules}
    for rule in load_quality().rules:
        for text in (rule.missing, rule.unread, rule.mend):
            fields = (
                [{name for _, name, _, _ in string.Formatter().parse(one) if name} for one in (text.en, text.fr)]
                if text
                else []
            )
            assert not fields or fields[0] == fields[1], rule.id


def test_the_examples_are_yaml_that_the_file_takes() -> None:
    for rule in load_quality().rules:
        for lang in ("en", "fr"):
            example = rule.example.text(lang)
            if rule.id not in {"no-choices", "lacks-need", "contradiction", "too-much-staff"}:
                yaml.safe_load(example)


@pytest.mark.parametrize(
    ("value", "said"), [("", False), (" … ", False), ("à compléter", False), ("Non", True), (0.5, True)]
)
def test_a_placeholder_says_nothing(value: object, said: bool) -> None:
    assert says(value) is said


@pytest.fixture(scope="module")
def edition() -> Edition:
    return open_edition()


@pytest.fixture(scope="module")
def france(edition: Edition) -> Published:
    return bring_in(edition, "france-2017")


def test_the_french_strategy_comes_in_as_far_as_it_was_read(france: Published) -> None:
    strategy = france.strategy
    assert (len(strategy.axes), len(list(strategy.objectives())), strategy.country) == (3, 8, "FR")
    assert {action.id for _, action in strategy.actions()} >= {"act-1.1.a", "act-1.2.g", "act-2.3.e"}
    assert all(action.lead is None and action.budget is None for _, action in strategy.actions())


def test_its_review_names_what_is_not_in_the_source_in_hand(france: Published) -> None:
    findings = review_published(france).findings
    assert {finding.state for finding in findings} == {"unread"}
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule.id, []).append(finding)
    actions = len(list(france.strategy.actions()))
    assert [len(by_rule[rule]) for rule in ("no-lead", "no-budget", "no-indicator")] == [actions] * 3
    first = by_rule["no-budget"][0]
    assert first.where() == "axes[0].objectives[0].actions[0].budget"
    assert first.text("en").startswith("Not in the source in hand: the budget of “Promote a democratic")
    noted = [one for one in by_rule["empty-objective"] if one.note]
    assert len(noted) == len(by_rule["empty-objective"]) == 2
    assert "no-edition" not in by_rule


def test_what_a_source_says_of_the_whole_text_counts(france: Published) -> None:
    from dataclasses import replace

    told = replace(france, stated={"no-lead": True, "no-budget": False})
    findings = review_published(told).findings
    assert "no-lead" not in {finding.rule.id for finding in findings}
    assert {finding.state for finding in findings if finding.rule.id == "no-budget"} == {"absent"}
    budget = next(finding for finding in findings if finding.rule.id == "no-budget")
    assert budget.text("fr").endswith("n’a pas de budget.")


def test_published_strategies_of_the_table(edition: Edition) -> None:
    names = list_published(edition)
    assert names[0] == "france-2017"
    for name in names[1:]:
        published = bring_in(edition, name)
        assert published.sources
        assert {one.state for one in review_published(published).findings} <= {"unread", "absent"}
    with pytest.raises(InputError) as caught:
        bring_in(edition, "atlantis-1")
    assert caught.value.code == "no-such-published"
