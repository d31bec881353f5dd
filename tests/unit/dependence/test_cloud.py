"""The cloud layer on a few regions."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from hansa.dependence import cloud
from tests.sources.payloads import Given

REGIONS = pl.DataFrame(
    [
        ("a", "Alpha", "US", "paris", "Paris", "FR", 48.86, 2.35, "Alpha", True),
        ("a", "Alpha", "US", "marseille", "Marseille", "FR", 43.3, 5.37, "Alpha", True),
        ("b", "Beta", None, "paris", "Paris", "FR", 48.86, 2.35, "Beta", True),
        ("a", "Alpha", "US", "beijing", "Beijing", "CN", 39.9, 116.4, "Local", False),
    ],
    schema=[
        *("provider", "name", "provider_country", "region", "place"),
        *("country", "latitude", "longitude", "operator", "open"),
    ],
    orient="row",
)


def test_regions_count_by_provider() -> None:
    rows = cloud.rows(Given({"cloud_regions": REGIONS}))
    found = {(row["consumer"], row["supplier"]): row for row in rows.iter_rows(named=True)}
    assert found["FR", "Alpha"]["share"] == pytest.approx(2 / 3)
    assert found["FR", "Beta"]["supplier_country"] is None
    assert found["CN", "Alpha"]["supplier_country"] == "US"
    assert set(rows["consumer"]) == {"FR", "CN"}


def test_closed_regions_are_near_at_home_only() -> None:
    access = cloud.build_access(Given({"cloud_regions": REGIONS}))
    nearest = {(row["country"], row["provider"]): row for row in access.iter_rows(named=True)}
    assert nearest["CN", "Alpha"]["region"] == "beijing"
    assert nearest["MN", "Alpha"]["region"] != "beijing"
    assert nearest["MC", "Alpha"]["region"] == "marseille"
    assert ("AQ", "Alpha") not in nearest
    assert nearest["FR", "Beta"]["distance_km"] < 5


def test_distances_are_those_of_the_globe() -> None:
    found = cloud.measure_km(0.0, 0.0, np.array([0.0, 0.0, 90.0]), np.array([180.0, 1.0, 0.0]))
    assert found == pytest.approx([np.pi * 6371.0088, 111.195, np.pi / 2 * 6371.0088], rel=1e-5)
