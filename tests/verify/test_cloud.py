"""The cloud layer against the lists of regions.

The raw files give some regions a wrong place; the corrections are the evidence's own and are taken as given here, each
named in ``MOVED``. All other places, all countries and all regions come from the raw files and the packages.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.verify.cloud import (
    CAPITALS,
    MOVED,
    PROVIDERS,
    WITHOUT_PLACE,
    Place,
    Region,
    guess_country,
    measure_distance,
    read_amazon,
    read_oracle,
    read_regions,
    read_storage,
)
from tests.verify.raw import COUNTRIES, concentrate
from tests.verify.tables import check_top, near, read_table

pytestmark = pytest.mark.raw

KEYS = {name: key for key, (name, _) in PROVIDERS.items()}


@pytest.fixture(scope="session")
def regions(raw_folder: Path, left_out: set[str]) -> dict[Region, Place]:
    return read_regions(raw_folder, left_out)


def test_regions_of_seven_clouds_are_those_of_the_raw_files(regions: dict[Region, Place], edition: Path) -> None:
    places = {
        (KEYS[row["provider"]], row["region"]): (row["country"], row["latitude"], row["longitude"])
        for row in read_table(edition, "cloud_regions", dataset="cloud_regions")
    }
    assert set(places) == set(regions)
    differing = {region for region, place in regions.items() if places[region] != place and region != ("ibm", "ca-mon")}
    assert differing == MOVED
    assert {region for region in MOVED if places[region][0] != regions[region][0]} == {("alibaba", "me-central-1")}


@pytest.mark.parametrize(("dataset", "read"), [("aws_regions", read_amazon), ("oracle_regions", read_oracle)])
def test_official_lists_are_whole(dataset: str, read: Any, edition: Path) -> None:
    rows = {row["region"]: row["country"] for row in read_table(edition, "cloud_regions", dataset=dataset)}
    listed = read()
    assert set(rows) == set(listed)
    odd = {"ca-central-1": "CA", "mx-central-1": "MX"}  # labels with a word besides the country's name
    assert rows == {region: odd.get(region) or guess_country(label) for region, label in listed.items()}


def test_morocco_has_its_region(edition: Path) -> None:
    assert [(row["provider"], row["region"]) for row in read_table(edition, "cloud_regions", country="MA")] == [
        ("Oracle Cloud", "af-casablanca-1")
    ]


def test_storage_regions_stand_where_their_labels_say(
    raw_folder: Path, edition: Path, storage_left_out: set[str]
) -> None:
    rows = read_table(edition, "cloud_regions", dataset="storage_regions")
    labels = read_storage(raw_folder)
    found = {row["region"]: row["country"] for row in rows}
    kept = {
        value: label
        for (provider, value), label in labels.items()
        if provider not in storage_left_out and f"{provider} {value}" not in storage_left_out
    }
    assert Counter(row["region"] for row in rows).total() == sum(
        provider not in storage_left_out and f"{provider} {value}" not in storage_left_out for provider, value in labels
    )
    told = {value: WITHOUT_PLACE.get(value) or guess_country(label) for value, label in kept.items()}
    wrong = {
        value: (told[value], found[value], kept[value])
        for value in kept
        if Counter(value for _, value in labels)[value] == 1 and told[value] != found[value]
    }
    assert wrong == {}


def test_providers_are_counted(edition: Path) -> None:
    rows = read_table(edition, "cloud_regions")
    providers = {row["provider"]: row for row in read_table(edition, "cloud_providers")}
    assert {name: row["regions"] for name, row in providers.items()} == Counter(row["provider"] for row in rows)
    assert all(row["evidence"] for row in providers.values())


@pytest.mark.parametrize("country", COUNTRIES)
def test_measures_and_providers(country: str, edition: Path, briefs: dict[str, dict[str, Any]]) -> None:
    brief = briefs[country]
    layer = brief["layers"]["cloud"]
    rows = read_table(edition, "cloud_regions", country=country)
    homes = {row["provider"]: row["provider_country"] for row in rows}
    counts = Counter(provider for provider, _ in {(row["provider"], row["place"]) for row in rows})
    told = [*brief["cloud"]["domestic"], *brief["cloud"]["foreign"], *brief["cloud"]["unknown"]]
    assert sorted(told) == sorted(homes)
    assert brief["cloud"]["listed"] == len({row["provider"] for row in read_table(edition, "cloud_regions")})
    if not counts:
        assert (layer["foreign_share"], layer["hhi"], layer["top"]) == (None, None, [])
        assert {gap["code"] for gap in layer["missing"]} == {"no-region-inside"}
        return
    known = {name: count for name, count in counts.items() if homes[name]}
    shares = {(name, str(homes[name])): count / counts.total() for name, count in known.items()}
    abroad = sum(count for name, count in known.items() if homes[name] != country)
    assert layer["foreign_share"] == near(abroad / sum(known.values()))
    assert layer["confidence"] == near(sum(known.values()) / counts.total())
    assert layer["hhi"] == near(concentrate(shares.values()))
    check_top(layer["top"], shares)


@pytest.mark.parametrize("country", COUNTRIES)
def test_nearest_regions(country: str, edition: Path, briefs: dict[str, dict[str, Any]]) -> None:
    """Distances are given to a tenth of a kilometre."""
    nearest: dict[str, float] = {}
    countries: dict[tuple[str, str], str] = {}
    for row in read_table(edition, "cloud_regions"):
        countries[row["provider"], row["region"]] = row["country"]
        if row["open"] or row["country"] == country:
            distance = measure_distance(CAPITALS[country], (row["latitude"], row["longitude"]))
            nearest[row["provider"]] = min(nearest.get(row["provider"], distance), distance)
    listed = briefs[country]["nearest_cloud_regions"]
    assert {row["provider"] for row in listed} == set(nearest)
    for row in listed:
        assert row["region_country"] == countries[row["provider"], row["region"]]
        assert row["distance_km"] == pytest.approx(nearest[row["provider"]], abs=0.0501)
    assert [row["distance_km"] for row in listed] == sorted(row["distance_km"] for row in listed)
