"""The stress lab: its library, the form that composes, runs followed, cancelled, resumed, read and compared."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from hansa.runs.queue import Run
from hansa.stress.catalogue import list_scenarios
from hansa.web.app import make_app
from hansa.web.settings import Settings
from hansa.web.shock_form import fill_shock_form
from tests.patience import PATIENCE_S
from tests.unit.web.conftest import read_token

VOLCANO = "to-2022-volcano"
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Serve one store to the whole module, so that a run that was computed once serves several tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HANSA_WORKSPACE", str(tmp_path_factory.getbasetemp() / "no-workspace"))
        app = make_app(Settings(database=f"sqlite:///{tmp_path_factory.mktemp('lab') / 'hansa.db'}"))
        with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
            yield client


def find_run(client: TestClient, run_id: str) -> Run:
    run: Run = client.app.state.runs.find(run_id)  # type: ignore[attr-defined]
    return run


def send(client: TestClient, path: str, data: dict[str, str]) -> Any:
    token = read_token(client, "/en/stress/compose")
    return client.post(path, data={"token": token, **data}, follow_redirects=False)


def ask(client: TestClient, path: str, data: dict[str, str]) -> str:
    """Send a form that begins a run, and return the run's id."""
    answer = send(client, path, data)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"]).rpartition("/")[2]


def wait(client: TestClient, run_id: str) -> Run:
    until = time.monotonic() + PATIENCE_S
    while find_run(client, run_id).open:
        assert time.monotonic() < until
        time.sleep(0.05)
    return find_run(client, run_id)


@pytest.fixture(scope="module")
def volcano(lab: TestClient) -> str:
    run_id = ask(lab, "/en/stress/runs", {"scenario": VOLCANO, "model": "coarse"})
    assert wait(lab, run_id).state == "done"
    return run_id


@pytest.fixture(scope="module")
def cogent(lab: TestClient) -> str:
    data = {"operator-1-name": "Cogent (AS174)", "operator-1-from": "Russia", "model": "coarse"}
    run_id = ask(lab, "/fr/stress/compose", data)
    assert wait(lab, run_id).state == "done"
    return run_id


def read_errors(text: str) -> list[str]:
    return re.findall(r'class="error"[^>]*>(.*?)</p>', text)


