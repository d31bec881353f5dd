"""The alliance lab on one coalition: its value, its members, its gaps, whom to invite; and two side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from hansa.language import language
from hansa.reports.alliance.naming import PILLAR, name_group
from hansa.reports.content import Document
from hansa.reports.formats import FORMATS
from hansa.runs.kept import unpack_document
from hansa.web.answering import send_document, send_figure, set_asked
from hansa.web.at_hand import AtHand
from hansa.web.coalitions import (
    VIEWS,
    Asked,
    find_comparison,
    find_report,
    list_presets,
    read_asked,
    takes_long,
)
from hansa.web.naming import STATE
from hansa.web.pages.alliance import share_weights
from hansa.web.rendering import page
from hansa.web.visits import read_form

if TYPE_CHECKING:
    from starlette.requests import Request

    from hansa.reports.alliance.report import Report
    from hansa.runs.queue import Run

MOST_AT_HAND = 64
_documents: AtHand[Document] = AtHand(MOST_AT_HAND)
_pages: AtHand[dict[str, Any]] = AtHand(MOST_AT_HAND)


def show(request: Request) -> Response:
    """Show one side of a coalition; what takes long is computed as a run, and shown once that is done."""
    view, lang, edition = _view(request), request.path_params["lang"], request.app.state.edition
    asked = read_asked(request.query_params, edition)
    run = _find_run(request, view, asked)
    document = _find_document(request, view, asked, run)
    report = document and _pages.find(
        (*_key(request, view, asked, run), "page"),
        lambda: set_asked(document, f"{_address(request, view)}/figures", asked.query),
    )
    return page(
        request,
        "coalition.html",
        view=view,
        views=VIEWS,
        asked=asked,
        name=name_group(asked.group, language(lang)),
        report=report,
        run=run,
        states=STATE,
        formats=FORMATS,
        pillars=PILLAR,
        weights=share_weights(request.query_params),
        values=_list_values(asked, edition, view),
        said=_say_error(run, lang),
    )


async def submit(request: Request) -> Response:
    """Compute what takes long as a run, and return to the page."""
    form = await read_form(request)
    return await run_in_threadpool(_submit, request, {name: str(value) for name, value in form.items()})


def _submit(request: Request, given: dict[str, str]) -> Response:
    state, view = request.app.state, _view(request)
    asked = read_asked(given, state.edition)
    if takes_long(view, asked.group):
        kind, wanted = f"alliance-{view}", asked.request(view)
        run = state.runs.find_same(kind, wanted)
        if run is None:
            state.runs.submit(kind, wanted, request.state.session.account.name)
        elif run.state not in {"done", "queued", "running"}:
            state.runs.resume(run.id)
    return RedirectResponse(f"{_address(request, view)}?{asked.query}", 303)


def figure(request: Request) -> Response:
    """Return a figure's chart, or its data as CSV."""
    document, parts = _read(request), request.path_params
    return send_figure(document, parts["number"], parts["form"], f"hansa-alliance-{parts['view']}")


def export(request: Request) -> Response:
    """Return the report as a document."""
    view, lang, edition = _view(request), request.path_params["lang"], request.app.state.edition
    asked = read_asked(request.query_params, edition)
    document, run = _read(request), _find_run(request, view, asked)
    answer = run.result["answers"][lang] if run and run.result else find_report(view, asked, edition).to_json(lang)
    return send_document(document, answer, request.path_params["form"], f"hansa-alliance-{view}")


def compare(request: Request) -> Response:
    """Set two coalitions side by side."""
    given, edition, lang = request.query_params, request.app.state.edition, request.path_params["lang"]
    report, chosen = None, [given.get("first", ""), given.get("second", "")]
    query = urlencode({name: given.get(name, "") for name in ("first", "second", "weights") if given.get(name)})
    if all(chosen):
        figures = f"{request.app.url_path_for('compare_coalitions', lang=lang)}/figures"
        key = (str(edition.folder), lang, "compare", query)
        report = _pages.find(key, lambda: set_asked(_compose_comparison(request), figures, query))
    presets = sorted({group.title.text(lang) for group in list_presets(edition)})
    return page(
        request, "alliance-compare.html", report=report, chosen=chosen, presets=presets, formats=FORMATS, query=query
    )


