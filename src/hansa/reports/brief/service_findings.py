"""Findings about the country's domain and about cloud regions."""

from __future__ import annotations

from datetime import date

from hansa.countries import party
from hansa.dependence.profile import LayerProfile, Supplier
from hansa.figures.claims import find_first, say_share
from hansa.figures.dependence_facts import CLOUD_LISTS
from hansa.language import Language
from hansa.reports.brief.finding import BriefFinding, sentence
from hansa.reports.brief.naming import name_supplier
from hansa.reports.brief.picture import Brief, CloudPicture
from hansa.reports.brief.supply_findings import say_first

FEW = 3
SHOWN = 5
"""Suppliers that a profile holds; further ones may have the share of its last."""
FAR_KM = 1000
EQUAL = 1e-6


def find_foreign_names(brief: Brief, words: Language) -> BriefFinding | None:
    """Who answers for the country's own domain."""
    profile, domain = brief.layers["naming"], brief.domain
    if domain is None or profile.foreign_share is None:
        return None
    fields = {"tld": domain.tld, "day": words.day(date.fromisoformat(domain.day))}
    if domain.operators == 1 and not domain.unresolved_share:
        return _tell_single(profile, words, fields)
    text = words(
        "Foreign operators run {share} of the name servers of .{tld} (root zone of {day})",
        **fields,
        share=say_share(profile.foreign_share, profile.confidence, words),
    )
    first = find_first([one for one in profile.top if one.country != brief.country.code])
    evidence = [("iana_root_zone", "foreign share of name servers", profile.foreign_share)]
    if first and len(first) <= FEW and _is_whole(profile, first[0]):
        text = words("{text}; {leaders}", text=text, leaders=say_first(first, words))
        evidence += [("plevin_as_operators", one.supplier, one.share) for one in first]
    return BriefFinding(
        "foreign-names", f"{text}.".replace("..", "."), 0.35 + 0.4 * profile.foreign_share, tuple(evidence)
    )


def _tell_single(profile: LayerProfile, words: Language, fields: dict[str, str]) -> BriefFinding:
    text = words(
        "A single operator runs all name servers of .{tld} (root zone of {day}): {name}.",
        **fields,
        name=name_supplier(profile.top[0], words.lang),
    )
    evidence = (
        ("iana_root_zone", "operators of the domain’s name servers", 1),
        ("plevin_as_operators", profile.top[0].supplier, 1.0),
    )
    return BriefFinding("single-name-operator", text, 0.5 + 0.25 * (profile.foreign_share or 0), evidence)


def _is_whole(profile: LayerProfile, first: Supplier) -> bool:
    """Whether nobody of the first one's share is beyond those that the profile holds."""
    return len(profile.top) < SHOWN or profile.top[-1].share < first.share - EQUAL


def find_unsigned(brief: Brief, words: Language) -> BriefFinding | None:
    """Say that the root zone has no key of the country's domain."""
    domain = brief.domain
    if domain is None or domain.signed:
        return None
    text = words(
        "The root zone of {day} has no key of .{tld}: its names cannot be verified (DNSSEC); of the domains of {domains} countries and territories, {signed} have one.",
        day=words.day(date.fromisoformat(domain.day)),
        tld=domain.tld,
        domains=domain.domains,
        signed=domain.signed_domains,
    )
    return BriefFinding("unsigned-domain", text, 0.45, (("iana_root_zone", "DS record in the root zone", "no"),))


def find_cloud(brief: Brief, words: Language) -> BriefFinding | None:
    """None of the listed cloud providers has a region in the country, or which have."""
    cloud = brief.cloud
    here = (*cloud.domestic, *cloud.foreign, *cloud.unknown)
    if not here:
        return _tell_absence(brief, words)
    fields = {
        "listed": cloud.listed,
        "first": cloud.first_year,
        "last": cloud.last_year,
        "within": brief.country.within(words.lang),
    }
    if len(here) <= FEW:
        text = words.plural(
            "Of the {listed} cloud providers listed ({first}–{last}), a single one has a region {within}: {names}.",
            "Of the {listed} cloud providers listed ({first}–{last}), {number} have a region {within}: {names}.",
            len(here),
            **fields,
            names=_name_few(brief, words),
        )
    else:
        text = words(
            "Of the {listed} cloud providers listed ({first}–{last}), {number} have a region {within}: {counts}.",
            **fields,
            number=len(here),
            counts=_count(cloud, words),
        )
    share = brief.layers["cloud"].foreign_share
    evidence: list[tuple[str, str, object]] = [("cloud_regions", "foreign share of the places of regions", share)]
    evidence += [(name, "list of regions", None) for name in CLOUD_LISTS[1:]]
    return BriefFinding("cloud-foreign", text, 0.3 + 0.3 * (share or 0), tuple(evidence))


def _name_few(brief: Brief, words: Language) -> str:
    top = {one.supplier: one for one in brief.layers["cloud"].top}
    cloud = brief.cloud
    here = (*cloud.domestic, *cloud.foreign, *cloud.unknown)
    return words.listing([name_supplier(top[name], words.lang) if name in top else name for name in here])


def _count(cloud: CloudPicture, words: Language) -> str:
    parts = [
        words("foreign {number}", number=len(cloud.foreign)),
        words("domestic {number}", number=len(cloud.domestic)),
    ]
    if cloud.unknown:
        parts.append(words("of unknown seat {number}", number=len(cloud.unknown)))
    said = ", ".join(parts)
    if not cloud.storage_only:
        return said
    return words("{counts}; known from a list of storage alone: {number}", counts=said, number=len(cloud.storage_only))


def _tell_absence(brief: Brief, words: Language) -> BriefFinding | None:
    if not brief.nearest_regions:
        return None
    first = brief.nearest_regions[0]
    nearest = [one for one in brief.nearest_regions if one.distance_km == first.distance_km][:FEW]
    text = sentence(
        words,
        "{within}, none of the {listed} cloud providers listed ({first}–{last}) has a public region; the nearest to the capital is {abroad}, about {km} km away ({providers}).",
        within=brief.country.within(words.lang),
        listed=brief.cloud.listed,
        first=brief.cloud.first_year,
        last=brief.cloud.last_year,
        abroad=party(first.region_country).within(words.lang),
        km=words.number(round(first.distance_km, -1)),
        providers=", ".join(one.provider for one in nearest),
    )
    weight = 0.45 + (0.2 if first.distance_km > FAR_KM else 0.0)
    evidence: list[tuple[str, str, object]] = [
        ("cloud_regions", "distance to the nearest region (km)", round(first.distance_km))
    ]
    evidence += [(name, "list of regions", None) for name in CLOUD_LISTS[1:]]
    return BriefFinding("cloud-absent", text, weight, tuple(evidence))
