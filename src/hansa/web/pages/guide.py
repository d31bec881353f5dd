"""The guide: the strategies of the workspace, a new one, and the overview of one with the ten steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from hansa.countries import all_countries, fold, party, resolve
from hansa.errors import InputError
from hansa.language import Language
from hansa.reports.strategy.naming import format_period
from hansa.strategy import shelf
from hansa.strategy.additions import find_conflicts
from hansa.strategy.catalogue import Step, load_catalogue
from hansa.strategy.document import Action, Answered, Strategy
from hansa.strategy.frameworks import find_framework
from hansa.strategy.guide import begin_strategy, open_step
from hansa.strategy.profiles import check_profile, guess_profile, name_profile
from hansa.strategy.shelf import Shelved
from hansa.strategy.telling import known_forums
from hansa.titles import text_in
from hansa.web.answers import status_of
from hansa.web.pages.guide_frame import count_steps, explain_failure, format_time, open_held, show_part, tongue
from hansa.web.rendering import page
from hansa.web.visits import read_form

if TYPE_CHECKING:
    from starlette.requests import Request

BLANK = ""
AUTOMATIC = ""


@dataclass(frozen=True)
class StepState:
    """A step with how many of its questions are answered; ``state`` is open, left or done."""

    number: int
    step: Step
    state: str
    answered: int


def show_all(request: Request) -> Response:
    """List the strategies."""
    found = shelf.list_strategies(known_forums(request.app.state.edition))
    return page(
        request,
        "guide.html",
        strategies=[_describe(request, one) for one in found],
        unnamed=shelf.count_unnamed(),
        may_write=request.state.session.account.may("editor"),
    )


def _describe(request: Request, one: Shelved) -> dict[str, Any]:
    words = tongue(request)
    shown: dict[str, Any] = {"slug": one.slug, "changed": format_time(one.changed_at, words), "at": one.changed_at}
    if one.held is None:
        return shown | {"title": one.slug, "fault": explain_failure(request, one.fault) if one.fault else ""}
    strategy = one.held.strategy
    answered, questions, done, steps = count_steps(strategy)
    return shown | {
        "title": text_in(strategy.title, words.lang),
        "country": party(strategy.country).name(words.lang),
        "profile": name_profile(strategy.profile, words.lang) if strategy.profile else "",
        "answered": answered,
        "questions": questions,
        "done": done,
        "steps": steps,
        "actions": sum(action.status != "dropped" for _, action in strategy.actions()),
        "fault": "",
    }


def show_new(request: Request) -> Response:
    """Show the form for a new strategy."""
    return _show_new(request, {"country": request.query_params.get("country", "")})


def _show_new(request: Request, typed: dict[str, str], failed: str = "", status: int = 200) -> Response:
    catalogue, lang = load_catalogue(), request.path_params["lang"]
    return page(
        request,
        "guide-new.html",
        status=status,
        typed={"country": "", "framework": "first-step", "profile": AUTOMATIC, "name": ""} | typed,
        failed=failed,
        frameworks=catalogue.frameworks.values(),
        profiles=catalogue.profiles.values(),
        countries=sorted(all_countries().values(), key=lambda country: fold(country.name(lang))),
    )


async def begin(request: Request) -> Response:
    """Begin a strategy and lead to it."""
    form = await read_form(request)
    typed = {name: str(form.get(name, "")).strip() for name in ("country", "framework", "profile", "name")}
    return await run_in_threadpool(_begin, request, typed)


def _begin(request: Request, typed: dict[str, str]) -> Response:
    edition, lang = request.app.state.edition, request.path_params["lang"]
    try:
        state = resolve(typed["country"])
        profile = check_profile(typed["profile"] or None) or guess_profile(edition, state.code).profile
        framework = find_framework(typed["framework"]) if typed["framework"] != BLANK else None
        slug = shelf.check_slug(typed["name"] or shelf.free_slug(state.name(lang)))
        shelf.begin_file(slug, begin_strategy(state, edition, profile, framework, lang))
    except InputError as error:
        return _show_new(request, typed, explain_failure(request, error), status_of(error))
    return RedirectResponse(request.app.url_path_for("strategy", lang=lang, slug=slug), 303)


def show(request: Request) -> Response:
    """Show a strategy: how far the steps are, and what it holds."""
    held = open_held(request)
    answered, questions, done, _ = count_steps(held.strategy)
    following = open_step(held.strategy)
    return show_part(
        request,
        "guide-overview.html",
        "strategy",
        held,
        steps=[(one, say_answered(one, tongue(request))) for one in list_steps(held.strategy)],
        answered=answered,
        questions=questions,
        done=done,
        following=following,
        statuses={term.id: term.title for term in load_catalogue().terms.statuses},
        roles=load_catalogue().roles,
        options=load_catalogue().options,
        conflicts=_list_conflicts(held.strategy),
        actions=sum(action.status != "dropped" for _, action in held.strategy.actions()),
        text_in=text_in,
        format_period=format_period,
    )


def list_steps(strategy: Strategy) -> list[StepState]:
    """Return the steps of the guide with their state."""
    found = []
    for number, step in enumerate(load_catalogue().steps.values(), start=1):
        held = strategy.steps.get(step.id, Answered())
        answered = sum(question.id in held.answers for question in step.questions)
        found.append(StepState(number, step, held.state, answered))
    return found


def say_answered(one: StepState, words: Language) -> str:
    """Say how many questions of a step are answered."""
    return words.plural(
        "{number} of {all} answered", "{number} of {all} answered", one.answered, all=len(one.step.questions)
    )


def _list_conflicts(strategy: Strategy) -> dict[str, tuple[list[str], list[str]]]:
    """Return by action what it needs that the strategy lacks, and what it contradicts, where there is either."""
    found = {action.id: _find_conflicts(strategy, action) for _, action in strategy.actions()}
    return {name: both for name, both in found.items() if any(both)}


def _find_conflicts(strategy: Strategy, action: Action) -> tuple[list[str], list[str]]:
    option = load_catalogue().options.get(action.option or "")
    return find_conflicts(strategy, option) if option and action.status not in {"done", "dropped"} else ([], [])


ROUTES = (
    Route("/{lang}/guide", show_all, name="guide"),
    Route("/{lang}/guide/new", show_new, name="new_strategy"),
    Route("/{lang}/guide/new", begin, methods=["POST"]),
    Route("/{lang}/guide/{slug}", show, name="strategy"),
)
