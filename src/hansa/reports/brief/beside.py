"""The section on what is known beside the layers: a country's part in the world's supply, and what its users and bodies use."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from hansa.countries import party
from hansa.reports.brief.naming import head
from hansa.reports.content import Items, Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hansa.countries import Country
    from hansa.figures.beside import (
        BodiesPart,
        ComputingPart,
        LayersBeside,
        ModelsPart,
        PopularPart,
        SupercomputersPart,
        TrustPart,
    )
    from hansa.language import Language
    from hansa.reports.brief.picture import Brief
    from hansa.reports.content import Block

SITES = "siren_government_sites"
MAIL = "mxmap_local_mail"
SMALL_SHARE = 0.1


def tell_beside(brief: Brief, words: Language, within: str = "") -> Iterator[Block]:
    """Tell what is known of a brief's country beside its layers."""
    yield from list_beside(brief.beside, brief.country, words, within=within)


def list_beside(
    beside: LayersBeside, country: Country, words: Language, layer: str | None = None, within: str = ""
) -> Iterator[Block]:
    """Tell what is known of a country beside its layers, or of one layer alone."""
    about = (country, words)
    told = {
        "ai": [
            *_tell(say_models, beside.models, about, "epoch_ai_models"),
            *_tell(say_computing, beside.computing, about, "epoch_gpu_clusters"),
            *_tell(say_supercomputers, beside.supercomputers, about, "top500_systems"),
        ],
        "trust": _tell(say_trust, beside.trust, about, "ccadb_certificates", "certifi_roots"),
        "platforms": _tell(say_popular, beside.popular, about, "crux_popular_sites", "nu_domain_owners"),
        "public": [
            Paragraph(say_bodies(beside.bodies[name], name, country, words), (name,))
            for name in (SITES, MAIL)
            if name in beside.bodies
        ],
    }
    items = [one for name, some in told.items() if layer in {None, name} for one in some]
    if items:
        yield head(words("The world’s supply, and what users and public bodies use"), "beside", within)
        yield Items(tuple(items))


def _tell(
    say: Callable[[Any, Country, Language], str], part: object, about: tuple[Country, Language], *sources: str
) -> list[Paragraph]:
    return [Paragraph(say(part, *about), sources)] if part else []


def say_models(part: ModelsPart, country: Country, words: Language) -> str:
    """Say in how many notable models organisations of the country took part, what that is by fractions, and who ties."""
    text = say_taking_part(part, country, words)
    if part.rank is None or part.level is None:
        return text
    split = words(
        "A model of several countries counts for each; split among its makers, the country’s part is {fraction}.",
        fraction=write_share(part.fraction, words),
    )
    tie = words.plural(
        "{number} other country took part in as many.", "{number} other countries took part in as many.", part.level - 1
    )
    return " ".join((text, split, *([tie] if part.level > 1 else [])))


def say_taking_part(part: ModelsPart, country: Country, words: Language) -> str:
    """Say in how many of the models listed organisations of the country took part."""
    first, last = (words.day(date.fromisoformat(day)) for day in (part.first, part.last))
    fields = {"listed": words.number(part.listed), "first": first, "last": last, "of": country.of(words.lang)}
    if not part.models:
        return words(
            "Of the {listed} notable artificial-intelligence models listed from {first} to {last}, "
            "none has an organisation {of} among its makers.",
            **fields,
        )
    return words(
        "Organisations {of} took part in {number} of the {listed} notable artificial-intelligence models listed "
        "from {first} to {last}.",
        number=words.number(part.models),
        **fields,
    )


def say_computing(part: ComputingPart, country: Country, words: Language) -> str:
    """Say which part of the known clusters stands in the country, and whose they are where that is known."""
    if not part.clusters:
        return words(
            "Of the {located} known clusters of artificial-intelligence chips whose place is known, none stood {within} in {year}.",
            located=words.number(part.located), within=country.within(words.lang), year=part.year,
        )  # fmt: skip
    text = words(
        "{number} of the {listed} known clusters of artificial-intelligence chips stood {within} in {year}, with {share} of the power of all known ones (in H100 equivalents).",
        number=words.number(part.clusters), listed=words.number(part.listed), within=country.within(words.lang),
        year=part.year, share=write_share(part.h100_share, words),
    )  # fmt: skip
    if not part.owner_known:
        return text
    owners = words(
        "Of the {known} whose owners’ countries are known, {foreign} belong to foreign owners alone.",
        known=words.number(part.owner_known), foreign=words.number(part.foreign),
    )  # fmt: skip
    return f"{text} {owners}"


