"""The alliance lab: members chosen, a coalition from all sides, what takes long as a run, two side by side."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from hansa.web.app import make_app
from hansa.web.settings import Settings
from tests.patience import PATIENCE_S
from tests.unit.web.conftest import read_token

HOSTILE = "<script>alert(1)</script>"
NORDIC = "group=nordic"


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HANSA_WORKSPACE", str(tmp_path_factory.getbasetemp() / "no-workspace"))
        app = make_app(Settings(database=f"sqlite:///{tmp_path_factory.mktemp('lab') / 'hansa.db'}"))
        with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
            yield client


def read_ticked(text: str) -> set[str]:
    return set(re.findall(r'value="([A-Z]{2})" id="member-\1" checked', text))


def wait(client: TestClient) -> None:
    until = time.monotonic() + PATIENCE_S
    while any(run.open for run in client.app.state.runs.recent()):  # type: ignore[attr-defined]
        assert time.monotonic() < until
        time.sleep(0.05)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_group_ticks_its_members(lab: TestClient, lang: str) -> None:
    assert read_ticked(lab.get(f"/{lang}/alliance").text) == set()
    text = lab.get(f"/{lang}/alliance?{NORDIC}").text
    assert read_ticked(text) == {"DK", "FI", "IS", "NO", "SE"}
    assert 'data-code="SE"' in text, "the map knows the country"
    assert "<a xlink" not in text, "no link leads out of the map"


def test_countries_that_are_ticked_make_an_address_that_can_be_shared(lab: TestClient) -> None:
    def choose(*members: str, **more: str) -> str:
        answer = lab.get("/en/alliance/choose", params={"members": list(members), **more}, follow_redirects=False)
        assert answer.status_code == 303
        return str(answer.headers["location"])

    assert choose("FR", "AU") == "/en/alliance/value?group=AU%2CFR"
    assert choose("SE", "NO", "IS", "FI", "DK", view="gaps") == "/en/alliance/gaps?group=nordic"
    weighed = choose("FR", "AU", security="60", supply="20", rules="20", voice="0")
    assert "security%3D60%2Csupply%3D20%2Crules%3D20%2Cvoice%3D0" in weighed
    assert "weights" not in choose("FR", "AU", security="0", supply="0", rules="0", voice="0")
    assert "weights" in choose("FR", "AU", security="40", supply="40", rules="40", voice="40")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "two members or more"),
        ("members=AU", "two members or more"),
        ("members=AU&members=Atlantis", "Atlantis"),
        ("members=AU&members=FR&security=-1", "-1"),
    ],
)
def test_what_is_no_coalition_is_said_beside_the_choice(lab: TestClient, query: str, said: str) -> None:
    answer = lab.get(f"/en/alliance/choose?{query}")
    assert answer.status_code == 422
    assert said in answer.text
    assert read_ticked(answer.text) == set(re.findall(r"members=([A-Z]{2})\b", query)), "what was ticked stays"


@pytest.mark.parametrize("view", ["value", "members", "gaps"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_coalition_is_shown_from_each_side(lab: TestClient, lang: str, view: str) -> None:
    page = lab.get(f"/{lang}/alliance/{view}?{NORDIC}")
    assert page.status_code == 200
    assert f'href="/{lang}/alliance/candidates?{NORDIC}"' in page.text
    assert re.search(rf'href="/{lang}/sources/\w+"', page.text)
    assert f'data-chart="/{lang}/alliance/{view}/figures/1.json?{NORDIC}"' in page.text


def test_the_page_says_what_the_command_says(lab: TestClient) -> None:
    answer = lab.get(f"/en/alliance/members/report.json?{NORDIC}").json()
    assert answer["coalition"]["members"] == ["DK", "FI", "IS", "NO", "SE"]
    assert answer["value"] is None
    rules = [one["pillars"]["rules"]["shapley"] for one in answer["members"]]
    assert sum(rules) == pytest.approx(answer["pillars"][2]["value"])


def test_weights_are_those_of_the_sliders(lab: TestClient) -> None:
    query = f"{NORDIC}&security=0&supply=0&rules=50&voice=0"
    page = lab.get(f"/en/alliance/value?{query}").text
    assert re.findall(r'type="range" min="0" max="100" value="(\d+)"', page) == ["0", "0", "100", "0"]
    answer = lab.get(f"/en/alliance/value/report.json?{query}").json()
    assert answer["value"] == next(one["value"] for one in answer["pillars"] if one["name"] == "rules")


def test_sliders_know_what_each_pillar_is_worth(lab: TestClient) -> None:
    page = lab.get(f"/en/alliance/value?{NORDIC}").text
    assert re.search(r"data-values='\{.*\"rules\": 0\.\d+", page)


def test_figures_and_documents_are_one_click_away(lab: TestClient) -> None:
    base = "/en/alliance/value"
    assert "$schema" in lab.get(f"{base}/figures/1.json?{NORDIC}").json()
    assert lab.get(f"{base}/figures/1.csv?{NORDIC}").text.count("\n") > 1
    assert lab.get(f"{base}/figures/9.csv?{NORDIC}").status_code == 404
    assert lab.get(f"{base}/report.docx?{NORDIC}").content[:2] == b"PK"
    assert lab.get(f"{base}/report.exe?{NORDIC}").status_code == 404


@pytest.mark.slow
def test_candidates_are_computed_once_as_a_run_and_stay_at_their_address(lab: TestClient) -> None:
    address = "/en/alliance/candidates?group=benelux"
    before = lab.get(address)
    assert "Compute" in before.text
    assert lab.get("/en/alliance/candidates/report.md?group=benelux").status_code == 404
    token = read_token(lab, address)
    for _ in range(2):
        answer = lab.post("/en/alliance/candidates", data={"token": token, "group": "benelux"}, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, address)
    runs = lab.app.state.runs  # type: ignore[attr-defined]
    [run] = runs.recent("alliance-candidates")
    assert "<progress" in lab.get(address).text or not runs.find(run.id).open
    wait(lab)
    page = lab.get(address).text
    assert "What the candidates gain" in page
    assert "Possible new members" in page
    assert "data-chart" in lab.get(address.replace("/en/", "/fr/")).text
    assert lab.get("/en/alliance/candidates/report.json?group=benelux").json()["candidates"]
    assert "candidates" in lab.get(f"/en/stress/runs/{run.id}").url.path, "a run's own address leads to its page"


def test_two_coalitions_are_compared(lab: TestClient) -> None:
    page = lab.get("/en/alliance/compare", params={"first": "Nordic Council", "second": "DK,SE"})
    assert page.status_code == 200
    assert "Difference (points)" in page.text
    answer = lab.get("/en/alliance/compare/report.json?first=nordic&second=DK,SE").json()
    assert answer["only_first"] == ["FI", "IS", "NO"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("value?group=Atlantis", 422),
        ("value", 422),
        (f"value?group={HOSTILE}", 422),
        ("value?group=world", 422),
        ("value?group=nordic&weights=soup=1", 422),
        ("candidates?group=nordic&order=x", 422),
        ("soup?group=nordic", 404),
        (f"compare?first={HOSTILE}&second=nordic", 422),
        ("value?group=" + "FR," * 900, 422),
    ],
)
def test_what_cannot_be_answered_is_refused_in_words(lab: TestClient, path: str, status: int) -> None:
    answer = lab.get(f"/en/alliance/{path}")
    assert answer.status_code == status
    assert HOSTILE not in answer.text


def test_without_the_token_nothing_is_computed(lab: TestClient) -> None:
    assert lab.post("/en/alliance/candidates", data={"group": "nordic"}).status_code == 403
