"""Questions about whom countries depend on: one country's brief, its layers, the world by one measure, and which countries there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self

from pydantic import Field

from hansa.dependence.layers import LayerMeasure
from hansa.error_texts import N_
from hansa.labels import MEASURE
from hansa.questions.question import Ask, CountryName, Given, Question

if TYPE_CHECKING:
    from hansa.dependence.profile import LayerProfile
    from hansa.evidence import Edition
    from hansa.evidence.groups import Group
    from hansa.language import Language
    from hansa.reports.brief.answers import BriefAnswer
    from hansa.reports.dependence.answers import CompareCountriesAnswer, CountriesAnswer, DependenceAnswer, WorldAnswer

COUNTRIES = N_("Countries")
ANSWERS = "hansa.reports.dependence.answers"
FEW = 5
MANY = 20
"""Suppliers shown of each layer, and of a layer that is asked for alone."""
MOST_COMPARED = 12
"""More columns than that no page holds."""
Peers = Annotated[
    str,
    Ask("group"),
    Field(
        title=N_("Peers"),
        description=N_("Group to stand beside: region, income, size, a membership or a list of countries."),
    ),
]


class OfCountry(Question):
    """A question about one country beside its peers."""

    chapter: ClassVar[str] = COUNTRIES
    example: ClassVar[dict[str, Any]] = {"country": "FR"}

    country: CountryName
    peers: Peers = "region"

    def settle(self, edition: Edition) -> Self:
        """Name the country by its code, and its peers by their id unless they are relative to it."""
        from hansa.countries import fold, resolve
        from hansa.evidence.groups import LIKENESS, find_group

        place, relative = resolve(self.country), fold(self.peers)
        group = find_group(edition, self.peers, place)
        peers = relative if relative in {"region", *LIKENESS} else group.id
        return self.model_copy(update={"country": place.code, "peers": peers})

    def label(self, edition: Edition, words: Language) -> str:
        """Return the country and what is asked of it."""
        from hansa.countries import resolve

        return words.label(resolve(self.country).name(words.lang), words(self.heading).lower())


class BriefQuestion(OfCountry):
    """A country's brief."""

    address: ClassVar[str] = "brief"
    heading: ClassVar[str] = N_("Brief")
    summary: ClassVar[str] = N_("Write a country's brief: on screen, or as documents to hand over.")
    answered_by: ClassVar[str] = "hansa.reports.brief.answers:BriefAnswer"

    def answer(self, given: Given) -> BriefAnswer:
        """Gather everything that the edition says of the country."""
        from hansa.reports.brief import gather_brief
        from hansa.reports.brief.answers import BriefAnswer

        return BriefAnswer(**vars(gather_brief(self.country, peers=self.peers, edition=given.edition)))


class DependenceQuestion(OfCountry):
    """Whom a country depends on, layer by layer."""

    address: ClassVar[str] = "depend"
    heading: ClassVar[str] = N_("Dependence")
    summary: ClassVar[str] = N_(
        "Show whom a country depends on, layer by layer: shares, concentration, suppliers, gaps."
    )
    answered_by: ClassVar[str] = f"{ANSWERS}:DependenceAnswer"

    layer: Annotated[
        str | None,
        Ask("layer"),
        Field(title=N_("Layer"), description=N_("Only this layer, with more of its suppliers.")),
    ] = None

    def settle(self, edition: Edition) -> Self:
        """Refuse a layer that there is not."""
        from hansa.dependence.profile import find_layer

        settled = super().settle(edition)
        if self.layer is not None:
            find_layer(self.layer)
        return settled

    def answer(self, given: Given) -> DependenceAnswer:
        """Look up the country's place in each layer, by every dataset that measures it."""
        from hansa.countries import resolve
        from hansa.evidence.groups import find_group
        from hansa.figures.beside import gather_beside
        from hansa.reports.dependence.answers import DependenceAnswer

        country = resolve(self.country)
        group = find_group(given.edition, self.peers, country)
        profiles, beside = self._profile(given.edition, group), gather_beside(given.edition, self.country)
        return DependenceAnswer(given.edition, country, group, self.layer, profiles, beside)

    def _profile(self, edition: Edition, group: Group) -> tuple[LayerProfile, ...]:
        from hansa.dependence.layers import LAYERS
        from hansa.dependence.profile import find_layer, profile_layer

        most = MANY if self.layer else FEW
        return tuple(
            profile_layer(edition, self.country, one, dataset=dataset, peers=group.members, top=most)
            for one in ((find_layer(self.layer),) if self.layer else LAYERS)
            for dataset in (one.dataset, *one.also)
        )


