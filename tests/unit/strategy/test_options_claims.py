"""What options may claim: a state answers for its own shutdowns, and a map that lacks cables is named."""

from __future__ import annotations

import re

import pytest

from hansa.evidence import open_edition
from hansa.figures.expression import evaluate
from hansa.strategy.catalogue.loading import load_catalogue

OPTIONS = load_catalogue().options


def list_calls() -> list[tuple[str, str, str, str]]:
    return [
        (one.id, call.when, call.reason.en, call.reason.fr) for one in OPTIONS.values() for call in one.called_for_by
    ]


def test_calls_about_shutdowns_ask_for_the_states_own() -> None:
    asked = [(option, when) for option, when, _, _ in list_calls() if "shutdowns(" in when]
    assert len(asked) >= 8
    assert [one for one in asked if re.search(r"(?<!own_)shutdowns\(", one[1])] == []


@pytest.mark.parametrize(
    ("country", "called"),
    [("UA", "false"), ("PS", "false"), ("LY", "unknown"), ("RU", "true"), ("IL", "true"), ("MM", "true")],
)
def test_who_is_asked_to_commit_to_no_shutdown(country: str, called: str) -> None:
    """Not the state on whose ground another's army cuts; the state whose army does, though it cuts elsewhere."""
    first = next(call for call in OPTIONS["no-shutdown"].called_for_by if "shutdowns" in call.when)
    assert evaluate(open_edition(), country, first.when).state == called


def test_reasons_from_paths_name_the_map() -> None:
    said = [
        (option, en, fr) for option, when, en, fr in list_calls() if re.match(r"(?:sea_)?paths\(\)|weakest_link", when)
    ]
    assert len(said) >= 8
    for option, en, fr in said:
        if "ndependent" in en or "one link" in en:
            assert "map of backbones" in en, option
            assert "carte des dorsales" in fr, option


def test_semiconductors_are_named_with_the_solar_cells_of_their_codes() -> None:
    said = [(en, fr) for _, when, en, fr in list_calls() if "'chips'" in when]
    assert said
    assert [en for en, _ in said if "semiconductors" in en and "solar cells included" not in en] == []
    assert [fr for _, fr in said if "semi-conducteurs" in fr and "cellules solaires comprises" not in fr] == []
