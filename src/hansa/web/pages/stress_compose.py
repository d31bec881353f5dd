"""The stress lab's form: shocks of every kind, put together into a scenario of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from hansa.countries import resolve
from hansa.dependence.layers import LAYERS
from hansa.error_texts import N_
from hansa.errors import InputError
from hansa.evidence.groups import name_groups
from hansa.labels import LAYER
from hansa.language import explain, language
from hansa.stress.catalogue import find_scenario
from hansa.stress.scenario import Scenario
from hansa.stress.shocks import ALL_LAYERS
from hansa.stress.supply import CARRYING
from hansa.web.graphs import has_full, open_coarse
from hansa.web.rendering import page
from hansa.web.shock_form import LABELS, MOST_ROWS, ShockForm, fill_shock_form, make_scenario, read_shock_form
from hansa.web.visits import read_form

if TYPE_CHECKING:
    from starlette.datastructures import FormData
    from starlette.requests import Request

MODELS = ("", "coarse", "full")


def show(request: Request) -> Response:
    """Show the form, empty or filled with the shocks of a scenario or of a run."""
    base = request.query_params.get("from", "")
    if not base:
        return _show(request, read_shock_form({}))
    return _show(request, fill_shock_form(_find_base(request, base).shocks), base=base)


async def submit(request: Request) -> Response:
    """Run what was composed, or show the form again with what is wrong."""
    form = await read_form(request)
    return await run_in_threadpool(_submit, request, form)


def _submit(request: Request, given: FormData) -> Response:
    state, lang = request.app.state, request.path_params["lang"]
    form, base = read_shock_form(given), _text(given, "from")
    links = _find_base(request, base).links if base else ()
    countries = read_countries(_text(given, "countries"), form, lang)
    model = read_model(_text(given, "model"))
    unnamed = model != "coarse" and has_full()
    scenario = make_scenario(form, state.edition, open_coarse(state.edition), lang, links, unnamed=unnamed)
    if scenario is None:
        return _show(request, form, status=422, base=base, asked=_text(given, "countries"), model=model or "")
    asked = {
        "scenario": scenario.model_dump(mode="json", by_alias=True, exclude_defaults=True),
        "countries": countries,
        "model": model,
    }
    run = state.runs.submit("stress", asked, request.state.session.account.name)
    return RedirectResponse(request.app.url_path_for("run", lang=lang, run=run.id), 303)


def _show(
    request: Request, form: ShockForm, *, status: int = 200, base: str = "", asked: str = "", model: str = ""
) -> Response:
    edition, lang = request.app.state.edition, request.path_params["lang"]
    words = language(lang)
    return page(
        request,
        "stress-compose.html",
        status=status,
        form=form,
        labels=LABELS,
        most=MOST_ROWS,
        base=base,
        asked=asked,
        model=model,
        full=has_full(),
        layers=[(name, words(label)) for name, label in _list_layers()],
        groups=name_groups(edition, lang),
    )


def _list_layers() -> list[tuple[str, str]]:
    named = [(one.name, LAYER[one.name]) for one in LAYERS if one.name not in CARRYING]
    return [(ALL_LAYERS, N_("all layers")), *named]


def _find_base(request: Request, name: str) -> Scenario:
    """Return the scenario to begin from: one of the library, else that of a run."""
    state = request.app.state
    try:
        return find_scenario(state.edition, name)
    except InputError:
        run = state.runs.find(name)
        if run.kind != "stress":
            raise
        asked = run.request["scenario"]
        return find_scenario(state.edition, asked) if isinstance(asked, str) else Scenario.model_validate(asked)


def read_countries(text: str, form: ShockForm | None = None, lang: str = "en") -> list[str]:
    """Return the codes of countries separated by commas; what is wrong is noted in the form where there is one.

    Raises
    ------
    InputError
        ``unknown-country``, where there is no form.
    """
    try:
        return list(dict.fromkeys(resolve(part).code for part in text.split(",") if part.strip()))
    except InputError as error:
        if form is None:
            raise
        form.errors.append(" ".join(explain(error, lang)))
        return []


def read_model(name: str) -> str | None:
    """Return the graph chosen; None for whichever is at hand."""
    return name if name in MODELS and name else None


def _text(given: Any, name: str) -> str:
    value = given.get(name, "")
    return value.strip() if isinstance(value, str) else ""


ROUTES = (
    Route("/{lang}/stress/compose", show, name="compose"),
    Route("/{lang}/stress/compose", submit, methods=["POST"]),
)
