"""What people read of the model beside measurements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa.countries import party
from hansa.error_texts import N_
from hansa.reports.content import Block, Grid, GridColumn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hansa.language import Language
    from hansa.reports.routes.facts import FidelityFacts, HegemonyFacts, InfluenceFacts, VariantFacts

KEPT_VARIANTS = 2
"""Without the others a report holds the kept variant of each measure."""
HEGEMONY, INFLUENCE = ("ihr_hegemony",), ("caida_cti",)
MEASURE = {"hegemony": N_("Hegemony"), "influence": N_("Influence")}


def compare(found: FidelityFacts, words: Language) -> Iterator[Block]:
    """Give the agreement with measurements, the largest misses, each country, and the variants if they were tried."""
    yield _summarise(found.hegemony, found.influence, words)
    yield _list_misses(found.hegemony, words)
    yield _list_countries(found.influence, words)
    if len(found.variants) > KEPT_VARIANTS:
        yield _list_variants(found.variants, words)


def _summarise(hegemony: HegemonyFacts, influence: InfluenceFacts, words: Language) -> Grid:
    def row(title: str, value: float | None, held_out: float | None) -> tuple[str, str, str]:
        return words(title), _format(value, words), _format(held_out, words)

    hits = sum(country.hit for country in influence.countries)
    first = f"{words.percent(influence.first_in_three, 1)} ({hits}/{len(influence.countries)})"
    return Grid(
        (
            GridColumn(words("Measure")),
            GridColumn(words("Value"), "right"),
            GridColumn(words("Held-out half"), "right"),
        ),
        (
            row(N_("Hegemony, Pearson"), hegemony.pearson, hegemony.held_out[0]),
            row(N_("Hegemony, Spearman"), hegemony.spearman, hegemony.held_out[1]),
            (
                words("Influence, first network among our first three"),
                first,
                words.percent(influence.held_out[0], 1),
            ),
            row(N_("Influence, Spearman (median)"), influence.spearman, influence.held_out[1]),
        ),
        words("Agreement with measurements"),
        (*HEGEMONY, *INFLUENCE),
    )


def _list_misses(hegemony: HegemonyFacts, words: Language) -> Grid:
    return Grid(
        (
            GridColumn(words("Network")),
            GridColumn(words("Measured"), "right"),
            GridColumn(words("Model"), "right"),
        ),
        tuple(
            (f"AS{miss.asn} {miss.name}", words.number(miss.measured, 4), words.number(miss.modelled, 4))
            for miss in hegemony.misses
        ),
        words("Networks whose modelled hegemony is farthest from the measured one"),
        HEGEMONY,
    )


def _list_countries(influence: InfluenceFacts, words: Language) -> Grid:
    return Grid(
        (
            GridColumn(words("Country")),
            GridColumn(words("First published")),
            GridColumn(words("Our first three")),
            GridColumn(words("Spearman"), "right"),
        ),
        tuple(
            (
                party(one.country).name(words.lang),
                f"AS{one.first}",
                ", ".join(f"AS{asn}" for asn in one.ours) + (" *" if one.hit else ""),
                _format(one.spearman, words, 2),
            )
            for one in influence.countries
        ),
        words("Transit influence by country"),
        INFLUENCE,
        words("* The first published network is among our first three."),
    )


def _list_variants(variants: Sequence[VariantFacts], words: Language) -> Grid:
    return Grid(
        (
            GridColumn(words("Variant")),
            GridColumn(words("Measure")),
            GridColumn(words("Scores"), "right"),
            GridColumn(words("Held-out half"), "right"),
        ),
        tuple(
            (
                f"{one.name}{' *' if one.chosen else ''}",
                words(MEASURE[one.measure]),
                " · ".join(_format(score, words) for score in one.scores),
                " · ".join(_format(score, words) for score in one.on_held_out),
            )
            for one in variants
        ),
        words("Every modelling choice tried"),
        (*HEGEMONY, *INFLUENCE),
        words("* The choice that the figures above rest on."),
    )


def _format(score: float | None, words: Language, decimals: int = 3) -> str:
    return "–" if score is None else words.number(score, decimals)
