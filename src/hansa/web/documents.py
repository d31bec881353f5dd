"""A document of the reports room as part of a page: its blocks, and each figure with its chart, its data and its sources."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from hansa.errors import InputError
from hansa.reports.content import Document, Figure
from hansa.reports.formats.typeset import set_document

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMS = {"chart": "json", "data": "csv", "image": "svg"}
"""What a figure has besides its text, and in which form."""


def set_page(document: Document, figures: str) -> dict[str, Any]:
    """Set a document for a page.

    Parameters
    ----------
    document : Document
        What to show.
    figures : str
        Address below which its figures stand: ``<figures>/1.json`` is the first one's chart, ``1.csv`` its data, ``1.svg`` its picture.

    Returns
    -------
    dict
        As :func:`hansa.reports.formats.typeset.set_document` gives it; each figure with ``chart``, ``data`` and ``image``, three addresses.
    """

    def draw(_: Figure, number: int) -> dict[str, Any]:
        return {name: f"{figures}/{number}.{form}" for name, form in FORMS.items()}

    return set_document(document, draw)


def find_figure(document: Document, number: int) -> Figure:
    """Return a figure by its number in the document, from 1.

    Raises
    ------
    InputError
        ``no-figure``.
    """
    figures = [block for block in document.blocks if isinstance(block, Figure)]
    if not 1 <= number <= len(figures):
        raise InputError("no-figure", number=number)
    return figures[number - 1]


def draw_image(chart: dict[str, Any]) -> str:
    """Return a chart as a picture that stands on its own, light or dark as the page around it."""
    from hansa.reports import drawing, theme

    head, _, body = drawing.svg(chart).partition(">")
    return f"{head}><style>@media (prefers-color-scheme:dark){{{theme.recolour()}}}</style>{body}"


def list_data(chart: dict[str, Any]) -> str:
    """Return the rows behind a chart as CSV: every plain field; shapes of land are left out."""
    rows = [row for row in _rows(chart) if row]
    columns = list(dict.fromkeys(name for row in rows for name in row))
    stream = io.StringIO()
    writer = csv.DictWriter(stream, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _guarded(value) for name, value in row.items()} for row in rows)
    return stream.getvalue()


def _rows(chart: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for values in chart.get("datasets", {}).values():
        for row in values:
            shown = {**row, **row.get("properties", {})}
            yield {name: value for name, value in shown.items() if isinstance(value, str | int | float | bool)}


def _guarded(value: Any) -> Any:
    """Keep spreadsheets from taking a name for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in tuple("=+-@\t\r") else value
