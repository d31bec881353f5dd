"""The world by country: a shade for what is measured, plain grey for what is not known, a dot for small states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from hansa.reports.canvas import WIDTH, Canvas
from hansa.reports.theme import LIGHT, SCALE

if TYPE_CHECKING:
    import altair as alt

    from hansa.evidence import Edition

HEIGHT = 310
DETAIL_DEGREES = 0.25
SPECK_DEGREES = 0.35
"""Parts smaller than this across are dropped where the country has a larger one."""
SMALL_DEGREES = 1.6
"""Countries smaller than this across are drawn as a dot."""
SOUTHERNMOST = -58.0
DECIMALS = 2


@dataclass(frozen=True)
class MapValue:
    """What the map says of one country.

    Attributes
    ----------
    step : int or None
        Its shade, 0 for the lightest of :data:`~hansa.reports.theme.SCALE`; None where nothing is known.
    name, text : str
        The country, and its figure written for the reader.
    address : str
        Where a click leads; empty for nowhere.
    """

    step: int | None
    name: str
    text: str
    address: str = ""


@cache
def read_shapes(edition: Edition) -> dict[str, bytes]:
    """Return the land of each country, as every map takes it."""
    return dict(edition.table("shapes").iter_rows())


def world_map(
    shapes: Mapping[str, bytes],
    values: Mapping[str, MapValue],
    steps: Sequence[str],
    unknown: str,
    subtitle: str,
    lang: str,
    *,
    marked: Sequence[str] = (),
    plain: bool = False,
) -> dict[str, Any]:
    """Draw the world with a shade for each country.

    Parameters
    ----------
    shapes : mapping of str to bytes
        Land by country code, WKB in degrees (table ``shapes``).
    values : mapping of str to MapValue
        By country code; a country without one is drawn as not known.
    steps : sequence of str
        What each shade means, the lightest first: at most as many as the scale has.
    unknown : str
        What the shade of the unknown means.
    subtitle : str
        Unit, date and source.
    lang : {"en", "fr"}
        The language of the document.
    marked : sequence of str
        Countries to outline.
    plain : bool
        Whether legend and subtitle stand elsewhere, so that the map may be shown at any size.

    Returns
    -------
    dict
        A Vega-Lite specification in the Equal Earth projection.
    """
    import altair as alt

    canvas = Canvas()
    land, dots = _place(tuple(sorted(shapes.items())))
    legend = [*steps, unknown]
    kept = set(marked)

    def describe(code: str) -> dict[str, Any]:
        value = values.get(code) or MapValue(None, code, unknown)
        shade = unknown if value.step is None else steps[value.step]
        return {"shade": shade, "name": value.name, "text": value.text, "href": value.address, "mark": code in kept}

    areas = [
        {"type": "Feature", "geometry": shape, "properties": describe(code)} for code, shape in land if code in values
    ]
    blank = [{"type": "Feature", "geometry": shape, "properties": {}} for code, shape in land if code not in values]
    points = [{"lon": lon, "lat": lat, **describe(code)} for code, lon, lat in dots if code in values]
    colours = [*SCALE[-len(steps) :], LIGHT["land"]] if steps else [LIGHT["land"]]
    layers = [
        canvas.chart(blank).mark_geoshape(fill=LIGHT["land"], stroke=LIGHT["border"], strokeWidth=0.4),
        _areas(canvas.chart(areas), _colour("properties.shade", legend, colours, plain=plain)),
        _dots(canvas.chart(points), _colour("shade", legend, colours, plain=plain)),
    ]
    sea = alt.ViewBackground(fill=LIGHT["sea"])
    chart = alt.layer(*layers).project(type="equalEarth").properties(width=WIDTH, height=HEIGHT, view=sea)
    found = canvas.finish(chart, subtitle, lang)
    return {name: value for name, value in found.items() if not plain or name != "title"}


def _areas(chart: alt.Chart, fill: alt.Fill) -> Any:
    import altair as alt

    marked = "datum.properties.mark"
    return chart.mark_geoshape().encode(
        fill=fill,
        stroke=alt.condition(marked, alt.value(LIGHT["ink"]), alt.value(LIGHT["border"])),
        strokeWidth=alt.condition(marked, alt.value(1.4), alt.value(0.4)),
        href="properties.href:N",
        tooltip=[alt.Tooltip("properties.name:N", title=" "), alt.Tooltip("properties.text:N", title="  ")],
    )


def _dots(chart: alt.Chart, fill: alt.Fill) -> Any:
    import altair as alt

    return chart.mark_circle(size=26, opacity=1).encode(
        longitude="lon:Q",
        latitude="lat:Q",
        fill=fill,
        stroke=alt.condition("datum.mark", alt.value(LIGHT["ink"]), alt.value(LIGHT["muted"])),
        strokeWidth=alt.condition("datum.mark", alt.value(1.6), alt.value(0.6)),
        href="href:N",
        tooltip=[alt.Tooltip("name:N", title=" "), alt.Tooltip("text:N", title="  ")],
    )


def _colour(field: str, legend: list[str], colours: list[str], *, plain: bool) -> alt.Fill:
    import altair as alt

    scale = alt.Scale(domain=legend, range=colours)
    if plain:
        return alt.Fill(f"{field}:N", scale=scale, legend=None)
    look = alt.Legend(orient="top", title=None, direction="horizontal", symbolType="square", symbolStrokeWidth=0.6)
    return alt.Fill(f"{field}:N", scale=scale, legend=look)


@lru_cache(maxsize=2)
def _place(
    shapes: tuple[tuple[str, bytes], ...],
) -> tuple[list[tuple[str, dict[str, Any]]], list[tuple[str, float, float]]]:
    """Return the land of each country as GeoJSON, coarse enough for a world map, and a place for each small one."""
    import shapely
    from shapely.geometry import mapping

    land, dots = [], []
    for code, wkb in shapes:
        shape = shapely.from_wkb(wkb)
        largest = max(shapely.get_parts(shape), key=lambda part: part.area)
        west, south, east, north = largest.bounds
        if max(east - west, north - south) < SMALL_DEGREES:
            middle = largest.representative_point()
            dots.append((code, round(middle.x, DECIMALS), round(middle.y, DECIMALS)))
        kept = [part for part in shapely.get_parts(shape) if part is largest or _across(part) > SPECK_DEGREES]
        coarse = shapely.set_precision(shapely.simplify(shapely.MultiPolygon(kept), DETAIL_DEGREES), 0.05)
        if not coarse.is_empty and north > SOUTHERNMOST:
            land.append((code, _wound(mapping(coarse))))
    return land, dots


def _across(part: Any) -> float:
    west, south, east, north = part.bounds
    return float(max(east - west, north - south))


def _wound(geometry: dict[str, Any]) -> dict[str, Any]:
    """Turn rings clockwise: on the sphere, Vega takes the other winding for everything outside."""
    import shapely
    from shapely.geometry import mapping, shape
    from shapely.geometry.polygon import orient

    parts = [orient(part, sign=-1.0) for part in shapely.get_parts(shape(geometry)) if part.geom_type == "Polygon"]
    found: dict[str, Any] = mapping(shapely.MultiPolygon(parts))
    return found
