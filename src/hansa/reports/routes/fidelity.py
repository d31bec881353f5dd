"""What people read of an edition beside measurements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa.countries import party
from hansa.reports.content import Block, Grid, GridColumn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hansa.language import Language
    from hansa.reports.routes.facts import FidelityFacts, HegemonyFacts, TransitAgreementFacts

HEGEMONY, INFLUENCE, ACCESS = ("ihr_hegemony",), ("caida_cti",), ("ihr_access_hegemony",)


def compare(found: FidelityFacts, words: Language) -> Iterator[Block]:
    """Give the agreement with measurements, the largest misses, and each country."""
    yield _summarise(found, words)
    yield _list_misses(found.hegemony, words)
    yield _list_countries(found.influence, words("Transit influence by country (CTI, 2020)"), INFLUENCE, words)
    yield _list_countries(found.access, words("Transit of access networks by country (IHR, 2020)"), ACCESS, words)


def _summarise(found: FidelityFacts, words: Language) -> Grid:
    hegemony = found.hegemony
    rows = [
        (
            words("Hegemony of 2022, Pearson ({number} networks)", number=hegemony.networks),
            _format(hegemony.pearson, words),
        ),
        (words("Hegemony of 2022, Spearman"), _format(hegemony.spearman, words)),
        *_tell_agreement(found.influence, words("Transit influence of 2020"), words),
        *_tell_agreement(found.access, words("Transit of access networks of 2020"), words),
    ]
    return Grid(
        (GridColumn(words("Measure")), GridColumn(words("Value"), "right")),
        tuple(rows),
        words("The edition beside measurements"),
        (*HEGEMONY, *INFLUENCE, *ACCESS),
    )


def _tell_agreement(found: TransitAgreementFacts, title: str, words: Language) -> Iterator[tuple[str, str]]:
    hits, count = sum(one.hit for one in found.countries), len(found.countries)
    first = words("{hits} of {count} countries", hits=hits, count=count)
    yield words("{measure}: first network among the edition’s first three", measure=title), first
    yield (
        words("{measure}: networks in common among the first five (mean)", measure=title),
        words.number(found.overlap, 1),
    )
    yield words("{measure}: Spearman of networks in both (median)", measure=title), _format(found.spearman, words, 2)


def _list_misses(hegemony: HegemonyFacts, words: Language) -> Grid:
    return Grid(
        (
            GridColumn(words("Network")),
            GridColumn(words("Measured"), "right"),
            GridColumn(words("Edition"), "right"),
        ),
        tuple(
            (f"AS{miss.asn} {miss.name}", words.number(miss.measured, 4), words.number(miss.modelled, 4))
            for miss in hegemony.misses
        ),
        words("Networks whose hegemony in the edition is farthest from the measured one"),
        HEGEMONY,
    )


def _list_countries(found: TransitAgreementFacts, title: str, sources: tuple[str, ...], words: Language) -> Grid:
    return Grid(
        (
            GridColumn(words("Country or territory")),
            GridColumn(words("First measured")),
            GridColumn(words("The edition’s first three")),
            GridColumn(words("Of the first five"), "right"),
        ),
        tuple(
            (
                party(one.country).name(words.lang),
                f"AS{one.first}",
                ", ".join(f"AS{asn}" for asn in one.ours) + (" *" if one.hit else ""),
                str(one.overlap),
            )
            for one in found.countries
        ),
        title,
        sources,
        words("* The first measured network is among the edition’s first three."),
    )


def _format(score: float | None, words: Language, decimals: int = 3) -> str:
    return "–" if score is None else words.number(score, decimals)
