"""A country's map as one picture: which part of the Earth it shows, and its layers from the land up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from hansa.reports.canvas import WIDTH, Canvas
from hansa.reports.maps import land
from hansa.reports.maps.land import Shapes
from hansa.reports.maps.links import MapLink, MapWords, link_layers
from hansa.reports.maps.places import Place, place_layers
from hansa.reports.maps.projection import Positions, View, centre, distances, fit_view
from hansa.reports.theme import LIGHT

HEIGHT = 400
MARGIN = 42
LEAST_DEGREES, ALONE_DEGREES, MOST_DEGREES = 2.5, 12.0, 62.0
NEAR_SHARE = 0.75
FEW_LINKS = 4
HOME_REACH = 2.0
SMALL_PIXELS = 8.0


def links_map(
    shapes: Shapes,
    country: str,
    links: Sequence[MapLink],
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
    mark = Place(name, *capital) if capital and small else None
    canvas = Canvas()
    layers = [_land_layer(canvas, land.features(shapes, country, view)), *link_layers(canvas, links, view, words)]
    layers += place_layers(canvas, places, view, mark)
    chart = alt.layer(*layers).project(type="identity", scale=1, translate=[0, 0])
    sea = alt.ViewBackground(fill=LIGHT["sea"])
    return canvas.finish(chart.properties(width=WIDTH, height=HEIGHT, view=sea), subtitle, lang)


def _view(outline: Positions, links: Sequence[MapLink]) -> View:
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


def _land_layer(canvas: Canvas, features: list[dict[str, Any]]) -> Any:
    import altair as alt

    shade = alt.condition("datum.properties.home", alt.value(LIGHT["home"]), alt.value(LIGHT["land"]))
    shapes = canvas.chart(features).mark_geoshape(stroke=LIGHT["border"], strokeWidth=0.6, clip=True)
    return shapes.encode(fill=shade)
