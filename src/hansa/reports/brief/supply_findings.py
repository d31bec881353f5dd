"""Findings about whom the country depends on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hansa.countries import party
from hansa.dependence.profile import LayerProfile, Supplier
from hansa.error_texts import N_
from hansa.figures.claims import find_first, format_span, say_share
from hansa.labels import LAYER
from hansa.language import Language
from hansa.reports.brief.finding import BriefFinding, sentence
from hansa.reports.brief.naming import list_links, name_supplier
from hansa.reports.brief.picture import Brief

HIGH_SHARE = 0.5
FEW_PATHS = 3
LEADING_LAYERS = 2
LEADING_SHARE = 0.1
LIGHT = 0.15
APART = ("physical", "ai", "trust", "platforms")
"""No supply of the country's own: a path's far end supplies nothing, and models and roots are the world's."""


def find_leading_supplier(brief: Brief, words: Language) -> BriefFinding | None:
    """One foreign country, or several alike, is the largest known supplier of several layers."""
    first = {
        name: leaders
        for name, profile in brief.layers.items()
        if name not in APART and profile.reported_as is None and (leaders := _find_leaders(profile, brief.country.code))
    }
    counts = Counter(code for leaders in first.values() for code, _ in leaders)
    most = max(counts.values(), default=0)
    if most < LEADING_LAYERS:
        return None
    codes = sorted(code for code, count in counts.items() if count == most)
    total = sum(not profile.empty for name, profile in brief.layers.items() if name not in APART)
    names = [party(code).subject(words.lang) for code in codes]
    layers = [name for name, leaders in first.items() if codes[0] in dict(leaders)]
    text = (
        sentence(
            words,
            "{leader} is the largest known foreign supplier, alone or with equals, in {count} of the {total} layers measured: {layers}.",
            leader=names[0],
            count=most,
            total=total,
            layers=words.listing([_layer_in_sentence(words, brief.layers[name]) for name in layers]),
        )
        if len(codes) == 1
        else sentence(
            words,
            "{leaders} are each the largest known foreign supplier, alone or with equals, in {count} of the {total} layers measured (data of {first} to {last}).",
            leaders=words.listing(names),
            count=most,
            total=total,
            first=min(brief.layers[name].year or 0 for name in first),
            last=max(brief.layers[name].year or 0 for name in first),
        )
    )
    evidence = tuple(
        (brief.layers[name].dataset or "", f"share of {code}", share)
        for name, leaders in first.items()
        for code, share in leaders
        if code in codes
    )
    return BriefFinding("leading-supplier", text, 0.5 + 0.5 * most / total, evidence)


def _find_leaders(profile: LayerProfile, home: str) -> list[tuple[str, float]]:
    """Return the foreign countries with the largest share of a layer, a tenth at least."""
    abroad = [(code, share) for code, share in profile.by_country if code != home]
    return [one for one in abroad if one[1] == abroad[0][1] and one[1] >= LEADING_SHARE]


def _layer_in_sentence(words: Language, profile: LayerProfile) -> str:
    name = words(LAYER[profile.layer])
    return words("{layer} in {year}", layer=name[:1].lower() + name[1:], year=profile.year)


def find_physical_cut(brief: Brief, words: Language) -> BriefFinding | None:
    """Find how few links abroad the map of backbones shows.

    Few paths weigh only where the map has no more landing points than paths by sea: else it plainly lacks cables.
    """
    links = brief.physical
    if links is None or links.paths == 0:
        return None
    evidence = (("topohub_backbone", "independent international paths", links.paths),)
    if links.paths > FEW_PATHS:
        text = sentence(
            words,
            "the map of backbones (cables of about 2020, links on land modelled) shows {number} independent links of the country "
            "with others, at most {sea} of them by sea alone; it does not hold every cable.",
            number=words.number(links.paths),
            sea=words.number(links.sea_paths),
        )
        return BriefFinding("physical-cut", text, LIGHT, evidence)
    text = words.plural(
        "The map of backbones (cables of about 2020, links on land modelled) shows {number} independent link abroad: {cut}; it does not hold every cable.",
        "The map of backbones (cables of about 2020, links on land modelled) shows {number} independent links abroad: {cut}; it does not hold every cable.",
        links.paths,
        cut=list_links(links.links, words),
    )
    lacking = links.landing_points > links.sea_paths
    return BriefFinding(
        "physical-cut",
        text,
        LIGHT if lacking else 0.5 - 0.1 * (links.paths - 1),
        (*evidence, ("topohub_backbone", "independent paths", [f"{one.near} – {one.far}" for one in links.links])),
    )


def find_jurisdiction(brief: Brief, words: Language) -> BriefFinding | None:
    """Which foreign jurisdiction a large part of the routes crosses."""
    if brief.routes is None or not brief.routes.jurisdictions:
        return None
    first = brief.routes.jurisdictions[0]
    text = words(
        "By the links of {year}, operators with their seat in {country} carry an estimated {share} of the country’s routes with the world, counted on its own side of each route.",
        year=brief.layers["routing"].year,
        share=format_span(first.share, first.least_share, first.most_share, words),
        country=party(first.name).subject(words.lang),
        origin=party(first.name).of(words.lang),
    )
    evidence = (
        ("caida_as_relationships", f"share of routes that cross networks with their seat in {first.name}", first.share),
    )
    return BriefFinding("jurisdiction", text, 0.35 + 0.5 * first.share, evidence)


def say_first(first: Sequence[Supplier], words: Language) -> str:
    """Name the first suppliers, equals as equals, with their share."""
    names = words.listing([name_supplier(one, words.lang) for one in first])
    message = (
        N_("the largest was {names}, with {share}")
        if len(first) == 1
        else N_("the largest were {names}, with {share} each")
    )
    return words(message, names=names, share=words.percent(first[0].share))


def find_software(brief: Brief, words: Language) -> BriefFinding | None:
    """Most use of the Web goes through the browsers of foreign vendors."""
    profile = find_profile(brief, "software")
    if profile is None or profile.foreign_share is None:
        return None
    first = find_first(profile.top)
    text = words(
        "In {year}, browsers of foreign vendors made up {share} of the use of the Web; {leaders}.",
        year=profile.year,
        share=say_share(profile.foreign_share, profile.confidence, words),
        leaders=say_first(first, words),
    )
    evidence = (
        ("statcounter_browsers", "foreign share", profile.foreign_share),
        *(("statcounter_browsers", one.supplier, one.share) for one in first),
    )
    return BriefFinding("software", text, 0.25 + 0.3 * first[0].share, evidence)


def find_profile(brief: Brief, layer: str) -> LayerProfile | None:
    """Return a layer's profile where it names a supplier."""
    profile = brief.layers[layer]
    return None if profile.empty or not profile.top else profile
