"""Findings about whom the country depends on."""

from __future__ import annotations

from collections import Counter

from hansa.countries import party
from hansa.dependence.profile import LayerProfile
from hansa.error_texts import N_
from hansa.labels import LAYER
from hansa.language import Language
from hansa.reports.brief.finding import BriefFinding, name_country, sentence
from hansa.reports.brief.naming import list_links
from hansa.reports.brief.picture import Brief

HIGH_SHARE = 0.5
SMALL_SHARE = 0.1
FEW_PATHS = 3
FAR_KM = 1000
LEADING_LAYERS = 2
LEADING_SHARE = 0.1


def find_leading_supplier(brief: Brief, words: Language) -> BriefFinding | None:
    """One foreign country is the first supplier of several layers."""
    first = {
        name: abroad[0]
        for name, profile in brief.layers.items()
        if name != "ai"  # the world's supply, the same for every country
        and (abroad := [entry for entry in profile.by_country if entry[0] != brief.country.code])
        and abroad[0][1] >= LEADING_SHARE
    }
    counts = Counter(code for code, _ in first.values())
    if not counts:
        return None
    weights = {code: sum(share for other, share in first.values() if other == code) for code in counts}
    code = max(counts, key=lambda one: (counts[one], weights[one]))
    count = counts[code]
    if count < LEADING_LAYERS:
        return None
    layers = [name for name, (leader, _) in first.items() if leader == code]
    total = sum(not profile.empty for profile in brief.layers.values())
    text = sentence(
        words,
        "{leader} stands first among foreign suppliers in {count} of the {total} layers measured: {layers}.",
        leader=party(code).subject(words.lang),
        count=count,
        total=total,
        layers=words.listing([_layer_in_sentence(words, name) for name in layers]),
    )
    evidence = tuple((brief.layers[name].dataset or "", f"share of {code}", first[name][1]) for name in layers)
    return BriefFinding("leading-supplier", text, 0.5 + 0.5 * count / total, evidence)


def _layer_in_sentence(words: Language, layer: str) -> str:
    name = words(LAYER[layer])
    return name[:1].lower() + name[1:]


def find_physical_cut(brief: Brief, words: Language) -> BriefFinding | None:
    """Few independent cables or fibres lead abroad."""
    links = brief.physical
    if links is None or links.paths == 0:
        return None
    evidence = (("topohub_backbone", "independent international paths", links.paths),)
    if links.paths > FEW_PATHS:
        text = sentence(
            words,
            "the map of backbones shows {number} independent links of the country with others, at most {sea} of them by sea alone.",
            number=words.number(links.paths),
            sea=words.number(links.sea_paths),
        )
        return BriefFinding("physical-cut", text, 0.15, evidence)
    text = words.plural(
        "The map of backbones, which lacks some cables, shows a single link abroad: {cut}.",
        "The map of backbones, which lacks some cables, shows {number} independent links abroad: {cut}.",
        links.paths,
        cut=list_links(links.links, words),
    )
    return BriefFinding(
        "physical-cut",
        text,
        1.0 - 0.1 * (links.paths - 1),
        (*evidence, ("topohub_backbone", "smallest cut", [f"{one.near} – {one.far}" for one in links.links])),
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
            country=name_country(words, abroad[0].country),
        )
        evidence.append(("plevin_as_operators", abroad[0].supplier, abroad[0].share))
    else:
        text = words(
            "Foreign operators run {share} of the name servers that answer for the country’s domain.", share=share
        )
    return BriefFinding("foreign-names", text, 0.35 + 0.4 * profile.foreign_share, tuple(evidence))


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
    """Most people reach the Web through the browsers of one foreign country."""
    profile = _known(brief, "software")
    if profile is None or profile.foreign_share is None:
        return None
    first = profile.top[0]
    text = words(
        "Foreign vendors supply the browsers of {share} of Web users; {supplier} alone ({country}) has {first}.",
        share=words.percent(profile.foreign_share),
        supplier=first.supplier,
        country=name_country(words, first.country),
        first=words.percent(first.share),
    )
    evidence = (
        ("statcounter_browsers", "foreign share", profile.foreign_share),
        ("statcounter_browsers", first.supplier, first.share),
    )
    return BriefFinding("software", text, 0.25 + 0.3 * first.share, evidence)


def find_chips(brief: Brief, words: Language) -> BriefFinding | None:
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
    text = sentence(
        words,
        message,
        share=words.percent(first.share),
        year=profile.year,
        country=party(first.country).subject(words.lang) if first.country else "–",
        origin=party(first.country).of(words.lang) if first.country else "–",
    )
    evidence = (("wto_chip_imports", "share of the first partner", first.share),)
    return BriefFinding("chips", text, 0.25 + 0.5 * first.share, evidence)


def find_ai(brief: Brief, words: Language) -> BriefFinding | None:
    """Notable models of artificial intelligence come from elsewhere."""
    profile = _known(brief, "ai")
    if profile is None or profile.foreign_share is None:
        return None
    own = 1 - profile.foreign_share
    evidence = (("epoch_ai_models", "share of notable models made at home", own),)
    if own == 0 and "population" not in brief.indicators:
        return None
    if own == 0:
        text = sentence(
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
    return BriefFinding("ai", text, 0.3 if own == 0 else 0.2, evidence)


def _known(brief: Brief, layer: str) -> LayerProfile | None:
    profile = brief.layers[layer]
    return None if profile.empty or not profile.top else profile
