"""Who visits: every request gets its session, every answer to a new visitor its cookie; what needs a role asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response

from hansa.web.sessions import COOKIE, Sessions

if TYPE_CHECKING:
    from starlette.datastructures import FormData
    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

OPEN = ("/static/", "/en/sign-in", "/fr/sign-in")
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
        path = scope["path"]
        session = self._sessions.read(HTTPConnection(scope).cookies.get(COOKIE))
        scope.setdefault("state", {})["session"] = session
        if session.account is None and path != "/" and not path.startswith(OPEN):
            await _send_to_sign_in(path)(scope, receive, send)
            return
        cookie = Response()
        if session.fresh and not path.startswith("/static/"):
            self._sessions.write(cookie, session)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start" and not _sets_cookie(message):
                message["headers"] = [*message["headers"], *_cookies(cookie)]
            await send(message)

        await self._app(scope, receive, answer)


def _send_to_sign_in(path: str) -> Response:
    if path.startswith("/api/"):
        from starlette.responses import JSONResponse

        said = {"code": "401", "message": "Sign in first.", "hint": "POST /en/sign-in gives the cookie."}
        return JSONResponse({"error": said}, 401)
    lang = path.split("/")[1] if path.split("/")[1] in {"en", "fr"} else "en"
    return RedirectResponse(f"/{lang}/sign-in?next={quote(path, safe='')}", 303)


def _sets_cookie(message: Message) -> bool:
    return any(name == b"set-cookie" for name, _ in message["headers"])


def _cookies(response: Response) -> list[tuple[bytes, bytes]]:
    return [(name, value) for name, value in response.raw_headers if name == b"set-cookie"]


def require(request: Request, role: str) -> None:
    """Refuse what the visitor's role does not allow (403)."""
    account = request.state.session.account
    if account is None or not account.may(role):
        raise HTTPException(403)


async def read_form(request: Request, role: str = "editor") -> FormData:
    """Return a form that our own page sent, by a visitor who may.

    Raises
    ------
    HTTPException
        403 where the role does not allow it or the form's token is not the session's; 400 where it is no form.
    """
    require(request, role)
    return await read_open_form(request)


async def read_open_form(request: Request) -> FormData:
    """Return a form of ours from anyone: for signing in."""
    form = await request.form(max_files=1, max_fields=5_000)
    token: Any = form.get("token")
    if not isinstance(token, str) or not request.app.state.sessions.is_own(request.state.session, token):
        raise HTTPException(403)
    return form
