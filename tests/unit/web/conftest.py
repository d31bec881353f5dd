"""A server in this process: for this machine alone, and for others with three accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from hansa.store.accounts import ROLES, add_account
from hansa.web.app import make_app
from hansa.web.settings import Settings

PASSWORD = "a sentence is a good password"  # noqa: S105
OTHERS = "hansa.example"


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[TestClient]:
    app = make_app(Settings(database=f"sqlite:///{tmp_path / 'hansa.db'}"))
    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def served(tmp_path: Path) -> Iterator[TestClient]:
    """Serve others; accounts are named after their roles."""
    app = make_app(Settings(host="192.0.2.1", names=(OTHERS,), database=f"sqlite:///{tmp_path / 'hansa.db'}"))
    for role in ROLES:
        add_account(app.state.store, role, PASSWORD, role)
    with TestClient(app, base_url=f"http://{OTHERS}", raise_server_exceptions=False, follow_redirects=False) as client:
        yield client


@pytest.fixture
def sign_in(served: TestClient) -> Callable[[str], TestClient]:
    """Return a function that signs the browser in."""

    def sign(name: str) -> TestClient:
        answer = served.post(
            "/en/sign-in", data={"token": read_token(served), "name": name, "password": PASSWORD, "next": "/fr/sources"}
        )
        assert (answer.status_code, answer.headers["location"]) == (303, "/fr/sources")
        return served

    return sign


def read_token(client: TestClient, path: str = "/en/sign-in") -> str:
    """Return the token of a page's form."""
    return client.get(path).text.partition('name="token" value="')[2].partition('"')[0]
