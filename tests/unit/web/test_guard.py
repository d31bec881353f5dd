"""What is refused before a page sees it, and what browsers must enforce."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from hansa.web.guard import MOST_ADDRESS, MOST_BYTES
from hansa.web.settings import Settings


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[", "localhost:80:80"])
def test_a_foreign_name_is_refused(alone: TestClient, host: str) -> None:
    answer = alone.get("/en/sources", headers={"host": host})
    assert answer.status_code == 421
    assert "--name" in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "LOCALHOST", "[::1]:8000"])
def test_own_names_are_taken(alone: TestClient, host: str) -> None:
    assert alone.get("/en/sign-in", headers={"host": host}).status_code == 200


def test_an_address_of_the_sixth_version_is_called_in_brackets() -> None:
    assert "[2001:db8::1]" in Settings(host="2001:db8::1").hosts
    assert "hansa.example" in Settings(names=("Hansa.Example",)).hosts


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://["},
        {"origin": "http://127.0.0.1:81"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_another_site_cannot_write(alone: TestClient, headers: dict[str, str]) -> None:
    assert alone.post("/en/sign-out", headers=headers).status_code == 403
    assert "another site" in alone.post("/en/sign-out", headers=headers).text


def test_a_page_of_ours_gets_as_far_as_its_token(alone: TestClient) -> None:
    answer = alone.post("/en/sign-out", headers={"origin": "http://127.0.0.1", "sec-fetch-site": "same-origin"})
    assert answer.status_code == 403
    assert "too old" in answer.text


@pytest.mark.parametrize("length", [str(MOST_BYTES + 1), "9" * 5000, "-1", "many", "1_0"])
def test_a_body_that_tells_it_is_too_large_is_not_read(alone: TestClient, length: str) -> None:
    assert alone.post("/en/sign-in", headers={"content-length": length}).status_code == 413


def test_a_body_that_does_not_tell_is_read_no_further_than_allowed(alone: TestClient) -> None:
    read = []

    def pieces() -> Iterator[bytes]:
        for _ in range(40):
            read.append(1)
            yield b"x" * (MOST_BYTES // 10)

    answer = alone.post("/en/sign-in", content=pieces(), headers={"content-type": "application/x-www-form-urlencoded"})
    assert answer.status_code == 413


def test_a_long_address_is_refused(alone: TestClient) -> None:
    assert alone.get(f"/en/country/FR/figures/{'1' * MOST_ADDRESS}.json").status_code == 414
    assert alone.get("/en/country", params={"name": "x" * MOST_ADDRESS}).status_code == 414


def test_programs_are_refused_in_their_own_shape_and_people_in_their_language(alone: TestClient) -> None:
    told = alone.get("/api/countries", headers={"host": "evil.example"}).json()
    assert told["error"]["code"] == "foreign-host"
    assert set(told["error"]) == {"code", "message", "hint"}


def _fail(_: object) -> None:
    raise ZeroDivisionError


def test_every_answer_carries_the_headers_even_a_failure(alone: TestClient) -> None:
    alone.app.router.routes.insert(0, Route("/en/broken", _fail))  # type: ignore[attr-defined]
    for path, status in (("/en/broken", 500), ("/en/nothing", 404), ("/en/sources", 200), ("/static/site.css", 200)):
        answer = alone.get(path)
        assert answer.status_code == status
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
    assert "ZeroDivisionError" not in alone.get("/en/broken").text


def test_answers_are_compressed_where_the_browser_takes_it(alone: TestClient) -> None:
    assert alone.get("/en/sources", headers={"accept-encoding": "gzip"}).headers["content-encoding"] == "gzip"
    assert "content-encoding" not in alone.get("/en/sources", headers={"accept-encoding": "identity"}).headers
