"""What stands out in a country’s brief: one rule a finding, each sentence written from figures, with its evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from hansa.countries import party
from hansa.dependence.profile import LayerProfile
from hansa.error_texts import N_
from hansa.labels import LAYER
from hansa.language import Language, language
from hansa.reports.brief.gather import Brief
from hansa.reports.brief.naming import list_links

HIGH_SHARE = 0.5
FEW_PATHS = 3
FAR_KM = 1000
LEADING_LAYERS = 2
SMALL_SHARE = 0.1


@dataclass(frozen=True)
class Finding:
    """One sentence of the brief.

    Attributes
    ----------
    weight : float
        Importance in [0, 1]: how far the figure lies from what leaves a country free to act.
    evidence : tuple of (dataset, figure, value)
        What the sentence rests on.
    """

    id: str
    text: str
    weight: float
    evidence: tuple[tuple[str, str, Any], ...] = field(default=())

    @property
    def sources(self) -> tuple[str, ...]:
        """The datasets behind it."""
        return tuple(dict.fromkeys(dataset for dataset, _, _ in self.evidence))


Rule = Callable[[Brief, Language], Finding | None]


def find(brief: Brief, lang: str) -> tuple[Finding, ...]:
    """Return every finding that the figures support, the most important first."""
    words = language(lang)
    found = [finding for rule in RULES if (finding := rule(brief, words))]
    return tuple(sorted(found, key=lambda finding: -finding.weight))


def capitalise(text: str) -> str:
    """Return the text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def _sentence(words: Language, message: str, /, **fields: object) -> str:
    return capitalise(words(message, **fields))


def _known(brief: Brief, layer: str) -> LayerProfile | None:
    profile = brief.layers[layer]
    return None if profile.empty or not profile.top else profile


def find_leading_supplier(brief: Brief, words: Language) -> Finding | None:
    """One foreign country is the first supplier of several layers."""
    first: dict[str, str] = {}
    for name, profile in brief.layers.items():
        totals: Counter[str] = Counter()
        for supplier in profile.top:
            if supplier.country and supplier.country != brief.country.code:
                totals[supplier.country] += supplier.share  # type: ignore[assignment]
        if totals:
            first[name] = totals.most_common(1)[0][0]
    leaders = Counter(first.values()).most_common(1)
    if not leaders or leaders[0][1] < LEADING_LAYERS:
        return None
    code, count = leaders[0]
    layers = [name for name, leader in first.items() if leader == code]
    text = _sentence(
        words,
        "{leader} stands first among foreign suppliers in {count} of the {total} layers that can be measured: {layers}.",
        leader=party(code).subject(words.lang),
        count=count,
        total=len(first),
        layers=words.listing([_layer_in_sentence(words, name) for name in layers]),
    )
    evidence = tuple((brief.layers[name].dataset or "", "first foreign supplier", code) for name in layers)
    return Finding("leading-supplier", text, 0.5 + 0.5 * count / len(first), evidence)


def _layer_in_sentence(words: Language, layer: str) -> str:
    name = words(LAYER[layer])
    return name[:1].lower() + name[1:]


def find_physical_cut(brief: Brief, words: Language) -> Finding | None:
    """Few independent cables or fibres lead abroad."""
    links = brief.physical
    if links is None or links.paths == 0:
        return None
    evidence = (("topohub_backbone", "independent international paths", links.paths),)
    if links.paths > FEW_PATHS:
        text = _sentence(
            words,
            "the map of backbones shows {number} independent links of the country with others, at most {sea} of them by sea alone.",
            number=words.number(links.paths),
            sea=words.number(links.sea_paths),
        )
        return Finding("physical-cut", text, 0.15, evidence)
    text = words.plural(
        "The map of backbones shows a single link abroad, {cut}; its loss would sever {subject} from the rest of the world.",
        "The map of backbones shows {number} independent links abroad; the loss of all would sever {subject} from the rest of the world: {cut}.",
        links.paths,
        subject=brief.country.subject(words.lang),
        cut=list_links(links.links, words),
    )
    return Finding(
        "physical-cut",
        text,
        1.0 - 0.1 * (links.paths - 1),
        (*evidence, ("topohub_backbone", "smallest cut", [f"{one.near} – {one.far}" for one in links.links])),
    )


