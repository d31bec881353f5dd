"""Priorities: weights as sliders, every value in a table, the ranking made at once by the same sum; what fits, what one would regret."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route

from hansa.errors import InputError
from hansa.evidence import Edition
from hansa.language import Language
from hansa.strategy.answers import GivenAnswer
from hansa.strategy.candidates import CRITERIA
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.file import StrategyFile
from hansa.strategy.guide import answer_question, find_step
from hansa.strategy.priorities import PLACES, Priorities, WantedPriorities, prioritise
from hansa.strategy.telling import LEFT_OUT, say_rule
from hansa.titles import text_in
from hansa.web.answers import status_of
from hansa.web.at_hand import AtHand
from hansa.web.pages.guide_fields import POINTS, check_answer, read_typed
from hansa.web.pages.guide_frame import (
    author_of,
    explain_failure,
    last_author,
    lead_to,
    open_held,
    plain_text,
    save_change,
    show_part,
    tongue,
)
from hansa.web.visits import read_form

if TYPE_CHECKING:
    from starlette.datastructures import FormData
    from starlette.requests import Request

GivenWeights = tuple[tuple[str, float], ...] | None
SAMPLES = 20_000
"""Draws of weights for a page: a share is then within one point of that of many more."""
WEIGHED: AtHand[Priorities] = AtHand(32)
STEP, QUESTION = "priorities", "criteria"
WRITTEN = re.compile(r"\d{1,6}", re.ASCII)
SMALL = 0.0005
"""Below it, what is possible is what is known."""


@dataclass(frozen=True)
class Slider:
    """A criterion with its weight in points, and how its value is made."""

    id: str
    title: str
    points: int
    rule: str


@dataclass(frozen=True)
class WeighedRow:
    """A candidate: its worth, its values by criterion as numbers and as they are written, and how surely it stands first."""

    id: str
    option: str | None
    title: str
    number: float
    worth: str
    possible: str
    low: tuple[float, ...]
    shown: tuple[str, ...]
    among: str
    regret: str
    taken: bool


def show(request: Request) -> Response:
    """Show the weighing, with the strategy's weights or those that are tried."""
    typed = {name: request.query_params.get(f"points-{name}", "") for name in CRITERIA}
    return _show(request, open_held(request), _read_points(typed))


def _read_points(typed: dict[str, str]) -> GivenWeights:
    """Return the weights that were tried; None where there are none, or nothing that is a number."""
    points = [(name, float(text) if WRITTEN.fullmatch(text) else 0.0) for name, text in typed.items()]
    return tuple(points) if any(number for _, number in points) else None


def _show(
    request: Request,
    held: StrategyFile,
    tried: GivenWeights,
    typed: dict[str, str] | None = None,
    failed: str = "",
    status: int = 200,
) -> Response:
    words, every = tongue(request), "catalogue" in request.query_params
    found = _weigh(request.app.state.edition, held, tried, every=every)
    return show_part(
        request,
        "guide-priorities.html",
        "strategy_priorities",
        held,
        status=status,
        found=found,
        sliders=_set_sliders(found, words),
        rows=_set_rows(found, words),
        chosen=_describe_set(found, words),
        left=_list_left(found, words),
        worlds=[
            (world.kind, world.title.text(words.lang), words.percent(missed, 1))
            for world, missed in zip(found.worlds, found.regret.chosen, strict=True)
        ],
        safest=_describe_safest(found, words),
        every=every,
        tried=tried is not None,
        places=PLACES,
        typed={"reason": "", "author": last_author(held.strategy)} | (typed or {}),
        failed=failed,
    )


def _weigh(edition: Edition, held: StrategyFile, weights: GivenWeights, *, every: bool) -> Priorities:
    wanted = WantedPriorities(catalogue=every, weights=dict(weights) if weights else None, samples=SAMPLES)
    return WEIGHED.find((edition, held.digest, weights, every), lambda: prioritise(held.strategy, edition, wanted))


def _set_sliders(found: Priorities, words: Language) -> list[Slider]:
    return [
        Slider(
            term.id,
            term.title.text(words.lang),
            round(float(weight) * POINTS),
            say_rule(term.id, found.profile, words),
        )
        for term, weight in zip(load_catalogue().terms.criteria, found.weights, strict=True)
    ]


