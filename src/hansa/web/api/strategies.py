"""The workspace's strategies, what they lack, and the options of the catalogue for a country."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import Field

from hansa.countries import resolve
from hansa.error_texts import N_
from hansa.language import explain
from hansa.web.api.endpoint import Call, Endpoint, Query

if TYPE_CHECKING:
    from hansa.strategy.file import StrategyFile
    from hansa.strategy.shelf import Shelved

TAG = N_("Strategies")
UNKNOWN = ("no-strategy",)
DRAWS = 20_000


class OptionsQuery(Query):
    """Which options."""

    objective: str | None = Field(
        None, description=N_("Only what serves an objective of 2017 (1.1 to 3.2) or an axis (1 to 3).")
    )
    profile: str | None = Field(
        None, description=N_("What the unit can carry; by default what population and income suggest.")
    )


class PrioritiesQuery(Query):
    """By which weights."""

    weights: str | None = Field(
        None,
        description=N_(
            "Points for the step from worst to best on each criterion, as security=30,voice=10; else the strategy’s."
        ),
    )
    catalogue: bool = Field(False, description=N_("Weigh all options of the catalogue, not the strategy’s actions."))


def list_strategies(call: Call) -> list[dict[str, Any]]:
    """Return the strategies, the last changed first; of one with faults, the first."""
    from hansa.strategy import shelf
    from hansa.strategy.telling import known_forums

    return [_describe(one, call.lang) for one in shelf.list_strategies(known_forums(call.edition))]


def _describe(shelved: Shelved, lang: str) -> dict[str, Any]:
    from hansa.titles import text_in

    held, fault = shelved.held, None
    if shelved.fault:
        message, hint = explain(shelved.fault, lang)
        fault = {"code": shelved.fault.code, "message": message, "hint": hint}
    return {
        "name": shelved.slug,
        "changed_at": shelved.changed_at.isoformat(),
        "country": held.strategy.country if held else None,
        "title": text_in(held.strategy.title, lang) if held else None,
        "fault": fault,
    }


def show_strategy(call: Call) -> dict[str, Any]:
    """Return a strategy as its file has it."""
    from hansa.strategy.layout import to_data

    found: dict[str, Any] = to_data(_open(call).strategy)
    return found


def review(call: Call) -> dict[str, Any]:
    """Return what a strategy lacks as ``hansa strategy review --json`` prints it."""
    from hansa.strategy.review import review_strategy

    held = _open(call)
    return review_strategy(held.strategy, held.markup).to_json(call.lang)


def audit(call: Call) -> dict[str, Any]:
    """Return what has changed since the choices as ``hansa strategy audit --json`` prints it."""
    from hansa.strategy.audit import audit_choices

    choices = audit_choices(_open(call).strategy, call.edition)
    return {"edition": call.edition.id, "choices": [one.to_json() for one in choices]}


def prioritise(call: Call) -> dict[str, Any]:
    """Return what a strategy's actions are worth as ``hansa strategy prioritise --json`` prints it."""
    from hansa.strategy.priorities import Wanted
    from hansa.strategy.priorities import prioritise as weigh
    from hansa.strategy.weights import read_weights

    asked = call.asked(PrioritiesQuery)
    weights = read_weights(asked.weights) if asked.weights else None
    found = weigh(_open(call).strategy, call.edition, Wanted(asked.catalogue, weights, samples=DRAWS))
    return {"edition": call.edition.id, **found.to_json(call.lang)}


def list_options(call: Call) -> dict[str, Any]:
    """Return the options for a country as ``hansa strategy options --json`` prints them."""
    from hansa.strategy.profiles import DEFAULT_PROFILE, check_profile, guess_profile
    from hansa.strategy.ranking import rank_options
    from hansa.strategy.telling import describe_option

    asked, edition, state = call.asked(OptionsQuery), call.edition, resolve(call.part("country"))
    profile = check_profile(asked.profile) or guess_profile(edition, state.code).profile or DEFAULT_PROFILE
    ranked = rank_options(edition, state.code, profile, asked.objective)
    return {
        "country": state.code,
        "profile": profile,
        "objective": asked.objective,
        "edition": edition.id,
        "options": [describe_option(one, edition, call.lang) for one in ranked],
    }


def _open(call: Call) -> StrategyFile:
    from hansa.strategy.shelf import open_strategy
    from hansa.strategy.telling import known_forums

    return open_strategy(call.part("strategy"), known_forums(call.edition))


ENDPOINTS = (
    Endpoint("GET", "/api/strategies", list_strategies, TAG, N_("The strategies of the workspace."), returns="array"),
    Endpoint(
        "GET",
        "/api/strategies/{strategy}",
        show_strategy,
        TAG,
        N_("One strategy, as its file has it."),
        missing=UNKNOWN,
    ),
    Endpoint(
        "GET", "/api/strategies/{strategy}/review", review, TAG, N_("What a strategy still lacks."), missing=UNKNOWN
    ),
    Endpoint(
        "GET",
        "/api/strategies/{strategy}/audit",
        audit,
        TAG,
        N_("What has changed in the evidence since each choice."),
        missing=UNKNOWN,
    ),
    Endpoint(
        "GET",
        "/api/strategies/{strategy}/priorities",
        prioritise,
        TAG,
        N_("What a strategy’s actions are worth, and which stay first whatever the weights."),
        PrioritiesQuery,
        missing=UNKNOWN,
    ),
    Endpoint(
        "GET",
        "/api/countries/{country}/options",
        list_options,
        TAG,
        N_("The options of the guide for a country, those first that its evidence calls for."),
        OptionsQuery,
        missing=("unknown-country",),
    ),
)
