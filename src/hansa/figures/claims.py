"""What a finding may claim: the data it needs, how much of them must be known, how the year enters, and who is asked beside.

A sentence says no more than its data. Where less than :data:`KNOWN` of a whole is known, a share of it is a lower bound; a share
that only rounds to everything is not everything; suppliers whose printed shares are equal are equals. ``tests/verify`` asks the
second source of each kind and fails where a finding contradicts it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hansa.dependence.profile import Supplier
    from hansa.language import Language

KNOWN = 0.95
"""Part of a whole that must be known before a sentence speaks of the whole."""
FRESH_YEARS = 2
"""A figure older than this stands in no heading and no key figure without its year."""
PERCENT = 100
MOVES = 0.10
"""A share that moves further than this between defensible choices is printed as a span."""
ALMOST = 0.995
"""From here on a share is printed as everything."""
ROUNDING = 1e-9


@dataclass(frozen=True)
class Claim:
    """What one kind of finding may claim.

    Attributes
    ----------
    needs : str
        The data without which it is not given.
    says : str
        What it may say of them, and what not.
    year : str
        Which year the sentence carries.
    second : str
        The source that is asked before it is printed, and what contradicts it; empty where none is at hand.
    """

    needs: str
    says: str
    year: str
    second: str


_DATA_YEAR = "the year of the data"
CLAIMS: dict[str, Claim] = {
    "leading-supplier": Claim(
        "Layers with a figure of the country’s own; cables and artificial intelligence stand apart",
        "The largest known foreign supplier of two layers or more; equals are named together",
        "the year of each layer",
        "The layer’s own second source",
    ),
    "physical-cut": Claim(
        "Paths on the map of backbones",
        "What the map shows, never that a loss would cut the country off: the map does not hold every cable",
        "about 2020 for cables at sea",
        "TeleGeography’s list of cables (2022): where it has more cables than the map has paths by sea, the sentence says that the map does not hold every cable",
    ),
    "jurisdiction": Claim(
        "Routes of the country’s networks",
        "A computed share by visible relations",
        _DATA_YEAR,
        "AS hegemony (2022) and country transit influence (2020)",
    ),
    "worst-case": Claim(
        "An outcome of the library’s scenarios",
        "A supposed loss, never one that happened; no isolation of one’s own",
        _DATA_YEAR,
        "Observed events of the library",
    ),
    "foreign-names": Claim(
        "Name servers whose operator is known",
        "The share of the known; below 95 % known, “at least”",
        "the day of the root zone, by its serial",
        "IANA’s register of domains: as many name servers, on the same networks",
    ),
    "single-name-operator": Claim(
        "Name servers of which every operator is known",
        "One operator of all of them; the companies of one operator count as one",
        "the day of the root zone, by its serial",
        "IANA’s register of domains: as many name servers, on the same networks",
    ),
    "unsigned-domain": Claim(
        "The domain in the root zone",
        "No key (DS record) there that day; nothing of the names below it",
        "the day of the root zone, by its serial",
        "",
    ),
    "cloud-absent": Claim(
        "Four lists of regions, read together",
        "“None of the N listed has a public region”, never “none”; N is counted",
        "the first and last year of the lists",
        "Each list beside the others: what one has in the country is no absence",
    ),
    "cloud-foreign": Claim(
        "Regions in the country",
        "How many of the N listed have a region there, by home, and how many by a list of storage alone; not their size or use",
        "the first and last year of the lists",
        "Each list beside the others",
    ),
    "software": Claim(
        "The use of browsers",
        "The share of use, not of users; below 95 % known, “at least”",
        _DATA_YEAR,
        "",
    ),
    "chips": Claim(
        "Imports of HS 8541 and 8542, solar cells included, from the economies of the table",
        "The partner as customs record it, not the maker; the Union’s figure as the Union’s",
        "the year of the imports",
        "CSET’s chip supply chain (2019–2025): a partner that has no part in it may only trade, so that the sentence says where imports were recorded as coming from",
    ),
    "materials": Claim(
        "A member state’s imports of digital materials of Annex II of Regulation (EU) 2024/1252",
        "The largest supplier outside the Union of what enters directly; nothing of what comes from other members",
        "the year of the imports",
        "The Union’s imports as a whole: the supplier stands among them",
    ),
    "public-sites": Claim(
        "Twenty government sites whose operator is known, half of those listed at least; a foreign share of a quarter",
        "The share of the known sites, networks of content delivery included; use, not supply",
        "about 2024, the year of the list",
        "The registry of network numbers: an operator that it places at home is not called foreign",
    ),
    "public-mail": Claim(
        "Twenty local governments whose mail provider’s country is known, half of those listed at least; a foreign share of a quarter",
        "The share of the known; servers abroad of someone unnamed count as unknown",
        _DATA_YEAR,
        "The tables made in depth for five countries, which replace the world’s",
    ),
    "ai": Claim(
        "The list of notable models",
        "In how many of the models listed organisations take part; “of those listed, none”, never “none”",
        "the days of the first and the last model",
        "",
    ),
    "trust": Claim(
        "Authorities in the country that lead up to trusted roots, none of them to one of the country",
        "What the database knows; revoked certificates are not marked in it",
        _DATA_YEAR,
        "The bundle of browsers: a root counts where both have it",
    ),
    "likeminded": Claim(
        "Three roll calls in common",
        "Equal agreement as equal",
        "the last year of the roll calls",
        "The second collection of votes",
    ),
    "shutdowns": Claim(
        "The record of shutdowns with who ordered them",
        "Who cut, as the record names it: the state itself, another state, others, unknown; occupied or disputed ground is said",
        "the years of the record",
        "IODA’s curated list (2018–2022): a country with a government’s shutdown there is not told that none is on record",
    ),
    "cyber": Claim("A score and peers", "An index, not a measurement", _DATA_YEAR, ""),
    "offline": Claim("The share of users, at most five years old", "A share of the population", _DATA_YEAR, ""),
}
"""Every kind of finding by its id."""


def is_whole(known: float | None) -> bool:
    """Whether enough is known for a sentence about the whole."""
    return known is not None and known >= KNOWN


def say_share(share: float, known: float | None, words: Language) -> str:
    """Write a share of the known part: a lower bound of the whole where too little is known; everything only where all of it is.

    Parameters
    ----------
    share : float
        Share of the known part, in [0, 1].
    known : float or None
        The known part of the whole; None counts as nothing known.

    Examples
    --------
    >>> say_share(0.75, 1, words), say_share(1, 0.8, words), say_share(1, 0.96, words), say_share(0.998, 1, words)
    ('75%', 'at least 80%', 'at least 96%', 'over 99%')
    """
    least = share * (known or 0)
    if 1 > least >= ALMOST:
        return words("over {share}", share=words.percent(int(least * PERCENT) / PERCENT))
    if not is_whole(known) or (share >= ALMOST and least < 1):
        return words("at least {share}", share=words.percent(int(least * PERCENT + ROUNDING) / PERCENT))
    return words.percent(share)


def find_first(suppliers: Sequence[Supplier]) -> tuple[Supplier, ...]:
    """Return the first suppliers, largest first: one, or all whose printed share is the same."""
    if not suppliers:
        return ()
    printed = round(suppliers[0].share * PERCENT)
    return tuple(one for one in suppliers if round(one.share * PERCENT) == printed)


def format_span(share: float, least: float, most: float, words: Language) -> str:
    """Write a share, or the span over which it moves between defensible choices where that is wide: ``31–45%``."""
    if most - least <= MOVES:
        return words.percent(share)
    return words("{least} to {most}", least=words.percent(least), most=words.percent(most))
