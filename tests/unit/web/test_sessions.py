"""Sessions: what a cookie opens, what it does not, and the token of a form."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.responses import Response

from hansa.store import open_store
from hansa.store.accounts import Account, add_account, change_account, end_sessions, find_account, remove_account
from hansa.web.sessions import COOKIE, LIFETIME_S, LOCAL, Session, Sessions, Throttle
from hansa.web.settings import KEY_FILE, SECRET_BYTES, is_loopback, read_secret

PASSWORD = "a sentence is a good password"  # noqa: S105


@pytest.fixture
def sessions(tmp_path: Path) -> Sessions:
    store = open_store(f"sqlite:///{tmp_path / 'hansa.db'}")
    return Sessions(b"secret", store, alone=False, secure=True)


def cookie_of(sessions: Sessions, session: Session) -> str:
    response = Response()
    sessions.write(response, session)
    return response.headers["set-cookie"].partition("=")[2].partition(";")[0]


def test_a_cookie_opens_its_account_until_the_account_changes(sessions: Sessions) -> None:
    account = add_account(sessions._store, "ana", PASSWORD, "editor")
    cookie = cookie_of(sessions, sessions.start(account))
    assert sessions.read(cookie).account == account
    for change in ({"role": "reader"}, {"password": PASSWORD + "!"}, {}):
        again = cookie_of(sessions, sessions.start(find_account(sessions._store, "ana")))
        assert sessions.read(again).account
        change_account(sessions._store, "ana", **change)
        assert sessions.read(again).account is None
    again = cookie_of(sessions, sessions.start(find_account(sessions._store, "ana")))
    end_sessions(sessions._store, "ana")
    assert sessions.read(again).account is None
    assert sessions.read(cookie).account is None


def test_an_account_made_anew_is_not_opened_by_the_cookie_of_the_former(sessions: Sessions) -> None:
    cookie = cookie_of(sessions, sessions.start(add_account(sessions._store, "ana", PASSWORD, "administrator")))
    remove_account(sessions._store, "ana")
    assert sessions.read(cookie).account is None
    add_account(sessions._store, "ana", PASSWORD, "administrator")
    assert sessions.read(cookie).account is None


@pytest.mark.parametrize("cookie", [None, "", "x", "a.b.c", "é.ü", "\x00", "e30.aaaa.bbbb"])
def test_a_cookie_that_is_none_of_ours_opens_nothing(sessions: Sessions, cookie: str | None) -> None:
    read = sessions.read(cookie)
    assert read.account is None
    assert read.fresh


def test_a_cookie_of_another_server_or_of_yesterday_opens_nothing(
    sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = add_account(sessions._store, "ana", PASSWORD, "editor")
    cookie = cookie_of(sessions, sessions.start(account))
    assert Sessions(b"other", sessions._store, alone=False, secure=True).read(cookie).account is None
    import time

    now = time.time()
    monkeypatch.setattr("time.time", lambda: now + LIFETIME_S + 2)
    assert sessions.read(cookie).account is None


def test_alone_everyone_is_the_administrator_and_the_cookie_opens_no_account_elsewhere(sessions: Sessions) -> None:
    alone = Sessions(b"secret", sessions._store, alone=True, secure=False)
    assert alone.read(None).account == LOCAL
    cookie = cookie_of(alone, alone.read(None))
    account = add_account(sessions._store, LOCAL.name, PASSWORD, "administrator")
    assert Account(account.name, account.role, LOCAL.epoch) == LOCAL
    change = Sessions(b"secret", sessions._store, alone=False, secure=True)
    assert change.read(cookie).account is None


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(sessions: Sessions) -> None:
    response = Response()
    sessions.write(response, Session("x"))
    said = response.headers["set-cookie"]
    assert said.startswith(f"{COOKIE}=")
    for part in ("HttpOnly", "SameSite=lax", "Secure", "Path=/", f"Max-Age={LIFETIME_S}"):
        assert part in said


def test_signing_in_changes_the_id(sessions: Sessions) -> None:
    before = sessions.read(None)
    assert sessions.start(None).id != before.id


def test_a_token_is_good_for_its_session_alone_and_never_the_same(sessions: Sessions) -> None:
    one, other = Session("one"), Session("other")
    token = sessions.token(one)
    assert sessions.is_own(one, token)
    assert not sessions.is_own(other, token)
    assert sessions.token(one) != token
    for wrong in ("", "zz", token[:-2], token + "00", "é" * 64, "\ud800", token.replace(token[:2], "00", 1) + "0"):
        assert not sessions.is_own(one, wrong)


def test_a_throttle_waits_after_failures_and_forgets(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    throttle = Throttle(most=2, window_s=60.0)
    throttle.fail("ana")
    assert throttle.wait_s("ana") == 0.0
    now[0] += 10
    throttle.fail("ana")
    assert throttle.wait_s("ana") == 50.0
    assert throttle.wait_s("bo") == 0.0
    now[0] += 51
    assert throttle.wait_s("ana") == 0.0
    throttle.fail("ana")
    throttle.forget("ana")
    throttle.fail("ana")
    assert throttle.wait_s("ana") == 0.0


def test_the_secret_is_made_once_for_its_owner_and_renewed_when_cut_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HANSA_WORKSPACE", str(tmp_path))
    first = read_secret()
    assert len(first) == SECRET_BYTES
    assert read_secret() == first
    assert (tmp_path / KEY_FILE).stat().st_mode & 0o777 == 0o600
    (tmp_path / KEY_FILE).write_bytes(b"short")
    renewed = read_secret()
    assert len(renewed) == SECRET_BYTES
    assert renewed != first
    assert (tmp_path / KEY_FILE).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "[::1]", "localhost"])
def test_this_machine_is_itself(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "localhost.example", ""])  # noqa: S104
def test_anything_else_is_beyond_this_machine(host: str) -> None:
    assert not is_loopback(host)
