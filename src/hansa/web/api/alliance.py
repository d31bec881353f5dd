"""Coalitions: what one is worth, what it lacks, two side by side, two states issue by issue."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pydantic import Field

from hansa.countries import resolve
from hansa.error_texts import N_
from hansa.web.api.endpoint import Call, Endpoint, Query

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.evidence.groups import Group

TAG = N_("Coalitions")
UNKNOWN = ("unknown-group",)
KEPT = 64


class WeightsQuery(Query):
    """What the pillars weigh."""

    weights: str | None = Field(
        None,
        description=N_(
            "What the pillars weigh, such as security=0.4,supply=0.3,rules=0.2,voice=0.1; alike by default."
        ),
    )


class CompareQuery(WeightsQuery):
    """Which two coalitions."""

    first: str
    second: str


def show_value(call: Call) -> dict[str, Any]:
    """Return what a coalition is worth as ``hansa alliance value --json`` prints it."""
    return _value(call.edition, find_coalition(call, call.part("group")), call.asked(WeightsQuery).weights, call.lang)


def show_gaps(call: Call) -> dict[str, Any]:
    """Return what a coalition lacks as ``hansa alliance gaps --json`` prints it."""
    return _gaps(call.edition, find_coalition(call, call.part("group")), call.lang)


def compare(call: Call) -> dict[str, Any]:
    """Return two coalitions side by side as ``hansa alliance compare --json`` prints them."""
    asked = call.asked(CompareQuery)
    first, second = (find_coalition(call, name) for name in (asked.first, asked.second))
    return _compare(call.edition, first, second, asked.weights, call.lang)


def relate(call: Call) -> dict[str, Any]:
    """Return how two states stand to each other as ``hansa alliance relation --json`` prints it."""
    from hansa.alliance.relations import relate_states
    from hansa.reports.alliance.report import Pair, Report

    codes = (resolve(call.part("country")).code, resolve(call.part("other")).code)
    return Report(Pair(codes, relate_states(call.edition, *codes)), call.edition).to_json(call.lang)


def find_coalition(call: Call, name: str) -> Group:
    """Return the group that a name means, if it can stand as a coalition.

    Raises
    ------
    InputError
        ``unknown-group``, ``coalition-too-small``, ``coalition-too-large``.
    """
    from hansa.alliance.value import form_coalition
    from hansa.evidence.groups import find_group

    return form_coalition(find_group(call.edition, name))


@lru_cache(maxsize=KEPT)
def _value(edition: Edition, group: Group, weights: str | None, lang: str) -> dict[str, Any]:
    from hansa.alliance.pillars import read_weights
    from hansa.alliance.value import value_coalition
    from hansa.reports.alliance.report import Report
    from hansa.web.graphs import open_coarse

    chosen, model = read_weights(weights), open_coarse(edition)
    return Report(value_coalition(edition, model, group, chosen), edition, model).to_json(lang)


@lru_cache(maxsize=KEPT)
def _gaps(edition: Edition, group: Group, lang: str) -> dict[str, Any]:
    from hansa.alliance.gaps import find_gaps
    from hansa.reports.alliance.report import Report
    from hansa.web.graphs import open_coarse

    model = open_coarse(edition)
    return Report(find_gaps(edition, model, group), edition, model).to_json(lang)


@lru_cache(maxsize=KEPT)
def _compare(edition: Edition, first: Group, second: Group, weights: str | None, lang: str) -> dict[str, Any]:
    from hansa.alliance.compare import compare_coalitions
    from hansa.alliance.pillars import read_weights
    from hansa.reports.alliance.report import Report
    from hansa.web.graphs import open_coarse

    chosen, model = read_weights(weights), open_coarse(edition)
    return Report(compare_coalitions(edition, model, first, second, chosen), edition, model).to_json(lang)


ENDPOINTS = (
    Endpoint(
        "GET",
        "/api/coalitions/{group}/value",
        show_value,
        TAG,
        N_("What a coalition is worth in its four pillars."),
        WeightsQuery,
        missing=UNKNOWN,
    ),
    Endpoint(
        "GET",
        "/api/coalitions/{group}/gaps",
        show_gaps,
        TAG,
        N_("What a coalition lacks. What its members bring and whom to invite take longer: ask for a run."),
        missing=UNKNOWN,
    ),
    Endpoint("GET", "/api/coalitions/compare", compare, TAG, N_("Two coalitions side by side."), CompareQuery),
    Endpoint(
        "GET",
        "/api/countries/{country}/relations/{other}",
        relate,
        TAG,
        N_("How two states stand to each other, issue by issue."),
        missing=("unknown-country",),
    ),
)
