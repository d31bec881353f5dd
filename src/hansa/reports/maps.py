"""The physical map of a country: land, backbone links, landing points and cities, as a static Vega-Lite specification."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from hansa.reports import land
from hansa.reports.canvas import WIDTH, Canvas
from hansa.reports.land import Shapes
from hansa.reports.placing import place_labels
from hansa.reports.projection import Positions, View, centre, distances, fit_view, great_circles
from hansa.reports.theme import CHART_PIXELS, LIGHT

if TYPE_CHECKING:
    import altair as alt

HEIGHT = 400
MARGIN = 42
LEAST_DEGREES, ALONE_DEGREES, MOST_DEGREES = 2.5, 12.0, 62.0
NEAR_SHARE = 0.75
FEW_LINKS = 4
HOME_REACH = 2.0
WIDE_DEGREES = 25.0
HORIZON_DEGREES = 120.0
SMALL_PIXELS = 8.0
RING_PIXELS = 11.0
LABEL_PIXELS = CHART_PIXELS - 1
MOST_LABELS = 14

Role = Literal["cut", "international", "other"]
Medium = Literal["sea", "land"]
Path = tuple[tuple[float, float], ...]
ROLES: tuple[Role, ...] = ("cut", "international", "other")


@dataclass(frozen=True)
class Link:
    """A backbone segment: its places as (longitude, latitude) in degrees, its medium, and its role for the country."""

    path: Path
    medium: Medium = "sea"
    role: Role = "other"


@dataclass(frozen=True)
class Place:
    """A landing point or city; the earlier in the list, the sooner it gets a label.

    ``abroad`` places are drawn smaller; an empty ``name`` gets no label.
    """

    name: str
    longitude: float
    latitude: float
    kind: Literal["landing", "city"] = "landing"
    abroad: bool = False


@dataclass(frozen=True)
class MapWords:
    """The legend: links of the smallest cut, other international links, links of others, sea and land."""

    cut: str
    international: str
    other: str
    sea: str
    land: str


def links_map(
    shapes: Shapes,
    country: str,
    links: Sequence[Link],
    places: Sequence[Place],
    words: MapWords,
    subtitle: str,
    lang: str,
    *,
    capital: tuple[float, float] | None = None,
    name: str = "",
) -> dict[str, Any]:
    """Draw a country, its links with the world and the landing points, already projected and cut to the window.

    Parameters
    ----------
    shapes : mapping of str to shapely geometry or WKB
        Land by country code, in degrees; split at the antimeridian or not.
    country : str
        The code of the country to highlight.
    links, places
        What to draw, in degrees; only what lies in view is kept.
    words : MapWords
        The legend, already translated.
    subtitle : str
        Date and source.
    lang : {"en", "fr"}
        The language of the document.
    capital : tuple of float, optional
        Longitude and latitude: marks a country too small to be seen, or without a shape.
    name : str
        The country's name, set beside that mark.

    Raises
    ------
    ValueError
        The country has neither a shape nor a capital.

    Assumptions and limits
    ----------------------
    The window holds the main part of the country and the far ends of its links: all of them up to four links, else the
    nearer three quarters, and none farther than 62 degrees; the others run off its edge.
    """
    import altair as alt

    outline = land.outline(shapes, country, capital)
    if len(outline) == 0:
        raise ValueError(f"{country} has neither a shape nor a capital")
    view = _view(outline, links)
    small = land.pixel_size(outline, view) < SMALL_PIXELS
    mark = [Place(name, *capital)] if capital and small else []
    canvas = Canvas()
    layers = [_land_layer(canvas, land.features(shapes, country, view)), *_link_layers(canvas, links, view, words)]
    layers += _place_layers(canvas, [*mark, *places], view, ring=bool(mark))
    chart = alt.layer(*layers).project(type="identity", scale=1, translate=[0, 0])
    sea = alt.ViewBackground(fill=LIGHT["sea"])
    return canvas.finish(chart.properties(width=WIDTH, height=HEIGHT, view=sea), subtitle, lang)


def _view(outline: Positions, links: Sequence[Link]) -> View:
    """Return the window around a country and the far ends of its links that a readable map can hold."""
    middle = centre(outline)
    home = float(distances(outline, middle).max())
    paths = [np.array(link.path, float) for link in links if link.role != "other"]
    paths = [path for path in paths if distances(path, middle).min() <= HOME_REACH * home + LEAST_DEGREES]
    reaches = np.array([distances(path, middle).max() for path in paths])
    ends = {
        tuple(np.round(path[np.argmax(distances(path, middle))])): reach
        for path, reach in zip(paths, reaches, strict=True)
    }
    most = MOST_DEGREES
    if len(ends) > FEW_LINKS:
        most = min(max(float(np.quantile(list(ends.values()), NEAR_SHARE)), HOME_REACH * home), MOST_DEGREES)
    kept = [path for path, reach in zip(paths, reaches, strict=True) if reach <= most]
    beyond = np.vstack(kept) if kept else np.empty((0, 2))
    least = LEAST_DEGREES if kept else ALONE_DEGREES
    return fit_view(outline, beyond, WIDTH, HEIGHT, least_degrees=least, margin=MARGIN)


def _land_layer(canvas: Canvas, features: list[dict[str, Any]]) -> alt.Chart:
    import altair as alt

    shade = alt.condition("datum.properties.home", alt.value(LIGHT["home"]), alt.value(LIGHT["land"]))
    shapes = canvas.chart(features).mark_geoshape(stroke=LIGHT["border"], strokeWidth=0.6, clip=True)
    return shapes.encode(fill=shade)


def _link_layers(canvas: Canvas, links: Sequence[Link], view: View, words: MapWords) -> list[alt.Chart]:
    """Return the links from the least to the most important, so that these lie on top."""
    import altair as alt

    drawn = {role: _lines(links, role, view, words) for role in ROLES}
    present = [role for role in ROLES if drawn[role]]
    names = {"cut": words.cut, "international": words.international, "other": words.other}
    colours = {"cut": LIGHT["accent"], "international": LIGHT["ink"], "other": LIGHT["link"]}
    scale = alt.Scale(domain=[names[role] for role in present], range=[colours[role] for role in present])
    dashes = alt.Scale(domain=[words.sea, words.land], range=[[1, 0], [3, 2]])
    widths = {"cut": 2.6, "international": 1.4, "other": 0.6}
    return [
        canvas.chart([{**line, "role": names[role]} for line in drawn[role]])
        .mark_geoshape(filled=False, strokeWidth=widths[role], clip=True)
        .encode(
            stroke=alt.Stroke("role:N", scale=scale, legend=_legend(alt.Undefined)),
            strokeDash=alt.StrokeDash("medium:N", scale=dashes, legend=_legend(LIGHT["muted"])),
        )
        for role in reversed(present)
    ]


def _legend(colour: Any) -> alt.Legend:
    import altair as alt

    return alt.Legend(
        orient="top",
        direction="horizontal",
        title=None,
        symbolType="stroke",
        symbolSize=260,
        symbolStrokeWidth=2,
        symbolStrokeColor=colour,
    )


def _lines(links: Sequence[Link], role: Role, view: View, words: MapWords) -> list[dict[str, Any]]:
    """Return the visible links of one role in pixels: one shape for those at sea, one for those on land.

    Others' links on land are left out of maps of half the world, where they would hide the rest.
    """
    media: dict[Medium, str] = {"sea": words.sea, "land": words.land}
    if role == "other" and view.reach() > WIDE_DEGREES:
        del media["land"]
    lines = []
    for medium, name in media.items():
        paths = _cut([link.path for link in links if link.role == role and link.medium == medium], view)
        if paths:
            geometry = {"type": "MultiLineString", "coordinates": paths}
            lines.append({"type": "Feature", "geometry": geometry, "medium": name})
    return lines


def _cut(paths: Sequence[Path], view: View) -> list[list[list[float]]]:
    """Project paths along great circles and cut them to the window; those beyond the horizon are left out."""
    import shapely

    if not paths:
        return []
    every = np.vstack([np.array(path, float) for path in paths])
    ends = np.cumsum([len(path) for path in paths])
    starts = np.concatenate([[0], ends[:-1]])
    drawn = [
        shapely.LineString(view.to_pixels(great_circles(every[start:end])))
        for start, end, seen in zip(starts, ends, _seen(every, starts, view), strict=True)
        if seen
    ]
    kept = shapely.clip_by_rect(np.array(drawn, object), 0, 0, view.width, view.height)
    parts = shapely.get_parts(kept[~shapely.is_empty(kept)])
    return [np.round(shapely.get_coordinates(part), 1).tolist() for part in parts if part.length > 0]


def _seen(every: Positions, starts: NDArray[np.int64], view: View) -> NDArray[np.bool_]:
    """Say which paths may cross the window: by their box, with room for the bend of a great circle."""
    pixels = view.to_pixels(every)
    low, high = np.minimum.reduceat(pixels, starts), np.maximum.reduceat(pixels, starts)
    room = np.minimum((high - low).max(axis=1, keepdims=True), view.width)
    beside = ((high + room < 0) | (low - room > (view.width, view.height))).any(axis=1)
    hidden = np.logical_or.reduceat(distances(every, (view.longitude, view.latitude)) > HORIZON_DEGREES, starts)
    seen: NDArray[np.bool_] = ~beside & ~hidden
    return seen


def _place_layers(canvas: Canvas, places: Sequence[Place], view: View, *, ring: bool) -> list[alt.Chart]:
    """Return dots and labels; the first place is the mark of a small country if there is a ring."""
    import altair as alt

    pixels = view.to_pixels(np.array([(place.longitude, place.latitude) for place in places], float).reshape(-1, 2))
    inside = view.holds(pixels, 3)
    shown = [(place, float(x), float(y)) for place, (x, y), held in zip(places, pixels, inside, strict=True) if held]
    layers = [_ring(canvas, *shown.pop(0)[1:])] if ring else []
    if shown:
        values = [{"x": round(x, 1), "y": round(y, 1), **_dot(place)} for place, x, y in shown]
        look = {"stroke": LIGHT["paper"], "strokeWidth": 0.8, "opacity": 1}
        dots = (
            _at(canvas, values)
            .mark_circle(**look)
            .encode(size=alt.Size("size:Q", scale=None), color=alt.Color("colour:N", scale=None))
        )
        layers.append(dots)
    mark = [(places[0], float(pixels[0][0]), float(pixels[0][1]))] if ring else []
    return [*layers, *_label_layers(canvas, [*mark, *shown], RING_PIXELS + 4 if ring else 6.0)]


def _dot(place: Place) -> dict[str, Any]:
    size = 12 if place.abroad or place.kind == "city" else 34
    return {"size": size, "colour": LIGHT["ink"] if place.kind == "landing" else LIGHT["muted"]}


def _label_layers(canvas: Canvas, shown: Sequence[tuple[Place, float, float]], gap: float) -> list[alt.Chart]:
    points = [(place.name, x, y) for place, x, y in shown]
    placed = place_labels(points, WIDTH, HEIGHT, size=LABEL_PIXELS, most=MOST_LABELS, gap=gap)
    layers = []
    for align in sorted({label.align for label in placed}):
        chosen = [label for label in placed if label.align == align]
        base = _at(
            canvas,
            [{"x": round(label.x, 1), "y": round(label.y, 1), "name": points[label.index][0]} for label in chosen],
        )
        look: dict[str, Any] = {"align": align, "fontSize": LABEL_PIXELS, "baseline": "middle"}
        halo = base.mark_text(**look, stroke=LIGHT["border"], strokeWidth=3, opacity=0.8, strokeJoin="round")
        layers += [chart.encode(text="name:N") for chart in (halo, base.mark_text(**look, color=LIGHT["text"]))]
    return layers


def _at(canvas: Canvas, values: list[dict[str, Any]]) -> alt.Chart:
    """Return a chart whose x and y are pixels of the map."""
    import altair as alt

    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, WIDTH], nice=False, zero=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[HEIGHT, 0], nice=False, zero=False))
    return canvas.chart(values).encode(x=x, y=y)


def _ring(canvas: Canvas, x: float, y: float) -> alt.Chart:
    size = 3.14 * RING_PIXELS**2
    look: dict[str, Any] = {"stroke": LIGHT["ink"], "strokeWidth": 1.2, "opacity": 1}
    return _at(canvas, [{"x": x, "y": y}]).mark_point(size=size, filled=False, **look)
