"""Rules that members share, against a count of pairs."""

from __future__ import annotations

from itertools import combinations, compress
from pathlib import Path

import numpy as np
import pytest

from hansa.alliance.games import list_subsets, shapley
from hansa.alliance.rules import rules_worth, share_instruments, weigh_rules
from hansa.evidence import Edition
from tests.unit.alliance.evidence import ACTS, make_evidence

COUNTRIES = ["DE", "FR", "JP", "US"]
PARTY = {(country, name) for country, name, status in ACTS if status in {"signed", "ratified", "endorsed", "member"}}


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return make_evidence(tmp_path_factory.mktemp("rules") / "edition")


def test_which_instruments_are_rules(edition: Edition) -> None:
    matrix = weigh_rules(edition, COUNTRIES)
    assert matrix.instruments == ("charter", "other_charter", "call")
    assert matrix.complete.tolist() == [True, True, False]
    assert matrix.union.tolist() == [True, False, False]
    assert matrix.party.tolist() == [
        [True, False, False],
        [True, False, True],
        [False, False, True],
        [False, True, False],
    ]


def test_as_a_count_of_pairs_on_complete_lists_alone(edition: Edition) -> None:
    names = ["charter", "other_charter"]  # the call, on whose list FR and JP are, is incomplete and scores nothing
    matrix = weigh_rules(edition, COUNTRIES)
    subsets = list_subsets(4)
    counted = [
        sum(
            {(one, name), (other, name)} <= PARTY
            for name in names
            for one, other in combinations(compress(COUNTRIES, row), 2)
        )
        / (6 * len(names))
        for row in subsets
    ]
    assert rules_worth(matrix, subsets) == pytest.approx(counted)


def test_members_share_what_a_pair_brings(edition: Edition) -> None:
    worth = rules_worth(weigh_rules(edition, COUNTRIES), list_subsets(4))
    assert shapley(worth) == pytest.approx([1 / 24, 1 / 24, 0, 0])


def test_by_instrument(edition: Edition) -> None:
    shares = share_instruments(weigh_rules(edition, ["DE", "FR"]), np.ones((1, 2), dtype=np.bool_))
    assert shares.tolist() == [[1, 0, 0]]


def test_no_such_instrument_is_worth_nothing(edition: Edition, tmp_path: Path) -> None:
    none = edition.table("instruments").filter(kind="organisation")
    bare = make_evidence(tmp_path / "edition", instruments=none)
    assert rules_worth(weigh_rules(bare, COUNTRIES), list_subsets(4)).tolist() == [0] * 16
