"""Questions about stress: scenarios and shocks, what may fail in one country and what would help, the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Self

from pydantic import AliasChoices, Field

from hansa.error_texts import N_
from hansa.labels import FAILING, LINKS
from hansa.questions.question import Ask, CountryName, Given
from hansa.questions.stress_scenarios import (
    ANSWERS,
    OnGraph,
    RunQuestion,
    ScenarioQuestion,
    ScenariosQuestion,
    find_asked,
    name_asked,
    settle_scenario,
)
from hansa.questions.stress_shocks import (
    CutQuestion,
    IsolateQuestion,
    OperatorQuestion,
    SeverQuestion,
    SupplierQuestion,
)
from hansa.stress.scenario import Scenario

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.language import Language
    from hansa.questions.question import Question
    from hansa.reports.stress.answers import HardenAnswer, RandomAnswer, WorstAnswer
    from hansa.routing.model import Model
    from hansa.stress.damage import Damage
    from hansa.stress.exposure import Exposure
    from hansa.stress.threats import Threat

MOST_FAILURES = 10_000
MOST_SAMPLES = 10_000
MOST_SEED = 2**32 - 1
MOST_TOGETHER = 20
Failing = Literal["links", "networks", "operators"]
WHAT_FAILS = Field(title=N_("What fails"), description=N_("What fails."))


class OfFailures(OnGraph):
    """A question about what may fail in one country."""

    long: ClassVar[bool] = True
    called: ClassVar[str]
    example: ClassVar[dict[str, Any]] = {"country": "TO"}

    country: CountryName

    @classmethod
    def kind(cls) -> str:
        """Return what its runs are called in the store."""
        return cls.address.removeprefix("stress ")

    def settle(self, edition: Edition) -> Self:
        """Name the country by its code."""
        from hansa.countries import resolve

        return super().settle(edition).model_copy(update={"country": resolve(self.country).code})

    def label(self, edition: Edition, words: Language) -> str:
        """Return the country and what is asked of it."""
        from hansa.countries import party

        return words(self.called, country=party(self.country).name(words.lang))

    def open(self, given: Given) -> tuple[Model, Exposure]:
        """Return the networks, and what of them the country is exposed to."""
        from hansa.stress.exposure import expose_country

        model = given.open_graph(self.model)
        return model, expose_country(model, self.country)


class RandomQuestion(OfFailures):
    """Random failures, beside failures that are aimed."""

    address: ClassVar[str] = "stress random"
    heading: ClassVar[str] = N_("Random failures")
    summary: ClassVar[str] = N_("Let random things fail, many times over, beside failures aimed at what carries most.")
    called: ClassVar[str] = N_("{country}: random failures")
    answered_by: ClassVar[str] = f"{ANSWERS}:RandomAnswer"
    example: ClassVar[dict[str, Any]] = {"country": "TO", "failures": 3, "samples": 50}

    failures: Annotated[
        int,
        Field(
            title=N_("Failures"),
            description=N_("Failures in each sample, one after another."),
            ge=1,
            le=MOST_FAILURES,
        ),
    ] = 5
    samples: Annotated[int, Field(title=N_("Samples"), description=N_("How many samples."), ge=1, le=MOST_SAMPLES)] = (
        200
    )
    of: Annotated[Failing, Ask(choices=FAILING), WHAT_FAILS] = "links"
    seed: Annotated[int, Field(title=N_("Seed"), description=N_("What is drawn from."), ge=0, le=MOST_SEED)] = 0
    executor: Annotated[
        Literal["local", "ray"],
        Ask(doors=("command",)),
        Field(
            title=N_("Where it runs"),
            description=N_("Where samples run: this machine’s cores, or a Ray cluster; the numbers are the same."),
            exclude=True,
        ),
    ] = "local"

    def answer(self, given: Given) -> RandomAnswer:
        """Draw the samples."""
        from hansa.reports.stress.answers import RandomAnswer
        from hansa.stress.ensembles import measure_resilience
        from hansa.stress.executor import open_executor

        place = open_executor(self.executor)  # before anything takes time
        model, exposure = self.open(given)
        with given.follow(N_("Samples")) as progress:
            found = measure_resilience(
                model, exposure, self.failures, self.samples, self.of, self.seed, place, progress
            )
        return RandomAnswer(given.edition, model, found)


class WorstQuestion(OfFailures):
    """The few failures that cut most of a country off."""

    address: ClassVar[str] = "stress worst"
    heading: ClassVar[str] = N_("Worst failures")
    summary: ClassVar[str] = N_("Find the few failures that cut most of a country off from the world.")
    called: ClassVar[str] = N_("{country}: the worst failures")
    answered_by: ClassVar[str] = f"{ANSWERS}:WorstAnswer"

    count: Annotated[
        int,
        Ask(flags=("-k", "--count")),
        Field(title=N_("How many"), description=N_("How many fail together."), ge=1, le=MOST_TOGETHER),
    ] = 3
    of: Annotated[Failing, Ask(choices=FAILING), WHAT_FAILS] = "operators"
    abroad: Annotated[
        bool,
        Field(
            title=N_("Only abroad"),
            description=N_("Only networks abroad: whom others could turn against the country."),
        ),
    ] = False

    def answer(self, given: Given) -> WorstAnswer:
        """Search for them."""
        from hansa.reports.stress.answers import WorstAnswer
        from hansa.stress.worst import find_worst

        model, exposure = self.open(given)
        with given.follow(N_("Search")) as progress:
            found = find_worst(model, exposure, self.count, self.of, abroad=self.abroad, progress=progress)
        return WorstAnswer(given.edition, model, found)


class HardenQuestion(OfFailures):
    """The new links that help a country most."""

    address: ClassVar[str] = "stress harden"
    heading: ClassVar[str] = N_("New links")
    summary: ClassVar[str] = N_(
        "Find the new links that would help a country most, against its worst failures or one scenario."
    )
    called: ClassVar[str] = N_("{country}: new links")
    answered_by: ClassVar[str] = f"{ANSWERS}:HardenAnswer"

    count: Annotated[
        int,
        Ask(flags=("-k", "--count")),
        Field(title=N_("How many"), description=N_("At most so many links."), ge=1, le=MOST_TOGETHER),
    ] = 3
    link: Annotated[
        Literal["provider", "peer"],
        Ask(flags=("--link", "--kind"), choices=LINKS),
        Field(
            validation_alias=AliasChoices("link", "kind"),
            title=N_("Kind of link"),
            description=N_("What the network abroad becomes: a provider, or a peer."),
        ),
    ] = "provider"
    against: Annotated[
        str | Scenario | None,
        Ask("scenario"),
        Field(
            title=N_("Against what"),
            description=N_("A scenario; by default the country’s worst failures."),
        ),
    ] = None

    def settle(self, edition: Edition) -> Self:
        """Name the scenario by its id."""
        against = settle_scenario(self.against, edition) if self.against else None
        return super().settle(edition).model_copy(update={"against": against})

    def label(self, edition: Edition, words: Language) -> str:
        """Return the country, and the scenario that it hardens against."""
        told = super().label(edition, words)
        return words.label(told, name_asked(self.against, edition, words)) if self.against else told

    def answer(self, given: Given) -> HardenAnswer:
        """Propose them."""
        from hansa.reports.stress.answers import HardenAnswer
        from hansa.reports.stress.hardened import Hardened
        from hansa.stress.harden import propose_links

        model, exposure = self.open(given)
        scenario = find_asked(self.against, given.edition) if self.against else None
        threats, damages = self._oppose(scenario, model, exposure, given)
        with given.follow(N_("Links")) as progress:
            hardening = propose_links(model, exposure, self.count, damages, self.link, progress)
        return HardenAnswer(given.edition, model, Hardened(hardening, threats, scenario))

    def _oppose(
        self, scenario: Scenario | None, model: Model, exposure: Exposure, given: Given
    ) -> tuple[tuple[Threat, ...], list[Damage]]:
        """Return what the links are chosen against: one scenario, else the worst failures, which are searched for."""
        from hansa.stress.resolve import resolve
        from hansa.stress.threats import find_threats

        if scenario:
            return (), [resolve(scenario, model, given.edition).damage]
        with given.follow(N_("Threats")) as progress:
            threats = find_threats(model, exposure, progress=progress)
        return threats, [threat.damage for threat in threats]


QUESTIONS: tuple[type[Question], ...] = (
    RunQuestion,
    OperatorQuestion,
    SeverQuestion,
    IsolateQuestion,
    CutQuestion,
    SupplierQuestion,
    RandomQuestion,
    WorstQuestion,
    HardenQuestion,
    ScenariosQuestion,
    ScenarioQuestion,
)
