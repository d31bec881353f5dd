"""What is known beside the layers, and the public sector, against the raw files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.verify import beside
from tests.verify.tables import near, read_table

pytestmark = pytest.mark.raw

Row = dict[str, Any]


def find_row(edition: Path, table: str, **where: Any) -> Row:
    [row] = read_table(edition, table, **where)
    return row


def test_models_in_which_a_country_takes_part(raw_folder: Path, edition: Path) -> None:
    listed, named = beside.count_models(raw_folder)
    rows = read_table(edition, "ai_models")
    assert {row["country"]: row["models"] for row in rows} == named
    assert {row["listed"] for row in rows} == {listed}
    for row in rows:
        assert row["rank"] == 1 + sum(other > row["models"] for other in named.values())
        assert row["level"] == sum(other == row["models"] for other in named.values())


@pytest.mark.parametrize(("country", "ending"), [("DE", ".de"), ("GB", ".uk"), ("ZA", ".za"), ("NO", ".no")])
def test_government_sites(country: str, ending: str, raw_folder: Path, edition: Path) -> None:
    sites, seats = beside.locate_sites(raw_folder, country, ending)
    known, abroad = beside.weigh_sites(country, seats)
    measures = find_row(edition, "measures", dataset="siren_government_sites", country=country)
    assert find_row(edition, "public_bodies", dataset="siren_government_sites", country=country)["listed"] == len(sites)
    assert measures["foreign_share"] == near(abroad / known)
    assert measures["confidence"] == near(known / len(sites))


@pytest.mark.parametrize("country", ["FR", "NO", "GB", "ID"])
def test_local_mail(country: str, raw_folder: Path, edition: Path) -> None:
    listed, seats = (
        beside.count_french_mail(raw_folder) if country == "FR" else beside.count_world_mail(raw_folder, country)
    )
    known = listed - seats[""]
    bodies = find_row(edition, "public_bodies", dataset="mxmap_local_mail", country=country)
    assert (bodies["listed"], bodies["known"]) == (listed, known)
    measures = find_row(edition, "measures", dataset="mxmap_local_mail", country=country)
    assert measures["foreign_share"] == near((known - seats[country]) / known)
    assert measures["confidence"] == near(known / listed)
    assert measures["hhi"] is None


@pytest.mark.parametrize("country", ["FR", "TO", "CN"])
def test_popular_sites(country: str, raw_folder: Path, edition: Path) -> None:
    listed, owners = beside.own_sites(raw_folder, country)
    rows = read_table(edition, "popular_sites", country=country)
    assert {row["owner_country"]: row["sites"] for row in rows} == owners
    assert {(row["known"], row["listed"]) for row in rows} == {(owners.total(), listed)}


def test_clusters(raw_folder: Path, edition: Path) -> None:
    listed, power, places = beside.power_clusters(raw_folder)
    rows = read_table(edition, "computing")
    assert {row["country"]: row["clusters"] for row in rows} == {
        code: len(some) for code, some in places.items() if code
    }
    for row in rows:
        assert (row["listed"], row["located"]) == (listed, listed - len(places.get("", [])))
        assert row["h100_share"] == near(sum(places[row["country"]]) / power)


def test_roots(raw_folder: Path, edition: Path) -> None:
    roots = beside.count_roots(raw_folder)
    rows = read_table(edition, "trust")
    assert {row["country"]: row["roots"] for row in rows if row["roots"]} == roots
    assert {row["listed"] for row in rows} == {roots.total()}


@pytest.mark.parametrize("country", ["FR", "AT", "TR", "IN"])
def test_authorities(country: str, raw_folder: Path, edition: Path) -> None:
    row = find_row(edition, "trust", country=country)
    assert (row["authorities"], row["own_authorities"]) == beside.climb(raw_folder, country)


@pytest.mark.parametrize("layer", ["ai", "trust", "platforms"])
def test_no_country_has_a_measure_of_the_worlds_supply(layer: str, edition: Path) -> None:
    rows = read_table(edition, "measures", layer=layer)
    assert {(row["foreign_share"], row["hhi"]) for row in rows} == {(None, None)}
