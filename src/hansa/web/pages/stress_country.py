"""The stress lab on one country: random failures, the worst few, and the new links that would help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from hansa.countries import all_countries, resolve
from hansa.error_texts import N_
from hansa.errors import InputError
from hansa.language import explain
from hansa.reports.stress.naming import FAILING
from hansa.stress.catalogue import find_scenario, list_scenarios
from hansa.web.graphs import has_full
from hansa.web.pages.stress_compose import read_model
from hansa.web.rendering import page
from hansa.web.visits import read_form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

LINKS = {"provider": N_("providers, which carry to everyone"), "peer": N_("peers, which carry to their customers")}
DEFAULTS = {
    "country": "",
    "failures": "5",
    "samples": "200",
    "seed": "0",
    "count": "3",
    "of": "",
    "abroad": "",
    "kind": "provider",
    "against": "",
    "model": "",
}
MOST = {"failures": 200, "samples": 2_000, "seed": 1_000_000, "count": 10}
"""What one run may ask for: more is asked of the command line."""


def show(request: Request) -> Response:
    """Show the three forms."""
    return _show(request, {**DEFAULTS, "country": request.query_params.get("country", "")})


async def submit(request: Request) -> Response:
    """Run what was asked, or show the forms again with what is wrong."""
    given = {name: value for name, value in (await read_form(request)).items() if isinstance(value, str)}
    return await run_in_threadpool(_submit, request, given)


def _submit(request: Request, given: Mapping[str, str]) -> Response:
    state, what = request.app.state, given.get("what", "")
    try:
        asked = read_request(what, given, state.edition)
    except InputError as error:
        said = " ".join(explain(error, request.path_params["lang"]))
        return _show(request, {**DEFAULTS, **given}, status=422, wrong=what, said=said)
    run = state.runs.submit(what, asked, request.state.session.account.name)
    return RedirectResponse(request.app.url_path_for("run", lang=request.path_params["lang"], run=run.id), 303)


def read_request(what: str, given: Mapping[str, str], edition: Any) -> dict[str, Any]:
    """Return the request of a run about one country.

    Raises
    ------
    InputError
        ``unknown-analysis``, ``unknown-country``, ``bad-number``, ``unknown-failures``, ``unknown-link-kind``,
        ``unknown-scenario``.
    """
    if what not in READ:
        raise InputError("unknown-analysis", name=what, known=", ".join(READ))
    country = resolve(given.get("country", "")).code
    return {"country": country, **READ[what](given, edition), "model": read_model(given.get("model", ""))}


def _read_random(given: Mapping[str, str], _edition: Any) -> dict[str, Any]:
    return {
        "failures": _number(given, "failures", 1),
        "samples": _number(given, "samples", 1),
        "of": _read_of(given.get("of") or "links"),
        "seed": _number(given, "seed", 0),
    }


def _read_worst(given: Mapping[str, str], _edition: Any) -> dict[str, Any]:
    return {
        "count": _number(given, "count", 1),
        "of": _read_of(given.get("of") or "operators"),
        "abroad": bool(given.get("abroad")),
    }


def _read_harden(given: Mapping[str, str], edition: Any) -> dict[str, Any]:
    against = given.get("against", "").strip()
    return {
        "count": _number(given, "count", 1),
        "kind": _read_kind(given.get("kind", "provider")),
        "against": find_scenario(edition, against).id if against else None,
    }


READ = {"random": _read_random, "worst": _read_worst, "harden": _read_harden}


def _number(given: Mapping[str, str], name: str, least: int) -> int:
    text = given.get(name, DEFAULTS[name]).strip()
    number = int(text) if text.isascii() and text.isdecimal() and len(text) <= len(str(MOST[name])) else -1
    if not least <= number <= MOST[name]:
        raise InputError("bad-number", text=text, least=least, most=MOST[name])
    return number


def _read_of(name: str) -> str:
    from hansa.stress.candidates import Of

    if name not in get_args(Of):
        raise InputError("unknown-failures", name=name, known=", ".join(get_args(Of)))
    return name


def _read_kind(name: str) -> str:
    from hansa.stress.harden import Kind

    if name not in get_args(Kind):
        raise InputError("unknown-link-kind", name=name, known=", ".join(get_args(Kind)))
    return name


def _show(
    request: Request, given: Mapping[str, str], *, status: int = 200, wrong: str = "", said: str = ""
) -> Response:
    lang = request.path_params["lang"]
    return page(
        request,
        "stress-country.html",
        status=status,
        given=given,
        wrong=wrong,
        said=said,
        failing=FAILING,
        links=LINKS,
        most=MOST,
        full=has_full(),
        countries=sorted(all_countries().values(), key=lambda country: country.name(lang)),
        scenarios=[(one.id, one.name.text(lang)) for one in list_scenarios(request.app.state.edition) if one.date],
    )


ROUTES = (
    Route("/{lang}/stress/country", show, name="stress_country"),
    Route("/{lang}/stress/country", submit, methods=["POST"]),
)
