"""One step of the guide: its questions with what to weigh and the evidence beside each; every answer is saved by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from hansa.errors import InputError
from hansa.language import Language
from hansa.reports.strategy.naming import format_day
from hansa.strategy.answers import GivenAnswer, list_offers
from hansa.strategy.catalogue import Step, StepQuestion
from hansa.strategy.document import Strategy
from hansa.strategy.fields import GivenText
from hansa.strategy.file import StrategyFile
from hansa.strategy.guide import answer_question, asks_why, figures_beside, find_answer, find_step, last_choice
from hansa.titles import text_in
from hansa.web.answers import status_of
from hansa.web.pages.guide import list_steps, say_answered
from hansa.web.pages.guide_fields import GuideField, check_answer, read_typed, set_field
from hansa.web.pages.guide_frame import (
    Beside,
    author_of,
    explain_failure,
    last_author,
    lead_to,
    open_held,
    plain_text,
    save_change,
    set_figure,
    show_part,
    tell_failure,
    tongue,
    wants_json,
)
from hansa.web.visits import read_form

if TYPE_CHECKING:
    from starlette.datastructures import FormData
    from starlette.requests import Request


@dataclass(frozen=True)
class Typed:
    """What was typed and could not be saved, and why."""

    question: str
    answer: GivenText
    reason: str
    author: str
    failed: str


@dataclass(frozen=True)
class AskedStep:
    """A question as the page shows it.

    Attributes
    ----------
    field : Field
        How it is answered, holding the answer.
    chooses : bool
        Whether the answer goes on record with its reason: it is then saved when the visitor says so, not at each change.
    record : str
        What is on record.
    """

    question: StepQuestion
    figures: tuple[Beside, ...]
    field: GuideField
    chooses: bool
    record: str
    reason: str
    author: str
    failed: str


def show(request: Request) -> Response:
    """Show a step."""
    return _show(request, find_step(request.path_params["step"]), open_held(request))


def _show(request: Request, step: Step, held: StrategyFile, typed: Typed | None = None, status: int = 200) -> Response:
    steps = list_steps(held.strategy)
    place = next(number for number, one in enumerate(steps) if one.step is step)
    return show_part(
        request,
        "guide-step.html",
        "strategy",
        held,
        status=status,
        steps=steps,
        current=steps[place],
        former=steps[place - 1].step if place else None,
        following=steps[place + 1].step if place + 1 < len(steps) else None,
        asked=[_ask(request, held.strategy, step, question, typed) for question in step.questions],
        progress=_format_progress(held.strategy, step, tongue(request)),
    )


def _ask(request: Request, strategy: Strategy, step: Step, question: StepQuestion, typed: Typed | None) -> AskedStep:
    edition, words = request.app.state.edition, tongue(request)
    own = typed if typed and typed.question == question.id else None
    answer = own.answer if own else find_answer(strategy, step, question)
    figures = figures_beside(edition, strategy.country, question)
    return AskedStep(
        question=question,
        figures=tuple(set_figure(edition, figure, words.lang) for figure in figures),
        field=set_field(question, list_offers(strategy, question, edition), answer, strategy, words),
        chooses=asks_why(question),
        record=_format_record(strategy, step, question, words),
        reason=own.reason if own else "",
        author=own.author if own else last_author(strategy),
        failed=own.failed if own else "",
    )


async def answer(request: Request) -> Response:
    """Save one answer: lead back to its question, or tell the script."""
    form = await read_form(request)
    return await run_in_threadpool(_answer, request, form)


def _answer(request: Request, form: FormData) -> Response:
    step = find_step(request.path_params["step"])
    question = next((one for one in step.questions if one.id == form.get("question")), None)
    if question is None:
        raise HTTPException(404)
    typed, reason = read_typed(question, form), plain_text(form.get("reason"))
    try:
        held = _save(
            request, form, GivenAnswer(step, question, typed, reason or None, question.text.text(tongue(request).lang))
        )
    except InputError as error:
        if wants_json(request):
            return tell_failure(request, error)
        held = open_held(request)
        failed = _explain(request, error, find_answer(held.strategy, step, question), typed)
        kept = Typed(question.id, typed, reason, str(form.get("author", "")), failed)
        return _show(request, step, held, kept, status_of(error))
    if not wants_json(request):
        return lead_to(request, "strategy_step", anchor=question.id, step=step.id)
    return JSONResponse(_tell_saved(held, step, question, tongue(request)))


def _explain(request: Request, error: InputError, saved: GivenText | None, typed: GivenText) -> str:
    """Say why an answer was not saved; where someone else was quicker, also what is saved now, if that is a text."""
    failed = explain_failure(request, error)
    if error.code != "changed-meanwhile" or not isinstance(saved, str) or saved == typed:
        return failed
    return f"{failed} {tongue(request)('Saved there now: {answer}', answer=saved)}"


def _save(request: Request, form: FormData, given: GivenAnswer) -> StrategyFile:
    check_answer(given)
    edition, author = request.app.state.edition, author_of(request, form)
    return save_change(request, form, lambda strategy: answer_question(strategy, given, edition, author))


def _tell_saved(held: StrategyFile, step: Step, question: StepQuestion, words: Language) -> dict[str, str]:
    return {
        "digest": held.digest,
        "said": words("Saved."),
        "progress": _format_progress(held.strategy, step, words),
        "record": _format_record(held.strategy, step, question, words),
    }


def _format_progress(strategy: Strategy, step: Step, words: Language) -> str:
    current = next(one for one in list_steps(strategy) if one.step is step)
    return say_answered(current, words)


def _format_record(strategy: Strategy, step: Step, question: StepQuestion, words: Language) -> str:
    """Format what was last decided, by whom, when and why; empty where the question is no choice or was not answered."""
    made = last_choice(strategy, step, question) if asks_why(question) else None
    if made is None:
        return ""
    decision = text_in(made.decision, words.lang).rstrip(".")
    told = words("On record since {day}: {decision}.", day=format_day(made.date, words), decision=decision)
    by = words("Decided by {author}.", author=made.author) if made.author else ""
    why = words("Why: {reason}", reason=text_in(made.reason, words.lang)) if made.reason else ""
    return " ".join(part for part in (told, by, why) if part)


ROUTES = (
    Route("/{lang}/guide/{slug}/steps/{step}", show, name="strategy_step"),
    Route("/{lang}/guide/{slug}/steps/{step}", answer, methods=["POST"]),
)
