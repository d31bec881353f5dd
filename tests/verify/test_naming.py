"""The naming layer against the root zone, the prefixes and the operators."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.verify.naming import (
    Domain,
    list_addresses,
    match_networks,
    read_day,
    read_register,
    read_signed,
    serve_domains,
)
from tests.verify.raw import COUNTRIES
from tests.verify.tables import check_top, near, read_table

pytestmark = pytest.mark.raw


@pytest.fixture(scope="session")
def domains(raw_folder: Path) -> dict[str, Domain]:
    return serve_domains(raw_folder, COUNTRIES)


@pytest.mark.parametrize("country", COUNTRIES)
def test_measures_and_operators(country: str, domains: dict[str, Domain], briefs: dict[str, dict[str, Any]]) -> None:
    layer, domain = briefs[country]["layers"]["naming"], domains[country]
    assert layer["foreign_share"] == near(domain.foreign_share(country))
    assert layer["hhi"] == near(domain.hhi())
    assert layer["effective_suppliers"] == near(1 / domain.hhi())
    assert layer["confidence"] == near(sum(domain.known().values()))
    check_top(layer["top"], domain.known())


@pytest.mark.parametrize("country", COUNTRIES)
def test_counts_of_servers_networks_and_operators(country: str, domains: dict[str, Domain], edition: Path) -> None:
    (row,) = read_table(edition, "name_servers", country=country)
    domain = domains[country]
    assert (row["tld"], row["name_servers"], row["with_glue"]) == (
        country.lower(),
        domain.name_servers,
        domain.with_glue,
    )
    assert (row["addresses"], row["networks"]) == (len(domain.addresses), len(domain.networks))
    assert row["operators"] == len({name for name, _ in domain.weights if name})
    assert row["operator_countries"] == len({code for _, code in domain.known()})
    assert row["unresolved_share"] == near(1 - sum(domain.known().values()))


def test_day_and_signatures_are_the_zones(raw_folder: Path, edition: Path) -> None:
    rows = read_table(edition, "name_servers")
    signed, day = read_signed(raw_folder), read_day(raw_folder)
    assert {row["day"] for row in rows} == {day}
    assert {row["tld"]: row["signed"] for row in rows} == {row["tld"]: row["tld"] in signed for row in rows}
    manifest = json.loads((edition / "edition.json").read_text("utf-8"))
    assert manifest["sources"]["iana_root_zone"]["date"] == day
    assert {row["year"] for row in read_table(edition, "dependence", layer="naming")} == {int(day[:4])}


def test_signed_domains_of_two_letters(raw_folder: Path) -> None:
    """The count that the publisher of the copy gives: 175 of 248."""
    assert sum(len(tld) == 2 for tld in read_signed(raw_folder)) == 175


def test_managers_are_the_registers(raw_folder: Path, edition: Path) -> None:
    entries = {one["tld"]: one["orgs"]["iana"] for one in read_register(raw_folder)}
    rows = {row["tld"]: row for row in read_table(edition, "domains")}
    assert set(rows) == set(entries)
    assert {tld: (row["manager"], row["technical_contact"]) for tld, row in rows.items()} == {
        tld: (roles["sponsor"], roles.get("tech")) for tld, roles in entries.items()
    }


def test_prefixes_and_the_register_agree(raw_folder: Path) -> None:
    """A second source for who announces an address: it must confirm 99 of 100."""
    listed = list_addresses([one for one in read_register(raw_folder) if len(one["tld"]) == 2])
    origins = match_networks(raw_folder, set(listed))
    agreeing = sum(listed[address]["asn"] in networks for address, networks in origins.items())
    assert agreeing >= 0.99 * len(origins) > 1000
