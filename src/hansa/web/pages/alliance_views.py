"""The alliance lab on one coalition: its value, its members, its gaps, who might join; and two side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from hansa.alliance.forming import find_coalition, list_presets
from hansa.labels import ORDER
from hansa.language import language
from hansa.reports.alliance.naming import PILLAR, name_group
from hansa.reports.formats import FORMATS
from hansa.runs.errors import explain_kept
from hansa.web.answering import send_document, send_figure
from hansa.web.asking import Asked, ask, make_query
from hansa.web.coalitions import VIEWS, join_sliders, read_coalition, read_comparison
from hansa.web.naming import STATE
from hansa.web.pages.alliance import share_weights
from hansa.web.rendering import page
from hansa.web.visits import read_form

if TYPE_CHECKING:
    from starlette.datastructures import FormData
    from starlette.requests import Request

    from hansa.runs.queue import Run


def show(request: Request) -> Response:
    """Show one side of a coalition; what takes long is computed as a run, and shown once that is done."""
    view, lang, edition = _view(request), request.path_params["lang"], request.app.state.edition
    asked = _ask(request)
    query = urlencode(make_query(asked.question))
    group = find_coalition(edition, asked.question.model_dump()["group"])
    return page(
        request,
        "coalition.html",
        view=view,
        views={name: question.heading for name, question in VIEWS.items()},
        group=group,
        asked=make_query(asked.question),
        query=query,
        kept=urlencode(_keep_choices(request, asked)),
        name=name_group(group, language(lang)),
        report=asked.set_page(f"{_address(request, view)}/figures", query),
        run=asked.run,
        states=STATE,
        formats=FORMATS,
        pillars=PILLAR,
        orders=ORDER,
        weights=share_weights(request.query_params),
        values=_list_values(asked),
        said=_say_error(asked.run, lang),
    )


async def submit(request: Request) -> Response:
    """Compute what takes long; what is computed already is shown."""
    form = await read_form(request)
    return await run_in_threadpool(_submit, request, form)


def _submit(request: Request, form: FormData) -> Response:
    view = _view(request)
    asked = ask(request, read_coalition(request, view, form))
    if asked.long:
        asked.start()
    return RedirectResponse(f"{_address(request, view)}?{urlencode(make_query(asked.question))}", 303)


def figure(request: Request) -> Response:
    """Return a figure's chart, or its data as CSV."""
    parts = request.path_params
    document = _find_shown(request).find_document()
    return send_figure(document, parts["number"], parts["form"], f"hansa-alliance-{parts['view']}")


def export(request: Request) -> Response:
    """Return the report as a document."""
    asked, form = _find_shown(request), request.path_params["form"]
    return send_document(asked.find_document(), asked.find_json, form, f"hansa-alliance-{_view(request)}")


def compare(request: Request) -> Response:
    """Set two coalitions side by side."""
    given, edition, lang = request.query_params, request.app.state.edition, request.path_params["lang"]
    report, chosen = None, [given.get("first", ""), given.get("second", "")]
    query = urlencode({name: given.get(name, "") for name in ("first", "second", "weights") if given.get(name)})
    if all(chosen):
        figures = f"{request.app.url_path_for('compare_coalitions', lang=lang)}/figures"
        report = ask(request, read_comparison(request)).set_page(figures, query)
    presets = sorted({group.title.text(lang) for group in list_presets(edition)})
    return page(
        request, "alliance-compare.html", report=report, chosen=chosen, presets=presets, formats=FORMATS, query=query
    )


def compare_figure(request: Request) -> Response:
    """Return a figure of the comparison."""
    parts, asked = request.path_params, ask(request, read_comparison(request))
    return send_figure(asked.find_document(), parts["number"], parts["form"], "hansa-alliance-compare")


def export_comparison(request: Request) -> Response:
    """Return the comparison as a document."""
    asked = ask(request, read_comparison(request))
    return send_document(asked.find_document(), asked.find_json, request.path_params["form"], "hansa-alliance-compare")


def _view(request: Request) -> str:
    view: str = request.path_params["view"]
    if view not in VIEWS:
        raise HTTPException(404)
    return view


def _ask(request: Request) -> Asked:
    return ask(request, read_coalition(request, _view(request), request.query_params))


def _find_shown(request: Request) -> Asked:
    """Return what a page shows.

    Raises
    ------
    HTTPException
        404 where what takes long is not computed.
    """
    asked = _ask(request)
    if asked.waits:
        raise HTTPException(404)
    return asked


def _keep_choices(request: Request, asked: Asked) -> dict[str, str]:
    """Return what the menu carries from view to view: weights and order stay where one view does not ask for them."""
    given = request.query_params
    kept = {"weights": join_sliders(given) or "", "order": given.get("order", "")}
    return {name: value for name, value in {**kept, **make_query(asked.question)}.items() if value}


def _address(request: Request, view: str) -> str:
    return str(request.app.url_path_for("coalition", lang=request.path_params["lang"], view=view))


def _list_values(asked: Asked) -> dict[str, float]:
    """Return what each pillar is worth, for the sliders to weigh at once; nothing where the page waits for a run."""
    if asked.long:
        return {}
    pillars: Any = getattr(asked.find_answer(), "value").pillars  # noqa: B009 -- every answer about one coalition has it
    return {pillar.name: pillar.value for pillar in pillars if pillar.value is not None}


def _say_error(run: Run | None, lang: str) -> str:
    return " ".join(explain_kept(run.error, lang)) if run and run.error else ""


ROUTES = (
    Route("/{lang}/alliance/compare", compare, name="compare_coalitions"),
    Route("/{lang}/alliance/compare/figures/{number:int}.{form}", compare_figure),
    Route("/{lang}/alliance/compare/report.{form}", export_comparison),
    Route("/{lang}/alliance/{view}", show, name="coalition"),
    Route("/{lang}/alliance/{view}", submit, methods=["POST"]),
    Route("/{lang}/alliance/{view}/figures/{number:int}.{form}", figure),
    Route("/{lang}/alliance/{view}/report.{form}", export),
)
