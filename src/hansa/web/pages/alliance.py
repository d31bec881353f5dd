"""The alliance lab: choosing a coalition by clicking, with a map of it."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from hansa.alliance.forming import find_coalition, list_presets
from hansa.alliance.pillars import PILLARS, read_weights
from hansa.countries import all_countries, fold
from hansa.errors import InputError
from hansa.evidence.groups import CONTINENTS, find_group
from hansa.language import explain, language
from hansa.reports.alliance.naming import PILLAR
from hansa.reports.content import Figure
from hansa.reports.formats.html import draw_picture
from hansa.reports.maps.world import MapValue, read_shapes, world_map
from hansa.web.coalitions import VIEWS, join_sliders
from hansa.web.rendering import page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

    from hansa.countries import Country
    from hansa.evidence import Edition
    from hansa.evidence.groups import Group

LINK = re.compile(r'<a xlink:href="[^"]*#member-([A-Z]{2})">')
PERCENT = 100
FRAME = "6 32 620 310"
"""The map alone, without legend and title: what is seen of the drawing."""


def show(request: Request) -> Response:
    """Show the countries to choose from, with those of a group or an address chosen."""
    chosen: tuple[str, ...] = ()
    said = ""
    try:
        chosen = _read_members(request)
    except InputError as error:
        said = " ".join(explain(error, request.path_params["lang"]))
    return _show(request, chosen, said)


def choose(request: Request) -> Response:
    """Lead from the countries that are ticked to their coalition; back to the choice where it cannot stand."""
    edition, lang, given = request.app.state.edition, request.path_params["lang"], request.query_params
    members = tuple(given.getlist("members"))
    view = given.get("view", "value")
    try:
        weights = join_sliders(given)
        group = find_ticked(edition, members)
    except InputError as error:
        known = tuple(code for code in members if code in all_countries())
        return _show(request, known, " ".join(explain(error, lang)), status=422)
    query = urlencode({"group": group.id, **({"weights": weights} if weights else {})})
    where = request.app.url_path_for("coalition", lang=lang, view=view if view in VIEWS else "value")
    return RedirectResponse(f"{where}?{query}", 303)


def find_ticked(edition: Edition, members: Sequence[str]) -> Group:
    """Return the coalition of the countries that are ticked.

    Raises
    ------
    InputError
        ``coalition-too-small``, ``coalition-too-large``, ``unknown-group``.
    """
    if len(members) < len(("one", "other")):  # the code of one alone may be a group's name
        raise InputError("coalition-too-small", name=", ".join(members) or "–", number=len(members))
    return find_coalition(edition, ",".join(members))


def share_weights(given: Any) -> dict[str, int]:
    """Return what each pillar weighs, in percent, for the sliders: zero where no weights are chosen."""
    weights = read_weights(join_sliders(given)) or {}
    return {name: round(weights.get(name, 0.0) * PERCENT) for name in PILLARS}


def _read_members(request: Request) -> tuple[str, ...]:
    given = request.query_params
    named = given.get("group", "")
    if not named:
        return ()
    return find_group(request.app.state.edition, named).members


def _show(request: Request, chosen: tuple[str, ...], said: str, status: int = 200) -> Response:
    edition, lang = request.app.state.edition, request.path_params["lang"]
    presets = sorted(list_presets(edition), key=lambda group: group.title.text(lang).casefold())
    return page(
        request,
        "alliance.html",
        status=status,
        said=said,
        chosen=set(chosen),
        continents=_group_countries(lang),
        presets=presets,
        group=request.query_params.get("group", ""),
        views={name: question.heading for name, question in VIEWS.items()},
        pillars=PILLAR,
        weights=_read_sliders(request),
        picture=_draw(edition, lang),
        frame=FRAME,
    )


def _read_sliders(request: Request) -> dict[str, int]:
    try:
        return share_weights(request.query_params)
    except InputError:  # said beside the form
        return share_weights({})


@lru_cache(maxsize=2)
def _group_countries(lang: str) -> list[tuple[str, list[Country]]]:
    """Return the countries by continent, both in the order of their names."""
    found = [
        (title.text(lang), [one for one in all_countries().values() if one.continent == code])
        for code, title in CONTINENTS.items()
    ]
    return sorted((title, sorted(some, key=lambda one: fold(one.name(lang)))) for title, some in found)


@lru_cache(maxsize=4)
def _draw(edition: Edition, lang: str) -> str:
    """Draw the world with each country as a part that a script finds by its code."""
    from markupsafe import Markup

    values = {
        code: MapValue(None, country.name(lang), "", f"#member-{code}") for code, country in all_countries().items()
    }
    words = language(lang)
    date = edition.sources["naturalearth_countries"].date
    subtitle = words("Shapes: Natural Earth, {date}", date=date)
    draw = partial(world_map, read_shapes(edition), values, [], words("not a member"), subtitle, lang)
    drawn = draw_picture(Figure(draw, "", ""), 1)
    picture = LINK.sub(r'<g data-code="\1">', str(drawn["picture"])).replace("</a>", "</g>")
    return Markup(picture)  # noqa: S704 -- our own drawing


ROUTES = (
    Route("/{lang}/alliance", show, name="alliance"),
    Route("/{lang}/alliance/choose", choose, name="choose"),
)
