"""Accounts at the command line, and a server that does not open to others without any."""

from __future__ import annotations

import io
import json
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from hansa.cli import main
from hansa.store import open_store
from hansa.store.accounts import check_password

PASSWORD = "a sentence is a good password"  # noqa: S105

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def _new_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HANSA_WORKSPACE", str(tmp_path))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    def call(*arguments: str, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
        code = ended.value.code
        assert isinstance(code, int)
        return (code, *capsys.readouterr())

    return call


def test_an_account_lives_at_the_command_line(run: Run) -> None:
    assert "no account yet" in run("accounts", "list")[1]
    assert run("accounts", "add", "ana", "--role", "editor", typed=f"{PASSWORD}\n")[0] == 0
    assert json.loads(run("accounts", "list", "--json")[1]) == [{"name": "ana", "role": "editor"}]
    assert run("accounts", "role", "ana", "reader")[0] == 0
    assert run("accounts", "password", "ana", typed=f"{PASSWORD}!\r\n")[0] == 0
    found = check_password(open_store(), "ana", f"{PASSWORD}!")
    assert found
    assert found.role == "reader"
    assert run("accounts", "remove", "ana", typed="n\n")[0] == 130
    assert "ana" in run("accounts", "list")[1]
    assert run("accounts", "remove", "ana", "--yes")[0] == 0
    assert json.loads(run("accounts", "list", "--json")[1]) == []


@pytest.mark.parametrize(
    ("arguments", "typed"),
    [
        (("add", "ana"), "short\n"),
        (("add", "ana"), ""),
        (("add", "a b"), f"{PASSWORD}\n"),
        (("add", "ana", "--role", "king"), f"{PASSWORD}\n"),
        (("password", "nobody"), f"{PASSWORD}\n"),
        (("role", "nobody", "reader"), ""),
        (("remove", "nobody", "--yes"), ""),
    ],
)
def test_what_cannot_be_is_told_on_one_line(run: Run, arguments: tuple[str, ...], typed: str) -> None:
    code, out, err = run("accounts", *arguments, typed=typed)
    assert (code, out) == (2, "")
    assert err.startswith("hansa: ")
    assert err.count("\n") == 1
    assert PASSWORD not in err


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])  # noqa: S104
def test_it_does_not_serve_others_without_accounts(run: Run, host: str) -> None:
    code, out, err = run("serve", "--host", host, "--port", "0")
    assert (code, out) == (2, "")
    assert "without accounts" in err


def test_a_port_in_use_is_told(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        code, out, err = run("serve", "--port", str(taken.getsockname()[1]))
    assert (code, out) == (2, "")
    assert "cannot be opened" in err