def _set_rows(found: Priorities, words: Language) -> list[WeighedRow]:
    among, regret = found.acceptability.within(PLACES), found.regret.single.max(axis=0)
    rows = []
    for number, one in enumerate(found.candidates):
        low = tuple(round(float(value), 4) for value in found.low[number])
        worth, possible = float(found.worth[number]), float(found.possible[number])
        rows.append(
            WeighedRow(
                id=one.id,
                option=one.option,
                title=text_in(one.title, words.lang),
                number=round(worth, 4),
                worth=words.number(worth, 2),
                possible=words.number(possible, 2) if possible - worth >= SMALL else "",
                low=low,
                shown=tuple(words.number(value, 2) for value in low),
                among=words.percent(among[number]),
                regret=words.percent(regret[number]),
                taken=bool(found.chosen.taken[number]),
            )
        )
    return rows


def _describe_set(found: Priorities, words: Language) -> dict[str, Any]:
    """Return the set that brings most, its means and its limits, as they are written."""
    uses, limits = found.uses(found.chosen.taken), found.limits
    return {
        "titles": _name_taken(found, found.names(found.chosen.taken), words),
        "staff": words.number(limits.staff, 1),
        "budget": words.number(limits.budget_eur),
        "first": words.number(uses["staff_first_year"], 1),
        "running": words.number(uses["staff_running"], 1),
        "cost": words.number(uses["cost_eur"]),
        "gap": words.percent(found.chosen.gap),
    }


def _list_left(found: Priorities, words: Language) -> list[tuple[str, list[str]]]:
    """Return what is left out, by reason."""
    kinds: dict[tuple[str, str], list[str]] = {}
    for one in found.left:
        kinds.setdefault((one.reason, one.detail), []).append(one.id)
    return [
        (words(LEFT_OUT[reason], detail=_name_detail(detail, words)), _name_taken(found, kinds[reason, detail], words))
        for reason, detail in sorted(kinds, key=lambda kind: list(LEFT_OUT).index(kind[0]))
    ]


def _name_detail(detail: str, words: Language) -> str:
    """Return the titles of the options that a reason names."""
    options = load_catalogue().options
    names = [name.strip() for name in detail.split(",")]
    return ", ".join(options[name].title.text(words.lang) if name in options else name for name in names)


def _describe_safest(found: Priorities, words: Language) -> dict[str, Any]:
    """Return by what the set whose largest regret is smallest differs from the one that brings most."""
    held, safest = found.names(found.chosen.taken), found.names(found.regret.safest)
    return {
        "regret": words.percent(found.regret.safest_regret, 1),
        "more": _name_taken(found, [name for name in safest if name not in held], words),
        "less": _name_taken(found, [name for name in held if name not in safest], words),
    }


def _name_taken(found: Priorities, names: list[str], words: Language) -> list[str]:
    titles = {one.id: text_in(one.title, words.lang) for one in found.candidates}
    return [titles[name] for name in names]


async def save(request: Request) -> Response:
    """Save the weights as the answer of the step about priorities, with the reason on record."""
    form = await read_form(request)
    return await run_in_threadpool(_save, request, form)


def _save(request: Request, form: FormData) -> Response:
    step, edition, author = find_step(STEP), request.app.state.edition, author_of(request, form)
    question = next(one for one in step.questions if one.id == QUESTION)
    given = GivenAnswer(step, question, read_typed(question, form), plain_text(form.get("reason")) or None, "–")
    try:
        check_answer(given)
        save_change(request, form, lambda strategy: answer_question(strategy, given, edition, author))
    except InputError as error:
        typed = {name: plain_text(form.get(name)) for name in ("reason", "author")}
        tried = _read_points({name: str(form.get(f"points-{name}", "")) for name in CRITERIA})
        failed = explain_failure(request, error)
        return _show(request, open_held(request), tried, typed, failed, status_of(error))
    return lead_to(request, "strategy_priorities", anchor="saved")


ROUTES = (
    Route("/{lang}/guide/{slug}/priorities", show, name="strategy_priorities"),
    Route("/{lang}/guide/{slug}/priorities", save, methods=["POST"]),
)
