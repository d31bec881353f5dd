"""The sources: datasets, licences, dates, tables and the edition in use; every figure leads here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route

from hansa.evidence import all_sources
from hansa.evidence.edition import find_left_out
from hansa.web.rendering import page

if TYPE_CHECKING:
    from starlette.requests import Request


def show(request: Request) -> Response:
    """List the datasets, and the tables of the edition."""
    edition = request.app.state.edition
    return page(
        request,
        "sources.html",
        sources=sorted(edition.sources.values(), key=lambda source: source.title(request.path_params["lang"])),
        tables=sorted(edition.manifest.tables.items()),
        own={one.id for one in edition.own},
        left_out=find_left_out(edition),
    )


def show_one(request: Request) -> Response:
    """Show one dataset: what it is, what it allows, and the tables that rest on it."""
    edition, dataset = request.app.state.edition, request.path_params["dataset"]
    if dataset not in edition.sources:
        raise HTTPException(404)
    tables = {name: table for name, table in sorted(edition.manifest.tables.items()) if dataset in table.sources}
    return page(request, "source.html", source=edition.sources[dataset], fact=all_sources().get(dataset), tables=tables)


ROUTES = (
    Route("/{lang}/sources", show, name="sources"),
    Route("/{lang}/sources/{dataset}", show_one, name="source"),
)