def compare_figure(request: Request) -> Response:
    """Return a figure of the comparison."""
    parts = request.path_params
    return send_figure(_compose_comparison(request), parts["number"], parts["form"], "hansa-alliance-compare")


def export_comparison(request: Request) -> Response:
    """Return the comparison as a document."""
    lang = request.path_params["lang"]
    answer = _compare(request).to_json(lang)
    return send_document(_compose_comparison(request), answer, request.path_params["form"], "hansa-alliance-compare")


def _compose_comparison(request: Request) -> Document:
    from hansa.reports.alliance.document import compose_report

    return compose_report(_compare(request), request.path_params["lang"])


def _compare(request: Request) -> Report:
    edition, given = request.app.state.edition, request.query_params
    first, second = (read_asked(given, edition, name) for name in ("first", "second"))
    return find_comparison(first, second, edition)


def _view(request: Request) -> str:
    view: str = request.path_params["view"]
    if view not in VIEWS:
        raise HTTPException(404)
    return view


def _address(request: Request, view: str) -> str:
    return str(request.app.url_path_for("coalition", lang=request.path_params["lang"], view=view))


def _find_run(request: Request, view: str, asked: Asked) -> Run | None:
    if not takes_long(view, asked.group):
        return None
    run: Run | None = request.app.state.runs.find_same(f"alliance-{view}", asked.request(view))
    return run


def _read(request: Request) -> Document:
    """Return the document of a page that shows one.

    Raises
    ------
    HTTPException
        404 where what takes long is not computed.
    """
    view, asked = _view(request), read_asked(request.query_params, request.app.state.edition)
    document = _find_document(request, view, asked, _find_run(request, view, asked))
    if document is None:
        raise HTTPException(404)
    return document


def _find_document(request: Request, view: str, asked: Asked, run: Run | None) -> Document | None:
    from hansa.reports.alliance.document import compose_report

    lang, edition = request.path_params["lang"], request.app.state.edition
    if takes_long(view, asked.group):
        if run is None or run.result is None:
            return None
        packed = run.result["documents"][lang]
        return _documents.find(_key(request, view, asked, run), lambda: unpack_document(packed))
    return _documents.find(
        _key(request, view, asked, None), lambda: compose_report(find_report(view, asked, edition), lang)
    )


def _key(request: Request, view: str, asked: Asked, run: Run | None) -> tuple[object, ...]:
    place = (str(request.app.state.edition.folder), request.path_params["lang"], view, asked)
    return (*place, run.id, str(run.ended_at)) if run else place


def _list_values(asked: Asked, edition: Any, view: str) -> dict[str, float]:
    """Return what each pillar is worth, for the sliders to weigh at once; nothing where the page waits for a run."""
    if takes_long(view, asked.group):
        return {}
    found: Any = find_report(view, asked, edition).found
    value = found if view == "value" else found.value
    return {pillar.name: pillar.value for pillar in value.pillars if pillar.value is not None}


def _say_error(run: Run | None, lang: str) -> str:
    from hansa.runs.work import explain_kept

    if run is None or not run.error:
        return ""
    return " ".join(explain_kept(run.error, lang))


ROUTES = (
    Route("/{lang}/alliance/compare", compare, name="compare_coalitions"),
    Route("/{lang}/alliance/compare/figures/{number:int}.{form}", compare_figure),
    Route("/{lang}/alliance/compare/report.{form}", export_comparison),
    Route("/{lang}/alliance/{view}", show, name="coalition"),
    Route("/{lang}/alliance/{view}", submit, methods=["POST"]),
    Route("/{lang}/alliance/{view}/figures/{number:int}.{form}", figure),
    Route("/{lang}/alliance/{view}/report.{form}", export),
)
