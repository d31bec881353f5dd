"""The naming layer against the root zone, the prefixes and the operators."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.verify.naming import Domain, serve_domains
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
