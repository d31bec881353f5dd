"""Coalitions on a small edition: pillars, members, candidates, gaps."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from hansa.alliance.candidates import list_candidates, rank_candidates
from hansa.alliance.compare import compare_coalitions
from hansa.alliance.gaps import measure_gaps
from hansa.alliance.members import rank_members
from hansa.alliance.pillars import read_weights
from hansa.alliance.value import value_coalition
from hansa.errors import InputError
from hansa.evidence import Edition
from hansa.evidence.groups import Group
from hansa.routing.model import Model
from hansa.titles import Titles
from tests.unit.alliance.evidence import make_evidence
from tests.unit.alliance.networks import make_model

VOTES = [
    ("ict", "DE", "FR", 0.9, 0.6, 1.0),
    ("ict", "DE", "JP", 0.7, 0.4, 0.9),
    ("ict", "FR", "JP", 0.8, 0.5, 0.9),
    ("ict", "FR", "US", 0.5, 0.2, 0.8),
    ("general", "DE", "FR", 0.6, 0.5, 0.7),
]


def make_group(*members: str) -> Group:
    return Group(",".join(members), Titles(en="hand-made", fr="à la main"), members, "")


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    agreement = pl.DataFrame(VOTES, schema=["issue", "country", "other", "agreement", "low", "high"], orient="row")
    folder: Path = tmp_path_factory.mktemp("alliance") / "edition"
    return make_evidence(folder, agreement=agreement)


@pytest.fixture(scope="module")
def model() -> Model:
    return make_model(
        [(1, 2, -1), (1, 3, -1), (5, 3, -1), (5, 4, -1), (1, 5, 0)],
        {1: "US", 2: "FR", 3: "DE", 4: "JP", 5: "SE"},
        {2: 40, 3: 60, 4: 100, 1: 300, 5: 1},
    )


def test_a_value_is_the_weighted_mean_of_its_pillars(edition: Edition, model: Model) -> None:
    found = value_coalition(edition, model, make_group("DE", "FR", "JP"), read_weights("security=1,voice=3"))
    pillars = {one.name: one for one in found.pillars}
    assert pillars["voice"].value == pytest.approx(0.8)
    assert (pillars["voice"].parts["low"], pillars["voice"].parts["general"]) == pytest.approx((0.5, 0.6))
    assert pillars["security"].parts["relief"] is None
    assert found.value == pytest.approx(0.25 * (pillars["security"].value or 0) + 0.75 * 0.8)
    assert pillars["rules"].weight == 0
    assert pillars["supply"].missing == ()


def test_a_pillar_that_nothing_is_known_of_weighs_nothing(edition: Edition, model: Model) -> None:
    found = value_coalition(edition, model, make_group("JP", "SE"))
    pillars = {one.name: one for one in found.pillars}
    assert pillars["voice"].value is None
    assert pillars["voice"].weight == 0
    assert pillars["voice"].missing == ("JP", "SE")
    assert sum(one.weight for one in found.pillars) == pytest.approx(1)
    assert 0 <= (found.value or 0) <= 1


def test_what_members_bring_adds_up_and_is_told_by_pillar(edition: Edition, model: Model) -> None:
    found = rank_members(edition, model, make_group("DE", "FR", "JP"))
    assert found.exact
    assert sum(one.shapley for one in found.members) == pytest.approx(found.value.value)
    for one in found.members:
        assert sum(one.pillars.values()) == pytest.approx(one.shapley)
    assert found.stability is not None
    assert sum(found.stability.shares.values()) == pytest.approx(found.value.value)
    gains = {one.country: one.gains for one in found.members}
    assert [(one.layer, one.holder) for one in gains["JP"].moved if one.inside > one.alone] == [("chips", "EU")]


def test_candidates_are_states_that_can_join(edition: Edition, model: Model) -> None:
    group = make_group("FR", "DE")
    assert list_candidates(edition, model, group) == ["JP", "US"]  # SE neither votes nor is a party here
    found = rank_candidates(edition, model, group, most=1)
    assert (found.considered, len(found.candidates)) == (2, 1)
    (first,) = found.candidates
    assert first.country == "US"
    assert first.pillars["security"] == pytest.approx(0.25)  # every route between FR and DE crosses US alone
    assert first.shapley is not None
    by_gain = rank_candidates(edition, model, group, order="gains")
    scores = [one.gains.score for one in by_gain.candidates]
    assert scores == sorted(scores, reverse=True)


def test_gaps_name_what_is_lacking_and_who_holds_it(edition: Edition, model: Model) -> None:
    found = measure_gaps(edition, model, make_group("DE", "FR", "JP"))
    assert [(one.instrument, one.parties, one.lacking, one.union) for one in found.unshared] == [
        ("charter", 2, ("JP",), True)
    ]
    assert [one.instrument for one in found.nobody] == ["other_charter"]
    assert {one.layer: one.supplier for one in found.chokes} == {"naming": "US", "chips": "CN", "ai": "US"}
    assert found.unsupplied == ("ai",)
    assert {one.country for one in found.carriers} == {"US", "SE"}
    assert (found.discords[0].first, found.discords[0].second) == ("DE", "JP")


def test_two_coalitions_side_by_side(edition: Edition, model: Model) -> None:
    found = compare_coalitions(edition, model, make_group("DE", "FR"), make_group("FR", "JP"))
    assert (found.shared, found.only_first, found.only_second) == (("FR",), ("DE",), ("JP",))
    assert found.differences()["voice"] == pytest.approx(-0.1)
    assert found.difference == pytest.approx((found.second.value or 0) - (found.first.value or 0))


def test_an_organisation_on_the_list_is_no_member(edition: Edition, model: Model) -> None:
    assert value_coalition(edition, model, make_group("DE", "EU", "FR")).group.members == ("DE", "FR")


@pytest.mark.parametrize(("members", "code"), [((), "coalition-too-small"), (("FR",), "coalition-too-small")])
def test_too_few_members_are_refused(edition: Edition, model: Model, members: tuple[str, ...], code: str) -> None:
    with pytest.raises(InputError) as refused:
        value_coalition(edition, model, make_group(*members))
    assert refused.value.code == code
