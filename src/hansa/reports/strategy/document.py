"""A strategy as a document: its sections in order, and the formats that it is written in beyond those of every answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa import workspace
from hansa.errors import InputError
from hansa.reports.formats import WRITERS
from hansa.reports.strategy import (
    annexes,
    axes,
    closing,
    indicators,
    lacks,
    opening,
    organisation,
    partners,
    position,
    resources,
    risks,
    vision,
    weighing,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from hansa.language import Language
    from hansa.reports.content import Block
    from hansa.reports.strategy.gather import Report
    from hansa.strategy.document import Strategy

SECTIONS: tuple[Callable[[Report, Language], Iterable[Block]], ...] = (
    opening.open_document,
    opening.summarise,
    position.compose_position,
    vision.state_vision,
    axes.compose_axes,
    weighing.weigh_actions,
    partners.name_partners,
    organisation.compose_organisation,
    resources.plan_resources,
    risks.list_risks,
    indicators.measure_progress,
    closing.close_document,
    lacks.list_lacks,
    annexes.list_choices,
    indicators.list_own_indicators,
    annexes.map_frameworks,
)
STRATML = {"stratml1": 1, "stratml2": 2}
"""Parts of ISO 17469, by the name of the format."""
FORMATS = (*WRITERS, "json", *STRATML)
"""What a user may ask for."""


def check_formats(names: Iterable[str]) -> tuple[str, ...]:
    """Return format names without spaces, case and repetitions.

    Raises
    ------
    InputError
        ``unknown-format``, with those that there are.
    """
    wanted = tuple(dict.fromkeys(name.strip().lower() for name in names))
    for name in wanted:
        if name not in FORMATS:
            raise InputError("unknown-format", name=name, known=", ".join(FORMATS))
    return wanted


def write_stratml(strategy: Strategy, form: str, path: Path, lang: str) -> Path:
    """Write a strategy in StratML to a file, and return its path; a failure leaves the former file as it was."""
    from hansa.strategy.stratml import to_stratml

    content = to_stratml(strategy, STRATML[form], lang)
    with workspace.replaced_file(path) as beside:
        beside.write_bytes(content)
    return path
