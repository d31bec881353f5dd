"""Questions of the guide: a country's options, and what is to be said of a written strategy."""

from __future__ import annotations

from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Self

from pydantic import AfterValidator, Field, WithJsonSchema

from hansa.error_texts import N_
from hansa.errors import InputError
from hansa.questions.question import Ask, CountryName, Given, Question
from hansa.questions.strategy_files import STRATEGIES, OfStrategy, name_file, open_strategy

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.language import Language
    from hansa.reports.strategy.answers import (
        AuditAnswer,
        ChangesAnswer,
        OptionsAnswer,
        PrioritiesAnswer,
        ReviewAnswer,
    )
    from hansa.strategy.priorities import WantedPriorities

ANSWERS = "hansa.reports.strategy.answers"
MOST_SAMPLES = 1_000_000
"""A share from so many draws is exact to a tenth of a point; ten times as many would tell nobody more."""
MOST_SEED = 2**32 - 1
MOST_SHOWN = 1_000
Most = Annotated[
    int | None,
    Field(
        title=N_("How many"),
        description=N_("How many to show; by default a dozen to read, and all in JSON."),
        ge=1,
        le=MOST_SHOWN,
    ),
]


def _check_means(value: float | None) -> float | None:
    if value is not None and not 0 <= value < inf:
        raise InputError("bad-means")
    return value


MeansAsked = Annotated[
    float | None, AfterValidator(_check_means), WithJsonSchema({"type": ["number", "null"], "minimum": 0})
]


class OptionsQuestion(Question):
    """The options of the catalogue for a country."""

    address: ClassVar[str] = "strategy options"
    heading: ClassVar[str] = N_("Options")
    summary: ClassVar[str] = N_(
        "Show the options for a country, those first that its evidence calls for, with reasons and gaps."
    )
    chapter: ClassVar[str] = STRATEGIES
    answered_by: ClassVar[str] = f"{ANSWERS}:OptionsAnswer"
    example: ClassVar[dict[str, Any]] = {"country": "SN"}

    country: CountryName
    objective: Annotated[
        str | None,
        Field(
            title=N_("Objective"),
            description=N_("Only what serves an objective of 2017 (1.1 to 3.2) or an axis (1 to 3)."),
        ),
    ] = None
    profile: Annotated[
        str | None,
        Field(
            title=N_("Profile"),
            description=N_("What the unit can carry; by default what population and income suggest."),
        ),
    ] = None
    option: Annotated[
        str | None,
        Field(title=N_("Option"), description=N_("Show one option whole: what it is, for and against, who did it.")),
    ] = None
    most: Most = None

    def settle(self, edition: Edition) -> Self:
        """Name the country by its code; a profile or an option that there is not is refused."""
        from hansa.countries import resolve
        from hansa.strategy.additions import find_option
        from hansa.strategy.profiles import check_profile

        check_profile(self.profile)
        option = find_option(self.option).id if self.option else None
        return self.model_copy(update={"country": resolve(self.country).code, "option": option})

    def answer(self, given: Given) -> OptionsAnswer:
        """Rank the options, or show one."""
        from hansa.countries import resolve
        from hansa.reports.strategy.answers import OptionAnswer, OptionsAnswer
        from hansa.strategy.profiles import DEFAULT_PROFILE, guess_profile
        from hansa.strategy.ranking import rank_options

        edition, country = given.edition, resolve(self.country)
        guess = guess_profile(edition, country.code) if self.profile is None else None
        profile = self.profile or (guess and guess.profile) or DEFAULT_PROFILE
        ranked = tuple(rank_options(edition, country.code, profile, self.objective))
        if self.option is None:
            return OptionsAnswer(edition, country, profile, guess, self.objective, ranked, self.most)
        every = rank_options(edition, country.code, profile)
        one = tuple(found for found in every if found.option.id == self.option)
        return OptionAnswer(edition, country, profile, guess, self.objective, one)


class PrioritiesQuestion(OfStrategy):
    """What is worth most, what stays first, what fits, what one would regret."""

    address: ClassVar[str] = "strategy prioritise"
    heading: ClassVar[str] = N_("Priorities")
    summary: ClassVar[str] = N_(
        "Weigh the actions of a strategy, or the catalogue’s options: value in full, what stays first whatever the weights, what "
        "fits staff and money, what one would regret."
    )
    answered_by: ClassVar[str] = f"{ANSWERS}:PrioritiesAnswer"

    catalogue: Annotated[
        bool,
        Field(
            title=N_("All options"),
            description=N_("Weigh all options of the catalogue, not the strategy’s actions."),
        ),
    ] = False
    weights: Annotated[
        str | None,
        Ask("weights"),
        Field(
            title=N_("Weights"),
            description=N_(
                "Points for the step from worst to best on each criterion, as security=30,voice=10; else the strategy’s."
            ),
        ),
    ] = None
    any_weights: Annotated[
        bool,
        Field(title=N_("Any weights"), description=N_("Draw from all weights, not only those in the same order.")),
    ] = False
    staff: Annotated[MeansAsked, Field(title=N_("Staff"), description=N_("Full-time equivalents for new actions."))] = (
        None
    )
    budget: Annotated[MeansAsked, Field(title=N_("Budget"), description=N_("Euros a year for new actions."))] = None
    at_most: Annotated[
        int | None, Field(title=N_("At most"), description=N_("How many actions at most."), ge=1, le=MOST_SHOWN)
    ] = None
    samples: Annotated[
        int,
        Field(title=N_("Draws"), description=N_("How many weights are drawn."), ge=100, le=MOST_SAMPLES),
    ] = 100_000
    seed: Annotated[
        int,
        Field(title=N_("Seed"), description=N_("Begins the draws; the same gives the same."), ge=0, le=MOST_SEED),
    ] = 1
    most: Most = None

    def settle(self, edition: Edition) -> Self:
        """Refuse weights that cannot be read."""
        self.wanted()
        return self

    def wanted(self) -> WantedPriorities:
        """Return what is set for the weighing."""
        from hansa.strategy.priorities import WantedPriorities
        from hansa.strategy.weights import read_weights

        return WantedPriorities(
            catalogue=self.catalogue,
            weights=read_weights(self.weights) if self.weights else None,
            any_weights=self.any_weights,
            staff=self.staff,
            budget_eur=self.budget,
            actions=self.at_most,
            samples=self.samples,
            seed=self.seed,
        )

    def answer(self, given: Given) -> PrioritiesAnswer:
        """Weigh what the strategy may do."""
        from hansa.reports.strategy.answers import PrioritiesAnswer
        from hansa.strategy.priorities import prioritise

        strategy = open_strategy(self.strategy, given.edition).strategy
        found = prioritise(strategy, given.edition, self.wanted())
        return PrioritiesAnswer(given.edition, name_file(self.strategy), found, self.most)


