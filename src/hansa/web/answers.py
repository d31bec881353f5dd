"""What the server says when something goes wrong: one JSON object to programs, one page to people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, PlainTextResponse, Response

from hansa.error_texts.text import FaultKind
from hansa.errors import HansaError, InputError
from hansa.language import explain
from hansa.web.rendering import language_of, page

if TYPE_CHECKING:
    from starlette.requests import Request

STATUS: dict[FaultKind, int] = {
    "unread": 400,
    "unsigned": 401,
    "forbidden": 403,
    "missing": 404,
    "method": 405,
    "conflict": 409,
    "large": 413,
    "long": 414,
    "media": 415,
    "host": 421,
    "often": 429,
    "failure": 500,
}
"""By kind of failure; the rest is 422 for what the caller gave and 503 for what the server lacks."""


def status_of(error: HansaError) -> int:
    """Return the HTTP status that fits an error."""
    return STATUS.get(error.text.fault, 422 if isinstance(error, InputError) else 503)


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
