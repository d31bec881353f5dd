"""Who may join which group, by the rules on record."""

from __future__ import annotations

import pytest

from hansa.countries import all_countries
from hansa.evidence import open_edition
from hansa.evidence.eligibility import find_eligibility, list_eligibility
from hansa.evidence.groups import CONTINENTS, named_groups

GROUPS = (("eu", "UA", "BR"), ("asean", "TL", "AU"), ("au", "MA", "FR"), ("ecowas", "ML", "UG"), ("oas", "CU", "ES"))


@pytest.mark.parametrize(("group", "admitted", "other"), GROUPS)
def test_a_rule_admits_its_region(group: str, admitted: str, other: str) -> None:
    rule, edition = find_eligibility(group), open_edition()
    assert rule is not None
    assert rule.admits(edition, admitted)
    assert not rule.admits(edition, other)


def test_open_and_closed_groups() -> None:
    edition = open_edition()
    assert all(list_eligibility()["oecd"].admits(edition, code) for code in ("FR", "BR", "ID"))
    assert not any(list_eligibility()["gcc"].admits(edition, code) for code in ("YE", "IQ", "JO"))
    assert find_eligibility("d10") is None


@pytest.mark.parametrize("group", list(list_eligibility()))
def test_each_rule_names_its_source_and_what_exists(group: str) -> None:
    rule, groups = list_eligibility()[group], named_groups(open_edition())
    assert group in groups
    assert rule.source
    assert rule.date
    assert rule.rule.en != rule.rule.fr
    assert set(rule.continents) <= set(CONTINENTS)
    assert set(rule.lists) <= set(groups)
    assert set(rule.countries) <= set(all_countries())
    assert (rule.kind == "region") == bool(rule.continents or rule.lists or rule.countries)


@pytest.mark.parametrize("group", ["eu", "coe", "au", "ecowas", "asean", "oas", "pif", "caricom", "nato", "cplp"])
def test_members_meet_their_own_rule_but_for_the_known(group: str) -> None:
    edition = open_edition()
    members = [code for code in named_groups(edition)[group].members if code in all_countries()]
    others = {code for code in members if not list_eligibility()[group].admits(edition, code)}
    known = {"nato": {"US", "CA"}, "coe": {"AM", "AZ", "CY", "GE", "TR"}}.get(group, set())
    assert others <= known
