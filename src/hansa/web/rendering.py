"""How a page is made: a template, in the visitor's language, with what every page shows."""

from __future__ import annotations

import hashlib
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.responses import HTMLResponse

from hansa.error_texts import N_
from hansa.language import LANGUAGES, language
from hansa.web.charts import bundle_name
from hansa.web.sessions import NOBODY, Session

if TYPE_CHECKING:
    from jinja2 import Environment
    from starlette.applications import Starlette
    from starlette.requests import Request

SECTIONS = (
    ("world", N_("World")),
    ("stress", N_("Stress lab")),
    ("alliance", N_("Alliance lab")),
    ("guide", N_("Guide")),
    ("questions", N_("Questions")),
    ("sources", N_("Sources")),
)
"""The pages that the menu leads to: name of the route, and its label."""
MOST_ADDRESSES = 10_000


@cache
def environment() -> Environment:
    """Return the templates: everything is escaped, a missing name is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("hansa.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(request: Request, template: str, /, status: int = 200, **context: Any) -> HTMLResponse:
    """Render a template as a page.

    Templates get ``words`` (the language), ``lang``, ``link(route, **parts)``, ``static(file)``, ``session``, ``token`` (for forms),
    ``sections`` (the menu) and what the caller gives.
    """
    lang = language_of(request)
    state = request.app.state
    session: Session = getattr(request.state, "session", NOBODY)

    def link(route: str, /, **parts: object) -> str:
        return _address(request.app, route, lang, tuple(parts.items()))

    shown = environment().get_template(template).render(
        words=language(lang),
        lang=lang,
        link=link,
        static=static,
        bundle=bundle_name(),
        session=session,
        alone=state.settings.alone,
        token=state.sessions.token(session),
        sections=SECTIONS,
        others=[(code, _in_language(request, code)) for code in LANGUAGES if code != lang],
        edition=state.edition,
        **context,
    )  # fmt: skip
    return HTMLResponse(shown, status)


@lru_cache(maxsize=MOST_ADDRESSES)
def _address(app: Starlette, route: str, lang: str, parts: tuple[tuple[str, object], ...]) -> str:
    """Return a route's address; looking through all routes for each link of a long page would take longer than the rest of it."""
    return str(app.url_path_for(route, lang=lang, **dict(parts)))


def language_of(request: Request) -> str:
    """Return the language of the address (``?lang=`` below ``/api/``), else the first that the browser asks for, else English."""
    path = str(request.scope["path"]).split("/")
    asked = request.query_params.get("lang") if path[1:2] == ["api"] else "".join(path[1:2])
    if asked in LANGUAGES:
        return str(asked)
    for part in request.headers.get("accept-language", "").split(","):
        wanted = part.split(";")[0].strip().split("-")[0].lower()
        if wanted in LANGUAGES:
            return wanted
    return "en"


def _in_language(request: Request, lang: str) -> str:
    """Return the address of the same page in another language."""
    path = str(request.scope["path"]).split("/")
    if path[1:2] not in [[one] for one in LANGUAGES]:
        return f"/{lang}/"
    query = request.scope["query_string"].decode("latin-1")
    return quote("/".join(["", lang, *path[2:]])) + (f"?{query}" if query else "")


def static(name: str) -> str:
    """Return the address of a static file, which changes with its content so that browsers may keep it."""
    return f"/static/{name}?{_fingerprint(name)}"


@cache
def theme_css() -> str:
    """Return the theme's style sheet, with the shades that legends of maps show."""
    from hansa.reports import theme

    light, dark = (
        "".join(f".shade-{number}{{background:{colour}}}" for number, colour in enumerate(scale, start=1))
        for scale in (theme.SCALE, theme.DARK_SCALE)
    )
    return f"{theme.css()}\n{light}\n@media screen and (prefers-color-scheme:dark){{{dark}}}"


@cache
def _fingerprint(name: str) -> str:
    own = resources.files("hansa.web") / "static" / name
    content = theme_css().encode() if name == "theme.css" else own.read_bytes()
    return hashlib.sha256(content).hexdigest()[:12]
