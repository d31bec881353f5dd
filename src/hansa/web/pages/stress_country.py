"""The stress lab on one country: random failures, the worst few, and the new links that would help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from hansa.errors import InputError
from hansa.language import explain, language
from hansa.questions.stress import HardenQuestion, OfFailures, RandomQuestion, WorstQuestion
from hansa.web.asking import read_given
from hansa.web.forms import list_fields, name_countries
from hansa.web.rendering import page
from hansa.web.visits import read_form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

FORMS: dict[str, type[OfFailures]] = {one.kind(): one for one in (WorstQuestion, RandomQuestion, HardenQuestion)}


def show(request: Request) -> Response:
    """Show the three forms."""
    return _show(request, {"country": request.query_params.get("country", "")})


async def submit(request: Request) -> Response:
    """Run what was asked, or show the forms again with what is wrong."""
    given = {name: value for name, value in (await read_form(request)).items() if isinstance(value, str)}
    return await run_in_threadpool(_submit, request, given)


def _submit(request: Request, given: Mapping[str, str]) -> Response:
    state, what, lang = request.app.state, given.get("what", ""), request.path_params["lang"]
    try:
        question = read_given(request, _find_form(what), given)
    except InputError as error:
        return _show(request, given, status=422, wrong=what, said=" ".join(explain(error, lang)))
    run = state.runs.submit(what, question.request(), request.state.session.account.name)
    return RedirectResponse(request.app.url_path_for("run", lang=lang, run=run.id), 303)


def _find_form(what: str) -> type[OfFailures]:
    if what not in FORMS:
        raise InputError("unknown-analysis", name=what, known=", ".join(FORMS))
    return FORMS[what]


def _show(
    request: Request, given: Mapping[str, str], *, status: int = 200, wrong: str = "", said: str = ""
) -> Response:
    lang, edition = request.path_params["lang"], request.app.state.edition
    words = language(lang)
    forms = [
        {
            "what": what,
            "heading": words(question.heading),
            "summary": words(question.summary),
            # the other forms keep only the country: what was typed into one is not meant for them
            "fields": list_fields(
                question, edition, lang, given if what == wrong else {"country": given.get("country", "")}
            ),
        }
        for what, question in FORMS.items()
    ]
    return page(
        request,
        "stress-country.html",
        status=status,
        forms=forms,
        wrong=wrong,
        said=said,
        countries=name_countries(lang),
    )


ROUTES = (
    Route("/{lang}/stress/country", show, name="stress_country"),
    Route("/{lang}/stress/country", submit, methods=["POST"]),
)
