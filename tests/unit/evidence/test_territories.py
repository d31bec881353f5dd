"""Territories: every row in both languages, sovereigns where there are any, and what the brief says of them."""

from __future__ import annotations

import pytest

from hansa.countries import all_countries
from hansa.evidence import open_edition
from hansa.evidence.territories import find_territory
from hansa.language import language
from hansa.reports.brief.facts import tell_brief
from hansa.reports.brief.gather import gather_brief
from hansa.reports.brief.summary import summarise
from hansa.reports.content import Paragraph

DELICATE = ("UA", "RU", "PS", "IL", "CN", "TW", "MA", "EH", "IN", "PK", "CY", "RS", "XK", "GE", "MD", "FK")


@pytest.mark.parametrize(
    ("code", "sovereign"), [("NC", "FR"), ("PR", "US"), ("GL", "DK"), ("HK", "CN"), ("GP", "FR"), ("BQ", "NL")]
)
def test_a_dependent_territory_has_its_sovereign(code: str, sovereign: str) -> None:
    found = find_territory(open_edition(), code)
    assert found is not None
    assert found.whole
    assert found.sovereign == sovereign


@pytest.mark.parametrize("code", ["TW", "EH", "PS", "XK"])
def test_a_disputed_territory_is_given_to_nobody(code: str) -> None:
    found = find_territory(open_edition(), code)
    assert found is not None
    assert found.sovereign is None
    assert found.status in ("disputed", "occupied")


@pytest.mark.parametrize("code", DELICATE)
def test_a_note_is_in_both_languages_and_says_what_figures_follow(code: str) -> None:
    found = find_territory(open_edition(), code)
    assert found is not None
    assert found.note("en").endswith("Figures follow the registry’s country code.")
    assert found.note("fr").endswith("Les chiffres suivent le code de pays du registre.")
    assert not any(wrong in found.note("fr") for wrong in (" ;", " :", "'"))


@pytest.mark.parametrize("code", ["FR", "DE", "JP", "SN"])
def test_of_most_countries_nothing_is_said(code: str) -> None:
    assert find_territory(open_edition(), code) is None
    assert code in all_countries()


def test_the_brief_says_it_first_and_tells_programs() -> None:
    brief = gather_brief("UA")
    first = next(summarise(brief, language("fr")))
    assert isinstance(first, Paragraph)
    assert "A/RES/68/262" in first.text
    assert first.sources == ("hansa_territories",)
    told = tell_brief(brief, "en").territory
    assert told is not None
    assert (told.status, told.sovereign) == ("occupied_part", None)
    assert tell_brief(gather_brief("FR"), "en").territory is None
