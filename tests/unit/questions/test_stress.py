"""Questions about stress: what they settle to, how long they take, what kept runs and doors read of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hansa.errors import InputError
from hansa.evidence import Edition, open_edition
from hansa.language import language
from hansa.questions.listing import all_questions, find_question
from hansa.questions.question import Question, fields_at
from hansa.questions.stress import HardenQuestion, RandomQuestion, WorstQuestion
from hansa.questions.stress_scenarios import RunQuestion, ScenariosQuestion
from hansa.questions.stress_shocks import IsolateQuestion, OperatorQuestion, SeverQuestion
from hansa.stress.scenario import Scenario
from hansa.stress.shocks import Isolate
from hansa.titles import Titles

TONGA = "to-2022-volcano"
OWN = Scenario(id="own", name=Titles(en="Own", fr="Le mien"), shocks=(Isolate(isolate=("TO",)),))


@pytest.fixture(scope="module")
def edition() -> Edition:
    return open_edition()


@pytest.mark.parametrize(
    ("kind", "request_", "expected"),
    [
        ("stress", {"scenario": TONGA, "countries": ["TO"], "model": "coarse"}, RunQuestion),
        ("random", {"country": "TO", "failures": 2, "samples": 9, "of": "links", "seed": 1}, RandomQuestion),
        ("worst", {"country": "TO", "count": 2, "of": "links", "abroad": True}, WorstQuestion),
        ("harden", {"country": "TO", "count": 2, "kind": "peer", "against": None}, HardenQuestion),
    ],
)
def test_runs_that_are_kept_are_still_read(kind: str, request_: dict[str, Any], expected: type[Question]) -> None:
    assert find_question(kind) is expected
    again = expected.model_validate(request_)
    assert expected.model_validate(again.request()) == again


def test_where_samples_run_is_for_the_command_alone_and_kept_nowhere() -> None:
    assert "executor" in fields_at("command", RandomQuestion)
    assert "executor" not in fields_at("form", RandomQuestion)
    assert "executor" not in RandomQuestion(country="TO", failures=1, executor="ray").request()


def test_what_is_shared_comes_after_what_is_asked() -> None:
    assert list(fields_at("command", OperatorQuestion)) == ["operators", "left", "countries", "model"]
    assert list(fields_at("command", RandomQuestion))[:2] == ["country", "failures"]


def test_names_are_settled(edition: Edition) -> None:
    asked = RunQuestion(scenario=TONGA.upper(), countries=("Tonga", "TON", "Fiji"))
    assert asked.settle(edition) == RunQuestion(scenario=TONGA, countries=("TO", "FJ"))
    assert RunQuestion(scenario=OWN).settle(edition).scenario == OWN
    settled = HardenQuestion(country="Tonga", against=TONGA.upper()).settle(edition)
    assert (settled.country, settled.against) == ("TO", TONGA)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (RunQuestion(scenario="to-2022-volcan"), "unknown-scenario"),
        (RunQuestion(scenario="us-2021-fastly"), "scenario-without-shocks"),
        (RunQuestion(scenario=TONGA, countries=("Frnace",)), "unknown-country"),
        (RunQuestion(scenario=TONGA, model="full"), "no-full-graph"),
        (HardenQuestion(country="TO", against=OWN.model_copy(update={"shocks": ()})), "scenario-without-shocks"),
        (OperatorQuestion(operators=(1,), left="Atlantis"), "unknown-group"),
        (SeverQuestion(first="RU", second="RU"), "country-severed-from-itself"),
        (IsolateQuestion(isolated=("Atlantis",)), "unknown-group"),
        (ScenariosQuestion(of_kind="flood"), "unknown-scenario-kind"),
    ],
)
def test_what_nothing_can_answer_is_refused(asked: Question, code: str, edition: Edition) -> None:
    with pytest.raises(InputError) as refused:
        asked.settle(edition)
    assert refused.value.code == code


def test_only_a_whole_graph_takes_long(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    run, worst = RunQuestion(scenario=TONGA), WorstQuestion(country="TO")
    assert (run.takes_long(edition), worst.takes_long(edition)) == (False, True)
    monkeypatch.setattr("hansa.routing.model.find_relationships", lambda: Path("as-rel.txt"))
    assert run.takes_long(edition)
    assert not RunQuestion(scenario=TONGA, model="coarse").takes_long(edition)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_question_says_what_it_asks(lang: str, edition: Edition) -> None:
    words = language(lang)
    asked = [one.model_validate(one.example) for address, one in all_questions().items() if address[:6] == "stress"]
    labels = [one.settle(edition).label(edition, words) for one in asked]
    assert len(set(labels)) == len(labels)
    assert "Tonga: the worst failures" in labels or lang == "fr"
    assert HardenQuestion(country="TO", against=OWN).label(edition, words).endswith(OWN.name.text(lang))
