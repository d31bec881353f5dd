"""The versions of a strategy and what differs between them; the file itself, to be read, taken away and edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route

from hansa.errors import InputError
from hansa.strategy import shelf
from hansa.strategy.diff import compare_strategies, say_change
from hansa.strategy.telling import known_forums
from hansa.web.answers import status_of
from hansa.web.pages.guide_frame import (
    explain_failure,
    format_time,
    lead_to,
    open_held,
    save_change,
    show_part,
    tongue,
)
from hansa.web.rendering import page
from hansa.web.visits import read_form

if TYPE_CHECKING:
    from starlette.datastructures import FormData
    from starlette.requests import Request

MOST_FAULTS = 20
SHOWN = 200


def show(request: Request) -> Response:
    """List the versions, and say what differs between two of them: the newest two, where none are named."""
    held, slug = open_held(request), request.path_params["slug"]
    kept = shelf.list_versions(slug)
    stamps = [one.stamp for one in kept]
    present = request.query_params.get("present") or next(iter(stamps), "")
    former = request.query_params.get("former") or next((one for one in stamps if one < present), "")
    return show_part(
        request,
        "guide-versions.html",
        "strategy_versions",
        held,
        versions=[(one.stamp, format_time(one.at, tongue(request), exact=True)) for one in kept[:SHOWN]],
        more=max(len(kept) - SHOWN, 0),
        former=former,
        present=present,
        changes=_list_changes(request, former, present) if former and present else [],
    )


def _list_changes(request: Request, former: str, present: str) -> list[tuple[str, str]]:
    """Return what happened and its line, for each difference."""
    lang, slug, forums = (
        request.path_params["lang"],
        request.path_params["slug"],
        known_forums(request.app.state.edition),
    )
    before, after = (shelf.open_version(slug, stamp, forums).strategy for stamp in (former, present))
    return [(one.state, say_change(one, lang)) for one in compare_strategies(before, after, lang)]


def take_version(request: Request) -> Response:
    """Return a version as the file that it was."""
    slug, stamp = request.path_params["slug"], request.path_params["stamp"]
    held = shelf.open_version(slug, stamp, None)
    headers = {"content-disposition": f'attachment; filename="{slug}-{stamp}.yml"'}
    return Response(held.path.read_bytes(), media_type="application/yaml", headers=headers)


async def bring_back(request: Request) -> Response:
    """Make a version the strategy again; what it was until now stays a version."""
    form = await read_form(request)
    return await run_in_threadpool(_bring_back, request, form)


def _bring_back(request: Request, form: FormData) -> Response:
    slug, stamp = request.path_params["slug"], request.path_params["stamp"]
    former = shelf.open_version(slug, stamp, known_forums(request.app.state.edition)).strategy
    save_change(request, form, lambda _: former)
    return lead_to(request, "strategy_versions")


def show_file(request: Request) -> Response:
    """Show the file, which may have faults: here they are mended."""
    slug = request.path_params["slug"]
    return _show_file(request, shelf.read_plain(slug), shelf.digest_of(slug))


def _show_file(request: Request, text: str, digest: str, failed: str = "", status: int = 200) -> Response:
    slug, forums = request.path_params["slug"], known_forums(request.app.state.edition)
    return page(
        request,
        "guide-file.html",
        status=status,
        slug=slug,
        text=text,
        digest=digest,
        failed=failed,
        faults=[explain_failure(request, fault) for fault in shelf.list_faults(slug, text, forums)[:MOST_FAULTS]],
        may_write=request.state.session.account.may("editor"),
    )


async def save_file(request: Request) -> Response:
    """Save the file as it was edited, once it has no fault."""
    form = await read_form(request)
    return await run_in_threadpool(_save_file, request, form)


def _save_file(request: Request, form: FormData) -> Response:
    slug, forums = request.path_params["slug"], known_forums(request.app.state.edition)
    text = str(form.get("text", "")).replace("\r\n", "\n")
    try:
        shelf.save_text(slug, str(form.get("digest", "")), text, forums)
    except InputError as error:
        meanwhile = error.code == "changed-meanwhile"
        failed = explain_failure(request, error) if meanwhile else ""
        return _show_file(request, text, shelf.digest_of(slug), failed, status_of(error))
    return lead_to(request, "strategy_file")


def take_file(request: Request) -> Response:
    """Return the file."""
    slug = request.path_params["slug"]
    headers = {"content-disposition": f'attachment; filename="{slug}.yml"'}
    return Response(shelf.read_plain(slug), media_type="application/yaml", headers=headers)


ROUTES = (
    Route("/{lang}/guide/{slug}/versions", show, name="strategy_versions"),
    Route("/{lang}/guide/{slug}/versions/{stamp}.yml", take_version, name="strategy_version"),
    Route("/{lang}/guide/{slug}/versions/{stamp}", bring_back, methods=["POST"], name="bring_back"),
    Route("/{lang}/guide/{slug}/file", show_file, name="strategy_file"),
    Route("/{lang}/guide/{slug}/file", save_file, methods=["POST"]),
    Route("/{lang}/guide/{slug}/file.yml", take_file, name="take_file"),
)
