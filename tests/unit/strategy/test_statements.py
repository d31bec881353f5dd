"""Each statement of an option has a source that is there, or is marked as the guide's own; what expires knows the day of reading."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from hansa.evidence import Edition, open_edition
from hansa.figures.expression import measure
from hansa.language import language
from hansa.strategy import choices
from hansa.strategy.calendar import last_day, list_deadlines, read_times, say_span, say_times
from hansa.strategy.catalogue import Option, load_catalogue
from hansa.strategy.catalogue.statements import Fact
from hansa.strategy.stated import find_row, list_sources
from tests.unit.strategy.claims import FUTURE, YEAR, find_claims, is_covered

OPTIONS = load_catalogue().options
TODAY = date(2026, 12, 1)
NUMBERS = {"2": "two", "3": "three", "5": "five", "10": "ten"}
each = pytest.mark.parametrize("option", OPTIONS.values(), ids=lambda option: option.id)


@pytest.fixture(scope="module")
def edition() -> Edition:
    return open_edition()


@pytest.fixture(autouse=True)
def _stand_still(monkeypatch: pytest.MonkeyPatch) -> None:
    set_day(monkeypatch, TODAY)


def set_day(patch: pytest.MonkeyPatch, day: date) -> None:
    """Make a day today."""

    class Day(date):
        @classmethod
        def today(cls) -> Day:
            return cls(day.year, day.month, day.day)

    patch.setattr(choices, "date", Day)


def plain_texts(option: Option) -> Iterator[str]:
    """Yield the English of an option but for its reasons."""
    yield option.title.en
    yield option.what.en
    yield from (text.en for text in (*option.reasons_for, *option.reasons_against, *option.prerequisites))
    yield from (partner.text.en for partner in option.partners)
    yield from (indicator.title.en for indicator in option.indicators)


def reasons(option: Option) -> Iterator[tuple[str, str]]:
    """Yield the English of each reason without its fields, and its condition."""
    for call in option.called_for_by:
        yield call.reason.en, call.when


@each
def test_each_statement_has_a_source_or_is_marked_as_ours(option: Option) -> None:
    said = [*(words for fact in option.facts for words in fact.says), *option.ours]
    for text in plain_texts(option):
        for kind, place, words in find_claims(text):
            assert is_covered(text, place, said), f"{option.id}: {kind} “{words}” in “{text}”"


@each
def test_what_a_reason_states_is_asked_or_has_a_source(option: Option) -> None:
    said = [*(words for fact in option.facts for words in fact.says), *option.ours]
    for text, when in reasons(option):
        asked = {NUMBERS.get(number, number) for number in re.findall(r"\d+", when)}
        for kind, place, words in find_claims(text):
            if kind == "number" and (words.lower() in asked or "half of the users" in text or "two networks" in text):
                continue
            if words in {"100", "half"} or (kind == "name" and _is_asked(words, when)):
                continue
            assert is_covered(text, place, said), f"{option.id}: {kind} “{words}” in “{text}”"
        assert kindless_year(text), f"{option.id}: a date that does not follow its source: {text}"


def _is_asked(words: str, when: str) -> bool:
    held = {
        "OSCE": "osce",
        "OECD": "oecd",
        "G7": "g7",
        "Francophonie": "oif",
        "Council of Europe": "coe",
        "United Nations": "",
    }
    return words in held and held[words] in when


def kindless_year(text: str) -> bool:
    """Return whether a reason names no year by itself: those of lists and figures come from the data, as ``{year}``."""
    return not re.search(YEAR, text)


@each
def test_words_that_carry_a_source_are_in_the_texts(option: Option) -> None:
    texts = [*plain_texts(option), *(text for text, _ in reasons(option))]
    for words in (*(words for fact in option.facts for words in fact.says), *option.ours):
        assert any(words in text for text in texts), f"{option.id}: nothing says “{words}”"


@each
def test_sources_are_there(option: Option, edition: Edition) -> None:
    rows = [fact.row for fact in option.facts if fact.row] + [one.row for one in option.deadlines]
    for row in rows:
        assert find_row(edition, row), f"{option.id}: no row {row}"
    for source in list_sources(edition, option):
        assert source.title
        assert source.url.startswith("http") or not source.url


@each
def test_only_deadlines_speak_of_what_is_to_come(option: Option) -> None:
    for text in (*plain_texts(option), *(text for text, _ in reasons(option))):
        assert not re.search(FUTURE, text), f"{option.id}: {text}"
        assert all(int(year) <= TODAY.year for year in re.findall(YEAR, text)), text


def test_a_fact_rests_on_one_source() -> None:
    with pytest.raises(ValidationError):
        Fact(says=("x",))
    with pytest.raises(ValidationError):
        Fact.model_validate(
            {"says": ["x"], "row": "forums.foc", "paper": {"url": "https://a", "title": "t", "date": "2020"}}
        )


@pytest.mark.raw
def test_papers_are_in_the_sources(raw_folder: Path) -> None:
    whole = "".join(path.read_text("utf-8") for path in (raw_folder / "strategy").glob("*.csv"))
    read_apart = {"https://dig.watch/resource/confidence-building-measures-reduce-risks-conflict-stremming-ict-2016"}
    papers = {fact.paper.url for option in OPTIONS.values() for fact in option.facts if fact.paper}
    assert papers - read_apart
    assert all(url in whole for url in papers - read_apart), [url for url in papers if url not in whole]


@pytest.mark.raw
def test_tables_are_the_files(raw_folder: Path, edition: Edition) -> None:
    for name in ("meetings", "seats", "support"):
        with (raw_folder / "strategy" / f"{name}.csv").open(encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        assert edition.table(name).height == len(rows)
        assert sorted(edition.table(name)["source_url"]) == sorted(row["source"] for row in rows)


def test_signature_of_the_cybercrime_convention_is_told_in_its_tense(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    option, words = OPTIONS["un-cybercrime-safeguards"], language("en")
    (open_,) = list_deadlines(edition, "SN", words, option)
    assert "is open for signature until 31 December 2026. 30 days are left." in open_
    assert "not on our list" in open_
    assert "which is not complete" in open_
    (signed,) = list_deadlines(edition, "FR", words)
    assert "The country is on our list" in signed
    set_day(monkeypatch, date(2026, 12, 31))
    assert "0 days are left" in list_deadlines(edition, "SN", words, option)[0]
    set_day(monkeypatch, date(2027, 1, 1))
    (closed,) = list_deadlines(edition, "SN", words, option)
    assert "closed on 31 December 2026" in closed
    assert "left" not in closed
    assert list_deadlines(edition, "SN", words) == []
    (french,) = list_deadlines(edition, "SN", language("fr"), option)
    assert "s’est close le 31 décembre 2026" in french


def test_what_is_past_is_said_as_past(edition: Edition) -> None:
    def say(forum: str, day: date) -> str:
        return " ".join(say_times(read_times(edition, forum, "TV", day), language("en"), day))

    assert "Next on record: Dedicated thematic groups, 7 to 11 December 2026" in say("un_global_mechanism", TODAY)
    later = say("un_global_mechanism", date(2026, 12, 12))
    assert "Last on record: Dedicated thematic groups" in later
    assert "its outcome was not seen" in later
    assert "was scheduled; its outcome was not seen" in say("itu_pp", TODAY)
    assert "Fourteenth Ministerial Conference, 26 to 30 March 2026, Yaoundé; held" in say("wto_ecommerce", TODAY)


def test_seats_end_and_weak_sources_are_marked(edition: Edition) -> None:
    def say(forum: str, country: str, day: date = TODAY) -> str:
        return " ".join(say_times(read_times(edition, forum, country, day), language("en"), day))

    assert "The country sits until 31 December 2026: Human Rights Council." in say("un_hrc", "FR")
    assert "sits" not in say("un_hrc", "FR", date(2027, 1, 1))
    assert "in a personal capacity" in say("un_ai_panel", "FR")
    assert "The country sits" not in say("un_ai_panel", "FR")
    assert "was reported. (Weak source: check it.)" in say("un_cybercrime_conv", "VN")
    assert "candidate" in say("itu_council", "QA")
    assert "IGF 2019" not in say("igf", "SN")
    assert "Source of 2020: ask whether it is still open." in say("icann_gac", "SN")


def test_no_option_sends_to_a_forum_that_has_ended(edition: Edition) -> None:
    told = edition.table("forums").select("id", "seat_or_rhythm").rows()
    ended = {name for name, text in told if text and "; ended " in text} | {"un_gge"}
    assert "un_oewg" in ended
    assert not ended & {forum for option in OPTIONS.values() for forum in option.forums}


def test_a_weak_source_is_marked_and_a_better_one_stands_first(edition: Edition) -> None:
    sources = [source for option in OPTIONS.values() for source in list_sources(edition, option)]
    assert not [source for source in sources if source.weak]
    assert not any("alch.me" in source.url for source in sources)
    assert len({source.url for source in list_sources(edition, OPTIONS["un-cybercrime-safeguards"])}) == 1
    for text in edition.table("forums").filter(id="un_cybercrime_conv").row(0):
        assert "Qatar" not in (text or "")


def test_dates_are_as_exact_as_their_source() -> None:
    words = language("en")
    assert [last_day(text) for text in ("2027", "2026-02", "2026-12-11")] == [
        date(2027, 12, 31),
        date(2026, 2, 28),
        date(2026, 12, 11),
    ]
    assert say_span("2026-12-07", "2026-12-11", words) == "7 to 11 December 2026"
    assert say_span("2027-10-11", "2027-11-12", words) == "11 October 2027 to 12 November 2027"
    assert say_span("2027", "2027", words) == "2027"
    assert say_span(None, "2026-12-31", language("fr")) == "31 décembre 2026"
    assert say_span(None, None, words) == ""


def test_envoys_of_former_years_are_not_in_office(edition: Edition) -> None:
    old = measure(edition, "AT", "envoy()")
    assert (old.value, old.missing, old.year) == (None, "old-source", 2021)
    assert measure(edition, "BR", "envoy()").value == 1
    assert measure(edition, "FR", "member('cri')").year == 2024, "the year of a list is that of the list"


@pytest.mark.parametrize(
    ("option", "wrong"),
    [
        ("budapest-convention", "days instead of months"),
        ("data-protection-treaty", "sign and ratify"),
        ("human-rights-council", "clear conscience"),
        ("un-cyber-mechanism", "July 2026"),
        ("un-cybercrime-safeguards", "until the end of 2026"),
        ("standards-experts", "voted in ISO/IEC and the ITU"),
        ("trade-in-data", "wants of the moratorium"),
        ("exchange-points", "detour"),
    ],
)
def test_what_was_mended_stays_mended(option: str, wrong: str, edition: Edition) -> None:
    texts = [*plain_texts(OPTIONS[option]), *(text for text, _ in reasons(OPTIONS[option]))]
    assert not any(wrong in text for text in texts)
    assert "Decision 1202" in edition.table("forums").filter(id="osce_cbm")["what_it_decides"][0]
    assert "3gpp" in OPTIONS["standards-experts"].forums
