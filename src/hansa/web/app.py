"""The application: its addresses, its state, and what it answers when something goes wrong."""

from __future__ import annotations

import logging
from contextlib import asynccontextmanager
from importlib import resources
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from hansa.errors import HansaError, InputError
from hansa.evidence import open_edition
from hansa.language import explain, language
from hansa.store import open_store
from hansa.web import charts
from hansa.web.guard import Guard
from hansa.web.pages import all_routes
from hansa.web.rendering import language_of, page
from hansa.web.runs import Runs
from hansa.web.sessions import Sessions, Throttle
from hansa.web.settings import Settings, read_secret
from hansa.web.visits import Visits

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request

KEEP = {"cache-control": "public, max-age=31536000, immutable"}
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
            *all_routes(),
        ],
        middleware=[Middleware(Guard, hosts=settings.hosts), Middleware(Visits, sessions=sessions)],
        exception_handlers={HTTPException: _tell_status, HansaError: _tell_error, Exception: _tell_failure},
        lifespan=_live,
    )
    app.state.settings, app.state.edition, app.state.store = settings, edition, store
    app.state.sessions, app.state.throttle = sessions, Throttle()
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
        from hansa.reports import theme

        return Response(theme.css(), media_type="text/css", headers=KEEP)
    if name == charts.bundle_name():
        return FileResponse(charts.bundle(), media_type="text/javascript", headers=KEEP)
    known = {entry.name: entry for entry in (resources.files("hansa.web") / "static").iterdir()}
    if name not in known:
        raise HTTPException(404)
    return FileResponse(str(known[name]), headers=KEEP)


def _tell_status(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 -- registered for it alone
    words = language(language_of(request))
    said = {
        403: words("You may not do that."),
        404: words("There is no such page."),
        405: words("This address is not called that way."),
        429: words("Too many tries. Wait a few minutes."),
    }
    return _tell(request, error.status_code, said.get(error.status_code, error.detail), "", str(error.status_code))


def _tell_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HansaError)  # noqa: S101 -- registered for it alone
    message, hint = explain(error, language_of(request))
    return _tell(request, 422 if isinstance(error, InputError) else 503, message, hint, error.code)


def _tell_failure(request: Request, error: Exception) -> Response:
    log.error("%s %s", request.method, request.url.path, exc_info=error)
    words = language(language_of(request))
    return _tell(
        request, 500, words("Hansa failed."), words("Nothing was changed. The server's log says more."), "failure"
    )


def _tell(request: Request, status: int, message: str, hint: str, code: str) -> Response:
    """Answer in the caller's own shape: one JSON object, or one page."""
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": {"code": code, "message": message, "hint": hint}}, status)
    return page(request, "error.html", status=status, message=message, hint=hint)
