"""What the guide's data look like: steps, options, frameworks, profiles, roles and futures, each text in both languages."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from hansa.strategy.catalogue.entry import ID, Entry
from hansa.strategy.catalogue.statements import Deadline, Fact
from hansa.titles import Titles
from hansa.written.values import Number, Whole

Area = Literal["governance", "economy", "security", "organisation"]
PillarName = Literal["security", "supply", "rules", "voice"]
Cost = Literal["low", "medium", "high", "very_high"]
Time = Literal["months", "one_to_two_years", "years"]
ProfileId = Literal["small_state", "emerging_economy", "regional_power", "major_power"]
PartnerKind = Literal["states", "companies", "civil_society", "research", "organisation"]
Criterion = Literal["security", "supply", "rules", "voice", "staff", "cost", "time"]


class Term(Entry):
    """One word of the guide with its title and, where it needs one, its meaning."""

    id: str
    title: Titles
    text: Titles | None = None


class Role(Entry):
    """Who leads or joins an action: the kind of body, for its name differs from state to state."""

    id: str = ID
    title: Titles
    text: Titles


class OptionStaff(Entry):
    """Full-time equivalents of the unit that leads, our own judgement: a planning assumption."""

    first_year: Number = Field(ge=0, le=50)
    running: Number = Field(ge=0, le=50)


class SuggestedPartner(Entry):
    """With whom an option is carried out."""

    kind: PartnerKind
    text: Titles


class SuggestedIndicator(Entry):
    """How progress is seen; ``evidence`` is an expression over the edition, null where nothing in it measures this."""

    id: str = ID
    title: Titles
    evidence: str | None
    unit: str
    better: Literal["lower", "higher"]


class EvidenceCall(Entry):
    """Evidence that calls for an option.

    Attributes
    ----------
    when : str
        A condition over the edition; see :mod:`hansa.figures.expression`.
    weight : int
        1 (a hint), 2 (a reason) or 3 (a pressing reason).
    reason : Titles
        What it means; ``{value}`` is the first figure of the condition, ``{value_2}`` the second, ``{name}`` what the first names.
    """

    when: str
    weight: Whole = Field(ge=1, le=3)
    reason: Titles


class Example(Entry):
    """A row of an edition's table: a country that did it. ``key`` is the start of the row's measure or title, or the instrument's id."""

    dataset: Literal["practices", "envoys", "strategies", "memberships"]
    country: str = Field(pattern=r"^([A-Z]{2})?$")
    key: str = Field(min_length=2)


class Option(Entry):
    """Something that a state can do.

    Attributes
    ----------
    objectives : tuple of str
        Which of the eight objectives it serves, ``1.1`` to ``3.2``.
    needs, excludes : tuple of str
        Options that come first, and those that contradict it.
    staff, cost : OptionStaff, str
        Planning assumptions of the project, not measurements; the cost classes' bounds stand in ``profiles.yml``.
    done_when : str or None
        A condition over the edition that holds where the country has done it already.
    facts : tuple of Fact
        What its texts state of the world, each with its source: years, figures, official names, what is in force.
    ours : tuple of str
        Words of its English texts whose numbers are the guide's own judgement: so many people, meetings, partners.
    deadlines : tuple of Deadline
        What expires.
    """

    id: str = ID
    area: Area
    objectives: tuple[str, ...] = Field(min_length=1)
    pillars: tuple[PillarName, ...] = Field(min_length=1)
    title: Titles
    what: Titles
    reasons_for: tuple[Titles, ...] = Field(alias="for", min_length=2, max_length=4)
    reasons_against: tuple[Titles, ...] = Field(alias="against", min_length=2, max_length=4)
    prerequisites: tuple[Titles, ...] = ()
    needs: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    staff: OptionStaff
    cost: Cost
    time_to_effect: Time
    profiles: tuple[ProfileId, ...] = Field(min_length=1)
    lead: str
    partners: tuple[SuggestedPartner, ...] = ()
    forums: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    indicators: tuple[SuggestedIndicator, ...] = Field(min_length=1, max_length=3)
    called_for_by: tuple[EvidenceCall, ...] = Field(min_length=1)
    examples: tuple[Example, ...] = ()
    done_when: str | None = None
    facts: tuple[Fact, ...] = ()
    ours: tuple[str, ...] = ()
    deadlines: tuple[Deadline, ...] = ()