@pytest.mark.parametrize("path", ["", "?q=tonga", "?kind=cable_cut", "/compose", "/country", "/runs", "/compare"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_pages_stand(lab: TestClient, lang: str, path: str) -> None:
    page = lab.get(f"/{lang}/stress{path}")
    assert (page.status_code, page.text.count("<h1>")) == (200, 1)
    assert f'<html lang="{lang}">' in page.text


def test_the_library_is_searched_by_word_in_both_languages(lab: TestClient) -> None:
    for lang, word in (("en", "volcano"), ("fr", "volcan")):
        assert f"/{lang}/stress/scenarios/{VOLCANO}" in lab.get(f"/{lang}/stress", params={"q": word}).text
    assert "No scenario of the library fits" in lab.get("/en/stress?q=zzzz").text


def test_the_library_is_searched_by_kind(lab: TestClient) -> None:
    text = lab.get("/en/stress?kind=cloud_loss").text
    assert re.findall(r"/en/stress/scenarios/([\w-]+)", text) == ["cloud-largest"]


def test_the_library_is_searched_by_the_country_that_is_hit(lab: TestClient) -> None:
    found = re.findall(r"/en/stress/scenarios/([\w-]+)", lab.get("/en/stress", params={"country": "Tonga"}).text)
    assert VOLCANO in found[:5], "what hits hardest stands first"
    assert "isolation-to" in found[:5]


def test_pages_of_the_library_follow_each_other(lab: TestClient) -> None:
    first, second = (
        re.findall(r"/en/stress/scenarios/([\w-]+)", lab.get(f"/en/stress?from={at}").text) for at in (0, 50)
    )
    assert len(first) == 50
    assert not set(first) & set(second)
    assert lab.get("/en/stress?from=99999999999999999999").status_code == 200


def test_a_scenario_is_told_with_its_sources(lab: TestClient) -> None:
    page = lab.get(f"/en/stress/scenarios/{VOLCANO}").text
    assert "Nuku&#39;alofa – Suva" in page
    assert 'rel="noreferrer"' in page
    assert lab.get("/en/stress/scenarios/nothing").status_code == 404


@pytest.mark.parametrize(
    ("what", "held"),
    [
        ("operators", "Cogent (AS174)"),
        ("places", "Aberdeen, GB"),
        ("suppliers", "VeriSign"),
        ("groups", "D10"),
    ],
)
def test_fields_are_completed(lab: TestClient, what: str, held: str) -> None:
    assert held in lab.get(f"/en/stress/choices/{what}.json").json()


def test_a_run_becomes_a_report_with_its_map_in_both_languages(lab: TestClient, volcano: str) -> None:
    for lang in ("en", "fr"):
        page = lab.get(f"/{lang}/stress/runs/{volcano}").text
        assert "Tonga" in page
        assert 'data-chart="' in page
        assert f'href="/{lang}/sources/caida_as_relationships"' in page
        assert f'href="/{lang}/stress/runs/{volcano}/figures/1.csv"' in page


def test_a_run_keeps_what_the_command_prints(lab: TestClient, volcano: str) -> None:
    answer = lab.get(f"/en/stress/runs/{volcano}/report.json").json()
    assert answer["outcomes"][0]["country"] == "TO"
    assert answer["outcomes"][0]["reachability_lost_share"] == 1
    assert answer["scenario"]["id"] == VOLCANO


@pytest.mark.parametrize("form", ["html", "docx", "odt", "md"])
def test_a_run_is_exported(lab: TestClient, volcano: str, form: str) -> None:
    answer = lab.get(f"/fr/stress/runs/{volcano}/report.{form}")
    assert answer.status_code == 200
    assert f"-fr.{form}" in answer.headers["content-disposition"]


def test_figures_lead_to_chart_and_data(lab: TestClient, volcano: str) -> None:
    base = f"/en/stress/runs/{volcano}/figures"
    assert "$schema" in lab.get(f"{base}/1.json").json()
    assert "Tonga" in lab.get(f"{base}/1.csv").text
    assert [lab.get(f"{base}/{name}").status_code for name in ("99.json", "1.exe")] == [404, 404]


def test_events_tell_the_end(lab: TestClient, volcano: str) -> None:
    assert '"state": "done"' in lab.get(f"/en/runs/{volcano}/events").text


def test_what_was_composed_is_run_and_named_in_both_languages(lab: TestClient, cogent: str) -> None:
    request = find_run(lab, cogent).request
    assert request["scenario"]["shocks"] == [{"operator": [174], "from": "Russia"}]
    answer = lab.get(f"/en/stress/runs/{cogent}/report.json").json()
    assert answer["scenario"]["name"] == "Cogent (AS174): links lost with Russia"


def test_a_run_is_opened_in_the_form_again(lab: TestClient, cogent: str) -> None:
    page = lab.get(f"/en/stress/compose?from={cogent}").text
    assert 'name="operator-1-name" value="AS174"' in page
    assert 'name="operator-1-from" value="Russia"' in page


def test_links_that_the_map_lacks_come_with_the_scenario_that_brings_them(lab: TestClient) -> None:
    scenarios = list_scenarios(lab.app.state.edition)  # type: ignore[attr-defined]
    told = next(one for one in scenarios if one.links and one.shocks)
    assert f'name="from" value="{told.id}"' in lab.get(f"/en/stress/compose?from={told.id}").text
    typed = {row.name(part): value for row in fill_shock_form(told.shocks).typed for part, value in row.values.items()}
    run_id = ask(lab, "/en/stress/compose", {"from": told.id, "model": "coarse", **typed})
    send(lab, f"/en/runs/{run_id}/cancel", {})
    assert [one["name"] for one in find_run(lab, run_id).request["scenario"]["links"]] == [
        one.name for one in told.links
    ]
    assert lab.get("/en/stress/compose?from=nothing-at-all").status_code == 404


def test_two_runs_are_compared(lab: TestClient, volcano: str, cogent: str) -> None:
    for lang in ("en", "fr"):
        page = lab.get(f"/{lang}/stress/compare?first={volcano}&second={cogent}").text
        row = re.search(r'<tr><th scope="row" class="left">Tonga</th>(.*?)</tr>', page)
        assert row
        assert "100" in row[1]
    answer = lab.get(f"/en/stress/compare/report.json?first={volcano}&second={cogent}").json()
    assert answer["runs"][0]["scenario"]["id"] == VOLCANO
    assert lab.get(f"/en/stress/compare?first={volcano}&second=none").status_code == 404


def test_what_is_wrong_is_said_beside_what_was_typed(lab: TestClient) -> None:
    typed = {
        "operator-1-name": HOSTILE,
        "sever-1-first": "Frnce",
        "sever-1-second": "D10",
        "isolate-2-countries": "Tonga",
        "isolate-2-except": "AS no number",
        "cut-1-place": "Nowhere at all",
        "supplier-1-name": "Verisign",
        "supplier-1-layer": "soup",
        "countries": "Atlantis",
    }
    answer = send(lab, "/en/stress/compose", typed)
    assert answer.status_code == 422
    assert len(read_errors(answer.text)) == 5
    assert HOSTILE not in answer.text
    for kept in ("&lt;script&gt;", 'value="Frnce"', 'value="Nowhere at all"', 'value="Atlantis"', "AS no number"):
        assert kept in answer.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Nothing fails yet."),
        ({"sever-1-first": "FR"}, "This row is not complete."),
        ({"sever-1-first": "FR", "sever-1-second": "France"}, "cannot be severed from itself"),
        ({"isolate-1-countries": "FR", "isolate-1-except": "AS5511", "operator-1-name": "AS5511"}, "AS5511"),
        ({"operator-1-name": "4" * 500}, "does not name 444"),
        ({"operator-1-name": "AS64999"}, "does not name AS64999"),
        ({"operator-1-name": "Cogent Comunications"}, "Cogent (AS174)"),
    ],
)
def test_what_cannot_be_run_is_refused(lab: TestClient, typed: dict[str, str], said: str) -> None:
    answer = send(lab, "/en/stress/compose", typed)
    assert answer.status_code == 422
    assert said in answer.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"what": "worst", "country": "Atlantis"}, "Atlantis"),
        ({"what": "random", "country": "FR", "samples": "9" * 40}, "whole number from 1 to 10000"),
        ({"what": "worst", "country": "FR", "count": "-1"}, "whole number from 1 to 20"),
        ({"what": "worst", "country": "FR", "of": "cows"}, "cows"),
        ({"what": "harden", "country": "FR", "against": HOSTILE}, "There is no scenario"),
        ({"what": HOSTILE, "country": "FR"}, ""),
    ],
)
def test_what_cannot_be_asked_of_a_country_is_refused(lab: TestClient, typed: dict[str, str], said: str) -> None:
    answer = send(lab, "/en/stress/country", typed)
    assert answer.status_code == 422
    assert said in answer.text
    assert HOSTILE not in answer.text


