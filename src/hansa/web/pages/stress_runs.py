"""The stress lab's runs: asked, followed, read as a report with its map, compared, shared by their address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from hansa.errors import InputError
from hansa.language import language
from hansa.questions.stress_scenarios import RunQuestion
from hansa.reports.content import Document
from hansa.reports.formats import FORMATS
from hansa.reports.stress.side_by_side import compare_runs
from hansa.runs.errors import explain_kept
from hansa.runs.kept import unpack_document
from hansa.web.answering import send_document, send_figure, set_asked
from hansa.web.asking import read_given
from hansa.web.at_hand import AtHand
from hansa.web.coalitions import VIEWS
from hansa.web.naming import STATE, name_run
from hansa.web.rendering import page
from hansa.web.visits import read_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.datastructures import FormData
    from starlette.requests import Request

    from hansa.runs.queue import Run

MOST_AT_HAND = 64
_documents: AtHand[Document] = AtHand(MOST_AT_HAND)
_pages: AtHand[dict[str, Any]] = AtHand(MOST_AT_HAND)
"""Reports as they were read and set last, by run, its end, and language: a run that is asked again ends anew."""


async def submit(request: Request) -> Response:
    """Run a scenario of the library."""
    form = await read_form(request)
    return await run_in_threadpool(_submit, request, form)


def _submit(request: Request, form: FormData) -> Response:
    state, lang = request.app.state, request.path_params["lang"]
    question = read_given(request, RunQuestion, form)
    run = state.runs.submit(question.kind(), question.request(), request.state.session.account.name)
    return RedirectResponse(request.app.url_path_for("run", lang=lang, run=run.id), 303)


def show_all(request: Request) -> Response:
    """List the runs, the newest first."""
    state, words = request.app.state, language(request.path_params["lang"])
    found = [(run, name_run(run, state.edition, words)) for run in state.runs.recent()]
    return page(request, "stress-runs.html", runs=found, states=STATE)


def show(request: Request) -> Response:
    """Show a run: how far it is, why it ended, or its report."""
    state, lang = request.app.state, request.path_params["lang"]
    run: Run = state.runs.find(request.path_params["run"])
    view = run.kind.removeprefix("alliance-")
    if view in VIEWS:
        query = urlencode({name: value for name, value in run.request.items() if value})
        return RedirectResponse(f"{request.app.url_path_for('coalition', lang=lang, view=view)}?{query}", 303)
    context: dict[str, Any] = {
        "run": run,
        "name": name_run(run, state.edition, language(lang)),
        "states": STATE,
        "said": _explain(run, lang),
    }
    if run.state != "done":
        return page(request, "run.html", follow=run.open, **context)
    figures = f"{request.app.url_path_for('run', lang=lang, run=run.id)}/figures"
    report = _pages.find(_key(run, lang), lambda: set_asked(_read(run, lang), figures))
    return page(
        request,
        "stress-run.html",
        report=report,
        rivals=_list_rivals(request, run),
        formats=FORMATS,
        **context,
    )


def _list_rivals(request: Request, run: Run) -> list[tuple[Run, str]]:
    """Return the runs that one can be compared with."""
    state, words = request.app.state, language(request.path_params["lang"])
    done = [one for one in state.runs.recent("stress") if one.state == "done" and one.id != run.id]
    return [(one, name_run(one, state.edition, words)) for one in done] if run.kind == "stress" else []


def figure(request: Request) -> Response:
    """Return a figure's chart, or its data as CSV."""
    run = _find_done(request, request.path_params["run"])
    document = _read(run, request.path_params["lang"])
    return send_figure(document, request.path_params["number"], request.path_params["form"], f"hansa-{run.kind}")


def export(request: Request) -> Response:
    """Return the report as a document."""
    run, lang = _find_done(request, request.path_params["run"]), request.path_params["lang"]
    answer = run.result["answers"][lang] if run.result else {}
    name = f"hansa-{run.kind}-{run.id}".replace("_", "-")
    return send_document(_read(run, lang), lambda: answer, request.path_params["form"], name)


def compare(request: Request) -> Response:
    """Set two runs side by side."""
    state, lang, given = request.app.state, request.path_params["lang"], request.query_params
    done = [run for run in state.runs.recent("stress") if run.state == "done"]
    choice = [(run, name_run(run, state.edition, language(lang))) for run in done]
    chosen = [given.get(name, "") for name in ("first", "second")]
    report = None
    if all(chosen):
        runs, query = _find_pair(request), urlencode({"first": chosen[0], "second": chosen[1]})
        figures = f"{request.app.url_path_for('compare_runs', lang=lang)}/figures"
        key = tuple(_key(run, lang) for run in runs)
        report = _pages.find(key, lambda: set_asked(_compare(request, runs), figures, query))
    return page(request, "stress-compare.html", report=report, choice=choice, chosen=chosen, formats=FORMATS)


def compare_figure(request: Request) -> Response:
    """Return a figure of the comparison."""
    parts = request.path_params
    document = _compare(request, _find_pair(request))
    return send_figure(document, parts["number"], parts["form"], "hansa-stress-compare")


def export_comparison(request: Request) -> Response:
    """Return the comparison as a document."""
    runs = _find_pair(request)
    answers = [run.result["answers"][request.path_params["lang"]] for run in runs if run.result]
    document = _compare(request, runs)
    return send_document(document, lambda: {"runs": answers}, request.path_params["form"], "hansa-stress-compare")


def _find_pair(request: Request) -> list[Run]:
    """Return the two runs of scenarios that an address names."""
    return [_find_done(request, request.query_params.get(name, ""), ("stress",)) for name in ("first", "second")]


def _compare(request: Request, runs: Sequence[Run]) -> Document:
    lang = request.path_params["lang"]
    answers = [run.result["answers"][lang] for run in runs if run.result]
    documents = [_read(run, lang) for run in runs]
    key = tuple(_key(run, lang) for run in runs)
    return _documents.find(key, lambda: compare_runs(answers, documents, request.app.state.edition, lang))


def _find_done(request: Request, run_id: str, kinds: tuple[str, ...] = ()) -> Run:
    run: Run = request.app.state.runs.find(run_id)
    if kinds and run.kind not in kinds:
        raise InputError("no-run", id=run_id)
    if run.state != "done":
        raise InputError("not-done", id=run_id)
    return run


def _key(run: Run, lang: str) -> tuple[str, str, str]:
    return run.id, str(run.ended_at), lang


def _read(run: Run, lang: str) -> Document:
    """Return a run's report as it was written."""
    return _documents.find(_key(run, lang), lambda: unpack_document((run.result or {})["documents"][lang]))


def _explain(run: Run, lang: str) -> str:
    if not run.error:
        return ""
    return " ".join(explain_kept(run.error, lang))


ROUTES = (
    Route("/{lang}/stress/runs", show_all, name="runs"),
    Route("/{lang}/stress/runs", submit, methods=["POST"], name="run_scenario"),
    Route("/{lang}/stress/runs/{run}", show, name="run"),
    Route("/{lang}/stress/runs/{run}/figures/{number:int}.{form}", figure),
    Route("/{lang}/stress/runs/{run}/report.{form}", export, name="export_run"),
    Route("/{lang}/stress/compare", compare, name="compare_runs"),
    Route("/{lang}/stress/compare/figures/{number:int}.{form}", compare_figure),
    Route("/{lang}/stress/compare/report.{form}", export_comparison, name="export_comparison"),
)
