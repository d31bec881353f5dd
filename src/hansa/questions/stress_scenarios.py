"""Questions about scenarios: what all share; one that is run; the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Self

from pydantic import Field

from hansa.error_texts import N_
from hansa.questions.question import Ask, Given, Graph, Question
from hansa.stress.scenario import Scenario
from hansa.stress.shocks import check_shocks

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.language import Language
    from hansa.reports.stress.answers import ScenarioAnswer, ScenariosAnswer, StressAnswer
    from hansa.routing.model import Model

STRESS = N_("Stress")
ANSWERS = "hansa.reports.stress.answers"
MOST_COUNTRIES = 300
MOST_LETTERS = 200
CountriesAsked = Annotated[
    tuple[str, ...],
    Ask("country", flags=("--country",)),
    Field(
        title=N_("Countries"),
        description=N_("Only what it does to this country; may be repeated. Quicker on the full graph."),
        max_length=MOST_COUNTRIES,
    ),
]


class OnGraph(Question):
    """A question that either graph answers: the coarse one within a moment, the full one not."""

    chapter: ClassVar[str] = STRESS
    graph: ClassVar[Literal["none", "coarse", "any"]] = "any"

    model: Graph = None

    def settle(self, edition: Edition) -> Self:
        """Refuse the full graph where there is none."""
        from hansa.routing.model import choose_graph

        choose_graph(self.model)
        return self

    def takes_long(self, edition: Edition) -> bool:
        """Say whether a whole graph answers."""
        from hansa.routing.model import choose_graph

        return self.long or choose_graph(self.model) == "full"


class OfScenario(OnGraph):
    """What a scenario does, to all countries or to some."""

    answered_by: ClassVar[str] = f"{ANSWERS}:StressAnswer"

    countries: CountriesAsked = ()

    def settle(self, edition: Edition) -> Self:
        """Name the countries by their codes, each once."""
        from hansa.countries import resolve

        codes = tuple(dict.fromkeys(resolve(name).code for name in self.countries))
        return super().settle(edition).model_copy(update={"countries": codes})

    def find(self, edition: Edition, model: Model) -> Scenario:
        """Return the scenario that is asked about."""
        raise NotImplementedError

    def answer(self, given: Given) -> StressAnswer:
        """Run the scenario; for a document, find what would have helped."""
        from hansa.reports.stress.affected import drop_rounding
        from hansa.reports.stress.answers import StressAnswer
        from hansa.reports.stress.remedies import gather_help
        from hansa.stress.run import run_scenario

        model = given.open_graph(self.model)
        scenario = self.find(given.edition, model)
        with given.follow(N_("Routes")) as progress:
            result = run_scenario(scenario, model, given.edition, self.countries or None, progress=progress)
        found = drop_rounding(result)
        helped = gather_help(found, given.edition, model) if given.whole else ()
        return StressAnswer(given.edition, model, found, self.countries, helped)


class RunQuestion(OfScenario):
    """A scenario of the library, or one that is given."""

    address: ClassVar[str] = "stress run"
    heading: ClassVar[str] = N_("Scenario")
    summary: ClassVar[str] = N_("Run a scenario: a file, or one of the library by its id.")
    example: ClassVar[dict[str, Any]] = {"scenario": "eg-2011-shutdown", "countries": ["EG"]}

    scenario: Annotated[str | Scenario, Ask("scenario", argument=True), Field(title=N_("Scenario"))]

    @classmethod
    def kind(cls) -> str:
        """Return what its runs are called in the store."""
        return "stress"

    def settle(self, edition: Edition) -> Self:
        """Name the scenario by its id; one that is given must not contradict itself."""
        scenario = settle_scenario(self.scenario, edition)
        return super().settle(edition).model_copy(update={"scenario": scenario})

    def label(self, edition: Edition, words: Language) -> str:
        """Return the scenario's name."""
        return name_asked(self.scenario, edition, words)

    def find(self, edition: Edition, model: Model) -> Scenario:
        """Return the scenario of that id, or the one that is given."""
        return find_asked(self.scenario, edition)


