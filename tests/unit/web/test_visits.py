"""Who gets in, as what, and what a form must carry."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from hansa.web.admission import MOST_BY_ADDRESS, MOST_BY_NAME
from tests.unit.web.conftest import PASSWORD, read_token

SignIn = Callable[[str], TestClient]


def try_in(client: TestClient, name: str, password: str, **more: str) -> int:
    data = {"token": read_token(client), "name": name, "password": password, **more}
    return client.post("/en/sign-in", data=data).status_code


def test_alone_nobody_is_asked(alone: TestClient) -> None:
    page = alone.get("/en/sources")
    assert page.status_code == 200
    assert "Sign out" not in page.text


@pytest.mark.parametrize("path", ["/en/", "/en/sources", "/en/country/FR", "/en/nothing", "/fr/world.csv?layer=naming"])
def test_others_are_asked_to_sign_in_and_return_to_what_they_wanted(served: TestClient, path: str) -> None:
    answer = served.get(path)
    assert answer.status_code == 303
    form = served.get(answer.headers["location"]).text
    assert f'name="next" value="{path}"' in form
    assert form.startswith(f'<!doctype html>\n<html lang="{path[1:3]}">')


def test_programs_are_asked_in_json(served: TestClient) -> None:
    answer = served.get("/api/countries")
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "sign-in-first")


def test_static_files_are_open(served: TestClient) -> None:
    assert served.get("/static/site.css").status_code == 200


@pytest.mark.parametrize(
    "following",
    ["https://evil.example/", "//evil.example/", "/\\evil.example/", "javascript:alert(1)", "", "/\tevil", "\\\\evil"],
)
def test_nobody_is_led_away_after_signing_in(served: TestClient, following: str) -> None:
    data = {"token": read_token(served), "name": "reader", "password": PASSWORD, "next": following}
    assert served.post("/fr/sign-in", data=data).headers["location"] == "/fr/"
    assert following not in served.get("/en/sign-in", params={"next": following}).text or not following


def test_a_wrong_password_is_told_and_nothing_else(served: TestClient) -> None:
    for name in ("reader", "nobody", "<script>alert(1)</script>"):
        answer = served.post(
            "/en/sign-in", data={"token": read_token(served), "name": name, "password": "not the right one"}
        )
        assert answer.status_code == 403
        assert "Name or password is not right." in answer.text
        assert "<script>" not in answer.text
        assert "set-cookie" not in answer.headers


def test_after_several_failures_even_the_right_password_waits(served: TestClient) -> None:
    assert [try_in(served, "reader", "not the right one") for _ in range(MOST_BY_NAME)] == [403] * MOST_BY_NAME
    assert try_in(served, "reader", PASSWORD) == 429
    assert try_in(served, "editor", PASSWORD) == 303, "others may still come in from the same address"


def test_one_address_cannot_try_every_name(served: TestClient) -> None:
    admission = served.app.state.admission  # type: ignore[attr-defined]
    for _ in range(MOST_BY_ADDRESS):
        admission._by_address.fail("testclient")
    assert try_in(served, "reader", PASSWORD) == 429


@pytest.mark.parametrize("token", [None, "", "0" * 128, "x"])
def test_a_form_without_its_token_is_refused(sign_in: SignIn, token: str | None) -> None:
    client = sign_in("administrator")
    answer = client.post("/en/sign-out", data={"token": token} if token is not None else {})
    assert answer.status_code == 403
    assert client.get("/en/sources").status_code == 200, "still signed in"


def test_the_token_of_another_visitor_is_refused(sign_in: SignIn, served: TestClient) -> None:
    client = sign_in("reader")
    foreign = served.app.state.sessions.token(served.app.state.sessions.start(None))  # type: ignore[attr-defined]
    assert client.post("/en/sign-out", data={"token": foreign}).status_code == 403


def test_signing_out_ends_every_copy_of_the_cookie(sign_in: SignIn) -> None:
    client = sign_in("editor")
    copied = dict(client.cookies)
    client.post("/en/sign-out", data={"token": read_token(client, "/en/sources")})
    assert client.get("/en/sources").status_code == 303
    client.cookies.clear()
    client.cookies.update(copied)
    assert client.get("/en/sources").status_code == 303


def test_the_session_is_another_after_signing_in(sign_in: SignIn, served: TestClient) -> None:
    served.get("/en/sign-in")
    before = dict(served.cookies)
    assert dict(sign_in("reader").cookies) != before


@pytest.mark.parametrize(("name", "status"), [("reader", 403), ("editor", 404), ("administrator", 404)])
def test_readers_do_not_write(sign_in: SignIn, name: str, status: int) -> None:
    client = sign_in(name)
    answer = client.post("/en/runs/none/cancel", data={"token": read_token(client, "/en/sources")})
    assert answer.status_code == status


def test_a_form_that_cannot_be_read_is_refused(alone: TestClient) -> None:
    headers = {"content-type": "multipart/form-data; boundary=x"}
    answer = alone.post("/en/sign-out", content=b"--y\r\nnonsense", headers=headers)
    assert answer.status_code in {400, 403}
    assert alone.post("/en/sign-out", headers={"content-type": "multipart/form-data"}).status_code in {400, 403}
