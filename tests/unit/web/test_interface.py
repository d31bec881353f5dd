"""The interface for programs: the same answers as the command line, by those who may, and errors in one shape."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from starlette.testclient import TestClient

from hansa.cli import main
from hansa.runs.queue import MOST_OPEN
from hansa.web.api.listing import all_endpoints
from hansa.web.api.openapi import describe
from hansa.web.app import make_app
from hansa.web.settings import Settings
from tests.unit.web.conftest import PASSWORD

SignIn = Callable[[str], TestClient]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """Return a server whose runs wait for ever: its life has not begun."""
    place = tmp_path_factory.mktemp("store") / "hansa.db"
    app = make_app(Settings(database=f"sqlite:///{place}"))
    return TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """Return what a command prints as JSON."""

    def call(*arguments: str) -> Any:
        with pytest.raises(SystemExit) as ended:
            main([*arguments, "--json"])
        assert ended.value.code == 0
        return json.loads(capsys.readouterr().out)

    return call


SAME = [
    ("/api/countries", ("countries",)),
    ("/api/countries/Tonga/brief?lang=fr", ("brief", "TO", "--lang", "fr")),
    ("/api/countries/TO/brief?peers=size", ("brief", "TO", "--peers", "size", "--lang", "en")),
    ("/api/countries/FR/dependence", ("depend", "FR", "--lang", "en")),
    ("/api/countries/FR/dependence?layer=software", ("depend", "FR", "--layer", "software", "--lang", "en")),
    ("/api/countries/FR/relations/DE", ("alliance", "relation", "FR", "DE", "--lang", "en")),
    ("/api/countries/SN/options?objective=1.1", ("strategy", "options", "SN", "--objective", "1.1", "--lang", "en")),
    (
        "/api/coalitions/d10/value?weights=security=3,voice=1",
        ("alliance", "value", "d10", "--weights", "security=3,voice=1"),
    ),
    ("/api/coalitions/d10/gaps", ("alliance", "gaps", "d10", "--lang", "en")),
    ("/api/scenarios?kind=shutdown&lang=fr", ("stress", "list", "--kind", "shutdown", "--lang", "fr")),
    ("/api/scenarios/eg-2011-shutdown", ("stress", "show", "eg-2011-shutdown", "--lang", "en")),
    ("/api/sources", ("evidence", "list")),
    ("/api/sources/iana_root_zone", ("evidence", "show", "iana_root_zone")),
]


@pytest.mark.parametrize(("path", "arguments"), SAME, ids=[path for path, _ in SAME])
def test_it_answers_what_the_command_prints(
    client: TestClient, said: Callable[..., Any], path: str, arguments: tuple[str, ...]
) -> None:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    expected = said(*arguments)
    assert answer.json() == expected


def test_every_endpoint_is_described_in_both_languages() -> None:
    for lang in ("en", "fr"):
        document = describe(lang)
        assert document["openapi"].startswith("3.1")
        described = {(method.upper(), path) for path, methods in document["paths"].items() for method in methods}
        assert described == {(one.method, one.path) for one in all_endpoints()}
        names = [one["operationId"] for methods in document["paths"].values() for one in methods.values()]
        assert len(set(names)) == len(names)
        for schema in document["components"]["schemas"].values():
            jsonschema.Draft202012Validator.check_schema(schema)


def test_every_example_of_the_documentation_is_good() -> None:
    for endpoint in all_endpoints():
        if endpoint.body:
            assert endpoint.example
            endpoint.body.model_validate(endpoint.example)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_documentation_shows_every_endpoint(client: TestClient, lang: str) -> None:
    page = client.get(f"/{lang}/api").text
    for endpoint in all_endpoints():
        assert f"<code>{endpoint.path}</code>" in page
        assert "<code>{}</code>" not in page


REFUSED = [
    ("GET", "/api/nothing", None, 404, "not-found"),
    ("GET", "/api/countries/Atlantis", None, 404, "unknown-country"),
    ("GET", "/api/countries/Atlantis/brief", None, 404, "unknown-country"),
    ("GET", "/api/groups/nobody", None, 404, "unknown-group"),
    ("GET", "/api/coalitions/FR/value", None, 422, "coalition-too-small"),
    ("GET", "/api/coalitions/compare?first=d10", None, 422, "bad-parameter"),
    ("GET", "/api/world?layer=heaven", None, 422, "unknown-layer"),
    ("GET", "/api/world?measure=beauty", None, 422, "bad-parameter"),
    ("GET", "/api/world?lang=de", None, 422, "bad-parameter"),
    ("GET", "/api/world?colour=red", None, 422, "bad-parameter"),
    ("GET", "/api/scenarios/none", None, 404, "unknown-scenario"),
    ("GET", "/api/scenarios?kind=none", None, 422, "unknown-scenario-kind"),
    ("GET", "/api/strategies/none", None, 404, "no-strategy"),
    ("GET", "/api/strategies/..%2F..%2Fetc%2Fpasswd", None, 404, "not-found"),
    ("GET", "/api/runs/none", None, 404, "no-run"),
    ("DELETE", "/api/runs/none", None, 404, "no-run"),
    ("POST", "/api/runs/none/resume", b"", 404, "no-run"),
    ("POST", "/api/runs", b"", 422, "bad-json"),
    ("POST", "/api/runs", b"\xff\xfe\x00", 422, "bad-json"),
    ("POST", "/api/runs", b'{"kind": "stress"', 422, "bad-json"),
    ("POST", "/api/runs", b"[" * 100_000, 422, "bad-json"),
    ("POST", "/api/runs", b'{"kind": "rm -rf"}', 422, "bad-json"),
    ("POST", "/api/runs", b'{"kind": "stress", "scenario": "none"}', 422, "unknown-scenario"),
    ("POST", "/api/runs", b'{"kind": "worst", "country": "Atlantis"}', 422, "unknown-country"),
    ("POST", "/api/runs", b'{"kind": "random", "country": "FR", "failures": 1e99}', 422, "bad-json"),
    ("POST", "/api/runs", b'{"kind": "alliance-members", "group": "d10", "weights": "x"}', 422, "unknown-pillar"),
    ("POST", "/api/runs", b'{"kind": "alliance-members", "group": "FR"}', 422, "coalition-too-small"),
    ("PUT", "/api/runs", b"{}", 405, "wrong-method"),
    ("POST", "/api/session", b'{"name": "x\\u0000", "password": "y"}', 403, "wrong-password"),
]


@pytest.mark.parametrize(("method", "path", "body", "status", "code"), REFUSED)
def test_what_cannot_be_done_is_told_by_its_code(
    client: TestClient, method: str, path: str, body: bytes | None, status: int, code: str
) -> None:
    answer = client.request(method, path, content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code), answer.text
    assert set(answer.json()["error"]) == {"code", "message", "hint"}
    assert "Traceback" not in answer.text


def test_a_form_of_another_site_is_no_json(client: TestClient) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", ""):
        answer = client.post("/api/runs", content=b'{"kind":"stress"}', headers={"content-type": kind})
        assert (answer.status_code, answer.json()["error"]["code"]) == (415, "not-json")


def test_a_name_that_stands_twice_in_an_address_loses_nothing(client: TestClient) -> None:
    once = client.get("/api/answers/compare?countries=FR,DE")
    assert client.get("/api/answers/compare?countries=FR&countries=DE").json() == once.json()
    assert once.json()["countries"] == ["FR", "DE"]
    assert client.get("/api/world?layer=naming&layer=ai").json()["error"]["code"] == "unknown-layer"


def test_errors_are_told_in_the_language_asked_for(client: TestClient) -> None:
    french = client.get("/api/countries/Atlantis", headers={"accept-language": "fr"}).json()["error"]
    assert french["message"] != client.get("/api/countries/Atlantis?lang=en").json()["error"]["message"]


def test_a_run_is_kept_as_it_was_asked_and_cancelled(client: TestClient) -> None:
    scenario = {"id": "mine", "name": "<b>Mine</b>", "shocks": [{"isolate": ["Tonga"]}]}
    asked = {"kind": "stress", "scenario": scenario, "countries": ["Tonga", "TO", "776"]}
    answer = client.post("/api/runs", json=asked)
    assert answer.status_code == 202
    run = answer.json()
    assert run["request"]["countries"] == ["TO"]
    assert run["request"]["scenario"]["name"] == {"en": "<b>Mine</b>", "fr": "<b>Mine</b>"}
    assert (run["state"], run["account"]) == ("queued", "local")
    assert client.get(f"/api/runs/{run['id']}").json() == run
    assert run["id"] in {one["id"] for one in client.get("/api/runs?kind=stress").json()}
    assert client.get("/api/runs?kind=worst").json() == []
    assert client.get(f"/api/runs/{run['id']}/result").json()["error"]["code"] == "not-done"
    assert client.delete(f"/api/runs/{run['id']}").json()["state"] == "cancelled"
    assert client.post(f"/api/runs/{run['id']}/resume").json()["state"] == "queued"
    client.delete(f"/api/runs/{run['id']}")


def test_no_more_runs_wait_than_the_server_bears(client: TestClient) -> None:
    asked = {"kind": "alliance-members", "group": "d10"}
    made = [client.post("/api/runs", json=asked) for _ in range(MOST_OPEN + 1)]
    assert [one.status_code for one in made] == [202] * MOST_OPEN + [429]
    for one in made[:-1]:
        client.delete(f"/api/runs/{one.json()['id']}")


@pytest.fixture
def strategies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of strategies, with a good one and one with a fault."""
    monkeypatch.setenv("HANSA_WORKSPACE", str(tmp_path))
    folder = tmp_path / "strategies"
    folder.mkdir()
    with pytest.raises(SystemExit):
        main(["strategy", "new", "SN", str(folder / "senegal.yml"), "--framework", "first-step"])
    (folder / "broken.yml").write_text("hansa: 1\ncountry: ZZ\n")
    return folder


