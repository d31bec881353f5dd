"""Endpoints made from questions: what each asks, its bounds, and the schema of its answer."""

from __future__ import annotations

import re
from copy import copy
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, cast, get_origin

from pydantic import (
    AliasChoices,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    RootModel,
    WithJsonSchema,
    create_model,
)

from hansa.errors import InputError
from hansa.questions.listing import all_questions
from hansa.questions.question import Question, asked_of, drop_none
from hansa.questions.reading import read_question
from hansa.web.api.endpoint import PART, Call, Endpoint, Query
from hansa.web.asking import ask

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic.fields import FieldInfo


ADDRESSES = {
    "alliance value": "/api/coalitions/{group}/value",
    "alliance gaps": "/api/coalitions/{group}/gaps",
    "alliance compare": "/api/coalitions/compare",
    "alliance relation": "/api/countries/{country}/relations/{other}",
    "brief": "/api/countries/{country}/brief",
    "depend": "/api/countries/{country}/dependence",
    "countries": "/api/countries",
    "world": "/api/world",
    "stress list": "/api/scenarios",
    "stress show": "/api/scenarios/{scenario}",
    "strategy options": "/api/countries/{country}/options",
    "strategy review": "/api/strategies/{strategy}/review",
    "strategy audit": "/api/strategies/{strategy}/audit",
    "strategy prioritise": "/api/strategies/{strategy}/priorities",
    "evidence list": "/api/sources",
    "evidence show": "/api/sources/{dataset}",
}
"""Addresses of questions that were called before they had one of their own, and stay."""


def make_endpoints() -> list[Endpoint]:
    """Return one endpoint for each question that programs may ask."""
    return [make_endpoint(one) for one in all_questions().values() if "program" in one.doors]


def make_endpoint(question: type[Question]) -> Endpoint:
    """Return the endpoint that asks a question."""
    path = ADDRESSES.get(question.address, f"/api/answers/{question.address.replace(' ', '/')}")
    fields = _list_fields(question)
    asked = {name: _join_several(*one) for name, one in fields.items() if name not in PART.findall(path)}
    name = "".join(part.title() for part in re.findall(r"\w+", question.address))
    fields_of: Any = asked  # made from a question: no type checker can follow
    query: type[Query] = create_model(f"{name}Query", __base__=Query, **fields_of)
    return Endpoint(
        "GET",
        path,
        _answer_with(question),
        question.chapter,
        question.summary,
        query,
        answers=lambda: question.gives().Facts,
    )


def _list_fields(question: type[Question]) -> dict[str, Any]:
    """Return the fields that programs may give, as pydantic makes a model of them."""
    return {
        name: (info.annotation, info)
        for name, info in question.model_fields.items()
        if "program" in asked_of(info).doors
    }


def _join_several(annotation: Any, info: FieldInfo) -> tuple[Any, FieldInfo]:
    """Return a field as an address asks it: several are separated by commas, a whole object cannot be written there."""
    kind = drop_none(annotation)
    if get_origin(kind) is not tuple:
        return kind if kind is annotation or info.is_required() else kind | None, info
    told = WithJsonSchema({"type": "string"})
    return Annotated[annotation, BeforeValidator(_split), told], info


def _split(value: Any) -> Any:
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


def _answer_with(question: type[Question]) -> Callable[[Call], Any]:
    def answer(call: Call) -> dict[str, Any]:
        given = {**call.query.model_dump(exclude={"lang"}, exclude_unset=True), **call.request.path_params}
        settled = read_question(question, given).settle(call.edition)
        asked = ask(call.request, settled)
        if asked.waits:
            raise InputError("takes-long", kind=question.kind())
        return asked.find_json()

    return answer


def run_models() -> dict[str, type[BaseModel]]:
    """Return by kind what a run may be asked, each a model with its ``kind``."""
    asked = [one for one in all_questions().values() if "program" in one.doors]
    return {question.kind(): _make_run(question) for question in asked}


def _make_run(question: type[Question]) -> type[BaseModel]:
    kind = question.kind()
    fields: Any = {name: (told, _free_kind(info)) for name, (told, info) in _list_fields(question).items()}
    config = ConfigDict(extra="forbid", populate_by_name=True)
    named = f"{''.join(part.title() for part in kind.split('-'))}Run"
    made: type[BaseModel] = create_model(
        named, __config__=config, __doc__=question.__doc__, kind=(cast("Any", Literal[kind]), ...), **fields
    )
    return made


def _free_kind(info: FieldInfo) -> FieldInfo:
    """Return a field that leaves the name ``kind`` to the run's own."""
    named = info.validation_alias
    choices = named.choices if isinstance(named, AliasChoices) else [named]
    if "kind" not in choices:
        return info
    freed = copy(info)
    freed.alias = freed.validation_alias = freed.serialization_alias = None
    return freed


def make_body() -> type[BaseModel]:
    """Return the body that asks for a run: any question, told apart by its kind."""
    wanted: Any = Union[tuple(run_models().values())]  # noqa: UP007 -- made from a list
    told_apart: Any = Annotated[wanted, Field(discriminator="kind")]
    body: type[BaseModel] = create_model("NewRun", __base__=RootModel[told_apart])
    body.__doc__ = "What is to be computed."
    return body


def make_results() -> Any:
    """Return the type of what may come out of a run: the facts of any question that may be one."""
    kinds = {one.gives().Facts for one in all_questions().values() if "program" in one.doors}
    return Union[tuple(sorted(kinds, key=lambda one: str(one.__name__)))]  # noqa: UP007 -- made from a list
