"""What graphs and kinds of routes are called, and which datasets they rest on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hansa.error_texts import N_
from hansa.reports.brief.routes import SOURCES
from hansa.reports.content import Block, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hansa.language import Language
    from hansa.routing.model import Model

DECIMAL = re.compile(r"\d+\.\d+")
KIND = {
    "origin": N_("the network itself"),
    "customer": N_("from a customer"),
    "peer": N_("from a peer"),
    "provider": N_("from a provider"),
    "none": N_("no route"),
}
"""From whom a network learned its route."""


def name_model(model: Model, words: Language) -> str:
    """Say which graph answers; of the coarse model, how well it agrees with the full graph."""
    if model.kind == "file":
        return words("Relationship file {name}", name=model.name)
    if model.kind == "full":
        return words("Full graph of the workspace, {name}", name=model.name)
    error = DECIMAL.sub(lambda found: words.number(float(found[0]), 3), model.error or "–")
    return words("Coarse model of edition {name}: {error}", name=model.name, error=error)


def note_missing(model: Model, words: Language) -> Iterator[Block]:
    """Say which datasets a graph lacks."""
    if model.missing:
        yield Paragraph(
            words("Without {datasets}: `hansa evidence sync` brings them.", datasets=", ".join(model.missing)),
            style="note",
        )


def list_sources(model: Model) -> tuple[str, ...]:
    """Return the datasets that a graph rests on; the links of a file are nobody's."""
    links, *attributes = SOURCES
    return (*(() if model.kind == "file" else (links,)), *(name for name in attributes if name not in model.missing))
