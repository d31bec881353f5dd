"""Memberships, cyber capacity, shutdowns and key figures, recomputed."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq

from tests.verify.raw import find_code, read_rows

ALPHA3 = {"FR": "fra", "EE": "est", "TO": "ton", "SN": "sen", "SG": "sgp"}
SERIES = {
    "internet_users_percent": "internet_users",
    "gdp_per_capita_usd": "gdppercapita_us_inflation_adjusted",
    "broadband_per_100": "broadband_subscribers_per_100_people",
}
LAST_YEAR = 2024


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
        for row in read_rows(folder, "strategy/instrument_members.csv")
        if row["country"] == country and row["instrument_id"] != "dfi"
    }
    for row in read_rows(folder, "policy/dfi_2022-04-28.csv"):
        if find_code(row["endorser"]) == country:
            found["dfi"] = "endorsed", row["date"]
    return found


def read_instruments(folder: Path) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in read_rows(folder, "strategy/instruments.csv")}


def read_scores(folder: Path, year: int) -> dict[str, float]:
    """Return the Global Cybersecurity Index of one edition by country."""
    scores = {}
    for row in read_rows(folder, "society/itu-gci.csv"):
        country = find_code(row["Country"])
        assert country, row["Country"]
        if row[str(year)] not in {"", "#N/A"}:
            scores[country] = float(row[str(year)])
    return scores


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
