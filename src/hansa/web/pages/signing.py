"""Signing in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from hansa.errors import InputError
from hansa.language import explain
from hansa.store.accounts import end_sessions
from hansa.web.answers import status_of
from hansa.web.rendering import language_of, page
from hansa.web.visits import read_open_form

if TYPE_CHECKING:
    from starlette.requests import Request


async def show(request: Request) -> Response:
    """Show the form."""
    return page(request, "sign-in.html", next=_safe(request.query_params.get("next", ""), request), failed="", name="")


async def sign_in(request: Request) -> Response:
    """Check name and password; after several failures, by name or by address, ask to wait."""
    form = await read_open_form(request)
    name, password = str(form.get("name", "")), str(form.get("password", ""))
    following = _safe(str(form.get("next", "")), request)
    state = request.app.state
    try:
        account = await state.admission.admit(request, name, password)
    except InputError as error:
        said = " ".join(explain(error, language_of(request)))
        return page(request, "sign-in.html", status=status_of(error), next=following, failed=said, name=name)
    response = RedirectResponse(following, 303)
    state.sessions.write(response, state.sessions.start(account))
    return response


async def sign_out(request: Request) -> Response:
    """End the session, and any other of the same account: a cookie that was copied is worth nothing any more."""
    await read_open_form(request)
    state, account = request.app.state, request.state.session.account
    if account and not state.settings.alone:
        await run_in_threadpool(end_sessions, state.store, account.name)
    response = RedirectResponse(f"/{language_of(request)}/", 303)
    state.sessions.write(response, state.sessions.start(None))
    return response


def _safe(address: str, request: Request) -> str:
    """Return a path of this server; anything else leads to the first page."""
    own = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if own else f"/{language_of(request)}/"


ROUTES = (
    Route("/{lang}/sign-in", show, name="sign_in"),
    Route("/{lang}/sign-in", sign_in, methods=["POST"]),
    Route("/{lang}/sign-out", sign_out, methods=["POST"], name="sign_out"),
)
