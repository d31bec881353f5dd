"""Published strategies brought in as far as the sources in hand show them: France's of 2017 by its plan, others by their facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from hansa.errors import InputError
from hansa.evidence import Edition
from hansa.nearest import LOOSE, suggest
from hansa.strategy.catalogue import Framework, load_catalogue
from hansa.strategy.catalogue.models import FrameworkObjective
from hansa.strategy.document import Action, Axis, Objective, Period, Section, Strategy
from hansa.titles import Titles
from hansa.written import FaultPlace

FRANCE = "france-2017"
FRENCH = ("FR", 2017)
STATED = {"has_budget": "no-budget", "has_indicators": "no-indicator", "has_lead_agencies": "no-lead"}
"""Which rule of the review a fact of the table answers for the whole text."""
YEARS = 2


@dataclass(frozen=True)
class Published:
    """A published strategy.

    Attributes
    ----------
    strategy : Strategy
        What the sources in hand show of it.
    origin : Titles
        What was read: the plan, or facts about the text.
    notes : dict of place to Titles
        What is known of single places: a heading that is cut, a wording that is ours.
    stated : dict of rule to bool
        What a source in hand says of the whole text: it has budgets, measures, leads, or has none.
    sources : tuple of (str, str)
        Title and address.
    """

    strategy: Strategy
    origin: Titles
    notes: dict[FaultPlace, Titles] = field(default_factory=dict)
    stated: dict[str, bool] = field(default_factory=dict)
    sources: tuple[tuple[str, str], ...] = ()


def list_published(edition: Edition) -> list[str]:
    """Return the names of the strategies that can be brought in: ``france-2017``, and ``country-year`` of an edition's table."""
    return [FRANCE, *(name for name in _rows(edition) if name != "fr-2017")]


def bring_in(edition: Edition, name: str) -> Published:
    """Return a published strategy.

    Raises
    ------
    InputError
        ``no-such-published`` with the nearest names.

    Assumptions and limits
    ----------------------
    Nothing is filled in: what the sources in hand do not show is empty, and the review says *not in the source in hand*.
    """
    rows = _rows(edition)
    if name == FRANCE:
        return _bring_france(edition, rows.get("fr-2017"))
    if name not in rows:
        near = suggest(name, list_published(edition), close=LOOSE)
        raise InputError("no-such-published", name=name, suggestion=", ".join(near or list_published(edition)))
    return _bring_row(rows[name])


def _rows(edition: Edition) -> dict[str, dict[str, Any]]:
    """Return the table's rows by ``country-year``; a second one of a year gets a number."""
    found: dict[str, dict[str, Any]] = {}
    if "strategies" in edition.manifest.tables:
        for row in edition.table("strategies").iter_rows(named=True):
            base = f"{row['country']}-{row['year']}".lower()
            if row["country"]:
                found[base if base not in found else f"{base}-2"] = row
    return found


def _bring_row(row: dict[str, Any]) -> Published:
    title = row["title"]
    pillars = [part.strip() for part in (row["pillars"] or "").split(";") if part.strip()]
    strategy = Strategy(
        country=row["country"],
        lang="en",
        title=title,
        period=_read_years(row["period"]),
        axes=tuple(Axis(id=f"a{number}", title=pillar) for number, pillar in enumerate(pillars, start=1)),
        consultation=Section(text=row["consulted"]) if row["consulted"] else None,
    )
    origin = Titles(
        en=f"Facts about “{title}” ({row['year']}), as of {row['as_of']}; the text was not read in full.",
        fr=f"Faits sur « {title} » ({row['year']}), au {row['as_of']} ; le texte n’a pas été lu en entier.",
    )
    return Published(strategy, origin, stated=_read_stated(row), sources=_read_sources(row))


def _read_years(text: str | None) -> Period | None:
    """Return a period written as two years, ``2021-2024`` or ``2021-24``."""
    parts = (text or "").split("-")
    if len(parts) != YEARS or not all(part.isdecimal() for part in parts):
        return None
    start, end = parts
    return Period(start=start, end=start[: len(start) - len(end)] + end)


def _read_stated(row: dict[str, Any]) -> dict[str, bool]:
    return {rule: row[column] for column, rule in STATED.items() if row[column] is not None}


def _read_sources(row: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((row["source_title"], url.strip()) for url in row["source_url"].split("|"))


def _bring_france(edition: Edition, row: dict[str, Any] | None) -> Published:
    framework = load_catalogue().frameworks[FRANCE]
    axes = tuple(
        Axis(id=axis.id, title=axis.title, objectives=tuple(_lay_out(one) for one in axis.objectives))
        for axis in framework.axes
    )
    strategy = Strategy(
        country=FRENCH[0],
        lang="fr",
        title=framework.title,
        framework=FRANCE,
        axes=axes,
        consultation=Section(text=row["consulted"]) if row and row["consulted"] else None,
    )
    return Published(
        strategy,
        framework.origin,
        notes=dict(_note(framework)),
        stated=_read_stated(row) if row else {},
        sources=_find_sources(edition, row),
    )


def _lay_out(objective: FrameworkObjective) -> Objective:
    actions = tuple(Action(id=f"act-{part.id}", title=part.title) for part in objective.parts)
    return Objective(id=objective.id, title=objective.title, covers=objective.covers, actions=actions)


def _note(framework: Framework) -> Iterator[tuple[FaultPlace, Titles]]:
    for first, axis in enumerate(framework.axes):
        if axis.note:
            yield ("axes", first), axis.note
        for second, one in enumerate(axis.objectives):
            if one.note:
                yield ("axes", first, "objectives", second), one.note


def _find_sources(edition: Edition, row: dict[str, Any] | None) -> tuple[tuple[str, str], ...]:
    found = list(_read_sources(row)) if row else []
    if "france_2017" in edition.manifest.tables:
        rows = edition.table("france_2017").select("source_title", "source_url").unique(maintain_order=True)
        found += [(title, url) for title, url in rows.iter_rows()]
    return tuple(dict.fromkeys(found))
