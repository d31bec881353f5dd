from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from hansa.countries import all_countries, resolve
from hansa.errors import InputError
from hansa.evidence import Edition
from hansa.evidence.groups import CONTINENTS, NEAREST, find_group, latest_values, named_groups
from tests.hand_made import make_edition

INSTRUMENTS = pl.DataFrame(
    {
        "id": ["eu", "budapest", "dfi", "oif"],
        "name_en": ["European Union", "Budapest Convention", "Declaration for the Future of the Internet", "OIF"],
        "name_fr": ["Union européenne", None, "Déclaration pour l’avenir de l’internet", "Francophonie"],
        "as_of": ["2025-01-01", None, "2022-04-28", "2024"],
    }
)
MEMBERSHIPS = pl.DataFrame(
    [
        ("eu", "FR", "member"),
        ("eu", "EE", "member"),
        ("eu", "TR", "candidate"),
        ("budapest", "SN", "ratified"),
        ("budapest", "FR", "ratified"),
        ("budapest", "IE", "signed"),
        ("dfi", "TW", "endorsed"),
        ("oif", "SN", "member"),
        ("oif", "EE", "observer"),
    ],
    schema=["instrument", "country", "status"],
    orient="row",
)
CODES = list(all_countries())[:60]
INDICATORS = pl.DataFrame(
    [
        *[(code, "gdp_per_capita_usd", 2020, 1000.0 * 1.1**step) for step, code in enumerate(CODES)],
        *[(code, "population", 2020, 10.0**step) for step, code in enumerate(["FR", "EE", "TO"])],
        ("FR", "population", 2024, 5000.0),
        ("FR", "population", 1950, 1.0),
        ("SG", "population", 2024, 0.0),
        ("SN", "population", 2024, None),
    ],
    schema=["country", "indicator", "year", "value"],
    orient="row",
)


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    folder: Path = tmp_path_factory.mktemp("groups") / "edition"
    indicators = INDICATORS.with_columns(dataset=pl.lit("a list"))
    classes = pl.DataFrame(
        [
            ("SN", "lower_middle", True, False),
            ("TO", "upper_middle", False, True),
            ("ET", None, True, False),
            ("FR", "high", False, False),
            ("CU", "lower_middle", False, True),
            ("ML", "low", True, False),
        ],
        schema=["country", "income_level", "ldc", "sids"],
        orient="row",
    ).with_columns(lldc=pl.col("country") == "ET")
    tables = {
        "instruments": INSTRUMENTS,
        "memberships": MEMBERSHIPS,
        "indicators": indicators,
        "country_groups": classes,
    }
    return make_edition(folder, tables)


def fails(edition: Edition, name: str, code: str, country: str | None = None) -> InputError:
    with pytest.raises(InputError) as raised:
        find_group(edition, name, resolve(country) if country else None)
    assert raised.value.code == code
    return raised.value


def test_region(edition: Edition) -> None:
    group = find_group(edition, "region", resolve("TO"))
    assert group.id == "oceania"
    assert {"TO", "FJ", "NZ"} <= set(group.members)
    assert group.title.fr == "Océanie"
    assert find_group(edition, "Océanie") == group


def test_the_continents_share_out_all_countries(edition: Edition) -> None:
    members = [code for titles in CONTINENTS.values() for code in find_group(edition, titles.en).members]
    assert sorted(members) == list(all_countries())
    assert find_group(edition, "world").members == tuple(all_countries())


def test_a_continents_code_hides_no_country(edition: Edition) -> None:
    assert find_group(edition, "NA").members == ("NA",)
    assert find_group(edition, "AS").members == ("AS",)


def test_income_takes_the_nearest_by_ratio(edition: Edition) -> None:
    middle = CODES[30]
    group = find_group(edition, "income", resolve(middle))
    assert len(group.members) == NEAREST
    assert set(group.members) == set(CODES[20:41]) - {middle}
    assert list(group.members) == sorted(group.members)
    first = find_group(edition, "Income", resolve(CODES[0]))
    assert set(first.members) == set(CODES[1 : NEAREST + 1])


def test_size_takes_the_latest_value(edition: Edition) -> None:
    assert latest_values(edition, "population") == {"FR": 5000.0, "EE": 10.0, "TO": 100.0}
    assert find_group(edition, "size", resolve("EE")).members == ("FR", "TO")


@pytest.mark.parametrize("country", ["SG", "SN", "AQ"])
def test_a_country_without_the_figure(edition: Edition, country: str) -> None:
    error = fails(edition, "size", "group-without-data", country)
    assert error.fields == {"name": "size", "country": resolve(country).name_en}


@pytest.mark.parametrize("name", ["eu", "EU", "European Union", "union europeenne", "  Union Européenne "])
def test_an_instrument_by_id_or_name(edition: Edition, name: str) -> None:
    group = find_group(edition, name)
    assert (group.id, group.members, group.date) == ("eu", ("EE", "FR"), "2025-01-01")


def test_only_those_who_are_bound_or_have_endorsed_are_members(edition: Edition) -> None:
    assert find_group(edition, "budapest").members == ("FR", "SN")
    assert find_group(edition, "oif").members == ("SN",)
    assert find_group(edition, "dfi").members == ("TW",)
    assert find_group(edition, "budapest").title.fr == "Budapest Convention"


def test_a_preset(edition: Edition) -> None:
    group = find_group(edition, "D10")
    assert len(group.members) == 10
    assert set(group.members) <= set(all_countries())
    assert group.date == "2021"


@pytest.mark.parametrize("name", ["FR,EE", "ee, fr", "France,Estonie,FRA", "250 , Estonia"])
def test_a_list_of_countries(edition: Edition, name: str) -> None:
    assert find_group(edition, name).members == ("EE", "FR")


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("europ union", "european union"),
        ("Budapest Conventoin", "budapest convention"),
        ("d11", "d10"),
        ("FR,Atlantis", ""),
        ("FR,,EE", ""),
        ("", ""),
        ("-", ""),
        ("region", ""),
        ("size", ""),
    ],
)
def test_an_unknown_group_is_named_with_the_nearest(edition: Edition, name: str, suggestion: str) -> None:
    error = fails(edition, name, "unknown-group")
    assert error.fields["name"] == name
    assert suggestion in str(error.fields["suggestion"])
    assert error.fields["suggestion"]


def test_every_named_group_has_members_that_exist(edition: Edition) -> None:
    for key, group in named_groups(edition).items():
        assert group.members, key
        assert set(group.members) <= set(all_countries()), key
        assert len(set(group.members)) == len(group.members), key


@pytest.mark.parametrize(
    ("name", "members"),
    [
        ("ldc", ("ET", "ML", "SN")),
        ("Small island developing states", ("CU", "TO")),
        ("pays en développement sans littoral", ("ET",)),
        ("upper_middle_income", ("TO",)),
        ("high_income", ("FR",)),
    ],
)
def test_classes_of_the_united_nations_and_the_world_bank(
    edition: Edition, name: str, members: tuple[str, ...]
) -> None:
    assert find_group(edition, name).members == members
