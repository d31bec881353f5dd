"""What the commands about strategies share: opening a file and its faults, writing figures and options."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hansa.cli.speech import say

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.strategy.figure import Figure
    from hansa.strategy.file import StrategyFile

MOST_FAULTS = 20
STRATEGY = click.Path(path_type=Path, dir_okay=False)


def known_forums(edition: Edition) -> frozenset[str] | None:
    """Return the ids of an edition's forums; None where it holds none, and then they are not checked."""
    if "forums" not in edition.manifest.tables:
        return None
    return frozenset(edition.table("forums")["id"])


def opened_strategy(path: Path, edition: Edition) -> StrategyFile:
    """Open a strategy; where it has faults, say each on a line of its own, and stop with the last."""
    from hansa.strategy.file import find_faults, read_strategy

    faults = find_faults(path, known_forums(edition))[:MOST_FAULTS]
    for fault in faults[:-1]:
        say(fault)
    if faults:
        raise faults[-1]
    return read_strategy(path, known_forums(edition))


def write_beside(edition: Edition, figure: Figure, lang: str) -> str:
    """Write a figure as it stands beside a question: its name, value, what it names, year; or why it is missing."""
    from hansa.language import language
    from hansa.strategy.wording import name_figure

    title = name_figure(edition, figure, lang)
    return language(lang)("{figure}: {value}", figure=title, value=write_value(figure, lang))


def write_value(figure: Figure, lang: str) -> str:
    """Write a figure's value, what it names and its year; or why it is missing."""
    from hansa.language import language
    from hansa.strategy.figure import write_figure, write_missing, write_name

    words = language(lang)
    if figure.value is None:
        return words("missing ({reason})", reason=write_missing(figure, lang))
    parts = (write_figure(figure, lang), write_name(figure, lang), str(figure.year or ""))
    return ", ".join(part for part in parts if part)
