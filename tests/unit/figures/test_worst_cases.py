"""What the shipped edition says hurts each country: unlike the median one, its own operators among it, nothing told as if it had happened."""

from __future__ import annotations

from functools import cache

import pytest

from hansa.evidence.edition import Edition, embedded_folder
from hansa.figures import lookups
from hansa.figures.worst_cases import HARDER, LEAST_EXCESS, MOST_WORST, SHUTDOWN, Case, gather_stress

LEAST_UNLIKE = 180
LOSSES = "stress_outcomes"


@cache
def edition() -> Edition:
    return Edition(embedded_folder())


@cache
def list_countries() -> tuple[str, ...]:
    return tuple(edition().table("routing_countries")["country"].sort())


@cache
def find_worst(country: str) -> tuple[Case, ...]:
    found = gather_stress(edition(), country)
    return found.worst if found else ()


@cache
def find_median_five() -> frozenset[str]:
    """Return the five that take most from the median country, counted anew: countries without a row lose nothing."""
    named = lookups.scenarios(edition())
    taken: dict[str, list[float]] = {}
    for scenario, share in edition().table(LOSSES).select("scenario", "reachability_lost_share").iter_rows():
        taken.setdefault(scenario, []).append(share or 0.0)
    middle = len(list_countries()) // 2
    medians = {
        scenario: sorted(shares, reverse=True)[middle]
        for scenario, shares in taken.items()
        if len(shares) > middle and named[scenario]["kind"] != SHUTDOWN
    }
    return frozenset(sorted(medians, key=lambda one: (-medians[one], one))[:MOST_WORST])


def test_the_five_of_most_countries_have_nothing_in_common_with_the_median_country_s() -> None:
    unlike = [code for code in list_countries() if not {one.scenario for one in find_worst(code)} & find_median_five()]
    assert len(find_median_five()) == MOST_WORST
    assert len(unlike) >= LEAST_UNLIKE


def test_each_is_lost_unlike_by_the_median_country_and_none_is_one_s_own_isolation() -> None:
    for code in list_countries():
        for one in find_worst(code):
            assert one.reachability_lost_share >= HARDER * one.median_share
            assert one.reachability_lost_share - one.median_share >= LEAST_EXCESS
            assert one.scenario not in {f"isolation-{code.lower()}", f"exit-{code.lower()}"}


def test_nearly_every_country_s_largest_operator_is_among_its_worst() -> None:
    rows = edition().table("large_operators").filter(rank=1)
    first = {row["country"]: row["asns"][0] for row in rows.iter_rows(named=True)}
    named = [
        code
        for code, asn in first.items()
        if any(one.scenario == f"own-{code}-{asn}".lower() for one in find_worst(code))
    ]
    assert len(first) >= 220
    assert len(named) / len(first) >= 0.9


@pytest.mark.parametrize(
    ("country", "operator"), [("SN", "Sonatel"), ("KI", "Kiribati"), ("MA", "Maroc"), ("DE", "Telekom")]
)
def test_the_operator_that_a_minister_would_name_is_named(country: str, operator: str) -> None:
    first = find_worst(country)[0]
    assert first.kind == "own_operator_loss"
    assert operator.casefold() in first.name("en").casefold()


def test_a_past_event_is_told_as_its_repeat() -> None:
    cases = [
        one
        for code in list_countries()
        for one in find_worst(code)
        if lookups.scenarios(edition())[one.scenario]["date"]
    ]
    assert cases
    for one in cases:
        assert one.name("en").startswith("A repeat of “")
        assert one.name("fr").startswith("Répétition de «")


def test_a_registry_that_refused_to_cut_stops_no_supply() -> None:
    taken = {table: edition().table(table)["scenario"].unique().to_list() for table in (LOSSES, "stress_supplies")}
    assert all("ru-2022-icann-ripe" not in scenarios for scenarios in taken.values())


def test_what_is_supposed_of_suppliers_is_no_event_of_the_past() -> None:
    for code in list_countries():
        found = gather_stress(edition(), code)
        assert found is None or all(not lookups.scenarios(edition())[one.scenario]["date"] for one in found.supplies)