class ScenariosQuestion(Question):
    """The library of scenarios."""

    address: ClassVar[str] = "stress list"
    heading: ClassVar[str] = N_("Scenarios")
    summary: ClassVar[str] = N_(
        "List the scenarios of the library: events that were seen, and losses supposed by rule."
    )
    chapter: ClassVar[str] = STRESS
    answered_by: ClassVar[str] = f"{ANSWERS}:ScenariosAnswer"
    example: ClassVar[dict[str, Any]] = {"kind": "cable_cut"}

    of_kind: Annotated[
        str | None,
        Ask(flags=("--kind",)),
        Field(
            alias="kind",
            title=N_("Kind"),
            description=N_("Only scenarios of this kind, such as cable_cut, shutdown or isolation."),
        ),
    ] = None
    word: Annotated[
        str | None,
        Field(
            title=N_("Word"),
            description=N_("Only scenarios whose id, name or story holds this, in either language."),
            max_length=MOST_LETTERS,
        ),
    ] = None
    country: Annotated[
        str | None,
        Ask("country"),
        Field(title=N_("Country"), description=N_("Only scenarios that take something from this country, most first.")),
    ] = None

    def settle(self, edition: Edition) -> Self:
        """Name the country by its code; refuse what is not a kind."""
        from hansa.countries import resolve
        from hansa.errors import InputError
        from hansa.reports.stress.naming import KIND

        if self.of_kind and self.of_kind not in KIND:
            raise InputError("unknown-scenario-kind", name=self.of_kind, known=", ".join(KIND))
        code = resolve(self.country).code if self.country else None
        return self.model_copy(update={"of_kind": self.of_kind or None, "country": code})

    def answer(self, given: Given) -> ScenariosAnswer:
        """List them."""
        from hansa.reports.stress.answers import ScenariosAnswer
        from hansa.stress.catalogue import list_scenarios
        from hansa.stress.library import search_scenarios

        known = list_scenarios(given.edition)
        if self.word or self.country:
            found = search_scenarios(given.edition, self.word or "", self.of_kind or "", self.country or "")
        else:
            found = [one for one in known if self.of_kind in {None, one.kind}]
        return ScenariosAnswer(given.edition, tuple(found), self.country, len(known))


class ScenarioQuestion(Question):
    """One scenario of the library."""

    address: ClassVar[str] = "stress show"
    heading: ClassVar[str] = N_("Scenario of the library")
    summary: ClassVar[str] = N_(
        "Show a scenario of the library: its story, sources, shocks, and what was observed; a file to begin from."
    )
    chapter: ClassVar[str] = STRESS
    answered_by: ClassVar[str] = f"{ANSWERS}:ScenarioAnswer"
    example: ClassVar[dict[str, Any]] = {"scenario": "to-2022-volcano"}

    scenario: Annotated[str, Ask("scenario", argument=True), Field(title=N_("Scenario"), min_length=1)]

    def settle(self, edition: Edition) -> Self:
        """Name the scenario by its id."""
        return self.model_copy(update={"scenario": find_asked(self.scenario, edition).id})

    def label(self, edition: Edition, words: Language) -> str:
        """Return its name."""
        return name_asked(self.scenario, edition, words)

    def answer(self, given: Given) -> ScenarioAnswer:
        """Show it."""
        from hansa.reports.stress.answers import ScenarioAnswer

        return ScenarioAnswer(given.edition, find_asked(self.scenario, given.edition))


def settle_scenario(given: str | Scenario, edition: Edition) -> str | Scenario:
    """Return a scenario by its id, or the one that is given; refuse one that nothing can compute.

    Raises
    ------
    InputError
        ``unknown-scenario``, ``scenario-without-shocks``, or what :func:`hansa.stress.shocks.check_shocks` refuses.
    """
    from hansa.errors import InputError

    found = find_asked(given, edition)
    if not found.shocks:
        raise InputError("scenario-without-shocks", name=found.id)
    check_shocks(found.shocks)
    return found.id if isinstance(given, str) else given


def find_asked(given: str | Scenario, edition: Edition) -> Scenario:
    """Return the scenario of an id, or the one that is given.

    Raises
    ------
    InputError
        ``unknown-scenario``.
    """
    from hansa.stress.catalogue import find_scenario

    return find_scenario(edition, given) if isinstance(given, str) else given


def name_asked(given: str | Scenario, edition: Edition, words: Language) -> str:
    """Return a scenario's name; its id where a later edition lacks it."""
    from hansa.errors import InputError

    try:
        return find_asked(given, edition).name.text(words.lang)
    except InputError:
        return str(given)
