"""What every page about one strategy shares: opening it, its parts, figures with their sources, and saving what was sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse, RedirectResponse, Response

from hansa.countries import party
from hansa.error_texts import N_
from hansa.evidence import Edition
from hansa.figures.figure import CountryFigure
from hansa.figures.wording import name_figure
from hansa.language import Language, explain, language
from hansa.strategy import shelf
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.document import Answered, Strategy
from hansa.strategy.file import StrategyFile
from hansa.strategy.profiles import name_profile
from hansa.strategy.telling import format_value, known_forums
from hansa.titles import text_in
from hansa.web.answers import error_object, status_of
from hansa.web.rendering import page

if TYPE_CHECKING:
    from datetime import datetime

    from starlette.datastructures import FormData
    from starlette.requests import Request

    from hansa.errors import HansaError

PARTS = (
    ("strategy", N_("Overview")),
    ("strategy_options", N_("Options")),
    ("strategy_priorities", N_("Priorities")),
    ("strategy_review", N_("Quality review")),
    ("strategy_audit", N_("Audit")),
    ("strategy_document", N_("Document")),
    ("strategy_versions", N_("Versions")),
    ("strategy_file", N_("File")),
)
"""The parts of a strategy's pages: name of the route, and its label."""


@dataclass(frozen=True)
class Beside:
    """A figure as it stands beside a text: what it measures, its value or why it is missing, its year, its datasets by id and title."""

    title: str
    value: str
    year: int | None
    known: bool
    sources: tuple[tuple[str, str], ...]


def set_figure(edition: Edition, figure: CountryFigure, lang: str) -> Beside:
    """Set a figure for a page."""
    return Beside(
        title=name_figure(edition, figure, lang),
        value=format_value(replace(figure, year=None), lang),
        year=figure.year,
        known=figure.value is not None,
        sources=name_sources(edition, figure.datasets, lang),
    )


def name_sources(edition: Edition, datasets: tuple[str, ...], lang: str) -> tuple[tuple[str, str], ...]:
    """Return ids and titles of the datasets that an edition describes."""
    return tuple((one, edition.sources[one].title(lang)) for one in datasets if one in edition.sources)


def open_held(request: Request) -> StrategyFile:
    """Open the strategy that an address names."""
    return shelf.open_strategy(request.path_params["slug"], known_forums(request.app.state.edition))


def show_part(
    request: Request, template: str, part: str, held: StrategyFile, /, status: int = 200, **context: Any
) -> Response:
    """Show a page about a strategy, with what all of them name: its title, country, parts, and whether the visitor may change it."""
    lang, strategy = request.path_params["lang"], held.strategy
    return page(
        request,
        template,
        status=status,
        slug=request.path_params["slug"],
        strategy=strategy,
        digest=held.digest,
        title=text_in(strategy.title, lang),
        country=party(strategy.country),
        profile=name_profile(strategy.profile, lang) if strategy.profile else "",
        parts=PARTS,
        part=part,
        may_write=request.state.session.account.may("editor"),
        **context,
    )


def count_steps(strategy: Strategy) -> tuple[int, int, int, int]:
    """Return how many questions are answered, how many there are, how many steps are done, and how many there are."""
    steps = load_catalogue().steps.values()
    held = {step.id: strategy.steps.get(step.id, Answered()) for step in steps}
    answered = sum(question.id in held[step.id].answers for step in steps for question in step.questions)
    done = sum(one.state == "done" for one in held.values())
    return answered, sum(len(step.questions) for step in steps), done, len(held)


def author_of(request: Request, form: FormData) -> str | None:
    """Return who decides: the account's name; on a machine of one's own, the name that the form gives."""
    if request.app.state.settings.alone:
        return str(form.get("author", "")).strip() or None
    name: str = request.state.session.account.name
    return name


def last_author(strategy: Strategy) -> str:
    """Return who decided last, to be offered again."""
    return next((one.author for one in reversed(strategy.choices) if one.author), "")


def save_change(request: Request, form: FormData, change: Callable[[Strategy], Strategy]) -> StrategyFile:
    """Save a change to the strategy of an address, if it still is what the form was made from."""
    forums = known_forums(request.app.state.edition)
    return shelf.change_file(request.path_params["slug"], str(form.get("digest", "")), change, forums)


def wants_json(request: Request) -> bool:
    """Say whether a script of ours asks, which stays on its page."""
    return "application/json" in request.headers.get("accept", "")


def tell_failure(request: Request, error: HansaError) -> Response:
    """Tell a script why nothing was saved."""
    return JSONResponse(error_object(error, request.path_params["lang"]), status_of(error))


def explain_failure(request: Request, error: HansaError) -> str:
    """Return an error and its cure as one text."""
    return " ".join(explain(error, request.path_params["lang"]))


def lead_to(request: Request, route: str, /, anchor: str = "", **parts: str) -> Response:
    """Lead to a page about the same strategy."""
    path = request.path_params
    address = request.app.url_path_for(route, lang=path["lang"], slug=path["slug"], **parts)
    return RedirectResponse(f"{address}#{anchor}" if anchor else str(address), 303)


def format_time(at: datetime, words: Language, *, exact: bool = False) -> str:
    """Format day and time as the server's clock has them, to the second where they must be ``exact``."""
    here = at.astimezone()
    return words("{day}, {time}", day=words.day(here.date()), time=here.strftime("%H:%M:%S" if exact else "%H:%M"))


def tongue(request: Request) -> Language:
    """Return the language of an address."""
    return language(request.path_params["lang"])


def one_line_each(text: str) -> list[str]:
    """Return the lines of what was typed that hold something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def plain_text(written: object) -> str:
    """Return what was typed with the line ends of a file."""
    return str(written or "").replace("\r\n", "\n").replace("\r", "\n").strip()
