"""What a document says, apart from how it looks: one content model, written out in many formats.

Text is plain Unicode; ``**bold**`` is the only mark-up. Every block that states a figure names the datasets behind it, and
each format prints them as numbered notes into the list of sources. A block is for every medium, or for one: the terminal
(``screen``), or documents and pages (``paper``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

Medium = Literal["screen", "paper"]
On = Literal["all", "screen", "paper"]


@dataclass(frozen=True)
class Heading:
    """A heading; ``level`` 2 is a section, 3 a part of one, 4 a part of that. ``anchor`` is its address in the document."""

    text: str
    anchor: str
    level: int = 2
    on: On = "all"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, with the ids of the datasets that it rests on."""

    text: str
    sources: tuple[str, ...] = ()
    style: Literal["body", "lead", "note"] = "body"
    on: On = "all"


@dataclass(frozen=True)
class Items:
    """A list of short paragraphs."""

    items: tuple[Paragraph, ...]
    numbered: bool = False
    on: On = "all"


@dataclass(frozen=True)
class KeyFigure:
    """One large figure with what it means; ``value`` is already written for the language."""

    value: str
    label: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class KeyFigures:
    """A row of key figures, at most four."""

    figures: tuple[KeyFigure, ...]
    on: On = "all"


@dataclass(frozen=True)
class GridColumn:
    """A column of a table; numbers stand to the right. ``width`` is its share of the line, 0 for as needed."""

    title: str
    align: Literal["left", "right"] = "left"
    width: float = 0.0


@dataclass(frozen=True)
class Grid:
    """A table. Cells are text already written for the language; an empty cell means nothing to say."""

    columns: tuple[GridColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str
    sources: tuple[str, ...] = ()
    note: str = ""
    on: On = "all"


@dataclass(frozen=True)
class Figure:
    """A chart or map, and what it shows in words.

    Attributes
    ----------
    draw : callable
        What gives the Vega-Lite specification. It is asked once, by the first format that shows pictures: on a terminal and
        for programs nothing is drawn.
    """

    draw: Callable[[], dict[str, Any]]
    alt: str
    caption: str
    sources: tuple[str, ...] = ()
    width_mm: float = 165.0
    on: On = "paper"

    @cached_property
    def chart(self) -> dict[str, Any]:
        """The Vega-Lite specification, with units and dates."""
        return self.draw()


@dataclass(frozen=True)
class Contents:
    """The table of contents: the headings down to a level, each leading to its place; where there are pages, it ends its own."""

    depth: int = 3
    on: On = "paper"


Block = Heading | Paragraph | Items | KeyFigures | Grid | Figure | Contents


@dataclass(frozen=True)
class Reference:
    """One entry of the list of sources."""

    id: str
    title: str
    publisher: str
    date: str
    licence: str
    url: str
    citation: str = ""


@dataclass(frozen=True)
class Document:
    """A document in one language.

    Attributes
    ----------
    references : tuple of Reference
        The list of sources; blocks refer to them by id, formats number them in this order.
    colophon : str
        The last line: edition, date, version.
    """

    title: str
    subtitle: str
    lang: str
    blocks: tuple[Block, ...]
    references: tuple[Reference, ...]
    colophon: str
    keywords: tuple[str, ...] = field(default=())

    def numbers(self, sources: tuple[str, ...]) -> tuple[int, ...]:
        """Return the numbers under which datasets stand in the list of sources."""
        order = {reference.id: number for number, reference in enumerate(self.references, start=1)}
        return tuple(sorted(order[source] for source in sources if source in order))
