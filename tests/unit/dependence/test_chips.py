"""The chips layer on a few imports."""

from __future__ import annotations

import polars as pl
import pytest

from hansa.dependence import chips
from hansa.dependence.row import COLUMNS
from tests.sources.payloads import Given

CHIPS = pl.DataFrame(
    [
        ("SN", "CN", 2020, 90.0),
        ("SN", "EU", 2021, 30.0),
        ("SN", "CN", 2021, 10.0),
        ("SN", "ML", 2021, 0.0),
        ("EU", "TW", 2022, 5.0),
    ],
    schema={"reporter": pl.String, "partner": pl.String, "year": pl.Int32, "value_usd": pl.Float64},
    orient="row",
)
INPUTS = pl.DataFrame(
    [
        ("EE", "RU", "81082000", 2023, 1.0),
        ("EE", "RU", "81082000", 2024, 6.0),
        ("EE", "RU", "28461000", 2024, 1.0),
        ("EE", "KZ", "28461000", 2024, 3.0),
    ],
    schema={
        "importer": pl.String,
        "partner": pl.String,
        "product": pl.String,
        "year": pl.Int32,
        "value_eur": pl.Float64,
    },
    orient="row",
)


@pytest.fixture
def rows() -> pl.DataFrame:
    return chips.rows(Given({"wto_chip_imports": CHIPS, "eurostat_critical_inputs": INPUTS}))


def test_each_economy_stands_with_its_latest_year(rows: pl.DataFrame) -> None:
    assert rows.columns == list(COLUMNS)
    found = rows.filter(dataset="wto_chip_imports").select("consumer", "supplier", "supplier_country", "share", "year")
    assert found.rows() == [
        ("EU", "TW", "TW", 1.0, 2022),
        ("SN", "EU", "EU", 0.75, 2021),
        ("SN", "CN", "CN", 0.25, 2021),
    ]


def test_critical_inputs_are_weighed_by_value(rows: pl.DataFrame) -> None:
    found = rows.filter(dataset="eurostat_critical_inputs").select("consumer", "supplier", "share", "basis", "year")
    assert found.rows() == [("EE", "RU", 0.7, "value", 2024), ("EE", "KZ", 0.3, "value", 2024)]
