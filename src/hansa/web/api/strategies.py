"""The workspace's strategies, what they lack, and the options of the catalogue for a country."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hansa.error_texts import N_
from hansa.language import explain
from hansa.strategy.schema import describe_schema
from hansa.web.api.endpoint import Call, Endpoint

if TYPE_CHECKING:
    from hansa.strategy.file import StrategyFile
    from hansa.strategy.shelf import Shelved

TAG = N_("Strategies")


@dataclass(frozen=True)
class FaultFacts:
    """Why a strategy cannot be read, and what to do about it."""

    code: str
    message: str
    hint: str


@dataclass(frozen=True)
class ShelvedFacts:
    """A strategy of the workspace; of one with faults, the first."""

    name: str
    changed_at: str
    country: str | None
    title: str | None
    fault: FaultFacts | None


def list_strategies(call: Call) -> list[ShelvedFacts]:
    """Return the strategies, the last changed first; of one with faults, the first."""
    from hansa.strategy import shelf
    from hansa.strategy.telling import known_forums

    return [_describe(one, call.lang) for one in shelf.list_strategies(known_forums(call.edition))]


def _describe(shelved: Shelved, lang: str) -> ShelvedFacts:
    from hansa.titles import text_in

    held, fault = shelved.held, None
    if shelved.fault:
        message, hint = explain(shelved.fault, lang)
        fault = FaultFacts(shelved.fault.code, message, hint)
    return ShelvedFacts(
        shelved.slug,
        shelved.changed_at.isoformat(),
        held.strategy.country if held else None,
        text_in(held.strategy.title, lang) if held else None,
        fault,
    )


def show_strategy(call: Call) -> dict[str, Any]:
    """Return a strategy as its file has it."""
    from hansa.strategy.layout import to_data

    found: dict[str, Any] = to_data(_open(call).strategy)
    return found


def _open(call: Call) -> StrategyFile:
    from hansa.strategy.shelf import open_strategy
    from hansa.strategy.telling import known_forums

    return open_strategy(call.part("strategy"), known_forums(call.edition))


ENDPOINTS = (
    Endpoint(
        "GET",
        "/api/strategies",
        list_strategies,
        TAG,
        N_("The strategies of the workspace."),
        answers=list[ShelvedFacts],
    ),
    Endpoint(
        "GET",
        "/api/strategies/{strategy}",
        show_strategy,
        TAG,
        N_("One strategy, as its file has it."),
        answers=describe_schema(),
    ),
)
