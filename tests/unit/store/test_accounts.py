"""Accounts: names, passwords and roles; what an open door would let in."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from hansa.errors import InputError
from hansa.store import open_store
from hansa.store.accounts import Account, add_account, change_account, check_password, find_account, list_accounts
from hansa.store.accounts import remove_account as remove
from hansa.store.schema import accounts

PASSWORD = "a sentence is a good password"  # noqa: S105


@pytest.fixture
def store(tmp_path: Path) -> sa.Engine:
    return open_store(f"sqlite:///{tmp_path / 'hansa.db'}")


def test_a_password_opens_its_account_alone(store: sa.Engine) -> None:
    ana = add_account(store, "ana", PASSWORD, "editor")
    add_account(store, "bo", PASSWORD + "!", "reader")
    assert check_password(store, "ana", PASSWORD) == ana
    assert check_password(store, "bo", PASSWORD) is None
    assert check_password(store, "nobody", "no account has this password") is None
    assert [account.name for account in list_accounts(store)] == ["ana", "bo"]


def test_the_store_holds_no_password(store: sa.Engine) -> None:
    add_account(store, "ana", PASSWORD, "reader")
    with store.connect() as connection:
        kept = connection.execute(sa.select(accounts.c.password)).scalar_one()
    assert kept.startswith("$argon2id$")
    assert PASSWORD not in kept


def test_changes_take_effect(store: sa.Engine) -> None:
    first = add_account(store, "ana", PASSWORD, "reader")
    change_account(store, "ana", password=PASSWORD + "!", role="administrator")
    assert check_password(store, "ana", PASSWORD) is None
    assert check_password(store, "ana", PASSWORD + "!") == Account("ana", "administrator", first.epoch + 1)
    remove(store, "ana")
    assert find_account(store, "ana") is None


@pytest.mark.parametrize(
    ("name", "password", "role", "code"),
    [
        ("a", PASSWORD, "reader", "bad-account-name"),
        ("a/../b", PASSWORD, "reader", "bad-account-name"),
        ("<script>", PASSWORD, "reader", "bad-account-name"),
        ("ana\x00", PASSWORD, "reader", "bad-account-name"),
        ("ana", "too short", "reader", "weak-password"),
        ("ana", PASSWORD, "king", "unknown-role"),
        ("there", PASSWORD, "reader", "account-exists"),
    ],
)
def test_what_cannot_be_made(store: sa.Engine, name: str, password: str, role: str, code: str) -> None:
    add_account(store, "there", PASSWORD, "reader")
    with pytest.raises(InputError) as refused:
        add_account(store, name, password, role)
    assert refused.value.code == code
    assert [account.name for account in list_accounts(store)] == ["there"]


@pytest.mark.parametrize("name", ["nobody", "\x00", "' or 1=1 --", "x" * 300])
def test_a_name_that_is_not_there(store: sa.Engine, name: str) -> None:
    assert find_account(store, name) is None
    assert check_password(store, name, PASSWORD) is None
    with pytest.raises(InputError, match="no account"):
        change_account(store, name, role="reader")
    with pytest.raises(InputError, match="no account"):
        remove(store, name)


def test_roles_are_an_order() -> None:
    assert [Account("a", "editor", 0).may(role) for role in ("reader", "editor", "administrator")] == [
        True,
        True,
        False,
    ]