def find_foreign_names(brief: Brief, words: Language) -> Finding | None:
    """Who answers for the country's own domain."""
    profile = _known(brief, "naming")
    if profile is None or profile.foreign_share is None:
        return None
    abroad = [supplier for supplier in profile.top if supplier.country != brief.country.code]
    share = words.percent(profile.foreign_share)
    evidence = [("iana_root_zone", "foreign share of name servers", profile.foreign_share)]
    if abroad and profile.foreign_share >= HIGH_SHARE:
        text = words(
            "Foreign operators run {share} of the name servers that answer for the country’s domain, first {supplier} ({country}).",
            share=share,
            supplier=abroad[0].supplier,
            country=_country_name(words, abroad[0].country),
        )
        evidence.append(("plevin_as_operators", abroad[0].supplier, abroad[0].share))
    else:
        text = words(
            "Foreign operators run {share} of the name servers that answer for the country’s domain.", share=share
        )
    return Finding("foreign-names", text, 0.35 + 0.4 * profile.foreign_share, tuple(evidence))


def _country_name(words: Language, code: str | None) -> str:
    return party(code).name(words.lang) if code else "–"


def find_cloud(brief: Brief, words: Language) -> Finding | None:
    """No region of a large cloud provider stands in the country, or only foreign ones."""
    if not brief.nearest_regions:
        return None
    profile = brief.layers["cloud"]
    nearest = brief.nearest_regions[0]
    if profile.empty:
        text = _sentence(
            words,
            "{within}, no large cloud provider lists a region; the nearest to the capital stands {abroad}, {km} km away ({provider}).",
            within=brief.country.within(words.lang),
            abroad=party(nearest.region_country).within(words.lang),
            km=words.number(nearest.distance_km),
            provider=nearest.provider,
        )
        weight = 0.45 + (0.2 if nearest.distance_km > FAR_KM else 0.0)
        return Finding(
            "cloud-absent",
            text,
            weight,
            (("cloud_regions", "distance to the nearest region (km)", round(nearest.distance_km)),),
        )
    if profile.foreign_share is None:
        return None
    text = words(
        "Of the regions that large cloud providers list in the country, {share} belong to foreign providers.",
        share=words.percent(profile.foreign_share),
    )
    return Finding(
        "cloud-foreign",
        text,
        0.3 + 0.4 * profile.foreign_share,
        (("cloud_regions", "foreign share of regions", profile.foreign_share),),
    )


def find_software(brief: Brief, words: Language) -> Finding | None:
    """Most people reach the Web through the browsers of one foreign country."""
    profile = _known(brief, "software")
    if profile is None or profile.foreign_share is None:
        return None
    first = profile.top[0]
    text = words(
        "Foreign vendors supply the browsers of {share} of Web users; {supplier} alone ({country}) has {first}.",
        share=words.percent(profile.foreign_share),
        supplier=first.supplier,
        country=_country_name(words, first.country),
        first=words.percent(first.share),
    )
    evidence = (
        ("statcounter_browsers", "foreign share", profile.foreign_share),
        ("statcounter_browsers", first.supplier, first.share),
    )
    return Finding("software", text, 0.25 + 0.3 * first.share, evidence)


def find_chips(brief: Brief, words: Language) -> Finding | None:
    """One partner supplies a large part of the chips imported."""
    profile = _known(brief, "chips")
    if profile is None:
        return None
    first = profile.top[0]
    message = (
        N_("The European Union, which reports as one, bought {share} of its imported chips from {country} in {year}.")
        if profile.reported_as == "EU"
        else N_("{share} of the chips imported in {year} came from {country}.")
    )
    text = _sentence(
        words,
        message,
        share=words.percent(first.share),
        year=profile.year,
        country=party(first.country).subject(words.lang) if first.country else "–",
        origin=_origin(words, first.country),
    )
    evidence = (("wto_chip_imports", "share of the first partner", first.share),)
    return Finding("chips", text, 0.25 + 0.5 * first.share, evidence)


def _origin(words: Language, code: str | None) -> str:
    return party(code).of(words.lang) if code else "–"


