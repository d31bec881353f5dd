"""Coalitions on a small edition: pillars, members, candidates, gaps."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from hansa.alliance.candidates import list_candidates, rank_candidates
from hansa.alliance.compare import compare_coalitions
from hansa.alliance.gaps import measure_gaps
from hansa.alliance.members import rank_members
from hansa.alliance.pillars import read_weights
from hansa.alliance.value import value_coalition
from hansa.countries import all_countries
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
    assert pillars["voice"].weight is None
    assert pillars["voice"].missing == ("JP", "SE")
    assert found.value is None, "no weights were chosen"
    weighed = value_coalition(edition, model, make_group("JP", "SE"), read_weights("rules=1,voice=1"))
    assert [one.weight for one in weighed.pillars] == [0, 0, 1, 0]
    assert weighed.value == pillars["rules"].value


def test_what_members_bring_adds_up_and_is_told_by_pillar(edition: Edition, model: Model) -> None:
    group, weights = make_group("DE", "FR", "JP"), {"security": 0.1, "supply": 0.2, "rules": 0.3, "voice": 0.4}
    found = rank_members(edition, model, group, weights)
    assert found.exact
    assert sum(one.total.shapley for one in found.members if one.total) == pytest.approx(found.value.value)
    for one in found.members:
        parts = sum(weights[name] * part.shapley for name, part in one.pillars.items())
        assert one.total
        assert parts == pytest.approx(one.total.shapley)
    for pillar in found.value.pillars:
        assert sum(one.pillars[pillar.name].shapley for one in found.members) == pytest.approx(pillar.value)
    assert found.stability is not None
    assert sum(found.stability.shares.values()) == pytest.approx(found.value.value)
    gains = {one.country: one.gains for one in found.members}
    assert [(one.layer, one.holder) for one in gains["JP"].moved if one.inside > one.alone] == [("chips", "EU")]


def test_without_weights_nothing_is_summed_over_the_pillars(edition: Edition, model: Model) -> None:
    found = rank_members(edition, model, make_group("JP", "DE", "FR"))
    assert (found.value.value, found.stability) == (None, None)
    assert [(one.country, one.total) for one in found.members] == [("DE", None), ("FR", None), ("JP", None)]
    voice = {one.country: one.pillars["voice"].marginal for one in found.members}
    # All three pairs agree 2.4 in sum, and a member takes its two pairs with it.
    assert voice == pytest.approx({"DE": 1.6 / 3, "FR": 1.7 / 3, "JP": 1.5 / 3})
    candidates = rank_candidates(edition, model, make_group("FR", "DE"))
    assert [(one.brings, one.total) for one in candidates.candidates] == [(None, None)] * 2
    with pytest.raises(InputError, match="weights"):
        rank_candidates(edition, model, make_group("FR", "DE"), order="brings")


def test_many_members_are_sampled_with_the_same_sums(edition: Edition, model: Model) -> None:
    others = [f"{first}{second}" for first in "AB" for second in "EFGHIJLM"]
    members = [code for code in others if code in all_countries()][:14]
    group = make_group("DE", "FR", "JP", *members)
    found = rank_members(edition, model, group, {"security": 0.0, "supply": 0.5, "rules": 0.0, "voice": 0.5})
    assert len(found.value.group.members) > 16
    assert (found.exact, found.stability) == (False, None)
    assert sum(one.total.shapley for one in found.members if one.total) == pytest.approx(found.value.value)


def test_a_rule_keeps_others_out(edition: Edition, model: Model) -> None:
    group = replace(make_group("FR", "DE"), id="oas")  # American states alone
    found = rank_candidates(edition, model, group)
    assert [one.country for one in found.candidates] == ["US"]
    assert (found.considered, found.ineligible) == (1, ("JP",))
    assert found.rule is not None


def test_one_network_that_makes_a_score_is_named(edition: Edition, model: Model) -> None:
    (first, *_) = rank_candidates(edition, model, make_group("FR", "DE")).candidates
    assert first.mainstay is not None
    assert (first.country, first.mainstay.asn) == ("US", 1)
    assert first.mainstay.share == pytest.approx(1)
    both = make_model([(1, 2, -1), (6, 1, -1), (6, 3, -1)], {1: "US", 2: "FR", 3: "DE", 6: "US"}, {2: 40, 3: 60})
    (shared, *_) = rank_candidates(edition, both, make_group("FR", "DE")).candidates
    assert shared.pillars["security"] == pytest.approx(1)
    assert shared.mainstay is None, "every route crosses two networks of the country, and neither would do alone"


def test_candidates_are_states_that_can_join(edition: Edition, model: Model) -> None:
    group = make_group("FR", "DE")
    assert list_candidates(edition, model, group) == ["JP", "US"]  # SE neither votes nor is a party here
    found = rank_candidates(edition, model, group, most=1)
    assert (found.considered, len(found.candidates)) == (2, 1)
    (first,) = found.candidates
    assert first.country == "US"
    assert first.pillars["security"] == pytest.approx(1)  # every route between FR and DE crosses US alone
    weighed = rank_candidates(edition, model, group, {"security": 0.25, "supply": 0.75, "rules": 0.0, "voice": 0.0})
    us = next(one for one in weighed.candidates if one.country == "US")
    assert us.total is not None
    assert us.brings == pytest.approx(0.25 + 0.75 * (us.pillars["supply"] or 0))
    by_gain = rank_candidates(edition, model, group, order="moved")
    shares = [one.gains.moved_share or 0 for one in by_gain.candidates]
    assert shares == sorted(shares, reverse=True)


def test_gaps_name_what_is_lacking_and_who_holds_it(edition: Edition, model: Model) -> None:
    found = measure_gaps(edition, model, make_group("DE", "FR", "JP"))
    assert [(one.instrument, one.parties, one.lacking, one.union) for one in found.unshared] == [
        ("charter", 2, ("JP",), True)
    ]
    assert [one.instrument for one in found.nobody] == ["other_charter"]
    assert {one.layer: one.supplier for one in found.chokes} == {"naming": "US", "chips": "CN"}
    assert (found.unsupplied, found.world_layers) == ((), ("ai",))
    assert {(one.as_of, one.launch) for one in (*found.unshared, *found.nobody)} == {("2025", False)}
    assert {one.country for one in found.carriers} == {"US", "SE"}
    assert (found.discords[0].first, found.discords[0].second) == ("DE", "JP")


def test_two_coalitions_side_by_side(edition: Edition, model: Model) -> None:
    groups = make_group("DE", "FR"), make_group("FR", "JP")
    assert compare_coalitions(edition, model, *groups).difference is None
    found = compare_coalitions(edition, model, *groups, {"security": 0.0, "supply": 0.0, "rules": 0.0, "voice": 1.0})
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
