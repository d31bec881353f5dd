"""The guide's pages: every question answered and saved by itself, options, priorities, review, versions, roles, hostile input."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from hansa.evidence import open_edition
from hansa.strategy import shelf
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.file import StrategyFile
from hansa.strategy.priorities import WantedPriorities, prioritise
from tests.unit.web.strategies import GUIDE, begin_senegal, read_field, read_senegal, rename, send

STEPS = [(step.id, question) for step in load_catalogue().steps.values() for question in step.questions]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the strategies of a workspace of one's own."""
    monkeypatch.setenv("HANSA_WORKSPACE", str(tmp_path / "workspace"))
    return shelf.folder()


@pytest.fixture
def held() -> StrategyFile:
    return begin_senegal()


def test_a_strategy_begins_in_the_browser(alone: TestClient) -> None:
    answer = send(alone, "/fr/guide/new", country="Sénégal", framework="four-pillars", profile="", name="")
    assert (answer.status_code, answer.headers["location"]) == (303, "/fr/guide/senegal")
    begun = read_senegal()
    assert (begun.country, begun.framework, begun.profile, begun.lang) == (
        "SN",
        "four-pillars",
        "emerging_economy",
        "fr",
    )
    listed = alone.get("/fr/guide").text
    assert "Sénégal" in listed
    assert 'href="/fr/guide/senegal"' in listed
    wrong = send(alone, "/en/guide/new", country="Atlantis", framework="", profile="", name="mine")
    assert wrong.status_code == 422
    assert 'value="Atlantis"' in wrong.text
    assert 'value="mine"' in wrong.text


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_part_opens(lang: str, held: StrategyFile, alone: TestClient) -> None:
    parts = ["", "/options", "/options/envoy-technology", "/priorities", "/review", "/audit", "/versions", "/file"]
    for part in [*parts, *(f"/steps/{step}" for step in load_catalogue().steps)]:
        page = alone.get(f"/{lang}/guide/senegal{part}")
        assert page.status_code == 200, part
        assert page.text.count("<h1>") == 1, part
        assert not re.search(r">None<|: None\b|Titles\(|en=&#39;|\{\w+\}", page.text), part
        assert 'href="/' + lang + '/guide" aria-current="page"' in page.text, part


def answer_of(question: object) -> dict[str, str | list[str]]:
    kind, source = getattr(question, "answer", ""), getattr(question, "choose_from", None)
    if source == "criteria":
        return {"points-security": "30", "points-voice": "10"}
    if source in {"forums", "instruments"}:
        return {"answer": [], "own": "A regional forum of our own"}
    if kind in {"choice", "several"}:
        known = {"options": "envoy-technology", "roles": "foreign_ministry", "profiles": "small_state",
                 "frameworks": "four-pillars", "futures": "divided"}  # fmt: skip
        choices = getattr(question, "choices", ())
        return {"answer": choices[0].id if choices else known[str(source)]}
    if kind == "number":
        return {"answer": "3"}
    if kind == "countries":
        return {"answer": "Kenya\nEstonia"}
    return {"answer": "2027-01 2030-12" if getattr(question, "fills", "") == "period" else "Ours <b>first</b>.\r\nThen"}


def test_every_question_is_answered_and_saved(held: StrategyFile, alone: TestClient) -> None:
    for step, question in STEPS:
        path = f"{GUIDE}/steps/{step}"
        answer = send(alone, path, question=question.id, reason="Because.", author="A. Ndiaye", **answer_of(question))
        assert answer.status_code == 303, (step, question.id, answer.text)
        assert answer.headers["location"] == f"{path}#{question.id}"
    done = read_senegal()
    assert {one.state for one in done.steps.values()} == {"done"}
    assert done.steps["partners"].answers["states"] == ("KE", "EE")
    assert done.weights == {"security": 0.75, "voice": 0.25}
    assert done.vision == "Ours <b>first</b>.\nThen"
    assert all((one.reason, one.author) == ("Because.", "A. Ndiaye") for one in done.choices)
    assert len(shelf.list_versions("senegal")) == len(STEPS) + 1
    shown = alone.get(f"{GUIDE}/steps/interests").text
    assert "<b>first</b>" not in shown
    assert "Ours &lt;b&gt;first&lt;/b&gt;." in shown
    assert "5 of 5 answered" in shown


def test_the_same_choice_with_a_new_reason_goes_on_record(held: StrategyFile, alone: TestClient) -> None:
    path = f"{GUIDE}/steps/organisation"
    for reason in ("", "", "Now we know why.", "Now we know why."):
        send(alone, path, question="envoy", answer="part-time", reason=reason)
    assert [one.reason for one in read_senegal().choices] == [None, "Now we know why."]
    assert "Why: Now we know why." in alone.get(path).text


