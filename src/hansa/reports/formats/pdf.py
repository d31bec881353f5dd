"""The PDF: tagged for screen readers (PDF/UA-1), set by Typst from a template that takes the document as data."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from hansa.reports import theme
from hansa.reports.content import Document, Figure
from hansa.reports.formats.typeset import Set, set_document

if TYPE_CHECKING:
    import typst


def to_pdf(document: Document) -> bytes:
    """Return a document as a tagged PDF."""
    import typst

    data = json.dumps({**set_document(document, _picture), "theme": theme.tokens()})
    printed: bytes = typst.compile(
        _template(),
        format="pdf",
        font_paths=_fonts(),
        sys_inputs={"document": data},
        pdf_standards="ua-1",
    )
    return printed


def _picture(figure: Figure, _number: int) -> Set:
    from hansa.reports import drawing

    picture = drawing.svg(figure.chart)
    return {"picture": picture, "width_mm": drawing.printed_width_mm(picture, figure.width_mm)}


@cache
def _template() -> bytes:
    return (resources.files("hansa.reports.formats") / "assets" / "document.typ").read_bytes()


@cache
def _fonts() -> typst.Fonts:
    """Return our typefaces before the system's, which only serve scripts that ours lack."""
    import typst

    return typst.Fonts(font_paths=[theme.font_folder()])
