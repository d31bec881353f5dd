"""What a strategy lacks, place by place, and what the evidence says today of the choices made earlier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.routing import Route

from hansa.reports.strategy.naming import format_day
from hansa.strategy.audit import Audited, audit_choices
from hansa.strategy.catalogue import Step, StepQuestion, load_catalogue
from hansa.strategy.review import Finding, Judged, review_strategy
from hansa.strategy.telling import SEVERITY, STATE, say_shift
from hansa.titles import text_in
from hansa.web.pages.guide_frame import open_held, show_part, tongue

if TYPE_CHECKING:
    from starlette.requests import Request

ORDER = ("reopen", "bare", "stands", "replaced")


@dataclass(frozen=True)
class FindingKind:
    """The findings of one rule: how grave, how to mend it, every place, and the question of the guide that mends it, if one does."""

    severity: str
    mark: str
    mend: str
    example: str
    findings: tuple[Finding, ...]
    asked: tuple[Step, StepQuestion] | None


@dataclass(frozen=True)
class ReviewPart:
    """A characteristic with how many checks it meets and what it lacks."""

    title: str
    judged: Judged
    kinds: tuple[FindingKind, ...]


@dataclass(frozen=True)
class Seen:
    """A choice as the evidence sees it today."""

    audited: Audited
    state: str
    day: str
    question: str
    decision: str
    reason: str
    shifts: tuple[tuple[bool, str], ...]


def show_review(request: Request) -> Response:
    """Show what the strategy lacks by the six characteristics."""
    held = open_held(request)
    found = review_strategy(held.strategy, held.markup)
    return show_part(
        request,
        "guide-review.html",
        "strategy_review",
        held,
        found=found,
        grave=sum(finding.rule.severity == "high" for finding in found.findings),
        judged=[_set_part(request, one) for one in found.judged],
    )


def _set_part(request: Request, judged: Judged) -> ReviewPart:
    words = tongue(request)
    kinds: dict[str, list[Finding]] = {}
    for finding in judged.findings:
        kinds.setdefault(finding.rule.id, []).append(finding)
    shown = tuple(
        FindingKind(
            severity=held[0].rule.severity,
            mark=words(SEVERITY[held[0].rule.severity]),
            mend=held[0].rule.mend.text(words.lang),
            example=held[0].rule.example.text(words.lang),
            findings=tuple(held),
            asked=_find_question(held[0]),
        )
        for held in kinds.values()
    )
    return ReviewPart(judged.characteristic.title.text(words.lang), judged, shown)


def _find_question(finding: Finding) -> tuple[Step, StepQuestion] | None:
    """Return the question whose answer fills the place of a finding."""
    wanted = str(finding.place[0]) if len(finding.place) == 1 else ""
    steps = load_catalogue().steps.values()
    return next(((step, one) for step in steps for one in step.questions if one.fills == wanted), None)


def show_audit(request: Request) -> Response:
    """Show which choices to open again."""
    held = open_held(request)
    audited = audit_choices(held.strategy, request.app.state.edition)
    return show_part(
        request,
        "guide-audit.html",
        "strategy_audit",
        held,
        seen=[_set_seen(request, one) for one in sorted(audited, key=lambda one: ORDER.index(one.state))],
        again=sum(one.state == "reopen" for one in audited),
    )


def _set_seen(request: Request, one: Audited) -> Seen:
    words, edition = tongue(request), request.app.state.edition
    return Seen(
        audited=one,
        state=words(STATE[one.state]),
        day=format_day(one.choice.date, words),
        question=text_in(one.choice.question, words.lang),
        decision=text_in(one.choice.decision, words.lang),
        reason=text_in(one.choice.reason, words.lang),
        shifts=tuple((shift.reopens, say_shift(shift, edition, words)) for shift in one.shifts),
    )


ROUTES = (
    Route("/{lang}/guide/{slug}/review", show_review, name="strategy_review"),
    Route("/{lang}/guide/{slug}/audit", show_audit, name="strategy_audit"),
)
