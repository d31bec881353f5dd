"""Accounts: who may sign in, as what, and how a password is checked."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from hansa.errors import InputError
from hansa.store.schema import accounts

if TYPE_CHECKING:
    from argon2 import PasswordHasher
    from sqlalchemy.engine import Engine

ROLES = ("reader", "editor", "administrator")
"""Each may do what those before it may."""
LEAST_CHARACTERS = 12
FIRST_EPOCHS = 2**30
NAME = re.compile(r"[\w.-]{2,64}")


@dataclass(frozen=True)
class Account:
    """Someone who may sign in; ``epoch`` is raised when every session of theirs must end."""

    name: str
    role: str
    epoch: int

    def may(self, role: str) -> bool:
        """Say whether this account may do what a role may."""
        return ROLES.index(self.role) >= ROLES.index(role)


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _decoy() -> str:
    """Return a hash that no password fits, so that unknown names take as long as known ones."""
    return _hasher().hash("no account has this password")


def add_account(store: Engine, name: str, password: str, role: str) -> Account:
    """Make an account.

    Raises
    ------
    InputError
        ``bad-account-name``, ``account-exists``, ``weak-password``, ``unknown-role``.
    """
    if not NAME.fullmatch(name):
        raise InputError("bad-account-name", name=name)
    _check_role(role)
    epoch = secrets.randbelow(FIRST_EPOCHS)  # sessions of an account of that name that was removed stay closed
    row = {"name": name, "password": _hash(password), "role": role, "epoch": epoch, "made_at": datetime.now(UTC)}
    try:
        with store.begin() as connection:
            connection.execute(accounts.insert().values(**row))
    except sa.exc.IntegrityError as error:
        raise InputError("account-exists", name=name) from error
    return Account(name, role, epoch)


def change_account(store: Engine, name: str, *, password: str | None = None, role: str | None = None) -> None:
    """Give an account another password or role; its sessions end."""
    changes: dict[str, object] = {"epoch": accounts.c.epoch + 1}
    if password is not None:
        changes["password"] = _hash(password)
    if role is not None:
        changes["role"] = _check_role(role)
    _touch(store, name, accounts.update().values(**changes))


def end_sessions(store: Engine, name: str) -> None:
    """End every session of an account."""
    change_account(store, name)


def remove_account(store: Engine, name: str) -> None:
    """Remove an account; its sessions end."""
    _touch(store, name, accounts.delete())


def _touch(store: Engine, name: str, statement: sa.Update | sa.Delete) -> None:
    with store.begin() as connection:
        if not connection.execute(statement.where(accounts.c.name == name)).rowcount:
            raise InputError("unknown-account", name=name)


def list_accounts(store: Engine) -> list[Account]:
    """Return every account, by name."""
    with store.connect() as connection:
        rows = connection.execute(sa.select(accounts.c.name, accounts.c.role, accounts.c.epoch).order_by("name"))
        return [Account(row.name, row.role, row.epoch) for row in rows]


def find_account(store: Engine, name: str) -> Account | None:
    """Return an account by its name."""
    row = _read(store, name)
    return Account(row.name, row.role, row.epoch) if row else None


def _read(store: Engine, name: str) -> sa.Row[Any] | None:
    if not NAME.fullmatch(name):  # a zero byte, for one, is more than PostgreSQL takes
        return None
    with store.connect() as connection:
        return connection.execute(sa.select(accounts).where(accounts.c.name == name)).one_or_none()


def check_password(store: Engine, name: str, password: str) -> Account | None:
    """Return the account that a name and password open, or None; either way it takes as long."""
    from argon2.exceptions import VerificationError

    row = _read(store, name)
    try:
        _hasher().verify(row.password if row else _decoy(), password)
    except VerificationError:
        return None
    return Account(row.name, row.role, row.epoch) if row else None


def _hash(password: str) -> str:
    if len(password) < LEAST_CHARACTERS:
        raise InputError("weak-password", least=LEAST_CHARACTERS)
    return _hasher().hash(password)


def _check_role(role: str) -> str:
    if role not in ROLES:
        raise InputError("unknown-role", name=role, known=", ".join(ROLES))
    return role