def test_an_answer_that_cannot_be_taken_is_kept_in_the_form(held: StrategyFile, alone: TestClient) -> None:
    path = f"{GUIDE}/steps/priorities"
    answer = send(alone, path, question="staff", answer="a few")
    assert answer.status_code == 422
    assert 'value="a few"' in answer.text
    assert "is not a number" in html.unescape(answer.text)
    empty = send(alone, path, question="period", answer="  ")
    assert empty.status_code == 422
    assert shelf.open_strategy("senegal", None).digest == held.digest
    assert send(alone, path, question="nothing", answer="x").status_code == 404


def test_nobody_is_overwritten(held: StrategyFile, alone: TestClient) -> None:
    path = f"{GUIDE}/steps/interests"
    shelf.change_file("senegal", held.digest, rename("Theirs"), None)
    late = send(alone, path, question="vision", answer="Mine, written in vain?", digest=held.digest)
    assert late.status_code == 409
    assert "Mine, written in vain?" in late.text
    assert "was changed by someone else" in html.unescape(late.text)
    assert (read_senegal().title, read_senegal().vision) == ("Theirs", None)
    fields = {name: read_field(late, name) for name in ("token", "digest")}
    again = alone.post(path, data={**fields, "question": "vision", "answer": "Mine"}, follow_redirects=False)
    assert again.status_code == 303
    assert (read_senegal().title, read_senegal().vision) == ("Theirs", "Mine")


def test_a_script_stays_on_its_page(held: StrategyFile, alone: TestClient) -> None:
    path, wants = f"{GUIDE}/steps/futures", {"accept": "application/json"}
    fields = {name: read_field(alone.get(path), name) for name in ("token", "digest")}
    told = alone.post(path, data={**fields, "question": "signs", "answer": "Prices"}, headers=wants).json()
    assert told["progress"] == "1 of 4 answered"
    assert told["digest"] == shelf.open_strategy("senegal", None).digest
    late = alone.post(path, data={**fields, "question": "signs", "answer": "Late"}, headers=wants)
    assert (late.status_code, late.json()["error"]["code"]) == (409, "changed-meanwhile")
    assert read_senegal().steps["futures"].answers["signs"] == "Prices"


def test_the_page_holds_what_its_ranking_is_made_from(held: StrategyFile, alone: TestClient) -> None:
    page = alone.get(f"{GUIDE}/priorities?points-voice=30&points-security=10").text
    wanted = WantedPriorities(weights={"voice": 0.75, "security": 0.25}, samples=100)
    found = prioritise(held.strategy, open_edition(), wanted)
    rows = re.findall(r'<tr data-id="([\w-]+)" data-low="([\d. ]+)">', page)
    assert [name for name, _ in rows] == [one.id for one in found.candidates]
    assert "tried, not saved" in page
    points = {name: float(value) for name, value in re.findall(r'name="points-(\w+)" value="(\d+)"', page)}
    weights = [
        points[name] / sum(points.values())
        for name in ("security", "supply", "rules", "voice", "staff", "cost", "time")
    ]
    for (_, low), worth in zip(rows, found.worth, strict=True):  # the sum that the script makes
        assert sum(w * float(v) for w, v in zip(weights, low.split(), strict=True)) == pytest.approx(worth, abs=1e-3)
    sent = {"points-voice": "30", "points-security": "10", "reason": "We are heard first."}
    assert send(alone, f"{GUIDE}/priorities", **sent).status_code == 303
    assert read_senegal().weights == {"security": 0.25, "voice": 0.75}
    nothing = send(alone, f"{GUIDE}/priorities", **{"points-voice": "0"})
    assert nothing.status_code == 422


def test_a_choice_made_with_other_weights_is_to_be_opened_again(held: StrategyFile, alone: TestClient) -> None:
    send(alone, f"{GUIDE}/priorities", **{"points-voice": "30"})
    send(alone, f"{GUIDE}/steps/organisation", question="envoy", answer="part-time")
    assert "0 to open again" in alone.get(f"{GUIDE}/audit").text
    send(alone, f"{GUIDE}/priorities", **{"points-security": "30"})
    page = alone.get(f"{GUIDE}/audit").text
    assert "1 to open again" in page
    assert "The weights of the criteria are others." in page


def test_findings_have_places_and_lead_to_their_question(held: StrategyFile, alone: TestClient) -> None:
    page = alone.get(f"{GUIDE}/review").text
    assert 'href="/en/guide/senegal/steps/interests#vision"' in page
    assert re.search(r'href="/en/guide/senegal/file\?line=\d+">period, line \d+<', page)


