"""A strategy's document: whole in both languages, nothing dangling, honest where nothing is written yet."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from hansa.countries import resolve
from hansa.errors import InputError
from hansa.evidence import Edition, open_edition
from hansa.reports import formats
from hansa.reports.content import Contents, Document, Figure, Grid, Heading, Items, Paragraph
from hansa.reports.strategy import Report, gather_report
from hansa.reports.strategy.answers import StrategyAnswer
from hansa.reports.strategy.document import check_formats
from hansa.reports.strategy.forum_words import FORUM_TEXTS
from hansa.strategy.additions import adopt_option, find_option
from hansa.strategy.choices import Decision, record_choice
from hansa.strategy.document import Strategy
from hansa.strategy.guide import begin_strategy
from tests.unit.reports import reading
from tests.unit.strategy.samples import make_strategy

LANGUAGES = ("en", "fr")
LONGEST_BOOKMARK = 40


@cache
def report(kind: str = "small") -> Report:
    return gather_report(KINDS[kind](), open_edition())


@cache
def document(lang: str, kind: str = "small") -> Document:
    return StrategyAnswer(report(kind)).document(lang)


def make_small() -> Strategy:
    """Return a strategy with an option of the catalogue, a choice, risks, an indicator with a target and what a step answered."""
    edition = open_edition()
    strategy = make_strategy(
        risks=[{"id": "r1", "title": "Une panne", "likelihood": "low", "owner": "cyber_agency"}],
        stakeholders=[{"name": "Université", "role": "conseil"}],
        coordination={"text": "Une heure par mois."},
        steps={
            "partners": {"answers": {"forums": ["afrinic", "igf"]}},
            "options": {"answers": {"status-quo": "Rien."}},
        },
    )
    strategy = adopt_option(strategy, find_option("route-security"), edition, "o1", "Peu de réseaux.", "A. B.")
    decision = Decision("priorities", "x", "Quoi ?", "A; B", considered=("security",), chosen=("security", "voice"))
    return record_choice(strategy, decision, [], edition)


def make_empty() -> Strategy:
    return begin_strategy(resolve("TO"), open_edition(), None, None, "en")


KINDS = {"small": make_small, "empty": make_empty}


def texts(document: Document) -> str:
    """Return all running text and cells of a document."""
    said: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            said.append(block.text)
        elif isinstance(block, Items):
            said += [item.text for item in block.items]
        elif isinstance(block, Grid):
            said += [block.caption, block.note, *(cell for row in block.rows for cell in row)]
        elif isinstance(block, Heading | Figure):
            said.append(block.text if isinstance(block, Heading) else block.caption)
    return "\n".join(said)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_dangles(kind: str, lang: str) -> None:
    whole = document(lang, kind)
    anchors = [block.anchor for block in whole.blocks if isinstance(block, Heading)]
    assert len(anchors) == len(set(anchors))
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", name) and len(name) <= LONGEST_BOOKMARK for name in anchors)
    assert all(
        len(row) == len(block.columns) for block in whole.blocks if isinstance(block, Grid) for row in block.rows
    )
    named = {source for block in whole.blocks for source in getattr(block, "sources", ())}
    assert named <= set(open_edition().sources)
    assert named <= {reference.id for reference in whole.references}
    assert "{" not in texts(whole)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_action_stands_with_lead_and_number(lang: str) -> None:
    whole = texts(document(lang))
    for one in report().actions:
        assert f"**{one.number} " in whole
    assert "act-" not in whole
    assert {one.number for one in report().actions} == {"1.1.1", "1.1.2", "1.1.3", "1.2.1"}
    lead = {"en": "Telecommunications regulator", "fr": "Régulateur des télécommunications"}[lang]
    assert f"**{lead}**" in whole


def test_the_language_of_free_text_is_said_once_and_only_where_it_differs() -> None:
    english, french = (texts(document(lang)) for lang in LANGUAGES)
    assert english.count("stand in French") == 1
    assert "en français, langue" not in french
    assert "stand in English" not in texts(document("en", "empty"))


def test_sections_follow_each_other_alike_in_both_languages() -> None:
    english, french = (
        [block.anchor for block in document(lang).blocks if isinstance(block, Heading) and block.level == 2]
        for lang in LANGUAGES
    )
    assert english == french
    assert english[:3] == ["summary", "position", "vision"]
    assert {"axis-1", "priorities", "partners", "resources", "risks", "progress", "quality", "annex-choices"} <= set(
        english
    )


def test_an_empty_strategy_says_what_is_not_there() -> None:
    whole = texts(document("en", "empty"))
    for sentence in (
        "It holds no action yet",
        "no axis yet",
        "No vision is written",
        "No risk",
        "No choice is on record",
    ):
        assert sentence in whole
    assert report("empty").priorities is None
    assert not [
        block for block in document("en", "empty").blocks if isinstance(block, Heading) and block.anchor == "priorities"
    ]


def test_links_that_the_backbone_lacks_are_missing_and_not_none() -> None:
    assert "absence here proves nothing" in texts(document("en", "empty"))


def test_indicators_show_baseline_target_and_today() -> None:
    grid = next(
        block for block in document("en").blocks if isinstance(block, Grid) and "evidence measures" in block.caption
    )
    paths = report().brief.physical
    assert paths is not None
    assert grid.rows[0][1:] == ("Câbles", "–", "–", "none yet", f"{paths.paths} (2025)")


def test_forums_are_those_of_the_actions_and_the_answers_and_of_this_region() -> None:
    grid = next(
        block for block in document("fr").blocks if isinstance(block, Grid) and block.sources == ("hansa_forums",)
    )
    names = [row[0] for row in grid.rows]
    assert names[0].startswith("AFRINIC")
    assert not any(name.startswith(("ARIN", "APNIC", "RIPE")) for name in names)
    assert next(row for row in grid.rows if row[0].startswith("AFRINIC"))[3] == "1.1.3"


def test_every_text_of_the_table_of_forums_can_be_told_in_french() -> None:
    rows = open_edition().table("forums").select("what_it_decides", "who_may_take_part")
    held = {text for row in rows.iter_rows() for text in row if text}
    assert held == set(FORUM_TEXTS)


def test_a_table_that_the_edition_lacks_is_missing() -> None:
    lacking = Edition(open_edition().folder)
    gone = {"forums", "practices", "stress_outcomes", "scenarios"}
    tables = {name: one for name, one in lacking.manifest.tables.items() if name not in gone}
    lacking.manifest = lacking.manifest.model_copy(update={"tables": tables})
    whole = texts(StrategyAnswer(gather_report(make_small(), lacking)).document("en"))
    assert "Missing: this edition does not hold the table of forums." in whole
    assert "Missing: this edition does not hold the outcomes of the stress scenarios." in whole


def test_json_holds_the_file_and_what_the_evidence_says() -> None:
    found = StrategyAnswer(report()).to_json("fr")
    assert found["strategy"]["country"] == "SN"
    assert [one["number"] for one in found["actions"]] == [one.number for one in report().actions]
    assert found["review"]["characteristics"]
    assert found["means"]["without_budget"] == 2


def test_unknown_formats_are_refused_with_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        check_formats(["pdf", "rtf"])
    assert "stratml2" in refused.value.fields["known"]
    paths = StrategyAnswer(report(), "plan").write(["json", "stratml1", "STRATML2"], tmp_path, "fr")
    assert [path.name for path in paths] == ["plan-fr.json", "plan-fr-stratml1.xml", "plan-fr-stratml2.xml"]
    assert paths[1].read_bytes() != paths[2].read_bytes()


@cache
def written(name: str) -> bytes:
    import tempfile

    whole = document("fr")
    kept = tuple(block for block in whole.blocks if not isinstance(block, Figure))
    path = Path(tempfile.mkdtemp()) / f"plan.{name}"
    formats.write(Document(whole.title, whole.subtitle, "fr", kept, whole.references, whole.colophon), name, path)
    return path.read_bytes()


def entries() -> list[tuple[str, str]]:
    headings = [
        block for block in document("fr").blocks if isinstance(block, Heading) and block.level <= Contents().depth
    ]
    return [*((block.anchor, block.text) for block in headings), ("sources", "Sources")]


def part(name: str, packed: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return archive.read(name).decode()


def test_contents_in_markdown_lead_to_anchors() -> None:
    text = written("md").decode()
    for anchor, _ in entries():
        assert f"](#{anchor})" in text
        assert f'<a id="{anchor}"></a>' in text


def test_contents_in_the_web_page_lead_to_headings_and_stand_once() -> None:
    page = reading.Page(written("html").decode())
    assert [nav.get("class") for nav in page.named("nav")] == ["whole"]
    ids = {attributes["id"] for _, attributes in page.elements if "id" in attributes}
    assert {anchor for anchor, _ in entries()} <= ids
    assert not page.faults


def test_contents_in_word_are_a_field_whose_links_lead_to_bookmarks() -> None:
    body = part("word/document.xml", written("docx"))
    assert 'TOC \\o "1-2"' in body
    assert 'w:dirty="true"' not in body  # Word would ask at each opening
    links = re.findall(r'<w:hyperlink w:anchor="([^"]+)"', body)
    bookmarks = set(re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', body))
    assert [anchor for anchor, _ in entries()] == links[: len(entries())]
    assert set(links) <= bookmarks


def test_contents_in_opendocument_number_their_pages() -> None:
    body = part("content.xml", written("odt"))
    named = re.findall(r'<text:bookmark-ref text:reference-format="page" text:ref-name="([^"]+)"', body)
    assert named == [anchor for anchor, _ in entries()]
    assert set(named) <= set(re.findall(r'<text:bookmark-start text:name="([^"]+)"', body))


def test_contents_in_print_name_every_heading() -> None:
    text = reading.squeeze(reading.read_pdf(written("pdf")))
    for _, title in entries():
        assert text.count(reading.squeeze(title)) >= 2


def test_charts_of_actions_and_money_follow_the_schema() -> None:
    import altair as alt

    from hansa.reports.charts.by_action import Span, spans
    from hansa.reports.charts.by_axis import YearAmount, amounts

    bars: list[dict[str, Any]] = [
        spans([Span("1.1.1 A", 2027, 2028, 2031), Span("1.1.2 B", 2027.5, 2031, 2031)], ("a", "b"), "unit", "en"),
        amounts([YearAmount(2027, f"part {n}", 10.0 * n) for n in range(6)], "others", "unit", "fr"),
    ]
    for chart in bars:
        assert alt.Chart.from_dict(chart).to_dict()["datasets"]
    values = bars[1]["datasets"]["data0"]
    assert {value["part"] for value in values} == {"part 0", "part 1", "part 2", "others"}
    assert sum(value["amount"] for value in values) == 150
