"""What programs get of a strategy and of what the guide says to it: the dataclasses behind the JSON, and how they are filled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, JsonValue, RootModel

from hansa.evidence import Edition
from hansa.figures.expression import Truth
from hansa.figures.figure import CountryFigure
from hansa.language import language
from hansa.reports.brief.facts import BriefFacts, PlaceFacts, SourceFacts, tell_brief, tell_sources
from hansa.reports.strategy.weighing_facts import WeighingFacts, tell_weighing
from hansa.strategy.audit import AuditKind
from hansa.strategy.calendar import list_deadlines
from hansa.strategy.catalogue.models import Area, Cost, OptionStaff, Time
from hansa.strategy.layout import to_data
from hansa.strategy.review import ORDER
from hansa.strategy.stated import StatedSource, list_sources
from hansa.strategy.telling import format_beside
from hansa.titles import text_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hansa.countries import Country
    from hansa.reports.strategy.gather import NumberedAction, Report
    from hansa.reports.strategy.means import Means
    from hansa.strategy.audit import Audited
    from hansa.strategy.diff import StrategyChange
    from hansa.strategy.published import Published
    from hansa.strategy.ranking import RankedOption, Reason
    from hansa.strategy.review import Finding, Review

DECIMALS = 3
FindingSeverity = Literal["high", "medium", "low"]


@dataclass(frozen=True)
class ReasonFacts:
    """Why the evidence may call for an option: its condition, whether it holds, and the sentence where it does."""

    when: str
    weight: int
    state: Truth
    text: str | None
    figures: tuple[CountryFigure, ...]


@dataclass(frozen=True)
class OptionFacts:
    """An option of the catalogue, its score for a country and all that it follows from."""

    id: str
    title: str
    what: str
    in_favour: Annotated[tuple[str, ...], Field(serialization_alias="for")]
    against: tuple[str, ...]
    area: Area
    objectives: tuple[str, ...]
    staff: OptionStaff
    cost: Cost
    time_to_effect: Time
    lead: str
    forums: tuple[str, ...]
    needs: tuple[str, ...]
    excludes: tuple[str, ...]
    score: float
    called: int
    fit: float
    realistic: bool
    done: Truth
    reasons: tuple[ReasonFacts, ...]
    missing: tuple[str, ...]
    deadlines: tuple[str, ...]
    stated_by: tuple[StatedSource, ...]


@dataclass(frozen=True)
class OptionsFacts:
    """The options of the catalogue for a country, those first that its evidence calls for."""

    country: str
    profile: str
    objective: str | None
    edition: str
    options: tuple[OptionFacts, ...]


@dataclass(frozen=True)
class ReadSourceFacts:
    """Where a published strategy was read."""

    title: str
    url: str


@dataclass(frozen=True)
class ReadFacts:
    """How far a published strategy was read."""

    origin: str
    sources: tuple[ReadSourceFacts, ...]


@dataclass(frozen=True)
class CharacteristicFacts:
    """One of the six characteristics: how many checks there are, and how many are met."""

    id: str
    title: str
    checks: int
    met: int


@dataclass(frozen=True)
class LackFacts:
    """What is missing at one place, and how to mend it; ``unread`` where the text was not read in full."""

    characteristic: str
    rule: str
    severity: FindingSeverity
    state: Literal["absent", "unread"]
    place: str
    line: int | None
    missing: str
    mend: str
    example: str
    note: str | None


@dataclass(frozen=True)
class QualityFacts:
    """What a strategy lacks by the six characteristics."""

    characteristics: tuple[CharacteristicFacts, ...]
    findings: tuple[LackFacts, ...]


@dataclass(frozen=True)
class ReviewFacts(QualityFacts):
    """What the strategy of a file lacks; ``read`` says how far a published one was read."""

    file: str
    read: ReadFacts | None


@dataclass(frozen=True)
class ShiftFacts:
    """One thing that is not as it was when a choice was made; a state, a figure or the weights, then and now."""

    kind: AuditKind
    expression: str
    option: str | None
    former: bool | float | dict[str, float] | None
    present: bool | float | dict[str, float] | None
    unit: str | None
    reopens: bool


@dataclass(frozen=True)
class ChoiceFacts:
    """A choice as the evidence sees it today."""

    choice: str
    step: str
    date: str
    edition: str | None
    state: Literal["stands", "reopen", "replaced", "bare"]
    shifts: tuple[ShiftFacts, ...]


@dataclass(frozen=True)
class AuditFacts:
    """What has changed in the evidence since each choice."""

    file: str
    edition: str
    choices: tuple[ChoiceFacts, ...]


@dataclass(frozen=True)
class DifferenceFacts:
    """One difference between two strategies; the values before and after, for a move the ids of what held the item."""

    state: Literal["added", "removed", "moved", "changed"]
    kind: str
    id: str
    title: str
    key: str
    former: JsonValue
    present: JsonValue


class DifferencesFacts(RootModel[tuple[DifferenceFacts, ...]]):
    """What differs between two strategies, as a list."""


@dataclass(frozen=True)
class ActionFacts:
    """An action with its number in the document, its place, and why the evidence calls for it today."""

    number: str
    id: str
    axis: str
    objective: str
    reasons: tuple[str, ...]
    title: str


@dataclass(frozen=True)
class ProgressFacts:
    """An indicator with today's figure; null where nothing in the edition measures it."""

    action: str
    id: str
    today: CountryFigure | None


@dataclass(frozen=True)
class MeansFacts:
    """What the actions take, year by year, and how many say nothing of it."""

    staff: dict[str, float]
    money: dict[str, dict[str, float]]
    without_budget: int
    without_staff: int
    without_period: int


