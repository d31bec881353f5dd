"""The cloud layer against the providers' lists of regions.

The raw files give some regions a wrong place; the corrections are the evidence's own and are taken as given here, each
named in ``MOVED``. All other places, all countries and all regions come from the raw files.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.verify.cloud import CAPITALS, MOVED, PROVIDERS, Place, Region, measure_distance, read_regions
from tests.verify.raw import COUNTRIES, concentrate
from tests.verify.tables import check_top, near, read_table

pytestmark = pytest.mark.raw

KEYS = {name: key for key, (name, _) in PROVIDERS.items()}


@pytest.fixture(scope="session")
def regions(raw_folder: Path, left_out: set[str]) -> dict[Region, Place]:
    return read_regions(raw_folder, left_out)


def read_places(edition: Path) -> dict[Region, tuple[str, float, float, bool]]:
    return {
        (KEYS[row["provider"]], row["region"]): (row["country"], row["latitude"], row["longitude"], row["open"])
        for row in read_table(edition, "cloud_regions")
    }


def test_regions_are_those_of_the_raw_files(regions: dict[Region, Place], edition: Path) -> None:
    places = read_places(edition)
    assert set(places) == set(regions)
    differing = {
        region for region, place in regions.items() if places[region][:3] != place and region != ("ibm", "ca-mon")
    }
    assert differing == MOVED
    assert {region for region in MOVED if places[region][0] != regions[region][0]} == {("alibaba", "me-central-1")}


@pytest.mark.parametrize("country", COUNTRIES)
def test_measures_and_providers(country: str, regions: dict[Region, Place], briefs: dict[str, dict[str, Any]]) -> None:
    layer = briefs[country]["layers"]["cloud"]
    counts = Counter(provider for (provider, _), place in regions.items() if place[0] == country)
    if not counts:
        assert (layer["foreign_share"], layer["hhi"], layer["top"]) == (None, None, [])
        assert {gap["code"] for gap in layer["missing"]} == {"no-region-inside"}
        return
    shares = {PROVIDERS[provider]: count / counts.total() for provider, count in counts.items()}
    assert layer["foreign_share"] == near(sum(share for (_, code), share in shares.items() if code != country))
    assert layer["hhi"] == near(concentrate(shares.values()))
    check_top(layer["top"], shares)


@pytest.mark.parametrize("country", COUNTRIES)
def test_nearest_regions(
    country: str, regions: dict[Region, Place], edition: Path, briefs: dict[str, dict[str, Any]]
) -> None:
    """Distances are given to a tenth of a kilometre."""
    nearest: dict[str, tuple[float, str]] = {}
    for (provider, region), (code, latitude, longitude, is_open) in read_places(edition).items():
        if is_open or code == country:
            distance = measure_distance(CAPITALS[country], (latitude, longitude))
            nearest[provider] = min(nearest.get(provider, (distance, region)), (distance, region))
    listed = briefs[country]["nearest_cloud_regions"]
    assert {KEYS[row["provider"]] for row in listed} == set(nearest)
    for row in listed:
        distance, region = nearest[KEYS[row["provider"]]]
        assert row["region"] == region
        assert row["region_country"] == regions[KEYS[row["provider"]], region][0]
        assert row["distance_km"] == pytest.approx(distance, abs=0.0501)
    assert [row["distance_km"] for row in listed] == sorted(row["distance_km"] for row in listed)
