"""Findings about models, trust, and what public bodies use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa.figures.claims import find_first
from hansa.reports.brief.beside import MAIL, SITES, say_taking_part
from hansa.reports.brief.finding import BriefFinding, sentence
from hansa.reports.brief.naming import name_supplier

if TYPE_CHECKING:
    from hansa.dependence.profile import LayerProfile
    from hansa.language import Language
    from hansa.reports.brief.picture import Brief

WORTH_A_SENTENCE = 0.25
"""Share of foreign providers below which a public sector's use of them is no finding."""
MOST_LEVEL = 3
"""Suppliers of one share that a sentence can name."""


def find_sites(brief: Brief, words: Language) -> BriefFinding | None:
    """Foreign operators answer for a large part of the government sites listed."""
    profile, bodies = brief.layers["public"], brief.beside.bodies.get(SITES)
    if bodies is None or profile.foreign_share is None or profile.foreign_share < WORTH_A_SENTENCE:
        return None
    text = sentence(
        words,
        "of the {known} government sites {of} whose operator is known ({listed} listed, about {year}), {share} are in networks of foreign operators, content delivery networks included{first}.",
        known=words.number(bodies.known),
        of=brief.country.of(words.lang),
        listed=words.number(bodies.listed),
        year=bodies.year,
        share=words.percent(profile.foreign_share),
        first=_name_first(profile, words),
    )
    evidence = ((SITES, "share of foreign operators", profile.foreign_share), (SITES, "sites known", bodies.known))
    return BriefFinding("public-sites", text, 0.25 + 0.3 * profile.foreign_share, evidence)


def find_mail(brief: Brief, words: Language) -> BriefFinding | None:
    """Foreign providers run the mail of a large part of the local governments listed."""
    profile, bodies = brief.further[MAIL], brief.beside.bodies.get(MAIL)
    if bodies is None or profile.foreign_share is None or profile.foreign_share < WORTH_A_SENTENCE:
        return None
    text = sentence(
        words,
        "of the {known} local governments {of} whose mail provider’s country is known ({listed} listed, {year}), {share} use a foreign provider{first}.",
        known=words.number(bodies.known),
        of=brief.country.of(words.lang),
        listed=words.number(bodies.listed),
        year=bodies.year,
        share=words.percent(profile.foreign_share),
        first=_name_first(profile, words),
    )
    evidence = ((MAIL, "share of foreign providers", profile.foreign_share), (MAIL, "bodies known", bodies.known))
    return BriefFinding("public-mail", text, 0.25 + 0.3 * profile.foreign_share, evidence)


def find_models(brief: Brief, words: Language) -> BriefFinding | None:
    """In how many notable models of artificial intelligence organisations of the country take part."""
    part = brief.beside.models
    if part is None or (not part.models and "population" not in brief.indicators):
        return None
    evidence = (("epoch_ai_models", "notable models with organisations of the country", part.models),)
    text = say_taking_part(part, brief.country, words)
    return BriefFinding("ai", text, 0.2 if part.models else 0.3, evidence)


def find_authorities(brief: Brief, words: Language) -> BriefFinding | None:
    """Every authority of the country signs under foreign roots."""
    part = brief.beside.trust
    if part is None or not part.authorities or part.own_authorities:
        return None
    text = words.plural(
        "The only valid certificate of an authority {within} that the Common CA Database knows leads up to foreign roots alone; "
        "none of the {listed} roots that Mozilla trusted for web sites in {year} is of the country.",
        "The {number} valid certificates of authorities {within} that the Common CA Database knows lead up to foreign roots alone; "
        "none of the {listed} roots that Mozilla trusted for web sites in {year} is of the country.",
        part.authorities,
        within=brief.country.within(words.lang),
        listed=words.number(part.listed),
        year=part.year,
    )
    evidence = (("ccadb_certificates", "authorities below foreign roots alone", part.authorities),)
    return BriefFinding("trust", text, 0.15, evidence)


def _name_first(profile: LayerProfile, words: Language) -> str:
    """Name the foreign supplier of the largest share, or those level with it; nothing where they are too many to name."""
    level = find_first([one for one in profile.top if one.country != profile.country])
    if not level or len(level) > MOST_LEVEL or len(level) == len(profile.top):
        return ""
    named = words.listing([name_supplier(one, words.lang) for one in level])
    if len(level) == 1:
        return words(", most often {supplier}", supplier=named)
    return words(", most often, and equally, {suppliers}", suppliers=named)