def test_a_country_is_put_under_stress(lab: TestClient) -> None:
    run_id = ask(lab, "/en/stress/country", {"what": "worst", "country": "Tonga", "count": "1", "model": "coarse"})
    assert wait(lab, run_id).state == "done"
    assert "Tonga: the worst failures" in lab.get(f"/en/stress/runs/{run_id}").text
    compared = lab.get(f"/en/stress/compare?first={run_id}&second={run_id}")
    assert compared.status_code == 404, "only scenarios are compared"


def submit_full(lab: TestClient) -> str:
    """Queue a run whose graph has gone since it was asked for, as an earlier server may have left it."""
    asked = {"scenario": VOLCANO, "countries": [], "model": "full"}
    run: Run = lab.app.state.runs.submit("stress", asked)  # type: ignore[attr-defined]
    return run.id


def test_the_full_graph_is_refused_where_there_is_none(lab: TestClient) -> None:
    answer = send(lab, "/en/stress/runs", {"scenario": VOLCANO, "model": "full"})
    assert answer.status_code == 422
    assert "full graph" in answer.text


def test_a_run_that_fails_says_why(lab: TestClient) -> None:
    run_id = submit_full(lab)
    assert wait(lab, run_id).state == "failed"
    page = lab.get(f"/en/stress/runs/{run_id}").text
    assert "full graph" in page
    assert f'action="/en/runs/{run_id}/resume"' in page


