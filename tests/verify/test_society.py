"""Instruments, cyber capacity, shutdowns and key figures against their raw files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.verify.raw import COUNTRIES, find_code, rank, read_rows
from tests.verify.society import (
    SERIES,
    SNAPSHOT,
    ShutdownYear,
    count_authors,
    count_shutdowns,
    is_snapshot,
    is_whole,
    latest_value,
    list_ordered,
    read_instruments,
    read_memberships,
    read_population,
    read_scores,
)
from tests.verify.tables import near, read_table

pytestmark = pytest.mark.raw

LATEST_INDEX = 2024


@pytest.fixture(scope="session")
def shutdowns(raw_folder: Path) -> dict[tuple[str, int], ShutdownYear]:
    return count_shutdowns(raw_folder)


@pytest.mark.parametrize("country", COUNTRIES)
def test_memberships(country: str, raw_folder: Path, briefs: dict[str, dict[str, Any]]) -> None:
    instruments, held = read_instruments(raw_folder), read_memberships(raw_folder, country)
    listed = briefs[country]["memberships"]
    assert len(listed) == len(held)
    assert {row["instrument"]: (row["status"], row["date"]) for row in listed} == held
    for row in listed + briefs[country]["not_listed"]:
        entry = instruments[row["instrument"]]
        assert (row["name"], row["complete"]) == (entry["name_en"], is_whole(entry))
        assert row["as_of"] == (entry["as_of"] or (SNAPSHOT if is_snapshot(entry) else None))
    whole = {name for name, entry in instruments.items() if is_whole(entry)}
    assert {row["instrument"] for row in briefs[country]["not_listed"]} == whole - set(held)


def test_endorsers_of_the_declaration(raw_folder: Path, edition: Path, briefs: dict[str, dict[str, Any]]) -> None:
    endorsers = {find_code(row["endorser"]) for row in read_rows(raw_folder, "policy/dfi_2022-04-28.csv")} - {None}
    rows = read_table(edition, "memberships", instrument="dfi")
    assert {row["country"] for row in rows} - {"EU"} == endorsers
    for country in COUNTRIES:
        listed = any(row["instrument"] == "dfi" for row in briefs[country]["memberships"])
        assert listed == (country in endorsers)


@pytest.mark.parametrize("country", COUNTRIES)
def test_cyber_capacity(country: str, raw_folder: Path, briefs: dict[str, dict[str, Any]]) -> None:
    scores, brief = read_scores(raw_folder, LATEST_INDEX), briefs[country]
    peers = [scores[peer] for peer in brief["peers"]["members"] if peer in scores and peer != country]
    assert (brief["cyber"]["year"], brief["cyber"]["value"]) == (LATEST_INDEX, scores[country])
    assert brief["cyber"]["percentile"] == near(rank(scores[country], peers))


@pytest.mark.parametrize("country", COUNTRIES)
def test_shutdowns_by_year(
    country: str, shutdowns: dict[tuple[str, int], ShutdownYear], briefs: dict[str, dict[str, Any]]
) -> None:
    expected = [
        {"year": year, "events": n.events, "started": n.started, "nationwide": n.nationwide_full_network}
        for (code, year), n in sorted(shutdowns.items())
        if code == country
    ]
    told = briefs[country]["shutdowns"]
    assert [{name: year[name] for name in ("year", "events", "started", "nationwide")} for year in told] == expected


def test_authors_of_shutdowns(raw_folder: Path, edition: Path) -> None:
    """Each author's number in each country and year, read again by the exact words of the record."""
    counted = count_authors(raw_folder)
    for row in read_table(edition, "shutdowns"):
        authors = counted.get((row["country"], row["year"]), {})
        own = authors.get(row["sovereign"], 0)
        others = sum(n for author, n in authors.items() if author not in {row["sovereign"], "-", None})
        found = (row["state_events"], row["other_state_events"], row["non_state_events"], row["unknown_events"])
        assert found == (own, others, authors.get("-", 0), authors.get(None, 0)), row
        assert sum(found) == row["started_events"]


def test_acts_of_states(raw_folder: Path, edition: Path) -> None:
    expected: dict[tuple[str, str, int], int] = {}
    for (place, year), authors in count_authors(raw_folder).items():
        expected |= {(author, place, year): n for author, n in authors.items() if author and len(author) == len("FR")}
    rows = read_table(edition, "shutdown_acts")
    assert {(row["country"], row["place"], row["year"]): row["started_events"] for row in rows} == expected


def test_no_country_with_a_governments_shutdown_at_ioda_is_told_that_none_is_on_record(
    raw_folder: Path, edition: Path
) -> None:
    begun = {row["country"] for row in read_table(edition, "shutdowns") if row["started_events"]}
    ordered = list_ordered(raw_folder)
    assert len(ordered) >= 20
    assert ordered - begun == set()


def test_shutdowns_of_every_country(shutdowns: dict[tuple[str, int], ShutdownYear], edition: Path) -> None:
    columns = ("events", "started_events", "full_network_events", "event_days")
    listed = {
        (row["country"], row["year"]): tuple(row[column] or 0 for column in columns)
        for row in read_table(edition, "shutdowns")
    }
    assert listed == {key: (n.events, n.started, n.full_network, n.days) for key, n in shutdowns.items()}


@pytest.mark.parametrize("indicator", SERIES)
@pytest.mark.parametrize("country", COUNTRIES)
def test_key_figures(country: str, indicator: str, raw_folder: Path, briefs: dict[str, dict[str, Any]]) -> None:
    fact = briefs[country]["facts"][indicator]
    assert (fact["year"], fact["value"]) == latest_value(raw_folder, indicator, country)


@pytest.mark.parametrize("country", COUNTRIES)
def test_population_is_that_of_2025(country: str, raw_folder: Path, briefs: dict[str, dict[str, Any]]) -> None:
    """The older series ends in 2013, and is not the latest."""
    fact = briefs[country]["facts"]["population"]
    assert (fact["value"], fact["year"], fact["dataset"]) == (
        read_population(raw_folder, country),
        2025,
        "cldr_territories",
    )


def test_groups_of_the_united_nations_and_the_world_bank(raw_folder: Path, edition: Path) -> None:
    """Counted in the file by name, for the code of two letters is empty for Namibia there."""
    raw = {row["iso3_code"]: row for row in read_rows(raw_folder, "society/regions-income.csv")}
    rows = read_table(edition, "country_groups")
    assert len(rows) == len(raw)
    for flag in ("ldc", "lldc", "sids"):
        assert sum(row[flag] for row in rows) == sum(row[flag] == "True" for row in raw.values())
    levels = {"high": "High income", "upper_middle": "Upper middle income", "lower_middle": "Lower middle income"}
    for level, name in (levels | {"low": "Low income"}).items():
        assert sum(row["income_level"] == level for row in rows) == sum(
            row["income_level"] == name for row in raw.values()
        )
    (namibia,) = [row for row in rows if row["country"] == "NA"]
    assert (namibia["income_level"], namibia["subregion"]) == ("lower_middle", "Sub-Saharan Africa")
