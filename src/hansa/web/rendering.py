"""How a page is made: a template, in the visitor's language, with what every page shows."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from starlette.responses import HTMLResponse

from hansa.error_texts import N_
from hansa.language import LANGUAGES, language
from hansa.web.charts import bundle_name

if TYPE_CHECKING:
    from jinja2 import Environment
    from starlette.requests import Request

    from hansa.web.sessions import Session

SECTIONS = (
    ("world", N_("World")),
    ("sources", N_("Sources")),
)
"""The pages that the menu leads to: name of the route, and its label."""


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
    session: Session = request.state.session
    state = request.app.state

    def link(route: str, /, **parts: object) -> str:
        return str(request.app.url_path_for(route, lang=lang, **parts))

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


def language_of(request: Request) -> str:
    """Return the language of the address, else the first that the browser asks for, else English."""
    named = request.path_params.get("lang") or request.url.path.split("/")[1]
    if named in LANGUAGES:
        return str(named)
    for part in request.headers.get("accept-language", "").split(","):
        wanted = part.split(";")[0].strip().split("-")[0].lower()
        if wanted in LANGUAGES:
            return wanted
    return "en"


def _in_language(request: Request, lang: str) -> str:
    """Return the address of the same page in another language."""
    path = request.url.path.split("/")
    if len(path) < 2 or path[1] not in LANGUAGES:  # noqa: PLR2004 -- nothing, then the language
        return f"/{lang}/"
    query = f"?{request.url.query}" if request.url.query else ""
    return "/".join(["", lang, *path[2:]]) + query


def static(name: str) -> str:
    """Return the address of a static file, which changes with its content so that browsers may keep it."""
    return f"/static/{name}?{_fingerprint(name)}"


@cache
def _fingerprint(name: str) -> str:
    if name == "theme.css":
        from hansa.reports import theme

        content = theme.css().encode()
    else:
        content = (resources.files("hansa.web") / "static" / name).read_bytes()
    return hashlib.sha256(content).hexdigest()[:12]
