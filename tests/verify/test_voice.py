"""Agreement in the General Assembly against both files of votes."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from tests.verify.raw import COUNTRIES
from tests.verify.tables import near, read_table
from tests.verify.voting import ICT, Likeness, RollCall, compare_states, join_calls

pytestmark = pytest.mark.raw

FEWEST = 3
ISSUES = {"ict": "likeminded", "general": "likeminded_general"}
Agreements = dict[str, dict[tuple[str, str], Likeness]]


@pytest.fixture(scope="session")
def calls(raw_folder: Path) -> list[RollCall]:
    return join_calls(raw_folder)


@pytest.fixture(scope="session")
def agreements(calls: list[RollCall]) -> Agreements:
    on_ict = [call for call in calls if call.whole and call.resolution in ICT]
    return {"ict": compare_states(on_ict), "general": compare_states(calls)}


def test_no_roll_call_counts_twice(calls: list[RollCall], edition: Path) -> None:
    rows = read_table(edition, "roll_calls", issue="general")
    assert len(rows) == len(calls) == len({row["roll_call"] for row in rows})
    assert {row["resolution"] for row in read_table(edition, "roll_calls", issue="ict")} == ICT
    assert len(read_table(edition, "roll_calls", issue="ict")) == len(ICT)


@pytest.mark.parametrize("issue", ISSUES)
def test_counts_of_every_pair(issue: str, agreements: Agreements, edition: Path) -> None:
    rows = read_table(edition, "agreement", issue=issue)
    listed = {(row["country"], row["other"]): (row["same"], row["votes"]) for row in rows}
    assert listed == {pair: (likeness.same, likeness.votes) for pair, likeness in agreements[issue].items()}


@pytest.mark.parametrize("issue", ISSUES)
@pytest.mark.parametrize("pair", list(combinations(sorted(COUNTRIES), 2)), ids="-".join)
def test_ten_pairs(
    pair: tuple[str, str], issue: str, agreements: Agreements, briefs: dict[str, dict[str, Any]]
) -> None:
    likeness = agreements[issue][pair]
    for country, other in (pair, pair[::-1]):
        found = [state for state in briefs[country][ISSUES[issue]] if state["country"] == other]
        if likeness.votes < FEWEST:
            assert not found
            continue
        (state,) = found
        assert state["votes"] == likeness.votes
        assert state["agreement"] == near(likeness.agreement)
        assert (state["low"], state["high"]) == (near(likeness.interval[0]), near(likeness.interval[1]))


@pytest.mark.parametrize("issue", ISSUES)
@pytest.mark.parametrize("country", COUNTRIES)
def test_states_stand_in_order(
    country: str, issue: str, agreements: Agreements, briefs: dict[str, dict[str, Any]]
) -> None:
    states = briefs[country][ISSUES[issue]]
    assert [state["agreement"] for state in states] == sorted((state["agreement"] for state in states), reverse=True)
    pairs = {pair for pair, likeness in agreements[issue].items() if country in pair and likeness.votes >= FEWEST}
    assert {tuple(sorted((country, state["country"]))) for state in states} == pairs
