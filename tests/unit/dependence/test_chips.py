"""The layer of semiconductors and critical raw materials on a few imports."""

from __future__ import annotations

import polars as pl
import pytest

from hansa.dependence import chips, materials
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
        ("EE", "KZ", "28461000", 2024, 1.0),
        ("EE", "LV", "28461000", 2024, 2.0),
        ("EE", "CA", "31042050", 2024, 90.0),
        ("LV", "KZ", "28461000", 2024, 4.0),
        ("LV", "CN", "81129289", 2024, 3.0),
        ("LV", "EE", "81129289", 2024, 1.0),
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


def test_critical_materials_are_the_annexs_and_what_other_members_send_is_unknown(rows: pl.DataFrame) -> None:
    """Estonia: 7 of 10 from Russia, 1 from Kazakhstan, 2 by way of Latvia; potash is no critical material."""
    found = rows.filter(dataset="eurostat_critical_inputs", consumer="EE").select("supplier", "share", "basis", "year")
    assert found.rows() == [("RU", 0.7, "value", 2024), (None, 0.2, "value", 2024), ("KZ", 0.1, "value", 2024)]


def test_each_material_stands_apart_with_what_is_known_of_it() -> None:
    built = materials.build_materials(Given({"eurostat_critical_inputs": INPUTS}))
    assert built.rows() == [
        ("EE", "rare_earths", True, "KZ", 0.5, 0.5, 2024),
        ("EE", "rare_earths", True, "RU", 0.5, 0.5, 2024),
        ("EE", "titanium", False, "RU", 1.0, 1.0, 2024),
        ("EU", "gallium", True, "CN", 1.0, 1.0, 2024),
        ("EU", "rare_earths", True, "KZ", 5 / 6, 1.0, 2024),
        ("EU", "rare_earths", True, "RU", 1 / 6, 1.0, 2024),
        ("EU", "titanium", False, "RU", 1.0, 1.0, 2024),
        ("LV", "gallium", True, "CN", 1.0, 0.75, 2024),
        ("LV", "rare_earths", True, "KZ", 1.0, 1.0, 2024),
    ]


def test_the_digital_materials_are_eight_and_no_product_counts_twice() -> None:
    assert (
        *("cobalt", "gallium", "germanium", "graphite", "lithium", "rare_earths", "silicon", "tantalum_ores"),
    ) == materials.DIGITAL
    products = [
        product for of in (materials.PRODUCTS, materials.LEFT_OUT) for group in of.values() for product in group
    ]
    assert len(products) == len(set(products)) == 66
