"""What capacity is left by a list of cables that a user brought."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from hansa.dependence.physical_columns import CABLES
from hansa.errors import InputError
from hansa.evidence import Edition
from hansa.evidence.contract import schema_of
from hansa.stress.cable_counts import count_losses
from hansa.stress.scenario import CableCount, Scenario
from hansa.titles import Titles
from tests.hand_made import make_edition

ROWS = [
    ("ace", "Africa Coast to Europe", ["SN", "GM"], 20.0, True, ["GM", "SN"], 2026, "own"),
    ("sat3", "SAT-3", ["SN"], 10.0, True, ["GM", "SN"], 2026, "own"),
    ("main", "MainOne", ["SN", "GM"], 10.0, True, ["GM", "SN"], 2026, "own"),
    ("old", "Atlantis", ["SN"], 5.0, False, ["GM", "SN"], 2026, "own"),
    ("west", "West Cable", ["GM"], None, True, ["GM", "SN"], 2026, "own"),
]


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return make_edition(tmp_path / "edition", {"cables": pl.DataFrame(ROWS, schema=schema_of(CABLES), orient="row")})


def lose(*names: str, cables: tuple[CableCount, ...] = ()) -> Scenario:
    return Scenario(id="x", name=Titles(en="x", fr="x"), failed_cables=names, cables=cables)


def test_capacity_is_compared_where_each_cable_s_is_known_else_their_number(edition: Edition) -> None:
    found = count_losses(lose("africa coast to europe"), edition)
    assert (found["SN"].basis, found["SN"].before, found["SN"].left, found["SN"].middle_share) == (
        "capacity",
        40,
        20,
        0.5,
    )
    assert (found["GM"].basis, found["GM"].before, found["GM"].left) == ("cables", 3, 2)
    assert found["GM"].low_share < found["GM"].middle_share < found["GM"].high_share


def test_a_country_whose_cables_no_list_has_whole_is_not_compared(tmp_path: Path) -> None:
    rows = [
        ("ace", "ACE", ["FR", "SN"], 20.0, True, ["SN"], 2026, "own"),
        ("sat3", "SAT-3", ["SN"], 10.0, True, ["SN"], 2026, "own"),
    ]
    edition = make_edition(tmp_path / "edition", {"cables": pl.DataFrame(rows, schema=schema_of(CABLES), orient="row")})
    assert list(count_losses(lose("ACE"), edition)) == ["SN"]


def test_what_the_scenario_counts_comes_first(edition: Edition) -> None:
    counted = CableCount(country="Senegal", before=4, left=1)
    assert count_losses(lose("ACE", cables=(counted,)), edition)["SN"].before == 4


def test_a_cable_that_is_not_in_service_or_not_listed_is_refused(edition: Edition, tmp_path: Path) -> None:
    for where in (edition, make_edition(tmp_path / "bare", {})):
        with pytest.raises(InputError) as caught:
            count_losses(lose("Atlantis"), where)
        assert caught.value.code == "unknown-cable"
