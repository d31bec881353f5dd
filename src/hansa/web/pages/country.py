"""A country: its brief as a living page, its figures' data, and the brief in every format."""

from __future__ import annotations

import tempfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route

from hansa.countries import all_countries, resolve
from hansa.evidence import Edition
from hansa.reports.brief import gather_brief
from hansa.reports.brief.document import compose_brief, write_brief
from hansa.reports.content import Document
from hansa.reports.formats import FORMATS
from hansa.web.answering import send_figure
from hansa.web.documents import set_page
from hansa.web.rendering import page

if TYPE_CHECKING:
    from starlette.requests import Request

MOST_DOCUMENTS = 512
"""All countries in both languages."""


def show(request: Request) -> Response:
    """Show the brief."""
    code, lang = _code(request), request.path_params["lang"]
    set_brief = _set(request.app.state.edition, code, lang, request.url.path.rstrip("/"))
    return page(request, "country.html", page=set_brief, code=code, formats=FORMATS)


def find(request: Request) -> Response:
    """Lead from any name of a country to its page."""
    country = resolve(request.query_params.get("name", ""))
    lang = request.path_params["lang"]
    return RedirectResponse(request.app.url_path_for("country", lang=lang, code=country.code), 303)


def figure(request: Request) -> Response:
    """Return a figure's chart, data or picture."""
    code, lang = _code(request), request.path_params["lang"]
    document = _compose(request.app.state.edition, code, lang)
    return send_figure(document, request.path_params["number"], request.path_params["form"], f"hansa-{code.lower()}")


def export(request: Request) -> Response:
    """Return the brief as a document."""
    from starlette.background import BackgroundTask

    code, lang, form = _code(request), request.path_params["lang"], request.path_params["form"]
    if form not in FORMATS:
        raise HTTPException(404)
    folder = tempfile.TemporaryDirectory(prefix="hansa-")
    brief = gather_brief(code, edition=request.app.state.edition)
    [path] = write_brief(brief, [form], Path(folder.name), lang)
    return FileResponse(path, filename=path.name, background=BackgroundTask(folder.cleanup))


@lru_cache(maxsize=MOST_DOCUMENTS)
def _compose(edition: Edition, code: str, lang: str) -> Document:
    return compose_brief(gather_brief(code, edition=edition), lang)


@lru_cache(maxsize=MOST_DOCUMENTS)
def _set(edition: Edition, code: str, lang: str, address: str) -> dict[str, Any]:
    return set_page(_compose(edition, code, lang), f"{address}/figures")


def _code(request: Request) -> str:
    code: str = request.path_params["code"]
    if code not in all_countries():
        raise HTTPException(404)
    return code


ROUTES = (
    Route("/{lang}/country", find, name="find_country"),
    Route("/{lang}/country/{code}", show, name="country"),
    Route("/{lang}/country/{code}/figures/{number:int}.{form}", figure),
    Route("/{lang}/country/{code}/brief.{form}", export, name="export_brief"),
)
