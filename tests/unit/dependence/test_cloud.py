"""The cloud layer on a few regions."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from hansa.dependence import cloud
from tests.sources.payloads import Given

COLUMNS = [
    *("provider", "name", "provider_country", "region", "place", "country", "latitude", "longitude", "exact"),
    *("operator", "open", "service"),
]
REGIONS = pl.DataFrame(
    [
        ("a", "Alpha", "US", "paris", "Paris", "FR", 48.86, 2.35, True, "Alpha", True, "compute"),
        ("a", "Alpha", "US", "paris-2", "Paris", "FR", 48.86, 2.35, True, "Alpha", True, "compute"),
        ("a", "Alpha", "US", "marseille", "Marseille", "FR", 43.3, 5.37, True, "Alpha", True, "compute"),
        ("a", "Alpha", "US", "beijing", "Beijing", "CN", 39.9, 116.4, True, "Local", False, "compute"),
    ],
    schema=COLUMNS,
    orient="row",
)
STORAGE = pl.DataFrame(
    [("b", "Beta", None, "paris", "Paris", "FR", 48.86, 2.35, True, "Beta", True, "storage")],
    schema=REGIONS.schema,
    orient="row",
)
LISTS = {
    "cloud_regions": REGIONS,
    "aws_regions": REGIONS.clear(),
    "oracle_regions": REGIONS.clear(),
    "storage_regions": STORAGE,
}


def test_a_provider_counts_once_a_place() -> None:
    rows = cloud.rows(Given(LISTS))
    found = {(row["consumer"], row["supplier"]): row for row in rows.iter_rows(named=True)}
    assert found["FR", "Alpha"]["share"] == pytest.approx(2 / 3)
    assert found["FR", "Beta"]["supplier_country"] is None
    assert found["CN", "Alpha"]["supplier_country"] == "US"
    assert set(rows["consumer"]) == {"FR", "CN"}


def test_closed_regions_are_near_at_home_only() -> None:
    access = cloud.build_access(Given(LISTS))
    nearest = {(row["country"], row["provider"]): row for row in access.iter_rows(named=True)}
    assert nearest["CN", "Alpha"]["region"] == "beijing"
    assert nearest["MN", "Alpha"]["region"] != "beijing"
    assert nearest["MC", "Alpha"]["region"] == "marseille"
    assert ("AQ", "Alpha") not in nearest
    assert nearest["FR", "Beta"]["distance_km"] < 5


def test_regions_say_which_list_they_are_from() -> None:
    regions = cloud.build_regions(Given(LISTS))
    assert regions.filter(provider="Beta").select("dataset", "service").rows() == [("storage_regions", "storage")]
    assert set(regions.filter(provider="Alpha")["dataset"]) == {"cloud_regions"}


def test_providers_are_those_that_a_list_places(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = [
        {"name": "Alpha", "evidence": "a list"},
        {"name": "Beta", "evidence": ""},
        {"name": "Gamma", "evidence": ""},
    ]
    monkeypatch.setattr(cloud, "find_providers", lambda: {row["name"]: row for row in facts})
    rows = cloud.build_providers(Given(LISTS)).rows()
    assert rows == [("Alpha", "US", "a list", 4, 2), ("Beta", None, "", 1, 1)]


def test_distances_are_those_of_the_globe() -> None:
    found = cloud.measure_km(0.0, 0.0, np.array([0.0, 0.0, 90.0]), np.array([180.0, 1.0, 0.0]))
    assert found == pytest.approx([np.pi * 6371.0088, 111.195, np.pi / 2 * 6371.0088], rel=1e-5)
