"""The library of named scenarios: events that were seen, and families made for every country, member, operator and domain."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from hansa.countries import fold
from hansa.errors import InputError
from hansa.nearest import LOOSE, suggest
from hansa.stress.catalogue.events import read_events
from hansa.stress.catalogue.families import make_families

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.stress.scenario import Scenario

MOST_NEAR = 3


@lru_cache(maxsize=2)
def list_scenarios(edition: Edition) -> tuple[Scenario, ...]:
    """Return every scenario of the library: events by date, then the families."""
    return (*read_events(), *make_families(edition))


def find_scenario(edition: Edition, name: str) -> Scenario:
    """Return a scenario by its id, case apart.

    Raises
    ------
    InputError
        ``unknown-scenario``, with the nearest ids.
    """
    known = {scenario.id: scenario for scenario in list_scenarios(edition)}
    wanted = name.strip().lower()
    if wanted not in known:
        near = suggest(wanted, known, MOST_NEAR, LOOSE)
        folded = fold(name)
        told = [one.id for one in known.values() if _tells(one, folded)][:MOST_NEAR]
        raise InputError("unknown-scenario", name=name, suggestion=", ".join(dict.fromkeys(told + near)) or "–")
    return known[wanted]


def _tells(scenario: Scenario, wanted: str) -> bool:
    """Whether a scenario's id or name holds the words."""
    return bool(wanted) and any(wanted in fold(text) for text in (scenario.id, scenario.name.en, scenario.name.fr))
