"""Sessions: a signed cookie that names a visitor, and the token that proves a form is ours."""

from __future__ import annotations

import hmac
import secrets
import time
from collections import defaultdict, deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from itsdangerous import BadSignature, URLSafeTimedSerializer

from hansa.store.accounts import Account, find_account

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine
    from starlette.responses import Response

COOKIE = "hansa_session"
LIFETIME_S = 12 * 3600
TOKEN_BYTES = 32
LOCAL = Account("local", "administrator", 0)
"""Whoever sits at this machine, where the server listens to it alone."""


@dataclass(frozen=True)
class Session:
    """One visitor: a random id, and the account that they signed in to."""

    id: str
    account: Account | None = None
    fresh: bool = False


NOBODY = Session("")
"""Where a session could not be read: only an error is told."""


class Sessions:
    """Reads and writes sessions.

    Parameters
    ----------
    secret : bytes
        What cookies are signed with.
    store : Engine
        Where accounts are.
    alone : bool
        Whether no sign-in is asked.
    secure : bool
        Whether cookies demand HTTPS.
    """

    def __init__(self, secret: bytes, store: Engine, *, alone: bool, secure: bool) -> None:
        self._secret, self._store, self._secure = secret, store, secure
        self.alone = alone
        self._signer = URLSafeTimedSerializer(secret, salt="hansa-session")

    def read(self, cookie: str | None) -> Session:
        """Return the session that a cookie holds, or a new one for a cookie that is missing, old, forged or revoked."""
        try:
            held: dict[str, Any] = self._signer.loads(cookie or "", max_age=LIFETIME_S)
        except BadSignature:
            return Session(secrets.token_urlsafe(16), LOCAL if self.alone else None, fresh=True)
        if self.alone:
            return Session(held["id"], LOCAL)
        account = find_account(self._store, held["name"]) if held.get("name") else None
        return Session(held["id"], account if account and account.epoch == held.get("epoch") else None)

    def start(self, account: Account | None) -> Session:
        """Return a session with a new id, so that none known before the sign-in stays good after it."""
        return replace(Session(secrets.token_urlsafe(16), account), fresh=True)

    def write(self, response: Response, session: Session) -> None:
        """Give the browser its cookie."""
        account = session.account
        known = account and not self.alone  # a cookie of this machine alone opens no account of a server for others
        held = {"id": session.id, **({"name": account.name, "epoch": account.epoch} if account and known else {})}
        response.set_cookie(
            COOKIE,
            self._signer.dumps(held),
            max_age=LIFETIME_S,
            httponly=True,
            samesite="lax",
            secure=self._secure,
            path="/",
        )

    def token(self, session: Session) -> str:
        """Return a token that forms of this session carry: never twice the same, so that a page's compressed length tells nothing of it."""
        pad = secrets.token_bytes(TOKEN_BYTES)
        return pad.hex() + _mask(self._mark(session), pad).hex()

    def is_own(self, session: Session, token: str) -> bool:
        """Say whether a form's token is this session's."""
        try:
            given = bytes.fromhex(token)
        except ValueError:
            return False
        pad, masked = given[:TOKEN_BYTES], given[TOKEN_BYTES:]
        return len(given) == 2 * TOKEN_BYTES and hmac.compare_digest(self._mark(session), _mask(masked, pad))

    def _mark(self, session: Session) -> bytes:
        return hmac.digest(self._secret, b"form:" + session.id.encode(), "sha256")


def _mask(content: bytes, pad: bytes) -> bytes:
    return bytes(one ^ other for one, other in zip(content, pad, strict=True))


class Throttle:
    """Counts failed sign-ins, and says when to wait.

    Parameters
    ----------
    most : int
        Failures allowed within the window.
    window_s : float
        Its length.
    """

    MOST_KEYS = 10_000

    def __init__(self, most: int, window_s: float = 300.0) -> None:
        self._most, self._window = most, window_s
        self._failures: dict[str, deque[float]] = defaultdict(deque)

    def wait_s(self, key: str) -> float:
        """Return how long to wait before the next try, 0 for none."""
        now, failures = time.monotonic(), self._failures.get(key)
        while failures and now - failures[0] > self._window:
            failures.popleft()
        return self._window - (now - failures[0]) if failures and len(failures) >= self._most else 0.0

    def fail(self, key: str) -> None:
        """Count a failure."""
        if len(self._failures) > self.MOST_KEYS:
            self._failures.clear()
        self._failures[key].append(time.monotonic())

    def forget(self, key: str) -> None:
        """Forget the failures of one who has signed in."""
        self._failures.pop(key, None)