def find_ai(brief: Brief, words: Language) -> Finding | None:
    """Notable models of artificial intelligence come from elsewhere."""
    profile = _known(brief, "ai")
    if profile is None or profile.foreign_share is None:
        return None
    own = 1 - profile.foreign_share
    evidence = (("epoch_ai_models", "share of notable models made at home", own),)
    if own == 0:
        text = _sentence(
            words,
            "no notable artificial-intelligence model of the three years to {year} was made {within}.",
            within=brief.country.within(words.lang),
            year=profile.year,
        )
    else:
        text = words(
            "{share} of the notable artificial-intelligence models of the three years to {year} were made {within}.",
            share=words.percent(own, 1 if own < SMALL_SHARE else 0),
            within=brief.country.within(words.lang),
            year=profile.year,
        )
    return Finding("ai", text, 0.3 if own == 0 else 0.2, evidence)


def find_likeminded(brief: Brief, words: Language) -> Finding | None:
    """Who votes alike, and who does not, on information and communication technology."""
    issue = "ict" if len(brief.likeminded["ict"]) > 1 else "general"
    ranked = brief.likeminded[issue]
    if not ranked[1:]:
        return None
    nearest, farthest = ranked[0].agreement, ranked[-1]
    alike = sum(one.agreement == nearest for one in ranked)
    where = words("on information and communication technology") if issue == "ict" else words("in general")
    text = words.plural(
        "In the General Assembly, {number} state votes most like {subject} {where} (agreement {nearest}); the farthest is {farthest} ({low}).",
        "In the General Assembly, {number} states vote most like {subject} {where} (agreement {nearest}); the farthest is {farthest} ({low}).",
        alike,
        subject=brief.country.subject(words.lang),
        where=where,
        nearest=words.percent(nearest),
        farthest=party(farthest.country).subject(words.lang),
        low=words.percent(farthest.agreement),
    )
    evidence = (
        ("voeten_unga_votes", f"highest agreement ({issue})", nearest),
        ("voeten_unga_votes", f"lowest agreement ({issue})", farthest.agreement),
        ("undl_unga_votes", f"highest agreement ({issue})", nearest),
    )
    return Finding("likeminded", text, 0.3, evidence)


def find_shutdowns(brief: Brief, words: Language) -> Finding | None:
    """Shutdowns on record."""
    total = sum(year.started for year in brief.shutdowns)
    if total == 0:
        return None
    last = max(year.year for year in brief.shutdowns if year.started)
    text = words.plural(
        "{number} shutdown of the Internet or of services was recorded {within} since {since}, in {year}.",
        "{number} shutdowns of the Internet or of services were recorded {within} since {since}, the last in {year}.",
        total,
        within=brief.country.within(words.lang),
        year=last,
        since=brief.span("accessnow_shutdowns")[0],
    )
    return Finding("shutdowns", text, min(1.0, 0.4 + total / 50), (("accessnow_shutdowns", "shutdowns begun", total),))


def find_cyber(brief: Brief, words: Language) -> Finding | None:
    """Cyber capacity against the peers'."""
    if brief.cyber is None or brief.cyber_percentile is None:
        return None
    text = words(
        "The Global Cybersecurity Index of {year} gives the country {score} out of 100; {share} of its peers score lower.",
        year=brief.cyber.year,
        score=words.number(brief.cyber.value, 1),
        share=words.percent(brief.cyber_percentile),
    )
    return Finding(
        "cyber", text, 0.2 + 0.4 * (1 - brief.cyber_percentile), ((brief.cyber.dataset, "score", brief.cyber.value),)
    )


def find_offline(brief: Brief, words: Language) -> Finding | None:
    """Who is still without the Internet."""
    users = brief.facts.get("internet_users_percent")
    if users is None:
        return None
    text = words(
        "In {year}, {share} of the population used the Internet.",
        year=users.year,
        share=words.percent(users.value / 100),
    )
    return Finding(
        "offline",
        text,
        0.1 + 0.6 * (1 - users.value / 100),
        ((users.dataset, "users of the Internet (%)", users.value),),
    )


RULES: tuple[Rule, ...] = (
    find_leading_supplier,
    find_physical_cut,
    find_foreign_names,
    find_cloud,
    find_software,
    find_chips,
    find_ai,
    find_likeminded,
    find_shutdowns,
    find_cyber,
    find_offline,
)
