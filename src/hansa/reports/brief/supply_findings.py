"""Findings about whom the country depends on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hansa.countries import party
from hansa.dependence.profile import LayerProfile, Supplier
from hansa.error_texts import N_
from hansa.figures.claims import find_first, say_share
from hansa.labels import LAYER
from hansa.language import Language
from hansa.reports.brief.finding import BriefFinding, sentence
from hansa.reports.brief.naming import list_links, name_supplier
from hansa.reports.brief.picture import Brief

HIGH_SHARE = 0.5
SMALL_SHARE = 0.1
FEW_PATHS = 3
FAR_KM = 1000
LEADING_LAYERS = 2
LEADING_SHARE = 0.1
LIGHT = 0.15
APART = ("physical", "ai")
"""No supply of the country's own: a path's far end supplies nothing, and the models are the world's."""


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
            "{leader} is the largest known foreign supplier in {count} of the {total} layers measured: {layers}.",
            leader=names[0],
            count=most,
            total=total,
            layers=words.listing([_layer_in_sentence(words, brief.layers[name]) for name in layers]),
        )
        if len(codes) == 1
        else sentence(
            words,
            "{leaders} are each the largest known foreign supplier in {count} of the {total} layers measured (data of {first} to {last}).",
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
        LIGHT if lacking else 1.0 - 0.1 * (links.paths - 1),
        (*evidence, ("topohub_backbone", "independent paths", [f"{one.near} – {one.far}" for one in links.links])),
    )


def find_jurisdiction(brief: Brief, words: Language) -> BriefFinding | None:
    """Which foreign jurisdiction a large part of the routes crosses."""
    if brief.routes is None or not brief.routes.jurisdictions:
        return None
    first = brief.routes.jurisdictions[0]
    text = sentence(
        words,
        "by the visible relations between networks, an estimated {share} of the routes between {subject} and the world cross {country}.",
        subject=brief.country.subject(words.lang),
        share=words.percent(first.share),
        country=party(first.name).subject(words.lang),
        origin=party(first.name).of(words.lang),
    )
    evidence = (("caida_as_relationships", f"share of routes that cross {first.name}", first.share),)
    return BriefFinding("jurisdiction", text, 0.35 + 0.5 * first.share, evidence)


def find_foreign_names(brief: Brief, words: Language) -> BriefFinding | None:
    """Who answers for the country's own domain."""
    profile = find_profile(brief, "naming")
    if profile is None or profile.foreign_share is None:
        return None
    first = find_first([supplier for supplier in profile.top if supplier.country != brief.country.code])
    evidence = [("iana_root_zone", "foreign share of name servers", profile.foreign_share)]
    text = words(
        "In {year}, foreign operators ran {share} of the name servers that answer for the country’s domain",
        year=profile.year,
        share=say_share(profile.foreign_share, profile.confidence, words),
    )
    if first and profile.foreign_share >= HIGH_SHARE:
        text = words("{text}; {leaders}", text=text, leaders=say_first(first, words))
        evidence += [("plevin_as_operators", one.supplier, one.share) for one in first]
    return BriefFinding("foreign-names", f"{text}.", 0.35 + 0.4 * profile.foreign_share, tuple(evidence))


def say_first(first: Sequence[Supplier], words: Language) -> str:
    """Name the first suppliers, equals as equals, with their share."""
    names = words.listing([name_supplier(one, words.lang) for one in first])
    message = (
        N_("the largest was {names}, with {share}")
        if len(first) == 1
        else N_("the largest were {names}, with {share} each")
    )
    return words(message, names=names, share=words.percent(first[0].share))


def find_cloud(brief: Brief, words: Language) -> BriefFinding | None:
    """No region of a large cloud provider stands in the country, or only foreign ones."""
    if not brief.nearest_regions:
        return None
    profile = brief.layers["cloud"]
    nearest = brief.nearest_regions[0]
    if profile.empty:
        text = sentence(
            words,
            "{within}, no large cloud provider lists a region; the nearest to the capital stands {abroad}, {km} km away ({provider}).",
            within=brief.country.within(words.lang),
            abroad=party(nearest.region_country).within(words.lang),
            km=words.number(nearest.distance_km),
            provider=nearest.provider,
        )
        weight = 0.45 + (0.2 if nearest.distance_km > FAR_KM else 0.0)
        return BriefFinding(
            "cloud-absent",
            text,
            weight,
            (("cloud_regions", "distance to the nearest region (km)", round(nearest.distance_km)),),
        )
    if profile.foreign_share is None:
        return None
    text = words(
        "Of the regions that the nine cloud providers listed have in the country, {share} are foreign.",
        share=words.percent(profile.foreign_share),
    )
    return BriefFinding(
        "cloud-foreign",
        text,
        0.3 + 0.4 * profile.foreign_share,
        (("cloud_regions", "foreign share of regions", profile.foreign_share),),
    )


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


def find_ai(brief: Brief, words: Language) -> BriefFinding | None:
    """Notable models of artificial intelligence come from elsewhere."""
    profile = find_profile(brief, "ai")
    if profile is None or profile.foreign_share is None:
        return None
    own = 1 - profile.foreign_share
    evidence = (("epoch_ai_models", "share of notable models made at home", own),)
    if own == 0 and "population" not in brief.indicators:
        return None
    if own == 0:
        text = sentence(
            words,
            "of the notable artificial-intelligence models of the three years to {year} on the list of Epoch AI, none was made {within}.",
            within=brief.country.within(words.lang),
            year=profile.year,
        )
    else:
        text = words(
            "{share} of the notable artificial-intelligence models of the three years to {year} on the list of Epoch AI were made {within}.",
            share=words.percent(own, 1 if own < SMALL_SHARE else 0),
            within=brief.country.within(words.lang),
            year=profile.year,
        )
    return BriefFinding("ai", text, 0.3 if own == 0 else 0.2, evidence)


def find_profile(brief: Brief, layer: str) -> LayerProfile | None:
    """Return a layer's profile where it names a supplier."""
    profile = brief.layers[layer]
    return None if profile.empty or not profile.top else profile