class CompareCountriesQuestion(Question):
    """The layers of several countries side by side."""

    address: ClassVar[str] = "compare"
    heading: ClassVar[str] = N_("Countries side by side")
    summary: ClassVar[str] = N_("Set the layers of several countries side by side, by one measure.")
    chapter: ClassVar[str] = COUNTRIES
    answered_by: ClassVar[str] = f"{ANSWERS}:CompareCountriesAnswer"
    example: ClassVar[dict[str, Any]] = {"countries": ["FR", "DE", "EE"]}

    countries: Annotated[
        tuple[str, ...],
        Ask("country", argument=True, metavar="COUNTRY..."),
        Field(
            title=N_("Countries"),
            description=N_("Two countries or more, twelve at most."),
            min_length=2,
            max_length=MOST_COMPARED,
        ),
    ]
    measure: Annotated[
        LayerMeasure,
        Ask(choices=MEASURE),
        Field(title=N_("Measure"), description=N_("The foreign share, or the concentration (hhi).")),
    ] = "foreign_share"

    def settle(self, edition: Edition) -> Self:
        """Name the countries by their codes, each once."""
        from hansa.countries import resolve
        from hansa.errors import InputError

        codes = tuple(dict.fromkeys(resolve(name).code for name in self.countries))
        if len(codes) == 1:
            raise InputError("one-country", name=codes[0])
        return self.model_copy(update={"countries": codes})

    def label(self, edition: Edition, words: Language) -> str:
        """Return the countries."""
        from hansa.countries import party

        return words.label(
            words(self.heading), words.listing([party(code).name(words.lang) for code in self.countries])
        )

    def answer(self, given: Given) -> CompareCountriesAnswer:
        """Compare them."""
        from hansa.dependence.comparison import compare_countries
        from hansa.reports.dependence.answers import CompareCountriesAnswer

        found = compare_countries(given.edition, self.countries, self.measure)
        return CompareCountriesAnswer(given.edition, self.countries, self.measure, found)


class WorldQuestion(Question):
    """One measure of one layer for every country."""

    address: ClassVar[str] = "world"
    heading: ClassVar[str] = N_("World")
    summary: ClassVar[str] = N_("Show one measure of one layer for every country; as a document, with a map.")
    chapter: ClassVar[str] = COUNTRIES
    answered_by: ClassVar[str] = f"{ANSWERS}:WorldAnswer"
    example: ClassVar[dict[str, Any]] = {"layer": "routing"}

    layer: Annotated[
        str,
        Ask("measured layer"),
        Field(title=N_("Layer"), description=N_("Name of a layer, such as routing or chips.")),
    ] = "routing"
    measure: Annotated[
        LayerMeasure,
        Ask(choices=MEASURE),
        Field(title=N_("Measure"), description=N_("The foreign share, or the concentration (hhi).")),
    ] = "foreign_share"

    def settle(self, edition: Edition) -> Self:
        """Refuse a layer that there is not, or that has no measure of single countries."""
        from hansa.dependence.profile import find_measured_layer

        return self.model_copy(update={"layer": find_measured_layer(self.layer).name})

    def label(self, edition: Edition, words: Language) -> str:
        """Return the layer and the measure."""
        from hansa.labels import LAYER, MEASURE

        return words.label(words(LAYER[self.layer]), words(MEASURE[self.measure]).lower())

    def answer(self, given: Given) -> WorldAnswer:
        """Say which; the figures are looked up in the order of a language's names."""
        from hansa.dependence.profile import find_layer
        from hansa.reports.dependence.answers import WorldAnswer

        return WorldAnswer(given.edition, find_layer(self.layer), self.measure)


class CountriesQuestion(Question):
    """Which countries and territories there are."""

    address: ClassVar[str] = "countries"
    heading: ClassVar[str] = N_("Countries and territories")
    summary: ClassVar[str] = N_("List the countries and territories that Hansa knows, with their codes and names.")
    chapter: ClassVar[str] = COUNTRIES
    answered_by: ClassVar[str] = f"{ANSWERS}:CountriesAnswer"

    def answer(self, given: Given) -> CountriesAnswer:
        """List them."""
        from hansa.reports.dependence.answers import CountriesAnswer

        return CountriesAnswer(given.edition)


QUESTIONS: tuple[type[Question], ...] = (
    BriefQuestion,
    DependenceQuestion,
    CompareCountriesQuestion,
    WorldQuestion,
    CountriesQuestion,
)
