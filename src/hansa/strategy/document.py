"""What a strategy file holds: axes, objectives, actions, indicators; choices with the evidence of their time; sections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from hansa.strategy.fields import Amount, Day, GivenText, Id, Level, Number, Status
from hansa.titles import Text
from hansa.written.values import Whole

FORMAT: Literal[1] = 1


def _as_it_is(value: object) -> object:
    return value  # the schema alone says more: a list without items may be left empty


def _read_format(value: object) -> object:
    return FORMAT if value == str(FORMAT) else value  # the file gives every value as it is written


class Part(BaseModel):
    """A part of a strategy; ``shown`` are the keys that the file shows even where they are empty."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    shown: ClassVar[tuple[str, ...]] = ()

    @model_validator(mode="before")
    @classmethod
    def _leave_out_empty(cls, value: Any) -> Any:
        """Take a key without a value as a key that is not there."""
        return {key: one for key, one in value.items() if one is not None} if isinstance(value, dict) else value


class Period(Part):
    """From when to when."""

    start: Day
    end: Day

    @model_validator(mode="after")
    def _check_order(self) -> Period:
        length = min(len(self.start), len(self.end))
        if self.end[:length] < self.start[:length]:
            raise ValueError("ends before it starts")
        return self


class Budget(Part):
    """Money over the whole period of an action."""

    amount: Amount
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    note: Text | None = None


class Staff(Part):
    """Full-time equivalents, in the first year and in each year after it."""

    first_year: Amount
    running: Amount


def _widen_staff(value: object) -> object:
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return {"first_year": value, "running": value}
    return value


class Partner(Part):
    """Who takes part in an action."""

    kind: Literal["states", "companies", "civil_society", "research", "organisation"] | None = None
    text: Text


def _widen_partner(value: object) -> object:
    return {"text": value} if isinstance(value, str) or (isinstance(value, dict) and "en" in value) else value


class Baseline(Part):
    """What was measured when the indicator was set, and by whom."""

    value: Number | None = None
    date: Day | None = None
    source: Text | None = None


class Target(Part):
    """What is to be reached, and when."""

    value: Number
    date: Day


class Result(Part):
    """What was measured later."""

    date: Day
    value: Number


class Indicator(Part):
    """What an action is measured by; ``evidence`` is the expression that an edition answers."""

    id: Id
    title: Text
    unit: str | None = None
    better: Literal["lower", "higher"] | None = None
    evidence: str | None = None
    baseline: Baseline | None = None
    target: Target | None = None
    results: tuple[Result, ...] = ()
    shown: ClassVar[tuple[str, ...]] = ("unit", "baseline", "target")


class Action(Part):
    """What is done: by whom, with whom, where, when, with which means, measured how."""

    id: Id
    option: str | None = None
    title: Text
    text: Text | None = None
    lead: str | None = None
    partners: tuple[Annotated[Partner, BeforeValidator(_widen_partner, json_schema_input_type=str | Partner)], ...] = ()
    forum: tuple[str, ...] = ()
    region: Text | None = None
    period: Period | None = None
    budget: Budget | None = None
    staff: Annotated[Staff, BeforeValidator(_widen_staff, json_schema_input_type=float | Staff)] | None = None
    status: Status = "proposed"
    indicators: tuple[Indicator, ...] = ()
    shown: ClassVar[tuple[str, ...]] = (
        "lead", "partners", "forum", "period", "budget", "staff", "status", "indicators",
    )  # fmt: skip


class Objective(Part):
    """What an axis wants to reach; ``covers`` are the objectives of 2017 that it corresponds to."""

    id: Id
    title: Text
    text: Text | None = None
    covers: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    shown: ClassVar[tuple[str, ...]] = ("covers", "actions")


class Axis(Part):
    """A direction of the strategy."""

    id: Id
    title: Text
    text: Text | None = None
    objectives: tuple[Objective, ...] = ()
    shown: ClassVar[tuple[str, ...]] = ("objectives",)


class Evidence(Part):
    """What an expression gave when a choice was made: a figure, or whether a condition held."""

    option: str | None = None
    expression: str
    value: Number | None = None
    unit: str | None = None
    year: Whole | None = None
    dataset: str | None = None
    holds: bool | None = None


class Choice(Part):
    """One decision: what was considered, what was decided and why, and what was known then."""

    id: Id
    step: str
    question: Text
    options_considered: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    decision: Text
    reason: Text | None = None
    evidence: tuple[Evidence, ...] = ()
    edition: str | None = None
    weights: dict[str, Amount] = {}
    date: Day
    author: str | None = None
    shown: ClassVar[tuple[str, ...]] = ("options_considered", "reason", "author")


class Answered(Part):
    """How far a step of the guide is, and what was answered: one text or several by question."""

    state: Literal["open", "left", "done"] = "open"
    answers: dict[str, GivenText] = {}
    date: Day | None = None
    shown: ClassVar[tuple[str, ...]] = ("state",)


class Risk(Part):
    """What may go wrong, how likely and how grave it is, and the answer to it."""

    id: Id
    title: Text
    text: Text | None = None
    likelihood: Level | None = None
    impact: Level | None = None
    response: Text | None = None
    owner: str | None = None
    shown: ClassVar[tuple[str, ...]] = ("likelihood", "impact", "response", "owner")


class Stakeholder(Part):
    """Who is concerned or consulted, and in which role."""

    name: Text
    kind: Literal["states", "companies", "civil_society", "research", "organisation", "government"] | None = None
    role: Text | None = None


class Section(Part):
    """A passage of the strategy with who answers for it and when."""

    text: Text
    owner: str | None = None
    date: Day | None = None


class Strategy(Part):
    """A country's strategy as its file holds it."""

    hansa: Annotated[Literal[1], BeforeValidator(_read_format)] = FORMAT
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    lang: Literal["en", "fr"] = "en"
    title: Text
    vision: Text | None = None
    mission: Text | None = None
    values: tuple[Text, ...] = ()
    purpose: Text | None = None
    scope: Text | None = None
    method: Text | None = None
    problem: Text | None = None
    period: Period | None = None
    profile: str | None = None
    framework: str | None = None
    edition: str | None = None
    weights: dict[str, Amount] = {}
    axes: tuple[Axis, ...] = ()
    risks: tuple[Risk, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    resources: Section | None = None
    coordination: Section | None = None
    integration: Section | None = None
    consultation: Section | None = None
    publication: Section | None = None
    review: Section | None = None
    steps: dict[str, Answered] = {}
    choices: Annotated[
        tuple[Choice, ...], BeforeValidator(_as_it_is, json_schema_input_type=tuple[Choice, ...] | None)
    ] = ()
    shown: ClassVar[tuple[str, ...]] = ("hansa", "lang", "vision", "period", "profile", "framework", "axes", "choices")

    def objectives(self) -> Iterator[tuple[Axis, Objective]]:
        """Yield every objective with the axis that holds it."""
        yield from ((axis, objective) for axis in self.axes for objective in axis.objectives)

    def actions(self) -> Iterator[tuple[Objective, Action]]:
        """Yield every action with the objective that it serves."""
        yield from ((objective, action) for _, objective in self.objectives() for action in objective.actions)
