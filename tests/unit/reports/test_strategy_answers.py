"""What the guide says of a strategy, and what is known of datasets: whole for programs and for people, from a file and from the shelf."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from hansa.errors import InputError
from hansa.evidence import Edition, all_sources, open_edition
from hansa.questions.evidence import DatasetQuestion, DatasetsQuestion
from hansa.questions.question import Given, Question
from hansa.questions.reading import read_question
from hansa.questions.strategy import (
    AuditQuestion,
    DiffQuestion,
    OptionsQuestion,
    PrioritiesQuestion,
    ReviewQuestion,
)
from hansa.questions.strategy_files import open_strategy
from hansa.reports.answer import Answer
from hansa.reports.content import Document, Grid, Heading, Items, KeyFigures, Paragraph
from hansa.reports.facts import describe_facts
from hansa.reports.strategy import gather_report
from hansa.reports.strategy.answers import SHOWN, StrategyAnswer
from hansa.strategy import shelf
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.diff import KIND, compare_strategies, say_change
from hansa.strategy.keys import KEY, name_path, name_word
from hansa.strategy.schema import describe_schema
from tests.unit.strategy.samples import make_file, make_strategy

LANGUAGES = ("en", "fr")


@pytest.fixture(scope="module")
def edition() -> Edition:
    return open_edition()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return make_file(tmp_path)


def ask(question: type[Question], edition: Edition, **values: Any) -> Answer:
    return read_question(question, values).settle(edition).answer(Given(edition))


def every_answer(edition: Edition, file: Path) -> list[Answer]:
    return [
        ask(OptionsQuestion, edition, country="TO", most=2),
        ask(OptionsQuestion, edition, country="SN", option="satellite-backup"),
        ask(PrioritiesQuestion, edition, strategy=file, samples=200),
        ask(PrioritiesQuestion, edition, strategy=file, catalogue=True, samples=200, most=3),
        ask(ReviewQuestion, edition, strategy=file),
        ask(ReviewQuestion, edition, strategy="france-2017"),
        ask(AuditQuestion, edition, strategy=file),
        ask(DiffQuestion, edition, former=file, present=file),
        StrategyAnswer(gather_report(make_strategy(), edition)),
        ask(DatasetsQuestion, edition),
        ask(DatasetQuestion, edition, dataset="itu_gci"),
    ]


def texts(document: Document) -> str:
    said: list[str] = [document.title, document.subtitle]
    for block in document.blocks:
        match block:
            case Paragraph() | Heading():
                said.append(block.text)
            case Items():
                said += [item.text for item in block.items]
            case KeyFigures():
                said += [f"{figure.value} {figure.label}" for figure in block.figures]
            case Grid():
                said += [block.caption, block.note, *(cell for row in block.rows for cell in row)]
    return "\n".join(said)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_programs_get_what_is_published_and_people_read_all_of_it(edition: Edition, file: Path, lang: str) -> None:
    names = []
    for answer in every_answer(edition, file):
        jsonschema.validate(answer.to_json(lang), describe_facts(type(answer).Facts))
        for medium in ("screen", "paper"):
            document = answer.document(lang, medium)
            assert document.title
            assert document.blocks
            assert "{" not in texts(document).replace("{likelihood", "").replace(": {", "").replace("[{", "").replace(
                "{id", ""
            )
        names.append(answer.name)
    assert all(set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_") for name in names)


def test_as_many_are_told_as_are_asked_for(edition: Edition, file: Path) -> None:
    whole = ask(OptionsQuestion, edition, country="SN")
    few = ask(OptionsQuestion, edition, country="SN", most=3)
    assert len(whole.to_json()["options"]) == len(load_catalogue().options)
    assert len(few.to_json()["options"]) == 3
    headings = [block for block in whole.document("en").blocks if isinstance(block, Heading)]
    assert len(headings) == SHOWN
    weighed = ask(PrioritiesQuestion, edition, strategy=file, samples=200, most=1)
    assert len(weighed.to_json()["candidates"]) == 1


def test_a_weighing_says_all_of_it(edition: Edition, file: Path) -> None:
    told = ask(PrioritiesQuestion, edition, strategy=file, catalogue=True, samples=500).to_json("fr")
    first = told["candidates"][0]
    assert sum(first["parts"].values()) == pytest.approx(first["worth"], abs=1e-3)
    assert sum(first["ranks"]) == pytest.approx(1, abs=0.01)
    assert told["portfolio"]["gap"] == 0.0
    left = {one["id"] for one in told["portfolio"]["left_out"]}
    assert left | {*told["portfolio"]["taken"]} == {one["id"] for one in told["candidates"]}
    assert [world["id"] for world in told["regret"]["worlds"]][:4] == list(load_catalogue().futures)


def test_only_so_grave_findings_are_given(edition: Edition, file: Path) -> None:
    told = ask(ReviewQuestion, edition, strategy=file, severity="high").to_json()
    assert {one["severity"] for one in told["findings"]} == {"high"}
    assert told["file"] == str(file)
    published = ask(ReviewQuestion, edition, strategy="france-2017").to_json()
    assert {one["state"] for one in published["findings"]} == {"unread"}


def test_a_text_is_a_strategy_of_the_shelf_and_a_path_a_file(
    edition: Edition, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HANSA_HOME", str(tmp_path / "home"))
    for door in (str(file), "../plan", "plan"):
        with pytest.raises(InputError) as refused:
            ask(AuditQuestion, edition, strategy=door)
        assert refused.value.code == "no-strategy"
    shelf.begin_file("plan", make_strategy())
    assert ask(AuditQuestion, edition, strategy="plan").to_json()["file"] == "plan.yml"
    assert ask(AuditQuestion, edition, strategy=file).to_json()["file"] == str(file)
    assert open_strategy("plan", edition).strategy.country == open_strategy(file, edition).strategy.country
    digest = read_question(ReviewQuestion, {"strategy": "plan"}).rests_on(edition)
    assert digest == open_strategy("plan", edition).digest
    assert read_question(ReviewQuestion, {"strategy": "france-2017"}).rests_on(edition) == ""


def test_a_file_with_faults_says_all_of_them(edition: Edition, file: Path) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace("lang: fr", "lang: de\nvisoin: x"), encoding="utf-8")
    with pytest.raises(InputError) as refused:
        open_strategy(file, edition)
    assert len(refused.value.others) == 1


@pytest.mark.parametrize("values", [{"staff": float("nan")}, {"budget": -1.0}, {"staff": float("inf")}])
def test_means_that_are_none_are_refused(edition: Edition, file: Path, values: dict[str, float]) -> None:
    with pytest.raises(InputError) as refused:
        ask(PrioritiesQuestion, edition, strategy=file, **values)
    assert refused.value.code == "bad-means"


def test_keys_and_words_of_the_file_are_called_by_name() -> None:
    assert name_path("budget.amount", "fr") == "budget, montant"
    assert name_path("weights.security", "en") == "weights, Security gained"
    assert name_path("steps.situate.state", "en") == "steps, Take stock, state"
    assert name_word("lead", "telecom_regulator", "fr") == "Régulateur des télécommunications"
    assert name_word("framework", "first-step", "en") == "A first strategy"
    assert name_word("unit", "count", "en") == "count"
    assert name_word("budget.note", "done", "en") == "done"


def test_every_key_of_the_file_has_a_name() -> None:
    schema = describe_schema()
    parts = [schema, *(one for name, one in schema["$defs"].items() if name != "Evidence")]  # told by the audit alone
    keys = {key for part in parts for key in part.get("properties", {})}
    assert keys - {"hansa", "id", *KIND} <= KEY.keys()


def test_two_equal_strategies_are_the_same_in_both_languages(edition: Edition, file: Path) -> None:
    same = ask(DiffQuestion, edition, former=file, present=file)
    assert not same.to_json()
    assert texts(same.document("en")) != texts(same.document("fr"))
    other = make_strategy(title="Autre")
    assert all("\n" not in say_change(one, "fr") for one in compare_strategies(make_strategy(), other, "fr"))


def test_nothing_of_a_dataset_is_cut(edition: Edition) -> None:
    for source in all_sources().values():
        said = texts(ask(DatasetQuestion, edition, dataset=source.id).document("en", "screen"))
        assert all(part.path in said for part in source.files)
    listed = texts(ask(DatasetsQuestion, edition).document("fr"))
    assert all(source.title.fr in listed for source in all_sources().values())
