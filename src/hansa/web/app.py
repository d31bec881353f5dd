"""The application: its addresses, its state, and what it answers when something goes wrong."""

from __future__ import annotations

import logging
from contextlib import asynccontextmanager
from importlib import resources
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route

from hansa.errors import HansaError, InputError
from hansa.evidence import open_edition
from hansa.runs.queue import Runs
from hansa.store import open_store
from hansa.web import charts
from hansa.web.admission import Admission
from hansa.web.answers import tell
from hansa.web.api.endpoint import make_routes
from hansa.web.api.listing import all_endpoints
from hansa.web.guard import HEADERS, Guard
from hansa.web.pages import all_routes
from hansa.web.rendering import language_of, theme_css
from hansa.web.sessions import Sessions
from hansa.web.settings import Settings, read_secret
from hansa.web.visits import Visits

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request

KEEP = {"cache-control": "public, max-age=31536000, immutable"}
LEAST_BYTES = 1_000
EFFORT = 5
"""How hard answers are compressed: beyond it, little shorter for much longer."""
STATUSES = {
    400: HansaError("unreadable-form"),
    403: InputError("forbidden"),
    404: HansaError("not-found"),
    405: HansaError("wrong-method"),
}
"""What the parts below us refuse by a number alone."""
log = logging.getLogger("hansa.web")


def make_app(settings: Settings) -> Starlette:
    """Make the application.

    Parameters
    ----------
    settings : Settings
        How to serve.

    Raises
    ------
    EvidenceError, StoreError
        The edition or the store cannot be opened.
    """
    edition = open_edition(settings.edition_folder)
    store = open_store(settings.database)
    sessions = Sessions(read_secret(), store, alone=settings.alone, secure=settings.secure)
    app = Starlette(
        routes=[
            Route("/", _to_language),
            Route("/static/{name}", _static, name="static"),
            *make_routes(all_endpoints()),
            *all_routes(),
        ],
        middleware=[
            Middleware(Guard, hosts=settings.hosts),
            Middleware(GZipMiddleware, minimum_size=LEAST_BYTES, compresslevel=EFFORT),
            Middleware(Visits, sessions=sessions),
        ],
        exception_handlers={HTTPException: _tell_status, HansaError: _tell_error, Exception: _tell_failure},
        lifespan=_live,
    )
    app.state.settings, app.state.edition, app.state.store = settings, edition, store
    app.state.sessions, app.state.admission = sessions, Admission(store)
    app.state.runs = Runs(store, edition.id, str(edition.folder))
    return app


@asynccontextmanager
async def _live(app: Starlette) -> AsyncIterator[None]:
    """Start what runs beside the pages, and end it with the server."""
    app.state.runs.start()
    yield
    app.state.runs.stop()
    app.state.store.dispose()


async def _to_language(request: Request) -> Response:
    return RedirectResponse(f"/{language_of(request)}/", 303)


def _static(request: Request) -> Response:
    """Return a style sheet or script of ours, the theme, or the program that draws charts."""
    name = request.path_params["name"]
    if name == "theme.css":
        return Response(theme_css(), media_type="text/css", headers=KEEP)
    if name == charts.bundle_name():
        return FileResponse(charts.bundle(), media_type="text/javascript", headers=KEEP)
    known = {entry.name: entry for entry in (resources.files("hansa.web") / "static").iterdir()}
    if name not in known:
        raise HTTPException(404)
    return FileResponse(str(known[name]), headers=KEEP)


def _tell_status(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 -- registered for it alone
    response = tell(request, STATUSES.get(error.status_code, HansaError("failure")), error.status_code)
    response.headers.update(error.headers or {})
    return response


def _tell_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HansaError)  # noqa: S101 -- registered for it alone
    return tell(request, error)


def _tell_failure(request: Request, error: Exception) -> Response:
    """Answer what nobody foresaw: outside the guard, so that its headers are added here."""
    log.error("%s %s", request.method, request.url.path, exc_info=error)
    response = tell(request, HansaError("failure"))
    response.headers.update(HEADERS)
    return response
