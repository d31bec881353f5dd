"""Every question at every door: the same fields, bounds and defaults, and an answer of the shape that is published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_origin

import click
import jsonschema  # type: ignore[import-untyped]
import pytest
from pydantic import ValidationError
from starlette.testclient import TestClient

from hansa.cli.asking import make_command
from hansa.evidence import Edition, open_edition
from hansa.questions.listing import all_questions, find_question
from hansa.questions.question import Question, asked_of, drop_none, fields_at, outer_name
from hansa.reports.facts import describe_facts
from hansa.web.api.asking import make_endpoint, run_models
from hansa.web.app import make_app
from hansa.web.asking import make_query
from hansa.web.forms import list_fields
from hansa.web.settings import Settings

QUESTIONS = list(all_questions().values())
NEEDS_RAW = {"routes fidelity"}
BOUNDS = {"ge": "minimum", "le": "maximum"}


@pytest.fixture(scope="module")
def edition() -> Edition:
    return open_edition()


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HANSA_WORKSPACE", str(tmp_path_factory.mktemp("workspace")))
        app = make_app(Settings(database=f"sqlite:///{tmp_path_factory.mktemp('store') / 'hansa.db'}"))
        yield TestClient(
            app, base_url="http://127.0.0.1", raise_server_exceptions=False
        )  # its runs are kept, not computed


def bounds_of(info: Any) -> dict[str, float]:
    return {key: getattr(one, key) for one in info.metadata for key in BOUNDS if hasattr(one, key)}


def numbers_of(question: type[Question]) -> dict[str, Any]:
    return {name: info for name, info in question.model_fields.items() if bounds_of(info)}


def test_addresses_and_kinds_are_unique() -> None:
    assert len({one.kind() for one in QUESTIONS}) == len(QUESTIONS)
    for question in QUESTIONS:
        assert find_question(question.kind()) is question


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.address)
def test_the_command_has_the_same_bounds_and_defaults(question: type[Question]) -> None:
    parameters = {one.name: one for one in make_command(question).params}
    for name, info in fields_at("command", question).items():
        shown = parameters[name]
        kind = drop_none(info.annotation)
        if (
            isinstance(shown, click.Option)
            and not info.is_required()
            and get_origin(kind) is not tuple
            and kind is not bool
        ):
            assert shown.default == info.default, name
        if isinstance(shown.type, click.IntRange | click.FloatRange):
            assert {"ge": shown.type.min, "le": shown.type.max} == {"ge": None, "le": None} | bounds_of(info), name
        elif asked_of(info).what != "asn":
            assert not bounds_of(info), name


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.address)
def test_the_form_has_the_same_bounds_and_defaults(question: type[Question], edition: Edition) -> None:
    shown = {one.name: one for one in list_fields(question, edition, "en")}
    asked = {outer_name(name, info): info for name, info in fields_at("form", question).items()}
    assert set(shown) == set(asked)
    for name, info in asked.items():
        assert {"ge": shown[name].least, "le": shown[name].most} == {"ge": None, "le": None} | bounds_of(info), name
        if get_origin(drop_none(info.annotation)).__class__.__name__ == "_LiteralGenericAlias":
            assert {value for value, _ in shown[name].choices} <= {"", *map(str, get_args(drop_none(info.annotation)))}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.address)
def test_the_endpoint_and_the_run_have_the_same_bounds(question: type[Question]) -> None:
    asked = {**make_endpoint(question).query.model_json_schema()["properties"]}
    run = run_models()[question.kind()].model_json_schema(by_alias=False)["properties"]
    for name, info in fields_at("program", question).items():
        for schema in (one[name] for one in (asked, run) if name in one):
            told = [schema, *schema.get("anyOf", ())]
            for key, word in BOUNDS.items():
                if key in bounds_of(info):
                    assert any(one.get(word) == bounds_of(info)[key] for one in told), name


@pytest.mark.parametrize("question", [one for one in QUESTIONS if numbers_of(one)], ids=lambda one: one.address)
def test_what_is_out_of_bounds_is_refused_by_the_question_itself(question: type[Question]) -> None:
    for name, info in numbers_of(question).items():
        for key, beyond in (("ge", -1), ("le", 1)):
            if key in bounds_of(info):
                with pytest.raises(ValidationError):
                    question.model_validate({**question.example, name: bounds_of(info)[key] + beyond})


@pytest.mark.parametrize(
    "question",
    [one for one in QUESTIONS if one.chapter != "Strategies" and one.address not in NEEDS_RAW],
    ids=lambda one: one.address,
)
def test_its_example_is_answered_as_its_schema_says(
    question: type[Question], client: TestClient, edition: Edition, tmp_path: Path
) -> None:
    settled = question.model_validate(question.example).settle(edition)
    endpoint = make_endpoint(question)
    query = make_query(settled)
    path = endpoint.path.format(**{name: query.pop(name) for name in endpoint.parts()})
    answer = client.get(path, params=query)
    page = client.get(f"/en/ask/{question.address.replace(' ', '-')}", params=make_query(settled))
    assert page.status_code == 200, page.text
    if settled.takes_long(edition):
        assert (answer.status_code, answer.json()["error"]["code"]) == (409, "takes-long")
        assert "This takes longer" in page.text
        asked = client.post("/api/runs", json={"kind": question.kind(), **question.example})
        assert asked.status_code == 202, asked.text
        assert asked.json()["request"] == settled.request()
        return
    assert answer.status_code == 200, answer.text
    jsonschema.Draft202012Validator(describe_facts(question.gives().Facts)).validate(answer.json())
    assert "/report.docx" in page.text, "the answer stands on the page"
