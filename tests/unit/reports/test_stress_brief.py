"""The brief's worst scenarios, on an edition made by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl
import pytest

import hansa
from hansa.evidence import Edition, open_edition
from hansa.evidence.contract import schema_of
from hansa.figures.worst_cases import find_hit, find_losses, gather_stress, list_cases, rank_by_loss
from hansa.stress.columns import LARGE_OPERATORS, STRESS_OUTCOMES, STRESS_SUPPLIES
from tests.hand_made import make_edition

COUNTRIES = ("CN", "EE", "FI", "FR", "SE")
KINDS = {
    "isolation-ee": "isolation",
    "own-ee-3249": "own_operator_loss",
    "own-fi-3249": "own_operator_loss",
    "operator-2586": "operator_loss",
    "ee-2020-outage": "operator_failure",
    "se-2021-outage": "operator_failure",
    "isolation-se": "isolation",
    "exit-fr": "exit",
    "isolation-fr": "isolation",
    "isolation-cn": "isolation",
    "operator-1299": "operator_loss",
    "operator-1": "operator_loss",
    "operator-2": "operator_loss",
    "ee-2007-order": "shutdown",
    "names-a": "name_loss",
    "tld-ee": "name_loss",
}


def lose(scenario: str, country: str, lost: float | None, home: float | None = 0.0) -> tuple[Any, ...]:
    return (scenario, country, lost, home, 0.0, 100.0, None, None, None)


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    rows = [
        lose("isolation-ee", "EE", 1.0, 0.9),
        lose("ee-2007-order", "EE", 1.0, 0.9),
        lose("own-ee-3249", "EE", 0.5, 0.9),
        lose("own-fi-3249", "EE", 0.49),
        lose("operator-2586", "EE", 0.3),
        lose("ee-2020-outage", "EE", 0.5, 0.9),
        lose("se-2021-outage", "EE", 0.05),
        lose("isolation-se", "EE", 0.103, 0.04),
        lose("operator-1299", "EE", 0.102, 0.04),
        *(lose(name, code, 0.01) for name in ("exit-fr", "isolation-fr") for code in COUNTRIES if code != "FR"),
        *(lose("isolation-cn", code, 0.18) for code in COUNTRIES if code != "CN"),
        *(lose("operator-1", code, 0.002) for code in COUNTRIES),
        lose("operator-2", "EE", None),
    ]
    supplies = [(name, "EE", "naming", "A", 0.5, "count", 2020, "iana_root_zone") for name in ("names-a", "tld-ee")] + [
        ("exit-fr", "EE", "ai", "FR", 0.02, "count", 2024, "x")
    ]
    names = [
        (name, kind, "2020-05" if "outage" in name else None, name.upper(), f"{name} (fr)")
        for name, kind in KINDS.items()
    ]
    operators = [("EE", 1, "Telia", [3249, 2586], 0.5, "users")]
    return make_edition(
        tmp_path / "edition",
        {
            "stress_outcomes": pl.DataFrame(rows, schema=schema_of(STRESS_OUTCOMES), orient="row"),
            "stress_supplies": pl.DataFrame(supplies, schema=schema_of(STRESS_SUPPLIES), orient="row"),
            "scenarios": pl.DataFrame(names, schema=["id", "kind", "date", "name_en", "name_fr"], orient="row"),
            "routing_countries": pl.DataFrame({"country": COUNTRIES}),
            "large_operators": pl.DataFrame(operators, schema=schema_of(LARGE_OPERATORS), orient="row"),
        },
    )


def test_what_hits_the_country_unlike_the_median_one_is_listed_and_nothing_else(edition: Edition) -> None:
    """Its isolation is no finding; China takes 18 % from the median country too; its own operator stands for what is abroad of it."""
    found = gather_stress(edition, "EE")
    assert found is not None
    assert [one.scenario for one in found.worst] == ["own-ee-3249", "isolation-se", "operator-1299", "se-2021-outage"]
    assert [one.median_share for one in found.worst] == [0.0, 0.0, 0.0, 0.0]


def test_a_loss_within_a_quarter_of_the_median_country_s_leaves_the_five(edition: Edition) -> None:
    rows = {one.scenario: one for one in list_cases(edition, "EE")}
    china = rows["isolation-cn"]
    assert not china.own
    assert replace(china, reachability_lost_share=0.224).own is False
    assert replace(china, reachability_lost_share=0.226).own is True


def test_a_past_event_is_told_as_its_repeat_and_an_operator_stands_for_its_outage(edition: Edition) -> None:
    found = gather_stress(edition, "EE")
    assert found is not None
    assert [one.name("en") for one in found.worst if one.seen] == ["A repeat of “SE-2021-OUTAGE”"]
    assert "ee-2020-outage" not in {one.scenario for one in found.worst}


def test_the_median_counts_countries_that_lose_nothing(edition: Edition) -> None:
    """Four of five lose something by China's isolation; by Sweden's only one does."""
    found = gather_stress(edition, "EE")
    assert found is not None
    assert {one.scenario: one.median_share for one in found.worst}["isolation-se"] == 0


def test_an_operator_of_names_and_its_domain_are_one(edition: Edition) -> None:
    found = gather_stress(edition, "EE")
    assert found is not None
    assert [(one.scenario, one.layers) for one in found.supplies] == [
        ("names-a", (("naming", 0.5, "iana_root_zone", 2020),))
    ]


def test_by_loss_what_takes_most_comes_first_whoever_else_it_hits(edition: Edition) -> None:
    """One's own doing stands aside; an exit stands for its isolation, an operator of names for the domain that it serves."""
    assert [(one.scenario, one.share) for one in rank_by_loss(edition, "EE")] == [
        ("names-a", 0.5),
        ("own-ee-3249", 0.5),
        ("own-fi-3249", 0.49),
        ("operator-2586", 0.3),
        ("isolation-cn", 0.18),
        ("isolation-se", 0.103),
        ("operator-1299", 0.102),
        ("se-2021-outage", 0.05),
        ("exit-fr", 0.02),
        ("operator-1", 0.002),
    ]


def test_all_that_a_country_loses_holds_its_own_doing_and_doubles(edition: Edition) -> None:
    losses = find_losses(edition, "EE")
    assert list(losses)[:4] == ["ee-2007-order", "isolation-ee", "ee-2020-outage", "names-a"]
    assert losses["exit-fr"].layers == {"routing": 0.01, "ai": 0.02}
    assert "operator-2" not in losses


def test_who_is_hit_by_one_scenario(edition: Edition) -> None:
    assert find_hit(edition, "isolation-cn") == [(code, 0.18) for code in COUNTRIES if code != "CN"]
    assert find_hit(edition, "names-a") == []


def test_a_country_of_which_nothing_is_known_and_an_edition_without_scenarios_say_nothing(
    edition: Edition, tmp_path: Path
) -> None:
    assert gather_stress(edition, "AQ") is None
    bare = make_edition(tmp_path / "bare", {"routing_countries": pl.DataFrame({"country": COUNTRIES})})
    assert gather_stress(bare, "EE") is None


def test_the_brief_holds_with_and_without(monkeypatch: pytest.MonkeyPatch, edition: Edition) -> None:
    found = gather_stress(edition, "EE")
    for picture in (None, found):
        monkeypatch.setattr("hansa.reports.brief.gather.gather_stress", lambda *_, kept=picture: kept)
        brief = hansa.brief("EE", edition=open_edition())
        assert (brief.to_json("fr")["stress"] is None) == (picture is None)
        said = [one for one in brief.findings("en") if one.id == "worst-case"]
        assert ["OWN-EE-3249" in one.text for one in said] == ([True] if picture else [])
