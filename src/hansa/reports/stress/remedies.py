"""What would help those whom a scenario hits hardest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa.reports.stress.affected import list_affected
from hansa.stress.shocks import Operator, Sever, Supply

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.routing.model import Model
    from hansa.stress.harden import Hardening
    from hansa.stress.outcome import StressResult
    from hansa.stress.scenario import Scenario

MOST_HELPED = 2
LINKS_PROPOSED = 3
LEAST_HELPED = 0.01
"""A country that loses less is not told what would help."""


def gather_help(result: StressResult, edition: Edition, model: Model) -> tuple[Hardening, ...]:
    """Find what would help the countries hit hardest, where new links could: operators lost, groups severed.

    An order to isolate or a cable cut takes new links too, so that none is proposed.
    """
    if not can_help(result.scenario):
        return ()
    hit = [one.country for one in list_affected(result) if one.reachability_lost_share >= LEAST_HELPED]
    found = (_propose(country, result.scenario, edition, model) for country in hit[:MOST_HELPED])
    return tuple(one for one in found if one is not None)


def can_help(scenario: Scenario) -> bool:
    """Tell whether new links between networks could soften a scenario: all that it takes from the routes is operators or relations."""
    routed = [shock for shock in scenario.shocks if not isinstance(shock, Supply)]
    return bool(routed) and all(isinstance(shock, Operator | Sever) for shock in routed)


def _propose(country: str, scenario: Scenario, edition: Edition, model: Model) -> Hardening | None:
    from hansa.errors import InputError
    from hansa.stress.exposure import expose_country
    from hansa.stress.harden import propose_links
    from hansa.stress.resolve import resolve

    damage = resolve(scenario, model, edition).damage
    try:
        return propose_links(model, expose_country(model, country), LINKS_PROPOSED, [damage])
    except InputError:  # no network of it reaches the world before anything fails
        return None
