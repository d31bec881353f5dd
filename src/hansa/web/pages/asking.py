"""Any question, asked by a form made from it: answered on the page, or by a run where that takes long."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from hansa.errors import InputError
from hansa.language import explain, language
from hansa.questions.listing import all_questions
from hansa.reports.formats import FORMATS
from hansa.web.answering import send_document, send_figure
from hansa.web.asking import Asked, ask, make_query, read_given
from hansa.web.forms import list_fields, name_countries
from hansa.web.naming import STATE
from hansa.web.rendering import page
from hansa.web.visits import read_form

if TYPE_CHECKING:
    from starlette.datastructures import FormData
    from starlette.requests import Request

    from hansa.questions.question import Question


def show_all(request: Request) -> Response:
    """List the questions, chapter by chapter."""
    chapters: dict[str, list[type[Question]]] = {}
    for question in all_questions().values():
        if "form" in question.doors:
            chapters.setdefault(question.chapter, []).append(question)
    return page(request, "questions.html", chapters=chapters)


def show(request: Request) -> Response:
    """Show the form of a question, and its answer where enough was asked."""
    question, given, lang = _find(request), request.query_params, request.path_params["lang"]
    asked, report, query, said = None, None, "", ""
    if given or not any(info.is_required() for info in question.model_fields.values()):
        try:
            asked = ask(request, read_given(request, question, given))
            query = urlencode(make_query(asked.question))
            report = asked.set_page(f"{_address(request)}/figures", query)
        except InputError as error:
            said = " ".join(explain(error, lang))
    return page(
        request,
        "question.html",
        status=422 if said else 200,
        question=question,
        fields=list_fields(question, request.app.state.edition, lang, dict(given)),
        countries=name_countries(lang),
        said=said,
        asked=make_query(asked.question) if asked else {},
        query=query,
        waits=bool(asked and asked.waits),
        run=asked.run if asked else None,
        states=STATE,
        label=asked.question.label(request.app.state.edition, language(lang)) if asked else "",
        report=report,
        formats=FORMATS,
    )


async def submit(request: Request) -> Response:
    """Compute what takes long; what is computed already is shown."""
    form = await read_form(request)
    return await run_in_threadpool(_submit, request, form)


def _submit(request: Request, form: FormData) -> Response:
    asked = ask(request, read_given(request, _find(request), form))
    if asked.long:
        asked.start()
    return RedirectResponse(f"{_address(request)}?{urlencode(make_query(asked.question))}", 303)


def figure(request: Request) -> Response:
    """Return a figure's chart, its data or its picture."""
    parts = request.path_params
    return send_figure(_ask(request).find_document(), parts["number"], parts["form"], f"hansa-{parts['address']}")


def export(request: Request) -> Response:
    """Return the answer as a document."""
    asked, parts = _ask(request), request.path_params
    return send_document(asked.find_document(), asked.find_json, parts["form"], f"hansa-{parts['address']}")


def _ask(request: Request) -> Asked:
    return ask(request, read_given(request, _find(request), request.query_params))


def _find(request: Request) -> type[Question]:
    address = request.path_params["address"]
    for question in all_questions().values():
        if question.address.replace(" ", "-") == address and "form" in question.doors:
            return question
    raise HTTPException(404)


def _address(request: Request) -> str:
    parts = request.path_params
    return str(request.app.url_path_for("ask", lang=parts["lang"], address=parts["address"]))


ROUTES = (
    Route("/{lang}/ask", show_all, name="questions"),
    Route("/{lang}/ask/{address}", show, name="ask"),
    Route("/{lang}/ask/{address}", submit, methods=["POST"]),
    Route("/{lang}/ask/{address}/figures/{number:int}.{form}", figure),
    Route("/{lang}/ask/{address}/report.{form}", export),
)
