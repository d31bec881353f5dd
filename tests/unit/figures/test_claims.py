"""What a finding may claim: shares of the partly known, ties, and a claim for every finding."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

import hansa
from hansa.dependence.profile import Supplier
from hansa.figures.claims import CLAIMS, find_first, is_whole, say_share
from hansa.figures.expression import measure
from hansa.language import language
from hansa.reports.brief import gather_brief
from hansa.reports.brief.findings import RULES
from hansa.reports.brief.supply_findings import find_leading_supplier
from hansa.reports.content import Paragraph

BY_OTHERS = {"jurisdiction", "worst-case", "cloud-absent", "cloud-foreign", "likeminded"}
"""Findings whose sentences are other rooms': routes, scenarios, lists of regions, votes."""
DELICATE = ("UA", "RU", "PS", "IL", "CN", "TW", "FR", "MA", "IN", "PK", "AM", "AZ", "CY", "RS")


@pytest.mark.parametrize(
    ("share", "known", "said"),
    [
        (0.75, 1.0, "75%"),
        (0.75, 0.95, "75%"),
        (0.75, 0.8, "at least 60%"),
        (1.0, 1.0, "100%"),
        (1.0, 0.8, "at least 80%"),
        (1.0, 0.96, "at least 96%"),
        (0.998, 1.0, "over 99%"),
        (0.0, 1.0, "0%"),
        (0.5, None, "at least 0%"),
    ],
)
def test_a_share_says_no_more_than_is_known(share: float, known: float | None, said: str) -> None:
    assert say_share(share, known, language("en")) == said


def test_whole_is_what_is_known_to_95_in_100() -> None:
    assert [is_whole(known) for known in (None, 0.0, 0.949, 0.95, 1.0)] == [False, False, False, True, True]


def test_equals_are_first_together() -> None:
    top = tuple(Supplier(name, name, share) for name, share in (("A", 0.252), ("B", 0.248), ("C", 0.2)))
    assert [one.supplier for one in find_first(top)] == ["A", "B"]
    assert [one.supplier for one in find_first(top[1:])] == ["B"]
    assert find_first(()) == ()


def test_every_finding_has_its_claim_and_its_year() -> None:
    seen = set()
    for code in DELICATE:
        for one in hansa.brief(code).findings("en"):
            seen.add(one.id)
            assert one.id in CLAIMS, one.id
            assert one.id in BY_OTHERS or re.search(r"\b20\d\d\b", one.text), one.text
    assert len(seen) >= len(RULES) - 1


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_finding_severs_and_none_is_irreplaceable(lang: str) -> None:
    said = [one.text for code in (*DELICATE, "NO", "TO", "SN") for one in hansa.brief(code).findings(lang)]
    pattern = re.compile(r"sever|cut .* off from|irreplac|cannot be replaced|couperait|isolerait|remplaçable")
    assert [text for text in said if pattern.search(text)] == []


def test_who_cut_in_ukraine_and_in_gaza_is_said() -> None:
    said = {
        code: {one.id: one.text for one in hansa.brief(code).findings("en")}["shutdowns"]
        for code in ("UA", "PS", "IL", "FR", "NC")
    }
    assert "1 by the state itself, 38 by Russia" in said["UA"]
    assert "28 by Israel" in said["PS"]
    assert "outside its own territory" in said["IL"]
    assert "under its sovereignty" in said["FR"]
    assert "1 by France" in said["NC"]


@pytest.mark.parametrize(
    ("country", "value", "missing"),
    [("UA", 0.0, None), ("RU", 57.0, None), ("IL", 28.0, None), ("LY", None, "authors-unknown"), ("FR", 1.0, None), ("NC", 1.0, None), ("SE", 0.0, None)],
)  # fmt: skip
def test_a_states_own_shutdowns(country: str, value: float | None, missing: str | None) -> None:
    figure = measure(hansa.open_edition(), country, "own_shutdowns(5)")
    assert (figure.value, figure.missing) == (value, missing)


def test_the_method_shows_each_claim() -> None:
    pages = {lang: Path("docs", lang, "method.md").read_text("utf-8") for lang in ("en", "fr")}
    for one in CLAIMS.values():
        assert f"| {one.needs} | {one.says} | {one.year} | {one.second or '–'} |" in pages["en"]
    rows = {lang: page.split("###")[-1].count("\n| ") - 2 for lang, page in pages.items()}
    assert rows == {"en": len(CLAIMS), "fr": len(CLAIMS)}


def test_a_members_materials_speak_only_of_what_the_union_buys_there_too() -> None:
    said = {code: {one.id: one.text for one in hansa.brief(code).findings("en")} for code in ("DE", "MT", "LU", "SN")}
    assert "China came first in 2024 for 4 of the 7 digital raw materials" in said["DE"]["materials"]
    assert "the origin of what other members sent is not known" in said["DE"]["materials"]
    assert all("materials" not in said[code] for code in ("MT", "LU", "SN"))


def test_countries_of_equal_rank_lead_together() -> None:
    """Sweden leads alone in names, ties with the United States in routes; the United States lead in software: two each."""
    brief = gather_brief("EE")
    shares = {
        "naming": (("SE", 0.4), ("US", 0.3)),
        "routing": (("SE", 0.25), ("US", 0.25)),
        "software": (("US", 0.6), ("SE", 0.05)),
    }
    layers = {name: replace(brief.layers[name], by_country=by, reported_as=None) for name, by in shares.items()}
    found = find_leading_supplier(replace(brief, layers=layers), language("en"))
    assert found is not None
    assert found.text.startswith(
        "Sweden and the United States are each the largest known foreign supplier, alone or with equals, in 2 of the 3"
    )


@pytest.mark.parametrize(("country", "place"), [("UA", "Makiyivka"), ("CY", "Girne")])
def test_places_in_contested_territory_are_flagged(country: str, place: str) -> None:
    blocks = hansa.brief(country).document("en").blocks
    notes = [block.text for block in blocks if isinstance(block, Paragraph) and "occupied or disputed" in block.text]
    assert any(place in note for note in notes)
