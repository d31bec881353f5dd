"""Sessions: a signed cookie that names a visitor, and the token that proves a form is ours."""

from __future__ import annotations

import hmac
import secrets
import time
from collections import defaultdict, deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from itsdangerous import BadSignature, URLSafeTimedSerializer

from hansa.web.accounts import Account, find_account

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine
    from starlette.responses import Response

COOKIE = "hansa_session"
LIFETIME_S = 12 * 3600
LOCAL = Account("local", "administrator", 0)
"""Whoever sits at this machine, where the server listens to it alone."""


@dataclass(frozen=True)
class Session:
    """One visitor: a random id, and the account that they signed in to."""

    id: str
    account: Account | None = None
    fresh: bool = False


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
        self._secret, self._store, self._alone, self._secure = secret, store, alone, secure
        self._signer = URLSafeTimedSerializer(secret, salt="hansa-session")

    def read(self, cookie: str | None) -> Session:
        """Return the session that a cookie holds, or a new one for a cookie that is missing, old, forged or revoked."""
        try:
            held: dict[str, Any] = self._signer.loads(cookie or "", max_age=LIFETIME_S)
        except BadSignature:
            return Session(secrets.token_urlsafe(16), LOCAL if self._alone else None, fresh=True)
        if self._alone:
            return Session(held["id"], LOCAL)
        account = find_account(self._store, held["name"]) if held.get("name") else None
        return Session(held["id"], account if account and account.epoch == held.get("epoch") else None)

    def start(self, account: Account | None) -> Session:
        """Return a session with a new id, so that none known before the sign-in stays good after it."""
        return replace(Session(secrets.token_urlsafe(16), account), fresh=True)

    def write(self, response: Response, session: Session) -> None:
        """Give the browser its cookie."""
        account = session.account
        held = {"id": session.id, **({"name": account.name, "epoch": account.epoch} if account else {})}
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
        """Return the token that forms of this session carry."""
        return hmac.new(self._secret, b"form:" + session.id.encode(), "sha256").hexdigest()

    def is_own(self, session: Session, token: str) -> bool:
        """Say whether a form's token is this session's."""
        return hmac.compare_digest(self.token(session).encode(), token.encode("utf-8", "replace"))


class Throttle:
    """Counts failed sign-ins by name and by address, and says when to wait.

    Parameters
    ----------
    most : int
        Failures allowed within the window.
    window_s : float
        Its length.
    """

    MOST_KEYS = 10_000

    def __init__(self, most: int = 5, window_s: float = 300.0) -> None:
        self._most, self._window = most, window_s
        self._failures: dict[str, deque[float]] = defaultdict(deque)

    def wait_s(self, *keys: str) -> float:
        """Return how long to wait before the next try, 0 for none."""
        now = time.monotonic()
        return max((self._wait(key, now) for key in keys), default=0.0)

    def _wait(self, key: str, now: float) -> float:
        failures = self._failures.get(key)
        while failures and now - failures[0] > self._window:
            failures.popleft()
        return self._window - (now - failures[0]) if failures and len(failures) >= self._most else 0.0

    def fail(self, *keys: str) -> None:
        """Count a failure."""
        if len(self._failures) > self.MOST_KEYS:
            self._failures.clear()
        for key in keys:
            self._failures[key].append(time.monotonic())

    def forget(self, *keys: str) -> None:
        """Forget the failures of one who has signed in."""
        for key in keys:
            self._failures.pop(key, None)
