"""The stress lab's library: scenarios by word, kind and country, and each with its story and sources."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import polars as pl
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from hansa.countries import all_countries, fold, resolve
from hansa.errors import InputError
from hansa.evidence.groups import named_groups
from hansa.language import language
from hansa.reports.stress.naming import KIND, name_country, name_shock
from hansa.reports.stress.sentences import write_share
from hansa.stress.catalogue import find_scenario, list_scenarios
from hansa.stress.scenario import WORLD
from hansa.web.graphs import has_full, name_graph_source, open_coarse
from hansa.web.rendering import page

if TYPE_CHECKING:
    from starlette.requests import Request

    from hansa.evidence import Edition
    from hansa.language import Language
    from hansa.stress.scenario import Scenario

SHOWN = 50
"""Scenarios on one page."""
LEAST_LOSS = 0.001
NEWEST = 6


@dataclass(frozen=True)
class Search:
    """What of the library is asked for: words, a kind, a country that is hit."""

    word: str
    kind: str
    country: str
    """Alpha-2 code, or nothing."""


def show(request: Request) -> Response:
    """Show the library, or what of it is asked for."""
    edition, lang, given = request.app.state.edition, request.path_params["lang"], request.query_params
    search = _read(request)
    losses = find_losses(edition, search.country) if search.country else {}
    found = search_scenarios(edition, search)
    first = min(_number(given.get("from", "")), max(len(found) - 1, 0))
    return page(
        request,
        "stress.html",
        search=search,
        typed={name: given.get(name, "") for name in ("q", "kind", "country")},
        kinds=count_kinds(edition),
        found=found[first : first + SHOWN],
        all=len(found),
        first=first,
        shown=SHOWN,
        losses={name: write_share(language(lang), loss) for name, loss in losses.items()},
        kind_names=KIND,
        routes=edition.sources[name_graph_source()],
        countries=sorted(all_countries().values(), key=lambda country: country.name(lang)),
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
        hit=[(all_countries()[code], write_share(words, share)) for code, share in hit],
        countries=sorted(all_countries().values(), key=lambda country: country.name(words.lang)),
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


def search_scenarios(edition: Edition, search: Search) -> list[Scenario]:
    """Return the scenarios asked for: events, the newest first, then the families; for a country, what hits it hardest first."""
    word = fold(search.word)
    found = [
        one
        for one in list_scenarios(edition)
        if search.kind in {"", one.kind} and (not word or word in _fold_texts(edition)[one.id])
    ]
    if search.country:
        losses = find_losses(edition, search.country)
        return sorted((one for one in found if one.id in losses), key=lambda one: (-losses[one.id], one.id))
    return sorted(found, key=lambda one: one.date, reverse=True)


@lru_cache(maxsize=256)
def find_losses(edition: Edition, country: str) -> dict[str, float]:
    """Return by scenario the share of its routes with the world, or of a layer's supply, that a country loses."""
    routes = edition.table("stress_outcomes").filter(country=country).select("scenario", "reachability_lost_share")
    supplies = edition.table("stress_supplies").filter(country=country).group_by("scenario").agg(pl.col("share").max())
    losses: dict[str, float] = dict(supplies.iter_rows())
    for scenario, share in routes.drop_nulls().iter_rows():
        losses[scenario] = max(share, losses.get(scenario, 0.0))
    return {scenario: share for scenario, share in losses.items() if share >= LEAST_LOSS}


def find_hit(edition: Edition, scenario: str) -> list[tuple[str, float]]:
    """Return the countries that lose most in a scenario, as the edition has computed it; none where it has not."""
    if "stress_outcomes" not in edition.manifest.tables:
        return []
    rows = edition.table("stress_outcomes").filter(
        pl.col("scenario") == scenario, pl.col("reachability_lost_share") >= LEAST_LOSS
    )
    worst = rows.sort(-pl.col("reachability_lost_share"), "country").head(NEWEST)
    return list(worst.select("country", "reachability_lost_share").iter_rows())


@lru_cache(maxsize=2)
def count_kinds(edition: Edition) -> dict[str, int]:
    """Return how many scenarios there are of each kind that the library holds."""
    kinds = [one.kind for one in list_scenarios(edition)]
    return {kind: kinds.count(kind) for kind in KIND if kind in kinds}


@lru_cache(maxsize=2)
def _fold_texts(edition: Edition) -> dict[str, str]:
    return {
        one.id: fold(f"{one.id} {one.name.en} {one.name.fr} {one.story.en} {one.story.fr}")
        for one in list_scenarios(edition)
    }


def _read(request: Request) -> Search:
    given = request.query_params
    kind = given.get("kind", "")
    if kind and kind not in KIND:
        raise InputError("unknown-scenario-kind", name=kind, known=", ".join(KIND))
    named = given.get("country", "").strip()
    return Search(given.get("q", ""), kind, resolve(named).code if named else "")


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= len("9999") else 0


@lru_cache(maxsize=4)
def list_groups(edition: Edition, lang: str) -> list[str]:
    """Return the names of countries and of groups of countries."""
    groups = {group.title.text(lang) for group in named_groups(edition).values()}
    return sorted({country.name(lang) for country in all_countries().values()} | groups)


@lru_cache(maxsize=2)
def list_operators(edition: Edition, _lang: str = "") -> list[str]:
    """Return the operators that the coarse model names, those with most customers first."""
    model = open_coarse(edition)
    named = [
        f"{name} (AS{asn})"
        for name, asn in zip(model.attributes.name, model.graph.asn.tolist(), strict=True)
        if name and asn > 0
    ]
    return list(dict.fromkeys(named))


@lru_cache(maxsize=2)
def list_places(edition: Edition, _lang: str = "") -> list[str]:
    """Return the places of the backbone, with their country where several have the name."""
    from hansa.stress.cables import open_map

    places = open_map(edition)
    return sorted({places.label(place) for place in places.at if places.names[place]})


@lru_cache(maxsize=2)
def list_suppliers(edition: Edition, _lang: str = "") -> list[str]:
    """Return the suppliers that the table of dependence names."""
    rows = edition.table("dependence").filter(~pl.col("layer").is_in(["routing", "physical"]))
    return [name for name in rows["supplier"].drop_nulls().unique().sort() if len(name) > len("FR")]


CHOICES = {"groups": list_groups, "operators": list_operators, "places": list_places, "suppliers": list_suppliers}

ROUTES = (
    Route("/{lang}/stress", show, name="stress"),
    Route("/{lang}/stress/scenarios/{scenario}", show_one, name="scenario"),
    Route("/{lang}/stress/choices/{what}.json", choices, name="choices"),
)