def test_the_document_is_shown_and_taken_away(held: StrategyFile, alone: TestClient) -> None:
    page = alone.get(f"{GUIDE}/document")
    assert "International digital strategy of Senegal" in page.text
    assert alone.get(f"{GUIDE}/document/figures/1.json").json()["$schema"].startswith("https://vega")
    assert "," in alone.get(f"{GUIDE}/document/figures/1.csv").text
    for form, begins in (("md", b"# "), ("json", b"{"), ("stratml2", b"<?xml")):
        taken = alone.get(f"{GUIDE}/export/{form}")
        assert (taken.status_code, form in taken.headers["content-disposition"]) == (200, True), form
        assert begins in taken.content[:200], form
    assert alone.get(f"{GUIDE}/export/exe").status_code == 404


def test_versions_differ_in_words_and_come_back(held: StrategyFile, alone: TestClient) -> None:
    shelf.change_file("senegal", held.digest, rename("Two <i>words</i>"), None)
    page = alone.get(f"{GUIDE}/versions")
    assert "Two &lt;i&gt;words" in page.text
    oldest = shelf.list_versions("senegal")[-1].stamp
    assert (
        alone.get(f"{GUIDE}/versions/{oldest}.yml").content
        == (held.path.parent / ".versions" / "senegal" / f"{oldest}.yml").read_bytes()
    )
    fields = {name: read_field(page, name) for name in ("token", "digest")}
    assert alone.post(f"{GUIDE}/versions/{oldest}", data=fields, follow_redirects=False).status_code == 303
    assert read_senegal() == held.strategy
    assert len(shelf.list_versions("senegal")) == 3
    for stamp in ("20200101T000000.000000Z", "..%2Fsenegal", "x"):
        assert alone.get(f"{GUIDE}/versions/{stamp}.yml").status_code == 404


def test_the_file_is_edited_with_its_faults_told(held: StrategyFile, alone: TestClient) -> None:
    text = held.path.read_text()
    wrong = send(alone, f"{GUIDE}/file", text=text.replace("lang: en", "lang: de\nvisoin: none"))
    assert wrong.status_code == 422
    assert "visoin: none" in wrong.text
    told = html.unescape(wrong.text)
    assert "senegal.yml, line" in told
    assert str(held.path.parent) not in told
    assert held.path.read_text() == text
    assert send(alone, f"{GUIDE}/file", text=f"# A note\r\n{text}").status_code == 303
    assert held.path.read_text().startswith("# A note\n")
    late = send(alone, f"{GUIDE}/file", text=text, digest=held.digest)
    assert late.status_code == 409


def test_a_broken_file_is_listed_and_mended(held: StrategyFile, alone: TestClient, folder: Path) -> None:
    (folder / "broken.yml").write_text("hansa: 1\ncountry: Senegal\n")
    (folder / "no address.yml").write_text("hansa: 1\n")
    page = html.unescape(alone.get("/en/guide").text)
    assert "/en/guide/broken/file" in page
    assert "broken.yml, line" in page
    assert "1 file of the folder" in page
    assert alone.get("/en/guide/broken").status_code == 422
    assert alone.get("/en/guide/broken/file").status_code == 200
    text = held.path.read_text()
    assert send(alone, "/en/guide/broken/file", text=text).status_code == 303
    assert alone.get("/en/guide/broken").status_code == 200


def test_a_reader_reads_and_an_editor_saves(
    held: StrategyFile, served: TestClient, sign_in: Callable[[str], TestClient]
) -> None:
    path = f"{GUIDE}/steps/interests"
    assert served.get(path).status_code == 303  # to the sign-in
    reader = sign_in("reader")
    page = reader.get(path)
    assert page.status_code == 200
    assert "disabled" in page.text
    assert "<button>" not in page.text.partition("<main")[2]
    fields = {name: read_field(page, name) for name in ("token", "digest")} | {"question": "vision", "answer": "x"}
    assert reader.post(path, data=fields).status_code == 403
    editor = sign_in("editor")
    page = editor.get(path)
    fields |= {name: read_field(page, name) for name in ("token", "digest")}
    assert editor.post(path, data=fields).status_code == 303
    sent = {"question": "trade-offs", "answer": "price-trust", "author": "The minister"}
    assert send(editor, path, **sent).status_code == 303
    assert read_senegal().choices[-1].author == "editor"  # who signed in, not who is named
    assert editor.post(path, data={**fields, "token": ""}).status_code == 403


def test_other_sites_and_wrong_names_are_refused(held: StrategyFile, alone: TestClient) -> None:
    for name in ("nobody", "..", "%2e%2e", "senegal.yml", "a%00b"):
        assert alone.get(f"/en/guide/{name}/review").status_code in {404, 400}, name
    foreign = alone.post(f"{GUIDE}/file", data={"text": "x"}, headers={"origin": "https://example.org"})
    assert foreign.status_code == 403
    assert alone.get(f"{GUIDE}/steps/nothing").status_code == 404
    assert alone.get(f"{GUIDE}/options/nothing").status_code == 404
