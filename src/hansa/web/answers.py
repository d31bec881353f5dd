"""What the server says when something goes wrong: one JSON object to programs, one page to people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, PlainTextResponse, Response

from hansa.errors import HansaError, InputError
from hansa.language import explain
from hansa.web.rendering import language_of, page

if TYPE_CHECKING:
    from starlette.requests import Request

STATUS = {
    "too-large": 413,
    "address-too-long": 414,
    "not-json": 415,
    "foreign-host": 421,
    "foreign-page": 403,
    "sign-in-first": 401,
    "wrong-password": 403,
    "forbidden": 403,
    "stale-form": 403,
    "unreadable-form": 400,
    "not-found": 404,
    "no-run": 404,
    "no-figure": 404,
    "no-strategy": 404,
    "no-version": 404,
    "no-such-action": 404,
    "unknown-step": 404,
    "unknown-option": 404,
    "changed-meanwhile": 409,
    "slug-taken": 409,
    "not-done": 409,
    "wrong-method": 405,
    "too-many-tries": 429,
    "too-many-runs": 429,
    "failure": 500,
}
"""By code, where it is not 422 for what the caller gave and 503 for what the server lacks."""


def status_of(error: HansaError) -> int:
    """Return the HTTP status that fits an error."""
    return STATUS.get(error.code, 422 if isinstance(error, InputError) else 503)


def is_program(request: Request) -> bool:
    """Say whether a program calls, which wants JSON."""
    return str(request.scope["path"]).startswith("/api/")


def error_object(error: HansaError, lang: str) -> dict[str, dict[str, str]]:
    """Return an error as every program gets it."""
    message, hint = explain(error, lang)
    return {"error": {"code": error.code, "message": message, "hint": hint}}


def tell(request: Request, error: HansaError, status: int | None = None) -> Response:
    """Answer with an error in the caller's own shape and language."""
    if is_program(request):
        return JSONResponse(error_object(error, language_of(request)), status or status_of(error))
    message, hint = explain(error, language_of(request))
    return page(request, "error.html", status=status or status_of(error), message=message, hint=hint)


def refuse(request: Request, error: HansaError) -> Response:
    """Answer with an error before anything is known of the visitor: plain text, no page."""
    if is_program(request):
        return tell(request, error)
    return PlainTextResponse(" ".join(explain(error, language_of(request))), status_of(error))
