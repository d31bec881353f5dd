"""What programs get of the brief, of dependence and of routes keeps the schema that is published of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

import hansa
from hansa.evidence import Edition, open_edition
from hansa.questions.dependence import CountriesQuestion, DependenceQuestion, WorldQuestion
from hansa.questions.question import Given, Question, asked_of
from hansa.questions.reading import read_question
from hansa.questions.routes import (
    CheckQuestion,
    FidelityQuestion,
    LengthsQuestion,
    PairsQuestion,
    PathQuestion,
    TransitQuestion,
)
from hansa.reports.answer import Answer
from hansa.reports.facts import describe_facts
from hansa.reports.routes.answers import FidelityAnswer
from hansa.routing.fidelity import CountryFit, Fidelity, HegemonyFit, Miss, TransitFit

GRAPH = "1|2|0\n1|3|-1\n2|4|-1\n2|5|-1\n3|6|-1\n4|6|-1\n5|7|-1\n7|8|0\n"
NOTHING = float("nan")
ASKED: list[tuple[type[Question], dict[str, Any]]] = [
    (DependenceQuestion, {"country": "EE"}),
    (DependenceQuestion, {"country": "TK", "layer": "chips", "peers": "world"}),
    (WorldQuestion, {"layer": "chips", "measure": "hhi"}),
    (WorldQuestion, {"layer": "public"}),
    (CountriesQuestion, {}),
    (CheckQuestion, {"file": "GRAPH"}),
    (LengthsQuestion, {"file": "GRAPH", "to": "AS6"}),
    (PathQuestion, {"file": "GRAPH", "source": 1, "destination": 6}),
    (PathQuestion, {"file": "GRAPH", "source": 8, "destination": 6}),
    (PairsQuestion, {"file": "GRAPH"}),
    (TransitQuestion, {"country": "TO"}),
]


@pytest.fixture(scope="module")
def edition() -> Edition:
    return open_edition()


def keep_schema(answer: Answer) -> None:
    for lang in ("en", "fr"):
        jsonschema.validate(answer.to_json(lang), describe_facts(type(answer).Facts))


@pytest.mark.parametrize("country", ["FR", "EE", "TK", "AQ"])
def test_briefs(country: str, edition: Edition) -> None:
    keep_schema(hansa.brief(country, edition=edition))


@pytest.mark.parametrize(("question", "given"), ASKED, ids=lambda one: getattr(one, "address", ""))
def test_other_answers(
    question: type[Question],
    given: dict[str, Any],
    edition: Edition,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HANSA_WORKSPACE", str(tmp_path / "workspace"))
    graph = tmp_path / "graph.txt"
    graph.write_text(GRAPH)
    asked = read_question(question, given | ({"file": graph} if "file" in given else {})).settle(edition)
    answer = asked.answer(Given(edition))
    assert type(answer) is question.gives()
    keep_schema(answer)


def test_what_is_not_a_number_is_null(edition: Edition) -> None:
    transit = TransitFit((CountryFit("TO", 9241, (1,), False, 0, NOTHING, 1),), 0.0, 0.0, NOTHING)
    found = Fidelity(HegemonyFit(3, 1, 0.9, NOTHING, (Miss(3356, "Level 3", 0.05, 0.03),)), transit, transit)
    answer = FidelityAnswer(edition, found)
    assert FidelityQuestion.gives() is FidelityAnswer
    keep_schema(answer)
    assert answer.to_json()["hegemony"]["spearman"] is None
    assert all(
        "nan" not in cell
        for block in answer.document("fr").blocks
        for row in getattr(block, "rows", ())
        for cell in row
    )


@pytest.mark.parametrize("question", [one for one, _ in ASKED])
def test_a_file_of_this_machine_is_named_on_the_command_line_only(question: type[Question]) -> None:
    for name, info in question.model_fields.items():
        assert (asked_of(info).doors == ("command",)) == (name == "file")
