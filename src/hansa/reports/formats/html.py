"""The web page: one file that needs no network and no script."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from hansa.reports import theme
from hansa.reports.content import Document, Figure
from hansa.reports.formats.typeset import Set, set_document

if TYPE_CHECKING:
    from jinja2 import Template

LINE_MM = 165.0
FONT = re.compile(r' font-family="[^"]*"')
ARIA = re.compile(r' (?:role="graphics-[^"]*"|aria-[a-z]+="[^"]*"|pointer-events="none")')


def to_html(document: Document) -> bytes:
    """Return a document as an HTML page."""
    page = set_document(document, draw_picture)
    return _template().render(page=page, style=_style()).encode()


def draw_picture(figure: Figure, number: int) -> Set:
    """Return a figure as SVG to stand inside a page: its inner markup, size and share of the line."""
    from markupsafe import Markup

    from hansa.reports import drawing

    picture = drawing.svg(figure.chart)
    width, height = drawing.size(picture)
    body = drawing.inline(ARIA.sub("", FONT.sub("", picture)), f"figure-{number}")
    share = drawing.printed_width_mm(picture, figure.width_mm) / LINE_MM
    return {"picture": Markup(body), "width": width, "height": height, "share": round(share * 100, 1)}  # noqa: S704 -- SVG that the converter escaped


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("hansa.reports.formats", "assets")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("document.html")


@cache
def _style() -> Any:
    from markupsafe import Markup

    sheet = (resources.files("hansa.reports.formats") / "assets" / "document.css").read_text(encoding="utf-8")
    return Markup(f"{theme.css()}\n{sheet}")  # noqa: S704 -- our own style sheet
