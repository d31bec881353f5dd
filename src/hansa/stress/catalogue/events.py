"""Events that were seen, as the library's YAML files tell them."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from hansa.stress.scenario import Scenario, parse_scenario

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = ("shutdowns", "conflict", "sanctions", "depeering", "cables", "operators", "services", "names")
BREAK = "\n---\n"
WIDTH = 110
"""A longer line of YAML is broken: what is copied into a file is read in an editor."""


@cache
def read_events() -> tuple[Scenario, ...]:
    """Return the events by date."""
    return tuple(sorted((one for name in FILES for one in _read_file(name)), key=lambda one: (one.date, one.id)))


def find_text(name: str) -> str | None:
    """Return an event as its file writes it, None for what is no event."""
    bodies = (_load(file).partition("\n")[2] for file in FILES)  # without the file's heading
    parts = (part for body in bodies for part in body.split(BREAK))
    return next((f"{part.strip()}\n" for part in parts if part.startswith(f"id: {name}\n")), None)


def _load(name: str) -> str:
    return resources.files("hansa.stress.catalogue").joinpath(f"{name}.yml").read_text("utf-8")


def _read_file(name: str) -> Iterator[Scenario]:
    line = 0
    for part in _load(name).split(BREAK):
        yield parse_scenario("\n" * line + part, Path(f"{name}.yml"))
        line += part.count("\n") + BREAK.count("\n")


def format_scenario(scenario: Scenario) -> str:
    """Format a scenario's YAML: an event's own text, else its keys."""
    import yaml

    written = find_text(scenario.id)
    if written is not None:
        return written
    keys = scenario.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    return str(yaml.safe_dump(keys, allow_unicode=True, sort_keys=False, width=WIDTH))
