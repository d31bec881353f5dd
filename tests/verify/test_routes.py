"""Users and transit of an edition beside the files that they come from, and beside what others measured."""

from __future__ import annotations

import csv
import gzip
import json
from collections import defaultdict
from pathlib import Path

import polars as pl
import pytest

from hansa.evidence.reading import read_source
from hansa.evidence.source import source
from hansa.routing.fidelity import fit_hegemony, fit_transit
from tests.verify.tables import read_table

pytestmark = pytest.mark.raw

KNOWN_COUNTRIES = ("FR", "DE", "GB", "NL", "SE", "JM", "CN", "AR", "TR", "UA")
CLOSE, MOST_OFF = 0.15, 0.05
"""Users by country lie within 15 % of population times share of users in 95 % of countries."""
FARTHEST = 3
"""How many times its share of 2020 a large network may have now, or the other way round."""


def read_residents(raw_folder: Path) -> dict[str, float]:
    """Multiply population by the latest share of users, read plainly."""
    people: dict[str, float] = {}
    with (raw_folder / "society" / "territory-languages.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            people[row["territory"]] = float(row["population"])
    codes: dict[str, str] = {}
    with (raw_folder / "society" / "regions-income.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            codes[row["iso3_code"].lower()] = row["iso2_code"]
    latest: dict[str, tuple[int, float]] = {}
    with (raw_folder / "society" / "internet_users.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["internet_users"] and float(row["internet_users"]) > 0 and int(row["time"]) >= 2015:
                latest[row["geo"]] = max(
                    latest.get(row["geo"], (0, 0.0)), (int(row["time"]), float(row["internet_users"]))
                )
    return {
        codes[geo]: people[codes[geo]] * share / 100
        for geo, (_, share) in latest.items()
        if geo in codes and codes[geo] in people
    }


def test_users_by_country_are_population_times_share(edition: Path, raw_folder: Path) -> None:
    users: dict[str, float] = defaultdict(float)
    for row in read_table(edition, "coarse_nodes"):
        users[row["country"]] += row["users"]
    residents = read_residents(raw_folder)
    assert len(residents) > 180
    off = [code for code, number in residents.items() if abs(users[code] / number - 1) > CLOSE]
    assert len(off) <= MOST_OFF * len(residents), off


@pytest.mark.parametrize("country", KNOWN_COUNTRIES)
def test_the_largest_networks_are_those_of_2020(edition: Path, raw_folder: Path, country: str) -> None:
    with gzip.open(raw_folder / "routing" / "aspop" / "2020_11.json.gz") as file:
        listed = {int(asn): share / 100 for asn, share in json.load(file)[country].items()}
    now = {row["asn"]: row["users_share"] for row in read_table(edition, "access_networks", country=country)}
    assert len(now) == 10 or country == "JM"
    first = sorted(now, key=lambda asn: -now[asn])
    largest_then = max(listed, key=lambda asn: listed[asn])
    assert largest_then in first[:5]  # two were equal in Türkiye
    assert listed[first[0]] / FARTHEST <= now[first[0]] <= listed[first[0]] * FARTHEST
    once = sum(now[asn] for asn in first if listed.get(asn, 0) > 0)
    assert once >= 0.6 * sum(now.values())  # the rest are networks that came since


def test_what_the_edition_prints_agrees_with_measurements(edition: Path, raw_folder: Path) -> None:
    carriers = pl.DataFrame(read_table(edition, "routing_networks"))
    access = fit_transit(carriers, read_source(source("ihr_access_hegemony"), raw_folder))
    assert (len(access.countries), sum(fit.hit for fit in access.countries)) >= (35, 27)
    influence = fit_transit(carriers, read_source(source("caida_cti"), raw_folder))
    assert len(influence.countries) == 37
    assert sum(fit.hit for fit in influence.countries) >= 25
    hegemony = fit_hegemony(
        pl.DataFrame(read_table(edition, "routing_world")), read_source(source("ihr_hegemony"), raw_folder)
    )
    assert hegemony.pearson >= 0.92


def test_the_first_access_measurement_is_the_mean_over_access_networks(raw_folder: Path) -> None:
    """Of the United Arab Emirates' two networks the larger, of 93.4 of 99.2 per cent, is reached over AS8966 alone."""
    found = read_source(source("ihr_access_hegemony"), raw_folder)
    first = found.filter(pl.col("country") == "AE").sort("influence", descending=True).row(0, named=True)
    assert first["asn"] == 8966
    assert first["influence"] == pytest.approx(93.4145 / (93.4145 + 5.8052), abs=0.02)
