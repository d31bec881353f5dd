"""Software, chips, critical inputs and artificial intelligence against their raw files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.verify.raw import COUNTRIES, concentrate
from tests.verify.supply import share_browsers, share_chips, share_inputs, share_models
from tests.verify.tables import check_top, near, read_table

pytestmark = pytest.mark.raw

Models = dict[tuple[str, str | None], float]


@pytest.fixture(scope="session")
def models(raw_folder: Path) -> Models:
    return share_models(raw_folder)


@pytest.mark.parametrize("country", COUNTRIES)
def test_browsers(country: str, raw_folder: Path, briefs: dict[str, dict[str, Any]]) -> None:
    layer = briefs[country]["layers"]["software"]
    shares, homes = share_browsers(raw_folder, country)
    known = sum(shares.values())
    assert layer["foreign_share"] == near(sum(s for vendor, s in shares.items() if homes[vendor] != country) / known)
    assert layer["hhi"] == near(concentrate(shares.values()))
    assert layer["confidence"] == near(known)
    check_top(layer["top"], {(vendor, homes[vendor]): share for vendor, share in shares.items()})


@pytest.mark.parametrize("country", COUNTRIES)
def test_chips(country: str, raw_folder: Path, briefs: dict[str, dict[str, Any]]) -> None:
    """The European Union stands as one: France and Estonia have its figure."""
    layer = briefs[country]["layers"]["chips"]
    union = country in {"FR", "EE"}
    year, shares = share_chips(raw_folder, "EU" if union else country)
    assert (layer["year"], layer["reported_as"]) == (year, "EU" if union else None)
    assert layer["foreign_share"] is None
    assert layer["hhi"] == near(concentrate(shares.values()))
    assert layer["confidence"] == near(1)
    check_top(layer["top"], {(partner, partner): share for partner, share in shares.items()})


@pytest.mark.parametrize("country", ["FR", "EE"])
def test_critical_inputs(country: str, raw_folder: Path, briefs: dict[str, dict[str, Any]]) -> None:
    inputs = briefs[country]["further"]["eurostat_critical_inputs"]
    year, shares, unknown = share_inputs(raw_folder, country)
    assert (inputs["year"], inputs["reported_as"], inputs["foreign_share"]) == (year, None, None)
    assert inputs["hhi"] == near(concentrate(shares.values()))
    assert inputs["confidence"] == near(1 - unknown)
    check_top(inputs["top"], {(partner, partner): share for partner, share in shares.items()})


@pytest.mark.parametrize("country", ["TO", "SN", "SG"])
def test_critical_inputs_are_the_member_states(country: str, briefs: dict[str, dict[str, Any]]) -> None:
    inputs = briefs[country]["further"]["eurostat_critical_inputs"]
    assert (inputs["foreign_share"], inputs["hhi"], inputs["top"], inputs["year"]) == (None, None, [], None)
    assert {gap["measure"] for gap in inputs["missing"]} == {"foreign_share", "hhi"}


def test_models_by_organisation(models: Models, edition: Path) -> None:
    rows = read_table(edition, "dependence", layer="ai")
    assert sum(row["share"] for row in rows) == near(1)
    listed = {(row["supplier"], row["supplier_country"]): row["share"] for row in rows}
    assert set(listed) == set(models)
    assert listed == pytest.approx(models, rel=0, abs=1e-9)


@pytest.mark.parametrize("country", COUNTRIES)
def test_models_by_country(country: str, models: Models, briefs: dict[str, dict[str, Any]]) -> None:
    layer = briefs[country]["layers"]["ai"]
    known = {(maker, seat): share for (maker, seat), share in models.items() if seat}
    assert layer["confidence"] == near(sum(known.values()))
    assert (layer["foreign_share"], layer["hhi"], layer["reported_as"], layer["year"]) == (None, None, "001", 2025)
    at_home = sum(share for (_, seat), share in known.items() if seat == country)
    assert briefs[country]["beside"]["models"]["fraction"] == near(at_home)
    check_top(layer["top"], known)
