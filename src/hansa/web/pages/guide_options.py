"""The options of the guide for a strategy's country: ranked with reasons and figures; one whole; added as an action."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route

from hansa.errors import InputError
from hansa.evidence import Edition
from hansa.figures import lookups
from hansa.figures.expression import measure
from hansa.language import Language
from hansa.strategy.additions import adopt_option, find_conflicts, find_option, place_option
from hansa.strategy.calendar import list_deadlines, read_times, say_times
from hansa.strategy.catalogue import Option, load_catalogue
from hansa.strategy.document import Action, Strategy
from hansa.strategy.examples import find_examples
from hansa.strategy.file import StrategyFile
from hansa.strategy.profiles import DEFAULT_PROFILE
from hansa.strategy.ranking import RankedOption, Reason, rank_option, rank_options
from hansa.strategy.seats import keep_open
from hansa.strategy.stated import list_sources
from hansa.strategy.telling import say_means
from hansa.titles import text_in
from hansa.web.answers import status_of
from hansa.web.pages.guide_frame import (
    Beside,
    author_of,
    explain_failure,
    last_author,
    lead_to,
    name_sources,
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

SHOWN = 20


@dataclass(frozen=True)
class Called:
    """A reason with what it rests on.

    Attributes
    ----------
    text : str
        The reason with its figures; empty where it does not hold, for it is then not so.
    """

    state: str
    weight: int
    text: str
    figures: tuple[Beside, ...]
    sources: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Card:
    """An option as the list shows it; ``held`` is the action that it already is."""

    ranked: RankedOption
    score: str
    means: str
    reasons: tuple[Called, ...]
    missing: tuple[Beside, ...]
    held: Action | None


@dataclass(frozen=True)
class MeasuredOption:
    """An indicator with today's figure, where the edition has one."""

    title: str
    today: Beside | None


def show_all(request: Request) -> Response:
    """Show the options, those first that the evidence calls for, as far as they pass the filters."""
    held, asked = open_held(request), request.query_params
    area, objective, every = asked.get("area", ""), asked.get("objective", ""), "all" in asked
    strategy = held.strategy
    ranked = rank_options(
        request.app.state.edition, strategy.country, strategy.profile or DEFAULT_PROFILE, objective or None
    )
    found = [one for one in ranked if area in {"", one.option.area}]
    terms = load_catalogue().terms
    return show_part(
        request,
        "guide-options.html",
        "strategy_options",
        held,
        cards=[_set_card(request, strategy, one) for one in (found if every else found[:SHOWN])],
        total=len(found),
        closing=list_deadlines(request.app.state.edition, strategy.country, tongue(request)),
        area=area,
        objective=objective,
        areas=terms.areas,
        objectives=terms.objectives,
    )


def _set_card(request: Request, strategy: Strategy, ranked: RankedOption) -> Card:
    edition, words = request.app.state.edition, tongue(request)
    return Card(
        ranked=ranked,
        score=words.number(ranked.score, 1),
        means=say_means(ranked.option, words),
        reasons=tuple(set_reason(edition, reason, words) for reason in ranked.holding),
        missing=tuple(set_figure(edition, figure, words.lang) for figure in ranked.missing),
        held=next(
            (one for _, one in strategy.actions() if one.option == ranked.option.id and one.status != "dropped"), None
        ),
    )


def set_reason(edition: Edition, reason: Reason, words: Language) -> Called:
    """Set a reason for a page."""
    datasets = tuple(dict.fromkeys(name for figure in reason.figures for name in figure.datasets))
    return Called(
        state=reason.state,
        weight=reason.call.weight,
        text=reason.text(words.lang) if reason.state == "true" else "",
        figures=tuple(set_figure(edition, figure, words.lang) for figure in reason.figures),
        sources=name_sources(edition, datasets, words.lang),
    )


def show(request: Request) -> Response:
    """Show one option whole."""
    return _show(request, open_held(request), find_option(request.path_params["option"]))


def _show(
    request: Request,
    held: StrategyFile,
    option: Option,
    typed: dict[str, str] | None = None,
    failed: str = "",
    status: int = 200,
) -> Response:
    edition, words, strategy, catalogue = request.app.state.edition, tongue(request), held.strategy, load_catalogue()
    ranked = rank_option(edition, strategy.country, option, catalogue.profiles[strategy.profile or DEFAULT_PROFILE])
    place = place_option(strategy, option) or ""
    return show_part(
        request,
        "guide-option.html",
        "strategy_options",
        held,
        status=status,
        card=_set_card(request, strategy, ranked),
        option=option,
        called=[set_reason(edition, reason, words) for reason in ranked.reasons],
        measured=[_set_indicator(edition, strategy.country, one.title.text(words.lang), one.evidence, words.lang)
                  for one in option.indicators],
        examples=find_examples(edition, option, words.lang),
        forums=[_find_forum(edition, name, strategy.country, words)
                for name in keep_open(edition, strategy.country, option.forums)],
        deadlines=list_deadlines(edition, strategy.country, words, option),
        stated=list_sources(edition, option),
        instruments=[_name_row(lookups.instruments(edition).get(name), name, words.lang) for name in option.instruments],
        conflicts=find_conflicts(strategy, option),
        catalogue=catalogue,
        objectives=[(one.id, text_in(one.title, words.lang)) for _, one in strategy.objectives()],
        typed={"objective": place, "reason": "", "author": last_author(strategy)} | (typed or {}),
        failed=failed,
    )  # fmt: skip


def _set_indicator(edition: Edition, country: str, title: str, evidence: str | None, lang: str) -> MeasuredOption:
    return MeasuredOption(title, set_figure(edition, measure(edition, country, evidence), lang) if evidence else None)


def _find_forum(edition: Edition, name: str, country: str, words: Language) -> dict[str, object]:
    """Return a forum by its name, what it decides, who may take part and when; its id where the edition holds no forums."""
    found = lookups.forums(edition).get(name)
    decides, seats = (
        words(found[key]) if found and found[key] else "" for key in ("what_it_decides", "who_may_take_part")
    )
    times = list(say_times(read_times(edition, name, country), words))
    return {"name": _name_row(found, name, words.lang), "decides": decides, "seats": seats, "times": times}


def _name_row(row: lookups.Row | None, name: str, lang: str) -> str:
    if row is None:
        return name
    return str((row["name_fr"] if lang == "fr" else None) or row["name_en"])


async def add(request: Request) -> Response:
    """Add an option to the strategy as an action."""
    form = await read_form(request)
    return await run_in_threadpool(_add, request, form)


def _add(request: Request, form: FormData) -> Response:
    option, edition = find_option(request.path_params["option"]), request.app.state.edition
    typed = {name: plain_text(form.get(name)) for name in ("objective", "reason", "author")}
    author = author_of(request, form)

    def change(strategy: Strategy) -> Strategy:
        return adopt_option(strategy, option, edition, typed["objective"] or None, typed["reason"] or None, author)

    try:
        save_change(request, form, change)
    except InputError as error:
        return _show(request, open_held(request), option, typed, explain_failure(request, error), status_of(error))
    return lead_to(request, "strategy_option", option=option.id)


ROUTES = (
    Route("/{lang}/guide/{slug}/options", show_all, name="strategy_options"),
    Route("/{lang}/guide/{slug}/options/{option}", show, name="strategy_option"),
    Route("/{lang}/guide/{slug}/options/{option}", add, methods=["POST"]),
)
