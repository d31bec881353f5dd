"""One action of a strategy: who leads it, when, with which means, how far it is, and what its indicators are to reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route

from hansa.errors import InputError
from hansa.figures.expression import measure
from hansa.reports.strategy.indicators import UNITS
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.choices import free_id
from hansa.strategy.document import (
    Action,
    Baseline,
    Budget,
    Indicator,
    Part,
    Period,
    Staff,
    Strategy,
    Target,
)
from hansa.strategy.editing import begin_action, change_text, find_action, replace_action
from hansa.strategy.file import StrategyFile
from hansa.titles import text_in
from hansa.web.answers import status_of
from hansa.web.pages.guide_frame import (
    Beside,
    explain_failure,
    lead_to,
    open_held,
    plain_text,
    save_change,
    set_figure,
    show_part,
    tongue,
)
from hansa.web.visits import read_form

if TYPE_CHECKING:
    from starlette.datastructures import FormData
    from starlette.requests import Request

EURO = "EUR"


@dataclass(frozen=True)
class Followed:
    """An indicator with what stands in its fields, and today's figure where the edition has one."""

    id: str
    title: str
    unit: str
    today: Beside | None
    fields: dict[str, str]


def show(request: Request) -> Response:
    """Show an action."""
    return _show(request, open_held(request))


def _show(
    request: Request, held: StrategyFile, typed: dict[str, str] | None = None, failed: str = "", status: int = 200
) -> Response:
    words, catalogue = tongue(request), load_catalogue()
    objective, action = find_action(held.strategy, request.path_params["action"])
    fields = _read_fields(action, words.lang) | (typed or {})
    return show_part(
        request,
        "guide-action.html",
        "strategy",
        held,
        status=status,
        action=action,
        objective=text_in(objective.title, words.lang),
        fields=fields,
        roles=[(role.id, role.title.text(words.lang)) for role in catalogue.roles.values()],
        statuses=[(term.id, term.title.text(words.lang)) for term in catalogue.terms.statuses],
        followed=[_follow(request, held.strategy, one, fields) for one in action.indicators],
        units=UNITS,
        partners=[text_in(one.text, words.lang) for one in action.partners],
        failed=failed,
    )


def _read_fields(action: Action, lang: str) -> dict[str, str]:
    """Return what stands in the fields of an action's form."""
    period, budget, staff = action.period, action.budget, action.staff
    return {
        "title": text_in(action.title, lang),
        "text": text_in(action.text, lang),
        "lead": action.lead or "",
        "status": action.status,
        "start": period.start if period else "",
        "end": period.end if period else "",
        "amount": _format(budget.amount, lang) if budget else "",
        "currency": budget.currency if budget else EURO,
        "first_year": _format(staff.first_year, lang) if staff else "",
        "running": _format(staff.running, lang) if staff else "",
        "indicator": "",
        "unit": "",
    }


def _format(value: float | None, lang: str) -> str:
    """Format a number as a person types it in a language."""
    plain = "" if value is None else f"{value:.15g}"
    return plain.replace(".", ",") if lang == "fr" else plain


def _follow(request: Request, strategy: Strategy, one: Indicator, typed: dict[str, str]) -> Followed:
    edition, lang = request.app.state.edition, request.path_params["lang"]
    base, aim = one.baseline or Baseline(), one.target
    fields = {
        "base": _format(base.value, lang),
        "base-date": base.date or "",
        "base-source": text_in(base.source, lang),
        "aim": _format(aim.value, lang) if aim else "",
        "aim-date": aim.date if aim else "",
    }
    return Followed(
        id=one.id,
        title=text_in(one.title, lang),
        unit=one.unit or "",
        today=set_figure(edition, measure(edition, strategy.country, one.evidence), lang) if one.evidence else None,
        fields={name: typed.get(f"{name}-{one.id}", value) for name, value in fields.items()},
    )


async def save(request: Request) -> Response:
    """Save an action."""
    form = await read_form(request)
    return await run_in_threadpool(_save, request, form)


def _save(request: Request, form: FormData) -> Response:
    name, lang = request.path_params["action"], request.path_params["lang"]
    typed = {key: plain_text(value) for key, value in form.items() if key not in {"token", "digest"}}

    def change(strategy: Strategy) -> Strategy:
        return replace_action(strategy, _fill(strategy, find_action(strategy, name)[1], typed, lang))

    try:
        save_change(request, form, change)
    except InputError as error:
        return _show(request, open_held(request), typed, explain_failure(request, error), status_of(error))
    return lead_to(request, "strategy_action", action=name)


def _fill(strategy: Strategy, action: Action, typed: dict[str, str], lang: str) -> Action:
    """Return an action with what was typed; what is wrong in it is told when the file is checked, before it is written."""

    def get(key: str) -> str:
        return typed.get(key, "")

    note = action.budget.note if action.budget and _format(action.budget.amount, lang) == get("amount") else None
    indicators = tuple(_fill_indicator(one, typed, lang) for one in action.indicators)
    if get("indicator"):
        named = free_id(strategy, f"i-{' '.join(get('indicator').split()[:6])}")
        indicators = (*indicators, Indicator(id=named, title=get("indicator"), unit=get("unit") or None))
    filled: dict[str, Any] = {
        "title": change_text(action.title, get("title"), lang) or action.title,
        "text": change_text(action.text, get("text"), lang),
        "lead": get("lead") or None,
        "status": get("status") or action.status,
        "period": _make(Period, start=get("start"), end=get("end")),
        "budget": _make(Budget, amount=_read(get("amount")), currency=get("currency") or EURO, note=note)
        if get("amount")
        else None,
        "staff": _make(Staff, first_year=_read(get("first_year")), running=_read(get("running"))),
        "indicators": indicators,
    }
    return action.model_copy(update=filled)


def _fill_indicator(one: Indicator, typed: dict[str, str], lang: str) -> Indicator:
    def get(key: str) -> str:
        return typed.get(f"{key}-{one.id}", "")

    source = change_text(one.baseline.source if one.baseline else None, get("base-source"), lang)
    base = _make(Baseline, value=_read(get("base")), date=get("base-date"), source=source)
    aim = _make(Target, value=_read(get("aim")), date=get("aim-date"))
    return one.model_copy(update={"baseline": base, "target": aim})


def _make(kind: type[Part], **values: Any) -> Part | None:
    """Return a part of a strategy as it was typed, unchecked, what was left empty missing; None where nothing was typed."""
    given = {name: None if value == "" else value for name, value in values.items()}
    return kind.model_construct(None, **given) if any(value is not None for value in given.values()) else None


def _read(typed: str) -> float | str:
    """Return a number; what is none as it was typed."""
    plain = typed.replace("\u202f", "").replace("\xa0", "").replace(" ", "").replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        return typed


async def begin(request: Request) -> Response:
    """Add an action of one's own and lead to it."""
    form = await read_form(request)
    return await run_in_threadpool(_begin, request, form)


def _begin(request: Request, form: FormData) -> Response:
    title, place, named = plain_text(form.get("title")), str(form.get("objective", "")), ""

    def change(strategy: Strategy) -> Strategy:
        nonlocal named
        grown, named = begin_action(strategy, place, title)
        return grown

    if not title:
        raise InputError("answer-missing")
    save_change(request, form, change)
    return lead_to(request, "strategy_action", action=named)


ROUTES = (
    Route("/{lang}/guide/{slug}/actions", begin, methods=["POST"], name="begin_action"),
    Route("/{lang}/guide/{slug}/actions/{action}", show, name="strategy_action"),
    Route("/{lang}/guide/{slug}/actions/{action}", save, methods=["POST"]),
)
