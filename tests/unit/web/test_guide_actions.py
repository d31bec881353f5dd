"""Options and actions in the browser: looked through, added once, filled in, faults told before anything is written."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from hansa.strategy import shelf
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.document import Budget, Staff, Target
from hansa.strategy.file import StrategyFile
from hansa.titles import text_in
from tests.unit.web.strategies import GUIDE, begin_senegal, read_field, read_senegal, send


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the strategies of a workspace of one's own."""
    monkeypatch.setenv("HANSA_WORKSPACE", str(tmp_path / "workspace"))
    return shelf.folder()


@pytest.fixture
def held() -> StrategyFile:
    return begin_senegal()


def test_an_option_becomes_an_action_once(held: StrategyFile, alone: TestClient) -> None:
    path = f"{GUIDE}/options/envoy-technology"
    page = alone.get(path).text
    assert "Companies and partners know whom to call." in page
    assert "does not hold the tables of the examples" in page or "Denmark" in page
    assert send(alone, path, objective="", reason="First of all.", author="").status_code == 303
    [(_, action)] = read_senegal().actions()
    assert (action.option, read_senegal().choices[-1].reason) == ("envoy-technology", "First of all.")
    digest = shelf.open_strategy("senegal", None).digest
    token = read_field(alone.get(f"{GUIDE}/priorities"), "token")
    again = alone.post(path, data={"token": token, "digest": digest})
    assert again.status_code == 422
    assert len(list(read_senegal().actions())) == 1


def test_an_action_is_filled_in_and_its_faults_told(held: StrategyFile, alone: TestClient) -> None:
    send(alone, f"{GUIDE}/options/envoy-technology")
    [(_, action)] = read_senegal().actions()
    path, followed = f"{GUIDE}/actions/{action.id}", action.indicators[0].id
    sent = {
        "title": "An envoy, soon",
        "text": "One person speaks.",
        "lead": "head_of_government",
        "status": "adopted",
        "start": "2027-01",
        "end": "2028-12",
        "amount": "120 000",
        "currency": "EUR",
        "first_year": "1",
        "running": "0,5",
        f"aim-{followed}": "1",
        f"aim-date-{followed}": "2027-06",
        "indicator": "Meetings held",
        "unit": "count",
    }
    wrong = send(alone, path, **{**sent, "end": "2026-12", "status": "done"})
    assert wrong.status_code == 422
    assert "ends before it starts" in wrong.text
    assert 'value="120 000"' in wrong.text
    half = send(alone, path, **{**sent, "running": ""})
    assert (half.status_code, "“running” is missing" in html.unescape(half.text)) == (422, True)
    assert next(read_senegal().actions())[1] == action
    assert send(alone, path, **sent).status_code == 303
    [(_, changed)] = read_senegal().actions()
    assert (text_in(changed.title, "en"), text_in(changed.title, "fr")) == (
        "An envoy, soon",
        text_in(action.title, "fr"),
    )
    assert changed.budget == Budget(amount=120_000, currency="EUR")
    assert changed.staff == Staff(first_year=1, running=0.5)
    assert changed.indicators[0].target == Target(value=1, date="2027-06")
    assert text_in(changed.indicators[-1].title, "en") == "Meetings held"
    assert (changed.partners, changed.forum, changed.status) == (action.partners, action.forum, "adopted")


def test_an_action_of_ones_own(held: StrategyFile, alone: TestClient) -> None:
    objective = held.strategy.axes[0].objectives[0].id
    page = alone.get(GUIDE)
    fields = {name: read_field(page, name) for name in ("token", "digest")}
    sent = {**fields, "title": "Ring the neighbours", "objective": objective}
    answer = alone.post(f"{GUIDE}/actions", data=sent, follow_redirects=False)
    assert answer.headers["location"] == f"{GUIDE}/actions/act-ring-the-neighbours"
    assert [(held.id, one.title) for held, one in read_senegal().actions()] == [(objective, "Ring the neighbours")]
    assert alone.get(f"{GUIDE}/actions/nothing").status_code == 404
    assert alone.post(f"{GUIDE}/actions", data=sent).status_code == 409


def test_options_are_filtered(held: StrategyFile, alone: TestClient) -> None:
    def names(query: str) -> set[str]:
        return set(
            re.findall(r'<h2><a href="/en/guide/senegal/options/([\w-]+)"', alone.get(f"{GUIDE}/options{query}").text)
        )

    every, security = names("?all=1"), names("?all=1&area=security")
    known = load_catalogue().options
    assert every == set(known)
    assert security == {name for name, one in known.items() if one.area == "security"}
    assert names("?all=1&objective=2.1") == {name for name, one in known.items() if "2.1" in one.objectives}
    assert len(names("")) == 20
    assert alone.get(f"{GUIDE}/options?objective=9.9").status_code == 422