def without_file(answer: dict[str, Any]) -> dict[str, Any]:
    """Return an answer without the name of the file, which the shelf does not tell."""
    return {name: value for name, value in answer.items() if name != "file"}


def test_strategies_are_listed_read_reviewed_audited_and_weighed(
    client: TestClient, said: Callable[..., Any], strategies: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    file = str(strategies / "senegal.yml")
    listed = {one["name"]: one for one in client.get("/api/strategies").json()}
    assert listed["senegal"]["country"] == "SN"
    assert listed["senegal"]["fault"] is None
    assert listed["broken"]["fault"]["message"]
    assert str(strategies) not in json.dumps(listed)
    assert client.get("/api/strategies/senegal").json()["country"] == "SN"
    assert client.get("/api/strategies/broken").status_code == 422
    review = said("strategy", "review", file, "--lang", "en")
    assert without_file(client.get("/api/strategies/senegal/review").json()) == without_file(review)
    audit = said("strategy", "audit", file, "--lang", "en")
    assert without_file(client.get("/api/strategies/senegal/audit").json()) == without_file(audit)
    weighed = client.get("/api/strategies/senegal/priorities?catalogue=true&lang=fr")
    assert weighed.status_code == 200, weighed.text


def test_programs_sign_in_and_out(served: TestClient) -> None:
    assert served.get("/api/session").json() == {"name": None, "role": None}
    assert served.get("/api/countries").status_code == 401
    assert served.get("/api/openapi.json").status_code == 200
    answer = served.post("/api/session", json={"name": "reader", "password": PASSWORD})
    assert answer.json() == {"name": "reader", "role": "reader"}
    assert served.get("/api/countries").status_code == 200
    assert served.delete("/api/session").status_code == 204
    assert served.get("/api/countries").status_code == 401


def test_readers_compute_nothing(sign_in: SignIn) -> None:
    client = sign_in("reader")
    answer = client.post("/api/runs", json={"kind": "alliance-members", "group": "d10"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "forbidden")
    assert client.delete("/api/runs/none").status_code == 403
    assert client.get("/api/runs").status_code == 200


def test_editors_do(sign_in: SignIn) -> None:
    answer = sign_in("editor").post("/api/runs", json={"kind": "alliance-members", "group": "d10"})
    assert (answer.status_code, answer.json()["account"]) == (202, "editor")


def test_a_program_that_guesses_waits(served: TestClient) -> None:
    tries = [served.post("/api/session", json={"name": "editor", "password": f"guess {n}"}) for n in range(6)]
    assert [one.status_code for one in tries] == [403] * 5 + [429]
