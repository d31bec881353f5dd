"""Who visits: every request gets its session, every answer to a new visitor its cookie; what needs a role asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from hansa.errors import InputError
from hansa.web.answers import is_program, refuse
from hansa.web.rendering import language_of
from hansa.web.sessions import COOKIE, Session, Sessions

if TYPE_CHECKING:
    from starlette.datastructures import FormData
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

OPEN = ("/static/", "/en/sign-in", "/fr/sign-in", "/api/session", "/api/openapi.json")
"""What anyone may see before signing in."""


class Visits:
    """Reads the session of each request into ``request.state.session`` and asks for a sign-in where one is needed.

    Parameters
    ----------
    app : ASGIApp
        What answers.
    sessions : Sessions
        Reads and writes cookies.
    """

    def __init__(self, app: ASGIApp, sessions: Sessions) -> None:
        self._app, self._sessions = app, sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path, request = scope["path"], Request(scope)
        session = await self._read(request.cookies.get(COOKIE))
        scope.setdefault("state", {})["session"] = session
        if session.account is None and path != "/" and not path.startswith(OPEN):
            await _ask_for_sign_in(request)(scope, receive, send)
            return
        cookie = Response()
        if session.fresh and not path.startswith("/static/"):
            self._sessions.write(cookie, session)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start" and not _sets_cookie(message):
                message["headers"] = [*message["headers"], *_cookies(cookie)]
            await send(message)

        await self._app(scope, receive, answer)

    async def _read(self, cookie: str | None) -> Session:
        if self._sessions.alone:  # no account is looked up
            return self._sessions.read(cookie)
        return await run_in_threadpool(self._sessions.read, cookie)


def _ask_for_sign_in(request: Request) -> Response:
    if is_program(request):
        return refuse(request, InputError("sign-in-first"))
    asked = request.scope["query_string"].decode("latin-1")
    wanted = quote(request.scope["path"]) + (f"?{asked}" if asked else "")
    return RedirectResponse(f"/{language_of(request)}/sign-in?next={quote(wanted, safe='')}", 303)


def _sets_cookie(message: Message) -> bool:
    return any(name == b"set-cookie" for name, _ in message["headers"])


def _cookies(response: Response) -> list[tuple[bytes, bytes]]:
    return [(name, value) for name, value in response.raw_headers if name == b"set-cookie"]


def require(request: Request, role: str) -> None:
    """Refuse what the visitor's role does not allow.

    Raises
    ------
    InputError
        ``forbidden``.
    """
    account = request.state.session.account
    if account is None or not account.may(role):
        raise InputError("forbidden")


async def read_form(request: Request, role: str = "editor") -> FormData:
    """Return a form that our own page sent, by a visitor who may.

    Raises
    ------
    InputError
        ``forbidden`` where the role does not allow it; ``stale-form`` where the form's token is not the session's.
    HTTPException
        400 where it is no form.
    """
    require(request, role)
    return await read_open_form(request)


async def read_open_form(request: Request) -> FormData:
    """Return a form of ours from anyone: for signing in."""
    form = await request.form(max_files=1, max_fields=5_000)
    token: Any = form.get("token")
    if not isinstance(token, str) or not request.app.state.sessions.is_own(request.state.session, token):
        raise InputError("stale-form")
    return form
