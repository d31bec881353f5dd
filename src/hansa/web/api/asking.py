"""Endpoints made from questions: what each asks, its bounds, and the schema of its answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, cast

from pydantic import BaseModel, ConfigDict, Field, RootModel, create_model

from hansa.errors import InputError
from hansa.questions.listing import all_questions
from hansa.questions.question import Question, asked_of
from hansa.questions.reading import read_question
from hansa.web.api.endpoint import PART, Call, Endpoint, Query
from hansa.web.asking import ask

if TYPE_CHECKING:
    from collections.abc import Callable


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
    asked = {name: one for name, one in fields.items() if name not in PART.findall(path)}
    name = "".join(part.title() for part in re.findall(r"\w+", question.address))
    query: type[Query] = create_model(f"{name}Query", __base__=Query, **asked)
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
    config = ConfigDict(extra="forbid", populate_by_name=True)
    return {
        kind: create_model(
            f"{''.join(part.title() for part in kind.split('-'))}Run",
            __config__=config,
            __doc__=question.__doc__,
            kind=(cast("Any", Literal[kind]), ...),
            **_list_fields(question),
        )
        for question in all_questions().values()
        if "program" in question.doors
        for kind in (question.kind(),)
    }


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