def test_a_told_scenario_is_not_run(lab: TestClient) -> None:
    assert send(lab, "/en/stress/runs", {"scenario": "us-2024-crowdstrike"}).status_code == 422


def test_a_run_that_cannot_be_read_is_still_listed(lab: TestClient) -> None:
    runs = lab.app.state.runs  # type: ignore[attr-defined]
    run = runs.submit("stress-operator", {"operators": ["9" * 5_000], "countries": ["NL"]})
    assert lab.get("/en/stress/runs").status_code == 200
    assert lab.get(f"/en/stress/runs/{run.id}").status_code == 200
    wait(lab, run.id)


def test_a_run_is_cancelled_and_resumed(lab: TestClient) -> None:
    run_id = ask(lab, "/en/stress/country", {"what": "random", "country": "FR", "samples": "2000", "failures": "50"})
    page = lab.get(f"/en/stress/runs/{run_id}").text
    assert "<progress" in page
    assert f'data-events="/en/runs/{run_id}/events"' in page
    answer = send(lab, f"/en/runs/{run_id}/cancel", {})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/en/stress/runs/{run_id}")
    assert find_run(lab, run_id).state == "cancelled"
    assert "cancelled" in lab.get(f"/en/stress/runs/{run_id}").text
    send(lab, f"/en/runs/{run_id}/resume", {})
    assert find_run(lab, run_id).open
    send(lab, f"/en/runs/{run_id}/cancel", {})


@pytest.mark.slow
def test_after_a_stop_results_are_there_and_the_rest_is_resumable(tmp_path: Path) -> None:
    settings = Settings(database=f"sqlite:///{tmp_path / 'hansa.db'}")
    with TestClient(make_app(settings), base_url="http://127.0.0.1") as client:
        done = ask(client, "/en/stress/runs", {"scenario": "isolation-to", "model": "coarse"})
        assert wait(client, done).state == "done"
        left = ask(client, "/en/stress/runs", {"scenario": VOLCANO, "model": "coarse"})
    with TestClient(make_app(settings), base_url="http://127.0.0.1") as client:
        assert "Tonga" in client.get(f"/fr/stress/runs/{done}").text
        assert "interrupted" in client.get(f"/en/stress/runs/{left}").text
        send(client, f"/en/runs/{left}/resume", {})
        assert wait(client, left).state == "done"
        listed = client.get("/en/stress/runs").text
        assert f"/en/stress/runs/{done}" in listed
        assert f"/en/stress/runs/{left}" in listed


@pytest.mark.parametrize("run_id", ["none", "..%2F..%2Fetc", "a" * 200, "%00", "<script>"])
def test_runs_that_are_not_there_are_not_found(lab: TestClient, run_id: str) -> None:
    for path in (f"/en/stress/runs/{run_id}", f"/en/stress/runs/{run_id}/report.md"):
        assert lab.get(path).status_code == 404


def test_a_report_is_not_written_before_its_time(lab: TestClient) -> None:
    run_id = submit_full(lab)
    wait(lab, run_id)
    assert lab.get(f"/en/stress/runs/{run_id}/report.md").status_code == 409


def test_without_the_token_nothing_runs(lab: TestClient) -> None:
    for path, data in (("runs", {"scenario": VOLCANO}), ("compose", {"operator-1-name": "AS174"}), ("country", {})):
        assert lab.post(f"/en/stress/{path}", data=data).status_code == 403
