from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from hansa.dependence.layers import BY_NAME, LAYERS
from hansa.dependence.measures import measure_all
from hansa.dependence.profile import (
    Supplier,
    find_layer,
    find_measured_layer,
    find_rows,
    name_top,
    profile_layer,
    profile_layers,
)
from hansa.errors import InputError
from hansa.evidence import Edition
from tests.hand_made import make_edition, make_rows

ROWS = pl.concat(
    [
        make_rows("FR", [("A", "FR", 0.5), ("B", "US", 0.2), ("C", "US", 0.2), ("?", None, 0.1)]),
        make_rows("EE", [("A", "FR", 1.0)]),
        make_rows("LV", [("A", "FR", 1.0)]),
        make_rows("DE", [("D", "DE", 1.0)]),
        make_rows(
            "EU", [("T", "TW", 0.75), ("K", "KR", 0.25)], layer="chips", dataset="wto_chip_imports", basis="value"
        ),
        make_rows(
            "EU", [("L", "CN", 1.0)], layer="chips", dataset="eurostat_critical_inputs", basis="value", year=2023
        ),
        make_rows("001", [("M", "US", 0.6), ("N", "FR", 0.4)], layer="ai", dataset="epoch_ai_models"),
    ]
)


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    folder: Path = tmp_path_factory.mktemp("profile") / "edition"
    return make_edition(folder, {"dependence": ROWS, "measures": measure_all(ROWS, ["FR", "EE", "LV", "DE"])})


def test_a_layer_of_a_country(edition: Edition) -> None:
    profile = profile_layer(
        edition, "FR", BY_NAME["naming"], peers=["FR", "EE", "LV", "DE", "TO"], coalition=["US"], top=2
    )
    assert (profile.layer, profile.dataset, profile.country) == ("naming", "iana_root_zone", "FR")
    assert (profile.basis, profile.year, profile.reported_as, profile.empty) == ("count", 2025, None, False)
    assert profile.foreign_share == pytest.approx(4 / 9)
    assert profile.confidence == pytest.approx(0.9)
    assert profile.missing == {}
    assert profile.top == (Supplier("A", "FR", 0.5), Supplier("B", "US", 0.2))
    assert profile.coalition_share == pytest.approx(4 / 9)
    standing = profile.standing["foreign_share"]
    assert standing.peers == (0.0, 1.0, 1.0)
    assert standing.percentile == pytest.approx(1 / 3)
    assert standing.value == profile.foreign_share


def test_a_country_is_not_its_own_peer(edition: Edition) -> None:
    alone = profile_layer(edition, "FR", BY_NAME["naming"], peers=["FR"])
    assert alone.standing["hhi"].peers == ()
    assert alone.standing["hhi"].percentile is None
    assert alone.coalition_share is None


def test_every_layer_answers_in_its_order(edition: Edition) -> None:
    profiles = profile_layers(edition, "TO")
    assert list(profiles) == [layer.name for layer in LAYERS]
    empty = {name for name, profile in profiles.items() if profile.empty}
    assert empty == set(profiles) - {"ai"}
    for name in empty:
        assert set(profiles[name].missing) == {"foreign_share", "hhi"}
        assert (profiles[name].top, profiles[name].standing) == ((), {})


def test_the_union_answers_for_its_member(edition: Edition) -> None:
    profile = profile_layer(edition, "EE", BY_NAME["chips"], coalition=["TW"])
    assert (profile.reported_as, profile.basis) == ("EU", "value")
    assert profile.top == (Supplier("T", "TW", 0.75), Supplier("K", "KR", 0.25))
    assert profile.missing == {"foreign_share": "imports-only"}
    assert set(profile.standing) == {"hhi"}
    assert profile.coalition_share == 0.75
    assert profile.hhi == pytest.approx(0.75**2 + 0.25**2)


def test_a_further_dataset_can_be_named(edition: Edition) -> None:
    profile = profile_layer(edition, "EE", BY_NAME["chips"], dataset="eurostat_critical_inputs")
    assert (profile.dataset, profile.year, profile.top) == (
        "eurostat_critical_inputs",
        2023,
        (Supplier("L", "CN", 1.0),),
    )


def test_the_world_answers_for_everyone(edition: Edition) -> None:
    profiles = {code: profile_layer(edition, code, BY_NAME["ai"]) for code in ("FR", "US", "TO")}
    assert {one.reported_as for one in profiles.values()} == {"001"}
    assert {one.foreign_share for one in profiles.values()} == {None}, "the world's supply is no country's own measure"
    assert {reason for one in profiles.values() for reason in one.missing.values()} == {"same-for-all"}
    assert {one.measured for one in profiles.values()} == {False}
    assert profiles["TO"].top[0] == Supplier("M", "US", 0.6)


@pytest.mark.parametrize(("layer", "reason"), [("trust", "same-for-all"), ("platforms", "owners-unknown")])
def test_a_layer_without_rows_says_why(edition: Edition, layer: str, reason: str) -> None:
    profile = profile_layer(edition, "FR", BY_NAME[layer])
    assert profile.empty
    assert profile.missing == {"foreign_share": reason, "hhi": reason}


@pytest.mark.parametrize("layer", ["ai", "trust", "platforms"])
def test_the_worlds_supply_is_not_offered_as_a_countrys_measure(layer: str) -> None:
    with pytest.raises(InputError) as raised:
        find_measured_layer(layer)
    assert raised.value.code == "no-country-measure"
    assert layer not in str(raised.value.fields["known"]).split(", ")
    assert find_measured_layer("public").name == "public"


def test_the_largest_suppliers_come_first_and_ties_by_name() -> None:
    rows = make_rows("FR", [("B", "US", 0.2), ("C", "US", 0.3), ("A", "US", 0.2), ("?", None, 0.3)])
    assert [one.supplier for one in name_top(rows, 5)] == ["C", "A", "B"]
    assert [one.supplier for one in name_top(rows, 1)] == ["C"]
    assert name_top(rows, 0) == ()


def test_rows_are_of_one_consumer_in_one_dataset(edition: Edition) -> None:
    assert find_rows(edition, "chips", "wto_chip_imports", "EU").height == 2
    assert find_rows(edition, "chips", None, "EU").is_empty()


def test_an_unknown_layer_is_named_with_those_there_are() -> None:
    assert find_layer("naming").name == "naming"
    with pytest.raises(InputError) as raised:
        find_layer("Naming")
    assert raised.value.code == "unknown-layer"
    assert str(raised.value.fields["known"]).split(", ") == [layer.name for layer in LAYERS]
