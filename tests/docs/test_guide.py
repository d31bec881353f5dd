"""The pages about the guide name everything in it: commands, steps, frameworks, functions and planning assumptions."""

from __future__ import annotations

import re

import pytest

from hansa.cli.strategy import strategy
from hansa.figures.functions import FUNCTIONS
from hansa.strategy.candidates import BY_ITSELF, CRITERIA, FULL_CALL
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.catalogue.quality import load_quality
from hansa.strategy.stratml.guarding import MOST_LEVELS, MOST_MB
from tests.docs import pages
from tests.docs.pages import LANGUAGES

CATALOGUE = load_catalogue()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_function_has_its_row_and_no_other(lang: str) -> None:
    rows = re.findall(r"^\| `(\w+\([^`]*\))` \|", pages.text(lang, "guide.md"), re.MULTILINE)
    assert rows == [function.usage for function in FUNCTIONS.values()]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_command_is_named(lang: str) -> None:
    page = pages.text(lang, "guide.md")
    assert [name for name in strategy.commands if f"`hansa strategy {name}" not in page] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_steps_frameworks_profiles_costs_and_futures_are_named(lang: str) -> None:
    page = pages.text(lang, "guide.md")
    names = [*CATALOGUE.steps, *CATALOGUE.frameworks, *CATALOGUE.profiles, *CATALOGUE.cost_classes, *CATALOGUE.futures]
    assert [name for name in names if f"`{name}`" not in page] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_planning_assumptions_are_those_of_the_catalogue(lang: str) -> None:
    page = pages.text(lang, "guide.md").replace("\u202f", "").replace(",", "")
    for profile in CATALOGUE.profiles.values():
        assert f"| `{profile.id}` | {profile.capacity_fte:g} | {profile.budget_eur:.0f} |" in page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_criteria_and_characteristics_are_named(lang: str) -> None:
    page = pages.text(lang, "guide.md")
    assert [name for name in CRITERIA if f"`{name}`" not in page] == []
    assert [one.id for one in load_quality().characteristics if f"| {one.title.text(lang)} |" not in page] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_numbers_of_priorities_and_stratml_are_those_of_the_code(lang: str) -> None:
    page = pages.text(lang, "guide.md").replace(",", ".")
    assert f"`{BY_ITSELF:g} + {1 - BY_ITSELF:g} × min(1. " in page
    assert f" / {FULL_CALL})`" in page
    assert f"{MOST_LEVELS} " in page
    assert f"{MOST_MB} M" in page
