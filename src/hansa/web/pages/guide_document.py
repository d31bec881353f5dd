"""A strategy as a document: shown in the page, its figures with their data, and written in every format."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from hansa.reports.content import Document
from hansa.reports.strategy import gather_report
from hansa.reports.strategy.answers import StrategyAnswer
from hansa.reports.strategy.document import FORMATS
from hansa.strategy.file import StrategyFile
from hansa.web.answering import send_figure
from hansa.web.at_hand import AtHand
from hansa.web.documents import set_page
from hansa.web.pages.guide_frame import open_held, show_part

if TYPE_CHECKING:
    from starlette.requests import Request

KEPT = 32
COMPOSED: AtHand[Document] = AtHand(KEPT)
SET: AtHand[dict[str, Any]] = AtHand(KEPT)
NAMES = {
    "docx": "Word (DOCX)",
    "odt": "OpenDocument (ODT)",
    "pdf": "PDF",
    "html": "HTML",
    "md": "Markdown",
    "json": "JSON",
    "stratml1": "StratML 1",
    "stratml2": "StratML 2",
}
"""Names of formats, the same in every language."""


def show(request: Request) -> Response:
    """Show the document."""
    held = open_held(request)
    return show_part(
        request,
        "guide-document.html",
        "strategy_document",
        held,
        page=_set(request, held),
        formats=[(form, NAMES.get(form, form)) for form in FORMATS],
    )


def figure(request: Request) -> Response:
    """Return a figure's chart, or its data as CSV."""
    path = request.path_params
    return send_figure(_compose(request, open_held(request)), path["number"], path["form"], path["slug"])


def export(request: Request) -> Response:
    """Return the document in a format."""
    from starlette.background import BackgroundTask

    held, path = open_held(request), request.path_params
    if path["form"] not in FORMATS:
        raise HTTPException(404)
    folder = tempfile.TemporaryDirectory(prefix="hansa-")
    answer = _answer(request, held, path["slug"])
    [written] = answer.write([path["form"]], Path(folder.name), path["lang"])
    return FileResponse(written, filename=written.name, background=BackgroundTask(folder.cleanup))


def _answer(request: Request, held: StrategyFile, slug: str) -> StrategyAnswer:
    return StrategyAnswer(gather_report(held.strategy, request.app.state.edition), slug)


def _compose(request: Request, held: StrategyFile) -> Document:
    edition, path = request.app.state.edition, request.path_params
    return COMPOSED.find(
        (edition, held.digest, path["lang"]), lambda: _answer(request, held, path["slug"]).document(path["lang"])
    )


def _set(request: Request, held: StrategyFile) -> dict[str, Any]:
    address = request.url.path.rstrip("/")
    key = (request.app.state.edition, held.digest, address)
    return SET.find(key, lambda: set_page(_compose(request, held), f"{address}/figures"))


ROUTES = (
    Route("/{lang}/guide/{slug}/document", show, name="strategy_document"),
    Route("/{lang}/guide/{slug}/document/figures/{number:int}.{form}", figure),
    Route("/{lang}/guide/{slug}/export/{form}", export, name="export_strategy"),
)
