"""What pages with a document answer beside themselves: a figure's chart or data, and the document as a file."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, JSONResponse, Response

from hansa.reports.assembly import format_json
from hansa.reports.formats import FORMATS, write
from hansa.web.documents import FORMS, draw_image, find_figure, list_data, set_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from hansa.reports.content import Document


def set_asked(document: Document, figures: str, query: str = "") -> dict[str, Any]:
    """Set a document for a page whose address has a query, which its figures' addresses repeat.

    Parameters
    ----------
    document, figures
        See :func:`hansa.web.documents.set_page`.
    query : str
        As the page's address has it, without the question mark.
    """
    page = set_page(document, figures)
    if query:
        for block in page["blocks"]:
            if block["kind"] == "figure":
                block.update({name: f"{block[name]}?{query}" for name in FORMS})
    return page


def send_figure(document: Document, number: int, form: str, name: str) -> Response:
    """Return a figure's chart as JSON, its data as CSV, or its picture as SVG.

    Raises
    ------
    InputError
        ``no-figure``.
    HTTPException
        404 for any other form.
    """
    chart = find_figure(document, number).chart
    if form == "json":
        return JSONResponse(chart)
    if form == "svg":
        return send_image(chart)
    if form != "csv":
        raise HTTPException(404)
    headers = {"content-disposition": f'attachment; filename="{name}-{number}.csv"'}
    return Response(list_data(chart), media_type="text/csv", headers=headers)


def send_image(chart: dict[str, Any]) -> Response:
    """Return a chart as a picture, whose own style sheet the general policy would forbid."""
    headers = {"content-security-policy": "default-src 'none'; style-src 'unsafe-inline'"}
    return Response(draw_image(chart), media_type="image/svg+xml", headers=headers)


def send_document(document: Document, answer: Callable[[], dict[str, Any]], form: str, name: str) -> Response:
    """Return a document as a file in one of the formats; as JSON, the answer that it tells.

    Raises
    ------
    HTTPException
        404 where there is no such format.
    """
    from starlette.background import BackgroundTask

    if form not in FORMATS:
        raise HTTPException(404)
    filename = f"{name}-{document.lang}.{form}"
    if form == "json":
        content = format_json(answer())
        headers = {"content-disposition": f'attachment; filename="{filename}"'}
        return Response(content, media_type="application/json", headers=headers)
    folder = tempfile.TemporaryDirectory(prefix="hansa-")
    path = Path(folder.name) / filename
    write(document, form, path)
    return FileResponse(path, filename=filename, background=BackgroundTask(folder.cleanup))
