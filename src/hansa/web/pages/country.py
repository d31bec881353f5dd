"""A country: its brief as a living page, its figures' data, and the brief in every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from hansa.countries import all_countries, resolve
from hansa.questions.dependence import BriefQuestion
from hansa.reports.formats import FORMATS
from hansa.web.answering import send_document, send_figure
from hansa.web.asking import Asked, ask
from hansa.web.rendering import page

if TYPE_CHECKING:
    from starlette.requests import Request


def show(request: Request) -> Response:
    """Show the brief."""
    asked = _ask(request)
    shown = asked.set_page(f"{request.url.path.rstrip('/')}/figures", "")
    return page(request, "country.html", page=shown, code=_code(request), formats=FORMATS)


def find(request: Request) -> Response:
    """Lead from any name of a country to its page."""
    country = resolve(request.query_params.get("name", ""))
    lang = request.path_params["lang"]
    return RedirectResponse(request.app.url_path_for("country", lang=lang, code=country.code), 303)


def figure(request: Request) -> Response:
    """Return a figure's chart, data or picture."""
    parts, name = request.path_params, f"hansa-{_code(request).lower()}"
    return send_figure(_ask(request).find_document(), parts["number"], parts["form"], name)


def export(request: Request) -> Response:
    """Return the brief as a document."""
    asked = _ask(request)
    form = request.path_params["form"]
    return send_document(asked.find_document(), asked.find_json, form, asked.find_answer().name)


def _ask(request: Request) -> Asked:
    return ask(request, BriefQuestion(country=_code(request)))


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
