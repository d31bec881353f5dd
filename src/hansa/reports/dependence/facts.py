"""What programs get of dependence by layer: the dataclasses behind the JSON, and how they are filled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hansa.dependence.layers import LAYERS, LayerMeasure
from hansa.dependence.profile import find_layer
from hansa.figures.beside import LayersBeside
from hansa.labels import REASON
from hansa.language import language
from hansa.reports.brief.facts import LayerFacts, tell_layer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hansa.countries import Country
    from hansa.dependence.layers import Layer
    from hansa.dependence.profile import LayerProfile
    from hansa.dependence.world import CountryMeasure
    from hansa.evidence.groups import Group


@dataclass(frozen=True)
class DependenceFacts:
    """Whom a country depends on: ``layers`` by the first dataset of each, ``further`` by the others, by their id, and what is known beside."""

    country: str
    edition: str
    peers: str
    layers: dict[str, LayerFacts]
    further: dict[str, LayerFacts]
    beside: LayersBeside


@dataclass(frozen=True)
class CountryMeasureFacts:
    """One country's figure, or why there is none."""

    country: str
    name: str
    value: float | None
    missing: str | None


@dataclass(frozen=True)
class WorldFacts:
    """One measure of one layer for every country, the largest first."""

    layer: str
    measure: LayerMeasure
    dataset: str | None
    edition: str
    countries: tuple[CountryMeasureFacts, ...]


@dataclass(frozen=True)
class CountryFacts:
    """A country's or territory's codes and names."""

    code: str
    alpha3: str
    numeric: str | None
    en: str
    fr: str
    continent: str
    capital: str | None


CountriesFacts = tuple[CountryFacts, ...]
"""The countries and territories, in the order of their codes."""


def tell_dependence(
    country: Country, peers: Group, edition: str, profiles: Sequence[LayerProfile], beside: LayersBeside, lang: str
) -> DependenceFacts:
    """Return what programs get of a country's layers."""
    words = language(lang)
    first = {profile.layer: tell_layer(profile, words) for profile in reversed(profiles)}
    return DependenceFacts(
        country=country.code,
        edition=edition,
        peers=peers.id,
        layers={one.name: first[one.name] for one in LAYERS if one.name in first},
        further={
            one.dataset: tell_layer(one, words)
            for one in profiles
            if one.dataset and one.dataset in find_layer(one.layer).also
        },
        beside=beside,
    )


def tell_world(
    layer: Layer, measure: LayerMeasure, edition: str, rows: Sequence[CountryMeasure], lang: str
) -> WorldFacts:
    """Return what programs get of the world."""
    words = language(lang)
    told = (
        CountryMeasureFacts(
            one.country.code, one.country.name(lang), one.value, words(REASON[one.missing]) if one.missing else None
        )
        for one in rows
    )
    return WorldFacts(layer.name, measure, layer.dataset, edition, tuple(told))


def tell_country(country: Country) -> CountryFacts:
    """Return a country's codes and names."""
    return CountryFacts(
        country.code,
        country.alpha3,
        country.numeric or None,
        country.name_en,
        country.name_fr,
        country.continent,
        country.capital or None,
    )