class ReviewQuestion(OfStrategy):
    """What a strategy lacks by six characteristics."""

    address: ClassVar[str] = "strategy review"
    heading: ClassVar[str] = N_("Quality review")
    summary: ClassVar[str] = N_(
        "Say what a strategy lacks by six characteristics, place by place, and how to mend it. FILE may also name a published "
        "strategy: france-2017, or a country and year of the table of strategies, as de-2024."
    )
    answered_by: ClassVar[str] = f"{ANSWERS}:ReviewAnswer"

    severity: Annotated[
        Literal["high", "medium", "low"],
        Field(title=N_("Severity"), description=N_("Only findings at least so grave.")),
    ] = "low"
    all_places: Annotated[
        bool, Field(title=N_("Every place"), description=N_("Show every place, not the first few."))
    ] = False

    def rests_on(self, edition: Edition) -> str:
        """Return the digest of the strategy's file; a published one rests on the edition alone."""
        return "" if self.names_published(edition) else super().rests_on(edition)

    def answer(self, given: Given) -> ReviewAnswer:
        """Review the strategy, or a published one as far as it was read."""
        from hansa.reports.strategy.answers import ReviewAnswer
        from hansa.strategy.published import bring_in
        from hansa.strategy.review import review_published, review_strategy

        edition, shown = given.edition, (self.severity, self.all_places)
        if self.names_published(edition):
            published = bring_in(edition, str(self.strategy))
            found = review_published(published)
            return ReviewAnswer(edition, str(self.strategy), published.strategy, found, published, *shown)
        held = open_strategy(self.strategy, edition)
        found = review_strategy(held.strategy, held.markup)
        return ReviewAnswer(edition, name_file(self.strategy), held.strategy, found, None, *shown)

    def names_published(self, edition: Edition) -> bool:
        """Say whether a published strategy is meant: a file or a strategy of the shelf that is so called comes first."""
        from hansa.strategy import shelf
        from hansa.strategy.published import list_published

        own = shelf.folder() / f"{self.strategy}.yml" if isinstance(self.strategy, str) else self.strategy
        return str(self.strategy) in list_published(edition) and not own.exists()


class AuditQuestion(OfStrategy):
    """What has changed in the evidence since each choice."""

    address: ClassVar[str] = "strategy audit"
    heading: ClassVar[str] = N_("Choices")
    summary: ClassVar[str] = N_(
        "Say what has changed in the evidence since each choice, and which choices to open again."
    )
    answered_by: ClassVar[str] = f"{ANSWERS}:AuditAnswer"

    def answer(self, given: Given) -> AuditAnswer:
        """Audit the choices."""
        from hansa.reports.strategy.answers import AuditAnswer
        from hansa.strategy.audit import audit_choices

        strategy = open_strategy(self.strategy, given.edition).strategy
        found = tuple(audit_choices(strategy, given.edition))
        return AuditAnswer(given.edition, name_file(self.strategy), strategy, found)


class DiffQuestion(Question):
    """What differs between two strategies."""

    address: ClassVar[str] = "strategy diff"
    heading: ClassVar[str] = N_("Differences")
    summary: ClassVar[str] = N_("Say in words what differs between two strategies.")
    chapter: ClassVar[str] = STRATEGIES
    answered_by: ClassVar[str] = f"{ANSWERS}:ChangesAnswer"
    example: ClassVar[dict[str, Any]] = {"former": "senegal", "present": "senegal"}

    former: Annotated[
        str | Path,
        Ask("strategy", argument=True, metavar="FORMER"),
        Field(title=N_("Former strategy")),
        WithJsonSchema({"type": "string"}),
    ]
    present: Annotated[
        str | Path,
        Ask("strategy", argument=True, metavar="PRESENT"),
        Field(title=N_("Present strategy")),
        WithJsonSchema({"type": "string"}),
    ]

    def rests_on(self, edition: Edition) -> str:
        """Return the digests of the two files."""
        return " ".join(open_strategy(one, edition).digest for one in (self.former, self.present))

    def label(self, edition: Edition, words: Language) -> str:
        """Return which two strategies."""
        return " → ".join(Path(one).stem for one in (self.former, self.present))

    def answer(self, given: Given) -> ChangesAnswer:
        """Compare the two."""
        from hansa.reports.strategy.answers import ChangesAnswer

        former, present = (open_strategy(one, given.edition).strategy for one in (self.former, self.present))
        return ChangesAnswer(given.edition, (name_file(self.former), name_file(self.present)), former, present)


QUESTIONS: tuple[type[Question], ...] = (
    OptionsQuestion,
    PrioritiesQuestion,
    ReviewQuestion,
    AuditQuestion,
    DiffQuestion,
)