class StepQuestion(Entry):
    """One question of a step.

    Attributes
    ----------
    considerations : tuple of Titles
        What to weigh before answering.
    evidence : tuple of str
        Expressions whose figures stand beside the question.
    answer : str
        The kind of answer.
    choices : tuple of Term
        What may be chosen, where the answer is ``choice`` or ``several``; empty where ``choose_from`` says where they are.
    choose_from : str or None
        A list that the choices are taken from: ``options``, ``pillars``, ``criteria``, ``roles``, ``forums``, ``instruments``,
        ``profiles``, ``frameworks``, ``futures``.
    fills : str
        The field of the strategy that it fills, ``steps.<step>.answers.<question>`` where it has none of its own.
    """

    id: str = ID
    text: Titles
    considerations: tuple[Titles, ...] = Field(min_length=1)
    evidence: tuple[str, ...] = ()
    answer: Literal["text", "choice", "several", "number", "countries"]
    choices: tuple[Term, ...] = ()
    choose_from: (
        Literal["options", "pillars", "criteria", "roles", "forums", "instruments", "profiles", "frameworks", "futures"]
        | None
    ) = None
    fills: str


class Step(Entry):
    """One of the ten steps from evidence to strategy."""

    id: str = ID
    title: Titles
    purpose: Titles
    questions: tuple[StepQuestion, ...] = Field(min_length=4, max_length=8)


class FrameworkPart(Entry):
    """A sub-objective of a framework; ``row`` is its code in the table that it is from."""

    id: str
    title: Titles
    row: str | None = None


class FrameworkObjective(Entry):
    """An objective of a framework, and which of the eight objectives and four pillars it covers."""

    id: str
    title: Titles
    text: Titles | None = None
    covers: tuple[str, ...] = ()
    pillars: tuple[PillarName, ...] = ()
    row: str | None = None
    note: Titles | None = None
    parts: tuple[FrameworkPart, ...] = ()


class FrameworkAxis(Entry):
    """An axis of a framework."""

    id: str
    title: Titles
    text: Titles | None = None
    row: str | None = None
    note: Titles | None = None
    objectives: tuple[FrameworkObjective, ...] = Field(min_length=1)


class Framework(Entry):
    """An order of axes and objectives that a strategy can follow.

    Attributes
    ----------
    dataset : str or None
        The edition's dataset that its wording is from; the ``row`` of each part is a code in it.
    origin : Titles
        Where it comes from, in a sentence.
    """

    id: str = ID
    title: Titles
    what: Titles
    origin: Titles
    dataset: str | None = None
    axes: tuple[FrameworkAxis, ...] = Field(min_length=1)

    @property
    def objectives(self) -> tuple[FrameworkObjective, ...]:
        """Its objectives, axis by axis."""
        return tuple(objective for axis in self.axes for objective in axis.objectives)


class Profile(Entry):
    """A size of state: what a digital-diplomacy unit of its kind can carry. Figures are planning assumptions.

    Attributes
    ----------
    capacity_fte : float
        Full-time equivalents for new actions a year.
    budget_eur : float
        What the unit can spend on new actions a year, in euros; works that other budgets pay (cables, cloud) stand outside it.
    """

    id: ProfileId
    title: Titles
    text: Titles
    capacity_fte: Number = Field(gt=0)
    budget_eur: Number = Field(gt=0)


class CostClass(Entry):
    """A class of yearly cost; ``below_eur`` is its upper bound (null for the last), ``planned_eur`` the amount to plan with."""

    id: Cost
    title: Titles
    below_eur: Number | None
    planned_eur: Number = Field(gt=0)


class Future(Entry):
    """A plausible future.

    Attributes
    ----------
    effects : dict of criterion to float
        What the future does to the worth of an option's contribution on each criterion: 1 leaves it, 2 doubles it, 0.5
        halves it. Planning assumptions, for regret analysis.
    dependence : tuple of Titles
        What it does to dependence, layer by layer.
    signs : tuple of Titles
        By which events one would see it come.
    """

    id: str = ID
    title: Titles
    text: Titles
    dependence: tuple[Titles, ...] = Field(min_length=1)
    signs: tuple[Titles, ...] = Field(min_length=1)
    effects: dict[Criterion, Number]


class Terms(Entry):
    """The guide's closed lists of words."""

    areas: tuple[Term, ...]
    pillars: tuple[Term, ...]
    objectives: tuple[Term, ...]
    criteria: tuple[Term, ...]
    times: tuple[Term, ...]
    partner_kinds: tuple[Term, ...]
    statuses: tuple[Term, ...]


class Catalogue(Entry):
    """Everything that the guide knows by heart, each kind by id, in the order of its files."""

    steps: dict[str, Step]
    options: dict[str, Option]
    frameworks: dict[str, Framework]
    profiles: dict[str, Profile]
    cost_classes: dict[str, CostClass]
    roles: dict[str, Role]
    futures: dict[str, Future]
    terms: Terms
