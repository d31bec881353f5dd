"""What every request passes before a page sees it: who is called, from where, how much is sent, and what browsers must enforce."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request

from hansa.errors import InputError
from hansa.web.answers import refuse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 4_000_000
"""The largest body: a strategy of two thousand actions."""
MOST_DIGITS = 12
"""Of a length that is told: more is never meant."""
MOST_ADDRESS = 4_000
"""The longest address: a coalition of every country, twice."""
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}
HEADERS = {
    "content-security-policy": "; ".join(f"{name} {value}" for name, value in DIRECTIVES.items()),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class TooLarge(Exception):
    """A body is longer than any that Hansa asks for."""


class Guard:
    """Refuses calls by a foreign name or from a foreign page and bodies that are too long; adds the security headers.

    Parameters
    ----------
    app : ASGIApp
        What answers.
    hosts : frozenset of str
        Names by which browsers may call; without their port.
    """

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self._app, self._hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        started = False

        async def answer(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                held = MutableHeaders(raw=message["headers"])
                for name, value in HEADERS.items():
                    held.setdefault(name, value)
            await send(message)

        error = self._find_error(scope, headers)
        try:
            await (refuse(Request(scope), error) if error else self._app)(scope, _limit(receive), answer)
        except TooLarge:
            if not started:
                await refuse(Request(scope), _too_large())(scope, receive, answer)

    def _find_error(self, scope: Scope, headers: Headers) -> InputError | None:
        """Return why a request is refused, or None."""
        if _name(headers.get("host", "")).lower() not in self._hosts:
            return InputError("foreign-host")
        if len(scope["path"]) + len(scope["query_string"]) > MOST_ADDRESS:
            return InputError("address-too-long", most=MOST_ADDRESS)
        length = headers.get("content-length", "0")
        if not length.isdecimal() or len(length) > MOST_DIGITS or int(length) > MOST_BYTES:
            return _too_large()
        if scope["method"] not in SAFE and _is_foreign(headers):
            return InputError("foreign-page")
        return None


def _too_large() -> InputError:
    return InputError("too-large", most=MOST_BYTES)


def _name(host: str) -> str:
    """Return a host without its port, as browsers write it."""
    return host.rpartition(":")[0] if host.rpartition(":")[2].isdecimal() else host


def _is_foreign(headers: Headers) -> bool:
    """Say whether a browser tells that another site's page sends this."""
    if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return True
    origin = headers.get("origin")
    return origin is not None and origin.partition("://")[2] != headers.get("host")


def _limit(receive: Receive) -> Receive:
    """Count what arrives, for bodies that do not tell their length."""
    read = 0

    async def limited() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > MOST_BYTES:
            raise TooLarge
        return message

    return limited
