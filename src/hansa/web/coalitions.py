"""Coalitions as pages ask about them: the views of one, and weights from sliders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hansa.alliance.pillars import PILLARS
from hansa.questions.alliance import (
    CandidatesQuestion,
    CompareQuestion,
    GapsQuestion,
    MembersQuestion,
    OfCoalition,
    ValueQuestion,
    settle_weights,
)
from hansa.web.asking import read_given

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

VIEWS: dict[str, type[OfCoalition]] = {
    "value": ValueQuestion,
    "members": MembersQuestion,
    "gaps": GapsQuestion,
    "candidates": CandidatesQuestion,
}
"""The questions about one coalition, by the word in their address."""


def read_coalition(request: Request, view: str, given: Mapping[str, Any]) -> OfCoalition:
    """Return the question about a coalition that an address or a form asks."""
    return read_given(request, VIEWS[view], {**given, "weights": join_sliders(given)})


def read_comparison(request: Request) -> CompareQuestion:
    """Return the comparison that an address asks."""
    given = request.query_params
    return read_given(request, CompareQuestion, {**given, "weights": join_sliders(given)})


def join_sliders(given: Mapping[str, Any]) -> str | None:
    """Return the weights that an address or a form gives, in one text; None where none are chosen: all sliders stand at zero."""
    slid = {name: given[name] for name in PILLARS if given.get(name) and given[name] != "0"}
    text = given.get("weights") or ",".join(f"{name}={amount}" for name, amount in slid.items())
    return settle_weights(text or None)