def say_supercomputers(part: SupercomputersPart, country: Country, words: Language) -> str:
    """Say how many of the listed supercomputers stood in the country."""
    if not part.systems:
        return words(
            "Of the {listed} supercomputers listed in November {year}, none stood {within}.",
            listed=words.number(part.listed), year=part.year, within=country.within(words.lang),
        )  # fmt: skip
    return words(
        "{number} of the {listed} supercomputers listed in November {year} stood {within}, with {share} of the performance of all listed.",
        number=words.number(part.systems), listed=words.number(part.listed), year=part.year,
        within=country.within(words.lang), share=write_share(part.performance_share, words),
    )  # fmt: skip


def say_trust(part: TrustPart, country: Country, words: Language) -> str:
    """Say how many trusted roots the country's organisations have, and what its authorities sign under."""
    listed, of = words.number(part.listed), country.of(words.lang)
    if part.roots:
        text = words.plural(
            "{number} of the {listed} root certificates that Mozilla trusted for web sites in {year} names an organisation {of}; {government} of them a public body.",
            "{number} of the {listed} root certificates that Mozilla trusted for web sites in {year} name organisations {of}; {government} of them public bodies.",
            part.roots, listed=listed, year=part.year, of=of, government=words.number(part.government_roots),
        )  # fmt: skip
    else:
        text = words(
            "Of the {listed} root certificates that Mozilla trusted for web sites in {year}, none names an organisation {of}.",
            listed=listed, year=part.year, of=of,
        )  # fmt: skip
    if not part.authorities:
        return text
    below = words(
        "Of the {number} valid certificates of authorities there that the Common CA Database knows, {own} lead up to a root of the country’s own, the others to foreign roots alone.",
        number=words.number(part.authorities), own=words.number(part.own_authorities),
    )  # fmt: skip
    return f"{text} {below}"


def say_popular(part: PopularPart, country: Country, words: Language) -> str:
    """Say whose the popular sites are, as far as that is known: shares are of the known ones, and few are known."""
    text = words(
        "Of the {listed} popular sites listed for {country} in {year}, the owner’s country is known for {known}.",
        listed=words.number(part.listed), country=country.subject(words.lang), year=part.year,
        known=words.number(part.known),
    )  # fmt: skip
    if not part.owners:
        return text
    code, sites = part.owners[0]
    level = [one for one, number in part.owners if number == sites]
    if len(level) > 1:
        return text
    first = words(
        "Of these {known}, {sites} belong to owners {within}; the list of owners knows large groups best, so the others may differ.",
        known=words.number(part.known), sites=words.number(sites), within=party(code).within(words.lang),
    )  # fmt: skip
    return f"{text} {first}"


def say_bodies(part: BodiesPart, dataset: str, country: Country, words: Language) -> str:
    """Say how many public bodies are listed, and of how many the provider is known."""
    fields = {"listed": words.number(part.listed), "known": words.number(part.known), "year": part.year,
              "country": country.subject(words.lang)}  # fmt: skip
    if dataset == MAIL:
        return words(
            "Mail of local governments in {year}: {listed} listed for {country}, the provider’s country known for {known}. The classification was right in 92% of the cases checked by its authors.",
            **fields,
        )
    return words(
        "Government sites, about {year}: {listed} listed for {country}, the operator’s country known for {known}; "
        "a content delivery network answers for {fronted} of them, and what stands behind is not known.",
        **fields, fronted=write_share(part.fronted_share or 0.0, words),
    )  # fmt: skip


def write_share(share: float, words: Language) -> str:
    """Write a share, with a decimal where it is small."""
    return words.percent(share, 1 if 0 < share < SMALL_SHARE else 0)
