"""What a brief says of a country's domain and of cloud regions: no more than the lists and the zone of their day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hansa.dependence.profile import Supplier
from hansa.evidence import open_edition
from hansa.language import language
from hansa.reports.brief import Brief, gather_brief
from hansa.reports.brief import service_findings as service
from hansa.reports.brief.services import describe_services
from hansa.reports.content import Items

WORDS = language("en")


@pytest.fixture(scope="module")
def brief() -> Brief:
    return gather_brief("FR")


def with_names(brief: Brief, *shares: tuple[str, str, float], known: float = 1.0, abroad: float = 0.5) -> Brief:
    """Return a brief whose domain is run by the operators given: name, country, share."""
    top = tuple(Supplier(*one) for one in shares)
    profile = replace(brief.layers["naming"], top=top, confidence=known, foreign_share=abroad)
    assert brief.domain
    domain = replace(brief.domain, tld="xy", day="2031-02-03", operators=len(top), unresolved_share=1 - known)
    return replace(brief, layers={**brief.layers, "naming": profile}, domain=domain)


def say_names(brief: Brief) -> str:
    finding = service.find_foreign_names(brief, WORDS)
    assert finding
    return finding.text


def test_equal_operators_are_named_together_with_the_zones_day(brief: Brief) -> None:
    one = with_names(brief, ("A", "SE", 0.4), ("B", "US", 0.4), ("C", "FR", 0.2), abroad=0.8)
    assert say_names(one) == (
        "Foreign operators run 80% of the name servers of .xy (root zone of 3 February 2031); "
        "the largest were A (Sweden) and B (United States), with 40% each."
    )


def test_nobody_is_the_largest_where_others_may_be_as_large(brief: Brief) -> None:
    equal = [("A", "SE", 0.15), ("B", "FR", 0.15), ("C", "FR", 0.15), ("D", "FR", 0.15), ("E", "FR", 0.15)]
    assert "largest" not in say_names(with_names(brief, *equal))
    four = [(name, "SE", 0.2) for name in "ABCD"] + [("E", "FR", 0.1)]
    assert "largest" not in say_names(with_names(brief, *four))


def test_what_is_not_known_makes_a_share_a_lower_bound(brief: Brief) -> None:
    text = say_names(with_names(brief, ("A", "SE", 0.3), ("C", "FR", 0.3), known=0.6))
    assert text.startswith("Foreign operators run at least 30% of the name servers of .xy")


def test_a_single_operator_is_called_one_only_where_all_are_known(brief: Brief) -> None:
    alone = with_names(brief, ("A", "US", 1.0), abroad=1.0)
    assert say_names(alone) == (
        "A single operator runs all name servers of .xy (root zone of 3 February 2031): A (United States)."
    )
    assert "single" not in say_names(with_names(brief, ("A", "US", 0.9), known=0.9, abroad=1.0))


def test_an_unsigned_domain_is_told_beside_the_others(brief: Brief) -> None:
    assert brief.domain
    unsigned = replace(brief, domain=replace(brief.domain, signed=False, signed_domains=3, domains=5, day="2031-02-03"))
    finding = service.find_unsigned(unsigned, WORDS)
    assert finding
    assert "The root zone of 3 February 2031 has no key of .fr" in finding.text
    assert "of the domains of 5 countries and territories, 3 have one" in finding.text
    assert service.find_unsigned(replace(brief, domain=replace(brief.domain, signed=True)), WORDS) is None


def test_none_of_those_listed_is_not_none(brief: Brief) -> None:
    assert brief.cloud
    cloud = replace(brief.cloud, listed=12, domestic=(), foreign=(), unknown=(), first_year=2030, last_year=2031)
    near = replace(brief.nearest_regions[0], distance_km=1234.5, provider="A", region_country="ES")
    beside = replace(near, provider="B")
    far = replace(near, provider="C", distance_km=1300.0)
    finding = service.find_cloud(replace(brief, cloud=cloud, nearest_regions=(near, beside, far)), WORDS)
    assert finding
    assert finding.text == (
        "In France, none of the 12 cloud providers listed (2030–2031) has a public region; the nearest to the capital is "
        "in Spain, about 1,230 km away (A, B)."
    )


def test_providers_are_counted_by_home(brief: Brief) -> None:
    cloud = replace(
        brief.cloud, listed=12, domestic=("A",), foreign=("B", "C", "D"), unknown=("E",), storage_only=("D", "E")
    )
    finding = service.find_cloud(replace(brief, cloud=cloud), WORDS)
    assert finding
    assert "Of the 12 cloud providers listed" in finding.text
    assert "5 have a region in France: foreign 3, domestic 1, of unknown seat 1; " in finding.text
    assert "known from a list of storage alone: 2." in finding.text


def test_morocco_has_the_region_that_oracle_lists() -> None:
    finding = service.find_cloud(gather_brief("MA"), WORDS)
    assert finding
    listed = open_edition().table("cloud_providers").height
    assert finding.text.startswith(f"Of the {listed} cloud providers listed")
    assert finding.text.endswith("a single one has a region in Morocco: Oracle Cloud (United States).")


def test_the_section_names_manager_and_contact_as_iana_does() -> None:
    (items,) = [block for block in describe_services(gather_brief("SN"), WORDS) if isinstance(block, Items)]
    said = " ".join(one.text for one in items.items)
    assert "Universite Cheikh Anta Diop" in said
    assert "CURI - NIC Senegal" in said
    assert "Signature" in said
