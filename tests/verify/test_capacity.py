"""The interval for capacity lost with cables: fitted anew on the events to 2022, and tried on those after, which the fit never saw.

``cable_losses.csv`` has a row for each event and place that was looked at, with the reason where it is left out. Counts are those
of the report, or of the list of cables of April 2022 that were in service by then and land in the country and one other; the raw
list checks them. A report of no effect is read as a loss under a twentieth, as the checks of events read it.
"""

from __future__ import annotations

import csv
import gzip
import json
import tarfile
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest
from scipy.stats import t

from hansa.countries import find
from hansa.evidence.edition import Edition
from hansa.stress.capacity import (
    COVERED,
    COVERED_BY_MAP,
    EXPONENT,
    FEWER_WAYS,
    FITTED,
    LEAST_EXPONENT,
    MOST_EXPONENT,
    NONE_LEFT,
    TESTED,
    TESTED_BY_MAP,
    CapacityLoss,
    estimate_loss,
)
from tests.verify.conftest import EMBEDDED

pytestmark = pytest.mark.raw

Row = dict[str, str]
LAST_FITTED = "2022-12-31"
UNFELT = 0.05
MAP_EVENTS = ("vn-2023-five-cables", "wafr-2024", "baltic-2024-nov", "baltic-2024-dec")
"""Events after 2022 that the library cuts on its map and whose loss is known for countries."""


@cache
def read_rows() -> list[Row]:
    with (Path(__file__).parent / "cable_losses.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def used(*, after: bool) -> list[Row]:
    return [row for row in read_rows() if not row["left_out"] and (row["date"] > LAST_FITTED) == after]


def covers(found: CapacityLoss, row: Row) -> bool:
    lost = float(row["lost_share"])
    if row["what"] == "no effect":
        return found.low_share < UNFELT
    return found.low_share <= lost <= found.high_share


def test_the_constants_are_what_the_events_to_2022_give() -> None:
    fitted = used(after=False)
    some = [row for row in fitted if float(row["left"]) > 0]
    exponents = [
        np.log(1 - float(row["lost_share"])) / np.log(float(row["left"]) / float(row["before"])) for row in some
    ]
    logs = np.log(exponents)
    spread = t.ppf(0.9, len(logs) - 1) * logs.std(ddof=1) * np.sqrt(1 + 1 / len(logs))
    assert len(logs) == FITTED
    assert [round(float(value), 3) for value in np.exp([logs.mean() - spread, logs.mean()])] == [
        LEAST_EXPONENT,
        EXPONENT,
    ]
    assert float(np.exp(logs.mean() + spread)) == pytest.approx(MOST_EXPONENT, abs=0.005)
    none = [float(row["lost_share"]) for row in fitted if float(row["left"]) == 0]
    assert (len(none), min(none), max(none)) == (FITTED, *NONE_LEFT)


def test_the_interval_holds_most_of_what_was_seen_after_2022() -> None:
    tried = used(after=True)
    held = [covers(estimate_loss(float(row["before"]), float(row["left"]), "cables"), row) for row in tried]
    assert (sum(held), len(held)) == (COVERED, TESTED)
    assert sum(held) / len(held) >= 0.6


def test_the_interval_holds_most_of_it_by_the_map_too() -> None:
    rows = Edition(EMBEDDED).table("stress_outcomes").filter(pl.col("paths_before").is_not_null())
    ways = {(row["scenario"], row["country"]): row for row in rows.iter_rows(named=True)}
    held = []
    for row in used(after=True):
        if row["event"] in MAP_EVENTS:
            cut = ways.get((row["event"], row["country"]), {"paths_before": 1, "paths_after": 1})
            held.append(covers(estimate_loss(cut["paths_before"], cut["paths_after"], "ways"), row))
    assert (sum(held), len(held)) == (COVERED_BY_MAP, TESTED_BY_MAP)
    assert sum(held) / len(held) >= 0.6


def test_every_loss_is_in_its_report(raw_folder: Path) -> None:
    with (raw_folder / "scenarios" / "scenarios.csv").open(encoding="utf-8") as file:
        told = {
            row["id"]: f"{row['what_failed']} {row['observed_effect']} {row['who_helped_or_recovered']}"
            for row in csv.DictReader(file)
        }
    with gzip.open(raw_folder / "physical" / "cable-faults.jsonl.gz", "rt") as file:
        faults = [json.loads(line) for line in file]
    for one in faults:
        article = (one["raw_data"] or {}).get("article") or {}
        text = article.get("content", "") if isinstance(article, dict) else ""
        told[f"faults:{one['event_uid'][-6:]}"] = f"{one['original_text']} {text}"
    for row in read_rows():
        assert row["words"] in told[row["event"]], row


def test_the_counts_are_those_of_the_list_of_cables(raw_folder: Path) -> None:
    cables = read_cables(raw_folder)
    for row in read_rows():
        if row["counted"] != "list":
            continue
        year, country = int(row["date"][:4]), row["country"]
        landing = {one["name"] for one in cables if country in one["countries"] and one["year"] <= year}
        failed = set(row["failed"].split(";"))
        gone = int(row["failed"]) if row["failed"].isdigit() else len(failed & landing)
        assert row["failed"].isdigit() or failed <= landing, row
        assert (len(landing), len(landing) - gone) == (int(row["before"]), int(row["left"])), row


def read_cables(folder: Path) -> list[dict[str, Any]]:
    """Return the cables between countries, each with the year in which its service began."""
    found = []
    with tarfile.open(folder / "physical" / "submarine-cables-20220426.tar.gz") as archive:
        for member in archive:
            name = member.name.removeprefix("./")
            if not (name.startswith("cable/") and name.endswith(".json")) or name.endswith(("all.json", "search.json")):
                continue
            one = json.load(archive.extractfile(member))  # type: ignore[arg-type]
            codes = {place.code for point in one.get("landing_points") or [] if (place := find(point["country"]))}
            if len(codes) > 1 and one.get("rfs_year") and not one.get("is_planned"):
                found.append({"name": one["name"], "year": one["rfs_year"], "countries": codes})
    return found


def test_the_map_has_fewer_ways_than_there_are_cables_in_many_countries(raw_folder: Path) -> None:
    cables = read_cables(raw_folder)
    sea = dict(Edition(EMBEDDED).table("physical_cuts").select("country", "sea_paths").iter_rows())
    listed = {code: sum(code in one["countries"] and one["year"] <= 2022 for one in cables) for code in sea}
    fewer = [code for code, count in listed.items() if count > sea[code]]
    assert (len(fewer), sum(count > 0 for count in listed.values())) == FEWER_WAYS
