"""A scenario as a file writes it: one to begin from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from hansa.stress.catalogue.events import find_text

if TYPE_CHECKING:
    from hansa.stress.scenario import Scenario

WIDTH = 110


def format_scenario(scenario: Scenario) -> str:
    """Format a scenario's YAML: an event's own text, else its keys."""
    written = find_text(scenario.id)
    if written is not None:
        return written
    keys = scenario.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    return str(yaml.safe_dump(keys, allow_unicode=True, sort_keys=False, width=WIDTH))
