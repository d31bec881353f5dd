"""Answers about one country's layers, about the world by one measure, and about which countries there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from hansa.countries import party
from hansa.dependence.comparison import ComparedLayer
from hansa.dependence.layers import LayerMeasure
from hansa.dependence.world import list_measure
from hansa.labels import LAYER, MEASURE
from hansa.reports.answer import Answer, Later
from hansa.reports.brief.beside import list_beside
from hansa.reports.dependence import sections
from hansa.reports.dependence.world import list_world

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hansa.countries import Country
    from hansa.dependence.layers import Layer
    from hansa.dependence.profile import LayerProfile
    from hansa.dependence.world import CountryMeasure
    from hansa.evidence import Edition
    from hansa.evidence.groups import Group
    from hansa.figures.beside import LayersBeside
    from hansa.language import Language
    from hansa.reports.content import Block
    from hansa.reports.dependence.facts import CountryFacts, DependenceFacts, WorldFacts

FACTS = "hansa.reports.dependence.facts"


@dataclass(frozen=True, eq=False, repr=False)
class DependenceAnswer(Answer):
    """Whom a country depends on.

    Attributes
    ----------
    layer : str or None
        The only layer asked for, with more of its suppliers.
    profiles : tuple of LayerProfile
        Its place in each layer, by every dataset that measures it.
    beside : LayersBeside
        Its part in the world's supply, and in what users and public bodies use.
    """

    edition: Edition
    country: Country
    peers: Group
    layer: str | None
    profiles: tuple[LayerProfile, ...]
    beside: LayersBeside
    Facts = Later(f"{FACTS}:DependenceFacts")

    @property
    def name(self) -> str:
        """The name of its files."""
        return "-".join(["hansa-depend", self.country.code.lower(), *([self.layer] if self.layer else [])])

    def title(self, words: Language) -> str:
        """Return its title."""
        return words("{country}: dependence layer by layer", country=self.country.name(words.lang))

    def subtitle(self, words: Language) -> str:
        """Return the layer, where only one is asked for."""
        return words(LAYER[self.layer]) if self.layer else ""

    def blocks(self, words: Language) -> Iterator[Block]:
        """Give its place in each layer, the suppliers, and what is not known."""
        yield from sections.place_country(self.profiles, (self.country, self.peers), words, alone=bool(self.layer))
        yield from list_beside(self.beside, self.country, words, self.layer)

    def facts(self, lang: str) -> DependenceFacts:
        """Return what programs get."""
        from hansa.reports.dependence.facts import tell_dependence

        return tell_dependence(self.country, self.peers, self.edition.id, self.profiles, self.beside, lang)


@dataclass(frozen=True)
class ComparedFacts:
    """Several countries side by side: one measure, layer by layer."""

    edition: str
    countries: tuple[str, ...]
    measure: LayerMeasure
    layers: tuple[ComparedLayer, ...]


@dataclass(frozen=True, eq=False, repr=False)
class CompareCountriesAnswer(Answer):
    """The layers of several countries side by side."""

    edition: Edition
    countries: tuple[str, ...]
    measure: LayerMeasure
    layers: tuple[ComparedLayer, ...]
    Facts: ClassVar[Any] = ComparedFacts

    @property
    def name(self) -> str:
        """The name of its files."""
        return "-".join(["hansa-compare", *(code.lower() for code in self.countries)])

    def title(self, words: Language) -> str:
        """Return the countries."""
        return words.listing([party(code).name(words.lang) for code in self.countries])

    def subtitle(self, words: Language) -> str:
        """Return what is compared."""
        return words.label(words("Layer by layer"), words(MEASURE[self.measure]).lower())

    def blocks(self, words: Language) -> Iterator[Block]:
        """Give a table of all layers, why figures are missing, and how to read it."""
        yield from sections.set_side_by_side(self.layers, self.measure, words)

    def facts(self, lang: str) -> ComparedFacts:
        """Return what programs get."""
        return ComparedFacts(self.edition.id, self.countries, self.measure, self.layers)


@dataclass(frozen=True, eq=False, repr=False)
class WorldAnswer(Answer):
    """One measure of one layer for every country."""

    edition: Edition
    layer: Layer
    measure: LayerMeasure
    Facts = Later(f"{FACTS}:WorldFacts")

    @property
    def name(self) -> str:
        """The name of its files."""
        return f"hansa-world-{self.layer.name}-{self.measure.replace('_', '-')}"

    def title(self, words: Language) -> str:
        """Return its title."""
        return words("Whom the world depends on")

    def subtitle(self, words: Language) -> str:
        """Return the layer and the measure."""
        return words.label(words(LAYER[self.layer.name]), words(MEASURE[self.measure]).lower())

    def rows(self, lang: str) -> list[CountryMeasure]:
        """Return every country's figure, the largest first, equals by their names in a language."""
        return list_measure(self.edition, self.layer.name, self.measure, lang)

    def blocks(self, words: Language) -> Iterator[Block]:
        """Give the map and the table."""
        yield from list_world(self.rows(words.lang), self.edition, self.layer, self.measure, words)

    def facts(self, lang: str) -> WorldFacts:
        """Return what programs get."""
        from hansa.reports.dependence.facts import tell_world

        return tell_world(self.layer, self.measure, self.edition.id, self.rows(lang), lang)


@dataclass(frozen=True, eq=False, repr=False)
class CountriesAnswer(Answer):
    """The countries and territories; programs get a list."""

    edition: Edition
    Facts: ClassVar[Any] = Later(f"{FACTS}:CountriesFacts")

    @property
    def name(self) -> str:
        """The name of its files."""
        return "hansa-countries"

    def title(self, words: Language) -> str:
        """Return its title."""
        return words("Countries and territories")

    def blocks(self, words: Language) -> Iterator[Block]:
        """Give a table of codes and names."""
        yield sections.list_countries(words)

    def facts(self, lang: str) -> tuple[CountryFacts, ...]:
        """Return what programs get."""
        from hansa.countries import all_countries
        from hansa.reports.dependence.facts import tell_country

        return tuple(tell_country(country) for country in all_countries().values())

    def to_json(self, lang: str = "en") -> Any:
        """Return the countries as a list of JSON objects, in the order of their codes."""
        return super().to_json(lang)