@dataclass(frozen=True)
class StrategyFacts:
    """A strategy as its file has it, with what the evidence says to it today."""

    country: PlaceFacts
    edition: str
    strategy: dict[str, JsonValue]
    actions: tuple[ActionFacts, ...]
    indicators: tuple[ProgressFacts, ...]
    means: MeansFacts
    priorities: WeighingFacts | None
    review: QualityFacts
    position: BriefFacts
    sources: tuple[SourceFacts, ...]


def tell_options(
    country: Country, profile: str, objective: str | None, found: Sequence[RankedOption], edition: Edition, lang: str
) -> OptionsFacts:
    """Return what programs get of a country's options; texts in the language given."""
    told = tuple(_tell_option(one, edition, country.code, lang) for one in found)
    return OptionsFacts(country.code, profile, objective, edition.id, told)


def _tell_option(ranked: RankedOption, edition: Edition, country: str, lang: str) -> OptionFacts:
    option = ranked.option
    return OptionFacts(
        id=option.id,
        title=option.title.text(lang),
        what=option.what.text(lang),
        in_favour=tuple(one.text(lang) for one in option.reasons_for),
        against=tuple(one.text(lang) for one in option.reasons_against),
        area=option.area,
        objectives=option.objectives,
        staff=option.staff,
        cost=option.cost,
        time_to_effect=option.time_to_effect,
        lead=option.lead,
        forums=option.forums,
        needs=option.needs,
        excludes=option.excludes,
        score=round(ranked.score, DECIMALS),
        called=ranked.called,
        fit=round(ranked.fit, DECIMALS),
        realistic=ranked.realistic,
        done=ranked.done,
        reasons=tuple(_tell_reason(one, lang) for one in ranked.reasons),
        missing=tuple(format_beside(edition, figure, lang) for figure in ranked.missing),
        deadlines=tuple(list_deadlines(edition, country, language(lang), option)),
        stated_by=tuple(list_sources(edition, option)),
    )


def _tell_reason(reason: Reason, lang: str) -> ReasonFacts:
    text = reason.text(lang) if reason.state == "true" else None
    return ReasonFacts(reason.call.when, reason.call.weight, reason.state, text, reason.figures)


def tell_review(
    found: Review, file: str, published: Published | None, severity: FindingSeverity, lang: str
) -> ReviewFacts:
    """Return what programs get of a review, findings at least so grave; ``published`` where no file of one's own was read."""
    quality = tell_quality(found, lang, severity)
    read = None
    if published:
        sources = tuple(ReadSourceFacts(title, url) for title, url in published.sources)
        read = ReadFacts(published.origin.text(lang), sources)
    return ReviewFacts(quality.characteristics, quality.findings, file, read)


def tell_quality(found: Review, lang: str, severity: FindingSeverity = "low") -> QualityFacts:
    """Return what programs get of a strategy's quality: findings at least so grave."""
    return QualityFacts(
        tuple(
            CharacteristicFacts(one.characteristic.id, one.characteristic.title.text(lang), one.checks, one.met)
            for one in found.judged
        ),
        tuple(_tell_gap(one, lang) for one in found.findings if ORDER[one.rule.severity] <= ORDER[severity]),
    )


def _tell_gap(finding: Finding, lang: str) -> LackFacts:
    rule = finding.rule
    return LackFacts(
        characteristic=rule.characteristic,
        rule=rule.id,
        severity=rule.severity,
        state=finding.state,
        place=finding.where(),
        line=finding.line,
        missing=finding.text(lang),
        mend=rule.mend.text(lang),
        example=rule.example.text(lang),
        note=finding.note.text(lang) if finding.note else None,
    )


def tell_audit(found: Sequence[Audited], file: str, edition: Edition) -> AuditFacts:
    """Return what programs get of an audit."""
    choices = tuple(
        ChoiceFacts(
            one.choice.id,
            one.choice.step,
            one.choice.date,
            one.choice.edition,
            one.state,
            tuple(ShiftFacts(**vars(shift)) for shift in one.shifts),
        )
        for one in found
    )
    return AuditFacts(file, edition.id, choices)


def tell_changes(found: Sequence[StrategyChange]) -> DifferencesFacts:
    """Return what programs get of the differences between two strategies."""
    return DifferencesFacts(
        tuple(
            DifferenceFacts(one.state, one.kind, one.id, one.title, one.key, one.former, one.present) for one in found
        )
    )


def tell_strategy(report: Report, lang: str) -> StrategyFacts:
    """Return what programs get of a strategy; the file's own texts as they stand, all else in a language."""
    return StrategyFacts(
        country=PlaceFacts(report.strategy.country, report.brief.country.name(lang)),
        edition=report.edition.id,
        strategy=to_data(report.strategy),
        actions=tuple(_tell_action(one, lang) for one in report.actions),
        indicators=tuple(ProgressFacts(one.number, one.indicator.id, one.today) for one in report.indicators),
        means=_tell_means(report.means),
        priorities=tell_weighing(report.priorities, lang) if report.priorities else None,
        review=tell_quality(report.review, lang),
        position=tell_brief(report.brief, lang),
        sources=tell_sources(report.edition, lang),
    )


def _tell_action(one: NumberedAction, lang: str) -> ActionFacts:
    reasons = tuple(reason.text(lang) for reason in one.ranked.holding) if one.ranked else ()
    title = text_in(one.action.title, lang)
    return ActionFacts(one.number, one.action.id, one.axis.id, one.objective.id, reasons, title)


def _tell_means(means: Means) -> MeansFacts:
    return MeansFacts(
        staff={str(year): round(value, 3) for year, value in sorted(means.staff.items())},
        money={
            currency: {str(year): round(value, 2) for year, value in sorted(years.items())}
            for currency, years in means.money.items()
        },
        without_budget=means.without_budget,
        without_staff=means.without_staff,
        without_period=means.without_period,
    )
