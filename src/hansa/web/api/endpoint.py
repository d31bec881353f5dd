"""An endpoint: declared once, answered by a plain function, and described in the OpenAPI document by what it declares."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from inspect import iscoroutinefunction
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar, cast

from anyio import CapacityLimiter, to_thread
from pydantic import BaseModel, ConfigDict, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from hansa.error_texts import N_
from hansa.errors import InputError
from hansa.web.answers import tell
from hansa.web.rendering import language_of
from hansa.web.visits import require

if TYPE_CHECKING:
    from hansa.evidence import Edition

PART = re.compile(r"\{(\w+)\}")


class AddressPart(NamedTuple):
    """What a part of an address means, an example, and the error where nothing has that name."""

    meaning: str
    example: str
    unknown: str


COUNTRY = N_("Any common code or name of a country, in English or French.")
PARTS = {
    "country": AddressPart(COUNTRY, "TO", "unknown-country"),
    "other": AddressPart(COUNTRY, "AU", "unknown-country"),
    "group": AddressPart(N_("A group by its id or name, or countries separated by commas."), "d10", "unknown-group"),
    "dataset": AddressPart(N_("Id of a dataset."), "iana_root_zone", "unknown-dataset"),
    "scenario": AddressPart(N_("Id of a scenario."), "eg-2011-shutdown", "unknown-scenario"),
    "run": AddressPart(N_("Id of a run."), "0123456789ab", "no-run"),
    "strategy": AddressPart(N_("Short name of a strategy of the workspace."), "my-strategy", "no-strategy"),
}
AT_ONCE = 4
"""Answers computed together: pages keep the other threads."""
_turns = CapacityLimiter(AT_ONCE)


class Query(BaseModel):
    """What every endpoint may be asked with: the language of texts, else that of the header ``Accept-Language``."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    lang: Literal["en", "fr"] | None = None


AskedModel = TypeVar("AskedModel", bound=BaseModel)


@dataclass(frozen=True)
class Call:
    """One call of an endpoint: where it is asked, in which language, and what it was given."""

    request: Request
    lang: str
    query: BaseModel
    body: BaseModel | None = None

    @property
    def edition(self) -> Edition:
        """The edition in use."""
        return cast("Edition", self.request.app.state.edition)

    def part(self, name: str) -> str:
        """Return a part of the address."""
        return str(self.request.path_params[name])

    def asked(self, model: type[AskedModel]) -> AskedModel:
        """Return the query, which the endpoint declares as this model."""
        return cast("AskedModel", self.query)

    def sent(self, model: type[AskedModel]) -> AskedModel:
        """Return the body, which the endpoint declares as this model."""
        return cast("AskedModel", self.body)


@dataclass(frozen=True)
class Endpoint:
    """An endpoint.

    Attributes
    ----------
    method, path : str
        How it is called; parts of the address in braces.
    answer : callable
        Takes the call and returns what JSON can hold, or a response of its own.
    tag, summary : str
        Its chapter and its sentence in the documentation.
    query, body : type of BaseModel
        What may be asked beside the address, and what is sent.
    role : str
        Who may call it; empty for everyone, signed in or not.
    status : int
        Of a good answer.
    answers : type, dict or None
        What is answered: a type of which pydantic makes a JSON Schema, or that schema, or a function that returns either (it is called
        when the interface is described: what answers need is not loaded before); None for nothing.
    """

    method: str
    path: str
    answer: Callable[[Call], Any]
    tag: str
    summary: str
    query: type[Query] = Query
    body: type[BaseModel] | None = None
    role: str = "reader"
    status: int = 200
    answers: Any = None
    example: dict[str, Any] | None = field(default=None, hash=False)

    def parts(self) -> list[str]:
        """Return the parts of its address."""
        return PART.findall(self.path)

    def missing(self) -> set[str]:
        """Return the codes of errors that mean that the address names nothing (404)."""
        return {PARTS[name].unknown for name in self.parts()}


def make_routes(endpoints: Sequence[Endpoint]) -> list[Route]:
    """Return one route for each address, which answers in every way that it may be called."""
    addresses: dict[str, dict[str, Endpoint]] = {}
    for endpoint in endpoints:
        addresses.setdefault(endpoint.path, {})[endpoint.method] = endpoint
    return [Route(path, _dispatch(methods), methods=list(methods)) for path, methods in addresses.items()]


def _dispatch(methods: dict[str, Endpoint]) -> Callable[[Request], Any]:
    async def serve(request: Request) -> Response:
        endpoint = methods["GET" if request.method == "HEAD" else request.method]
        try:
            return await _serve(endpoint, request)
        except InputError as error:
            if error.code not in endpoint.missing():
                raise
            return tell(request, error, 404)

    return serve


async def _serve(endpoint: Endpoint, request: Request) -> Response:
    if endpoint.role:
        require(request, endpoint.role)
    given = request.query_params
    query = _read(
        endpoint.query, {name: ",".join(given.getlist(name)) for name in given}
    )  # a name that stands twice loses nothing
    body = await _read_body(endpoint.body, request) if endpoint.body else None
    call = Call(request, language_of(request), query, body)
    if iscoroutinefunction(endpoint.answer):
        answered = await endpoint.answer(call)
    else:
        answered = await to_thread.run_sync(endpoint.answer, call, limiter=_turns)
    if isinstance(answered, Response):
        return answered
    if endpoint.answers is None:
        return Response(status_code=endpoint.status)
    return await to_thread.run_sync(_write, answered, endpoint.status)


def _write(answered: Any, status: int) -> JSONResponse:
    from pydantic_core import to_jsonable_python

    return JSONResponse(to_jsonable_python(answered), status)


def _read(model: type[Query], given: dict[str, str]) -> Query:
    try:
        return model.model_validate(given)
    except ValidationError as error:
        place, reason = _explain(error)
        raise InputError("bad-parameter", place=place, reason=reason) from None


async def _read_body(model: type[BaseModel], request: Request) -> BaseModel:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise InputError("not-json")
    try:
        return model.model_validate_json(await request.body())
    except ValidationError as error:
        place, reason = _explain(error)
        raise InputError("bad-json", place=place or "/", reason=reason) from None


def _explain(error: ValidationError) -> tuple[str, str]:
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    return "/".join(str(part) for part in first["loc"]), first["msg"].rstrip(".")
