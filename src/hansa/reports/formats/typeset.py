"""A document set for printing: the one source of what every format shows.

The result is plain data (dictionaries, lists, text and numbers), so that a template in any language can walk through it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from hansa.language import Language, language
from hansa.reports.content import (
    Block,
    Contents,
    Document,
    Figure,
    Grid,
    Heading,
    Items,
    KeyFigures,
    Paragraph,
    Reference,
)

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What no document format can hold."""

WEIGHT_MOST, WEIGHT_SPACE = 34, 4
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
Set = dict[str, Any]
Draw = Callable[[Figure, int], Set]


def set_document(document: Document, draw: Draw) -> Set:
    """Set a document.

    Parameters
    ----------
    document : Document
        What to set.
    draw : callable
        Turns a figure and its number into what a format needs of its picture: ``picture`` and ``width_mm``, or nothing.

    Returns
    -------
    dict
        ``title``, ``subtitle``, ``lang``, ``keywords``, ``colophon``, ``labels``; ``blocks``, each with its ``kind``; and
        ``sources``, each with its ``number``, ``id``, ``dataset``, ``runs`` of text, ``url``, whether that is a ``link``, and the ``place``
        (id of a note) that first leads to it.
    """
    return _Setter(document, draw).set()


def runs(text: str) -> list[list[Any]]:
    """Return a text as runs: each a piece and whether it is bold.

    Examples
    --------
    >>> runs("a **b** c")
    [['a ', False], ['b', True], [' c', False]]
    """
    pieces = [[piece, bool(number % 2)] for number, piece in enumerate(BOLD.split(clean(text)))]
    return [piece for piece in pieces if piece[0]]


def plain(text: str) -> str:
    """Return a text without its mark-up."""
    return BOLD.sub(r"\1", clean(text))


def clean(text: str) -> str:
    """Return a text on one line, without control characters."""
    return " ".join(CONTROL.sub("", text).splitlines())


def is_link(url: str) -> bool:
    """Say whether an address is one that a document may lead to."""
    return re.fullmatch(r"https?://[^\s<>\"]+", url) is not None


def shares(grid: Grid) -> list[float]:
    """Return each column's share of the line: as asked for, else by how much its cells hold."""
    weights = []
    for number, column in enumerate(grid.columns):
        longest = max((len(plain(row[number])) for row in grid.rows), default=0)
        words = max((len(word) for word in column.title.split()), default=0)
        weights.append(min(max(longest, words), WEIGHT_MOST) + WEIGHT_SPACE)
    free = 1 - sum(column.width for column in grid.columns)
    open_weight = sum(weight for weight, column in zip(weights, grid.columns, strict=True) if not column.width) or 1
    asked = [
        column.width or max(free, 0.1) * weight / open_weight
        for weight, column in zip(weights, grid.columns, strict=True)
    ]
    return [round(share / sum(asked), 4) for share in asked]


def labels(words: Language) -> dict[str, str]:
    """Return the words that formats themselves add."""
    return {
        "skip": words("Skip to the text"),
        "contents": words("Contents"),
        "sources": words("Sources"),
        "page": words("Page"),
        "note": words("Source"),
        "back": words("Back to the text"),
    }


class _Setter:
    """Numbers notes, tables and figures on one walk through a document."""

    def __init__(self, document: Document, draw: Draw) -> None:
        self.document = document
        self.words = language(document.lang)
        self.draw = draw
        self.cited: dict[int, list[str]] = {}
        self.counts = {"table": 0, "figure": 0}

    def set(self) -> Set:
        document = self.document
        blocks = [self.block(block) for block in document.blocks]
        return {
            "title": clean(document.title),
            "subtitle": clean(document.subtitle),
            "lang": document.lang,
            "keywords": [clean(word) for word in document.keywords],
            "colophon": clean(document.colophon),
            "labels": labels(self.words),
            "blocks": blocks,
            "sources": [self.source(number, entry) for number, entry in enumerate(document.references, start=1)],
        }

    def block(self, block: Block) -> Set:
        match block:
            case Heading():
                return {"kind": "heading", "level": block.level, "id": block.anchor, "text": clean(block.text)}
            case Paragraph():
                return {"kind": "paragraph", "style": block.style, **self.paragraph(block)}
            case Items():
                items = [self.paragraph(item) for item in block.items]
                return {"kind": "items", "numbered": block.numbered, "items": items}
            case KeyFigures():
                figures = [
                    {"value": clean(figure.value), "runs": runs(figure.label), "notes": self.notes(figure.sources)}
                    for figure in block.figures
                ]
                return {"kind": "figures", "figures": figures}
            case Contents():
                return self.contents(block)
            case Grid() | Figure():
                return self.grid(block) if isinstance(block, Grid) else self.figure(block)

    def contents(self, block: Contents) -> Set:
        """List the headings down to a level, and the sources, which every format sets itself."""
        headings = [one for one in self.document.blocks if isinstance(one, Heading) and one.level <= block.depth]
        entries = [{"level": one.level, "id": one.anchor, "text": clean(one.text)} for one in headings]
        if self.document.references:
            entries.append({"level": 2, "id": "sources", "text": self.words("Sources")})
        return {"kind": "contents", "title": self.words("Contents"), "depth": block.depth, "entries": entries}

    def paragraph(self, block: Paragraph) -> Set:
        return {"runs": runs(block.text), "notes": self.notes(block.sources)}

    def grid(self, block: Grid) -> Set:
        columns = [
            {"title": clean(column.title), "align": column.align, "width": column.width, "share": share}
            for column, share in zip(block.columns, shares(block), strict=True)
        ]
        number = self.count("table")
        return {
            "kind": "grid",
            "id": f"table-{number}",
            "label": self.words("Table {number}", number=number),
            "caption": runs(block.caption),
            "notes": self.notes(block.sources),
            "columns": columns,
            "rows": [[runs(cell) for cell in row] for row in block.rows],
            "note": runs(block.note),
        }

    def figure(self, block: Figure) -> Set:
        number = self.count("figure")
        return {
            "kind": "figure",
            "id": f"figure-{number}",
            "label": self.words("Figure {number}", number=number),
            "caption": runs(block.caption),
            "notes": self.notes(block.sources),
            "alt": plain(block.alt),
            **self.draw(block, number),
        }

    def notes(self, sources: tuple[str, ...]) -> list[Set]:
        notes = []
        for number in self.document.numbers(sources):
            places = self.cited.setdefault(number, [])
            places.append(f"note-{number}-{len(places) + 1}")
            notes.append({"number": number, "id": places[-1], "target": f"source-{number}"})
        return notes

    def source(self, number: int, entry: Reference) -> Set:
        said = [f"**{entry.title}**", ", ".join(part for part in (entry.publisher, entry.date) if part)]
        if entry.licence:
            said.append(self.words("Licence: {licence}", licence=entry.licence))
        if entry.citation:
            said.append(entry.citation)
        text = " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in said if part)
        places = self.cited.get(number, [])
        address = {"url": clean(entry.url), "link": is_link(entry.url)}
        return {
            "number": number,
            "id": f"source-{number}",
            "dataset": entry.id,
            "runs": runs(text),
            **address,
            "place": places[0] if places else "",
        }

    def count(self, kind: str) -> int:
        self.counts[kind] += 1
        return self.counts[kind]
