"""Signing in and out, for programs: the cookie of the answer is what they send from then on."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from hansa.error_texts import N_
from hansa.store.accounts import end_sessions
from hansa.web.api.endpoint import Call, Endpoint

if TYPE_CHECKING:
    from hansa.store.accounts import Account

TAG = N_("Session")


class Credentials(BaseModel):
    """A name and its password."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(max_length=64)
    password: str = Field(max_length=4_096)


@dataclass(frozen=True)
class SessionFacts:
    """Who calls, and as what; nobody where nobody is signed in."""

    name: str | None
    role: str | None


def show(call: Call) -> SessionFacts:
    """Return who calls, and as what."""
    return _describe(call.request.state.session.account)


async def sign_in(call: Call) -> Response:
    """Sign in."""
    given, state = call.sent(Credentials), call.request.app.state
    account = await state.admission.admit(call.request, given.name, given.password)
    response = JSONResponse(asdict(_describe(account)))
    state.sessions.write(response, state.sessions.start(account))
    return response


async def sign_out(call: Call) -> Response:
    """Sign out, everywhere."""
    state, account = call.request.app.state, call.request.state.session.account
    if account and not state.settings.alone:
        await run_in_threadpool(end_sessions, state.store, account.name)
    response = Response(status_code=204)
    state.sessions.write(response, state.sessions.start(None))
    return response


def _describe(account: Account | None) -> SessionFacts:
    return SessionFacts(account.name, account.role) if account else SessionFacts(None, None)


ENDPOINTS = (
    Endpoint("GET", "/api/session", show, TAG, N_("Who is signed in, and as what."), role="", answers=SessionFacts),
    Endpoint(
        "POST",
        "/api/session",
        sign_in,
        TAG,
        N_("Sign in: the answer’s cookie is to be sent with every call from then on."),
        body=Credentials,
        role="",
        example={"name": "ana", "password": "…"},
        answers=SessionFacts,
    ),
    Endpoint(
        "DELETE",
        "/api/session",
        sign_out,
        TAG,
        N_("Sign out, everywhere."),
        role="",
        status=204,
    ),
)
