"""Admission: names and passwords checked, a few at a time, and fewer still of those that fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import anyio
from anyio import to_thread

from hansa.errors import InputError
from hansa.store.accounts import Account, check_password
from hansa.web.sessions import Throttle

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine
    from starlette.requests import Request

MOST_BY_NAME = 5
MOST_BY_ADDRESS = 50
"""More than by name: everyone behind one proxy comes from one address."""
AT_ONCE = 2
"""Each check takes 64 MiB, which is what makes a stolen hash worth little."""


class Admission:
    """Checks names and passwords.

    Parameters
    ----------
    store : Engine
        Where accounts are.
    """

    def __init__(self, store: Engine) -> None:
        self._store = store
        self._by_name, self._by_address = Throttle(MOST_BY_NAME), Throttle(MOST_BY_ADDRESS)
        self._turns = anyio.CapacityLimiter(AT_ONCE)

    async def admit(self, request: Request, name: str, password: str) -> Account:
        """Return the account that a name and password open.

        Raises
        ------
        InputError
            ``wrong-password``; ``too-many-tries`` after several failures, by name or by address.
        """
        address = request.client.host if request.client else ""
        if self._by_name.wait_s(name) or self._by_address.wait_s(address):
            raise InputError("too-many-tries")
        self._by_name.fail(name)  # counted before it is checked, so that tries sent together count too
        self._by_address.fail(address)
        account = await to_thread.run_sync(check_password, self._store, name, password, limiter=self._turns)
        if account is None:
            raise InputError("wrong-password")
        self._by_name.forget(name)
        self._by_address.forget(address)
        return account
