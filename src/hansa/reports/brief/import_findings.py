"""Findings about what is imported: semiconductors and critical raw materials."""

from __future__ import annotations

from collections import Counter

from hansa.countries import party
from hansa.error_texts import N_
from hansa.figures.claims import find_first
from hansa.labels import MATERIAL
from hansa.language import Language
from hansa.reports.brief.finding import BriefFinding, sentence
from hansa.reports.brief.picture import Brief
from hansa.reports.brief.supply_findings import find_profile

LEADING_MATERIALS = 3


def find_chips(brief: Brief, words: Language) -> BriefFinding | None:
    """One partner, or several alike, supplies the largest part of the semiconductors imported."""
    profile = find_profile(brief, "chips")
    if profile is None:
        return None
    first = find_first(profile.top)
    union = profile.reported_as == "EU"
    one, several = (
        (
            N_(
                "In {year} the European Union, which reports as one, bought {share} of its imports of semiconductors, solar cells included, from {country}."
            ),
            N_(
                "In {year} the European Union, which reports as one, bought {share} of its imports of semiconductors, solar cells included, from each of {country}."
            ),
        )
        if union
        else (
            N_(
                "In {year}, {share} of the semiconductors imported, solar cells included, were recorded as coming from {country}; the table does not cover every partner."
            ),
            N_(
                "In {year}, {share} of the semiconductors imported, solar cells included, were recorded as coming from each of {country}; the table does not cover every partner."
            ),
        )
    )
    names = [party(str(supplier.country)) for supplier in first]
    text = words(
        one if len(first) == 1 else several,
        share=words.percent(first[0].share),
        year=profile.year,
        country=words.listing([name.subject(words.lang) for name in names]),
        origin=words.listing([name.of(words.lang) for name in names]),
    )
    evidence = tuple(("wto_chip_imports", f"share of {one.country}", one.share) for one in first)
    return BriefFinding("chips", text, 0.25 + 0.5 * first[0].share, evidence)


def find_materials(brief: Brief, words: Language) -> BriefFinding | None:
    """One country outside the Union is a member state's first direct supplier of several digital raw materials.

    The Union's imports are asked beside: a supplier that is not among the largest of the Union counts for nothing.
    """
    digital = [one for one in brief.materials if one.digital]
    counts = Counter(one.leader for one in digital if one.leader and one.of_union)
    most = max(counts.values(), default=0)
    leaders = sorted(code for code, count in counts.items() if count == most)
    if most < LEADING_MATERIALS or len(leaders) > 1:
        return None
    led = [one for one in digital if one.of_union and one.leader == leaders[0]]
    text = sentence(
        words,
        "among suppliers outside the European Union, {country} came first in {year} for {count} of the {total} digital raw materials "
        "that the country imported directly: {materials}; the origin of what other members sent is not known.",
        country=party(leaders[0]).subject(words.lang),
        year=led[0].year,
        count=words.number(most),
        total=words.number(len(digital)),
        materials=words.listing([_material_in_sentence(one.material, words) for one in led]),
    )
    evidence = tuple(
        ("eurostat_critical_inputs", f"{one.material}: share of {one.leader}", one.suppliers[0].share) for one in led
    )
    return BriefFinding("materials", text, 0.25 + 0.05 * most, evidence)


def _material_in_sentence(material: str, words: Language) -> str:
    name = words(MATERIAL[material])
    return name[:1].lower() + name[1:]
