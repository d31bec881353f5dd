"""The stress lab's library: scenarios by word, kind and country, and each with its story and sources."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from hansa.countries import all_countries, fold, resolve
from hansa.dependence.profile import list_suppliers
from hansa.errors import InputError
from hansa.evidence.groups import name_groups
from hansa.figures.worst_cases import find_hit, find_losses
from hansa.language import language
from hansa.reports.stress.naming import KIND, name_country, name_shock
from hansa.reports.stress.sentences import format_share
from hansa.stress.cables import name_places
from hansa.stress.catalogue import find_scenario
from hansa.stress.library import count_kinds, search_scenarios
from hansa.stress.operators import name_operators
from hansa.stress.scenario import WORLD
from hansa.web.graphs import has_full, name_graph_source, open_coarse
from hansa.web.rendering import page

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

    from hansa.evidence import Edition
    from hansa.language import Language

SHOWN = 50
"""Scenarios on one page."""


def show(request: Request) -> Response:
    """Show the library, or what of it is asked for."""
    edition, lang, given = request.app.state.edition, request.path_params["lang"], request.query_params
    typed = {name: given.get(name, "") for name in ("q", "kind", "country")}
    country = resolve(typed["country"]).code if typed["country"].strip() else ""
    found = search_scenarios(edition, typed["q"], typed["kind"], country)
    losses = find_losses(edition, country) if country else {}
    first = min(_number(given.get("from", "")), max(len(found) - 1, 0))
    return page(
        request,
        "stress.html",
        typed=typed,
        country_hit=country,
        kinds=count_kinds(edition),
        found=found[first : first + SHOWN],
        all=len(found),
        first=first,
        shown=SHOWN,
        losses={name: format_share(language(lang), one.share) for name, one in losses.items()},
        kind_names=KIND,
        routes=edition.sources[name_graph_source()],
        countries=sorted(all_countries().values(), key=lambda country: fold(country.name(lang))),
    )


def show_one(request: Request) -> Response:
    """Show a scenario: its story, its shocks in words, what was observed, its sources."""
    edition, words = request.app.state.edition, language(request.path_params["lang"])
    try:
        scenario = find_scenario(edition, request.path_params["scenario"])
    except InputError as error:
        raise HTTPException(404) from error
    shocks = [name_shock(shock, edition, open_coarse(edition), words) for shock in scenario.shocks]
    hit = find_hit(edition, scenario.id)
    return page(
        request,
        "stress-scenario.html",
        scenario=scenario,
        shocks=shocks,
        kind=KIND[scenario.kind],
        observed=[(_name_place(one.country, words), one.text.text(words.lang)) for one in scenario.observed],
        routes=edition.sources[name_graph_source()],
        full=has_full(),
        hit=[(all_countries()[code], format_share(words, share)) for code, share in hit],
        countries=sorted(all_countries().values(), key=lambda country: fold(country.name(words.lang))),
    )


def _name_place(code: str, words: Language) -> str:
    return words("the world") if code == WORLD else name_country(code, words)


def choices(request: Request) -> Response:
    """Return the names that a field takes, for the browser to complete."""
    what, edition = request.path_params["what"], request.app.state.edition
    if what not in CHOICES:
        raise HTTPException(404)
    names = CHOICES[what](edition, request.path_params["lang"])
    return JSONResponse(names, headers={"cache-control": "private, max-age=600"})


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= len("9999") else 0


@lru_cache(maxsize=2)
def _name_operators(edition: Edition) -> list[str]:
    return name_operators(open_coarse(edition))


CHOICES: dict[str, Callable[[Edition, str], list[str]]] = {
    "groups": name_groups,
    "operators": lambda edition, _: _name_operators(edition),
    "places": lambda edition, _: name_places(edition),
    "suppliers": lambda edition, _: list_suppliers(edition),
}
"""The names that a field takes, by what it asks for."""

ROUTES = (
    Route("/{lang}/stress", show, name="stress"),
    Route("/{lang}/stress/scenarios/{scenario}", show_one, name="scenario"),
    Route("/{lang}/stress/choices/{what}.json", choices, name="choices"),
)
