"""A map of the whole world with some countries marked: who stands in a coalition, and who may join it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hansa.reports.canvas import WIDTH, Canvas
from hansa.reports.maps.land import Shapes
from hansa.reports.theme import LIGHT

HEIGHT = 310
DETAIL_DEGREES = 0.25
LEAST_SQUARE_DEGREES = 0.3
SMALL_SQUARE_DEGREES = 6.0
LEFT_OUT = ("AQ",)
COLOURS = (LIGHT["ink"], LIGHT["accent"], LIGHT["peer"])


@dataclass(frozen=True)
class Marked:
    """Countries marked alike: the legend's word, and their codes."""

    label: str
    countries: tuple[str, ...]


def coalition_map(
    shapes: Shapes,
    marked: Sequence[Marked],
    capitals: Mapping[str, tuple[float, float]],
    subtitle: str,
    lang: str,
) -> dict[str, Any]:
    """Draw the world's countries with some marked, the small ones among these by a dot too.

    Parameters
    ----------
    shapes : mapping of str to shapely geometry or WKB
        Land by country code, in degrees.
    marked : sequence of Marked
        At most three groups, none of whose countries stands in two.
    capitals : mapping of str to (longitude, latitude)
        Where the dot of a country too small to be seen stands.
    subtitle : str
        Date and source.
    lang : {"en", "fr"}
        The language of the document.

    Assumptions and limits
    ----------------------
    Equal Earth, a projection that holds areas true (Šavrič, Patterson and Jenny 2018). Borders are those of the shapes and take
    no side.
    """
    import altair as alt

    groups = {code: group.label for group in marked for code in group.countries}
    labels = [group.label for group in marked if group.countries]
    scale = alt.Scale(domain=labels, range=list(COLOURS[: len(labels)]))
    legend = alt.Legend(orient="top", title=None, direction="horizontal", symbolType="square", symbolSize=110)
    colour = alt.Color("group:N", scale=scale, legend=legend)
    features, small = _list_features(shapes, groups)
    canvas = Canvas()
    rest = [feature for feature in features if not feature["group"]]
    chosen = [feature for feature in features if feature["group"]]
    line: dict[str, Any] = {"stroke": LIGHT["border"], "strokeWidth": 0.5}
    dots = [
        {"longitude": capitals[code][0], "latitude": capitals[code][1], "group": groups[code]}
        for code in sorted(groups)
        if code in capitals and (code in small or code not in shapes)
    ]
    layers = [canvas.chart(rest).mark_geoshape(fill=LIGHT["land"], **line)]
    if chosen:
        layers.append(canvas.chart(chosen).mark_geoshape(**line).encode(color=colour))
    if dots:
        look: dict[str, Any] = {"size": 34, "opacity": 1, "stroke": LIGHT["paper"], "strokeWidth": 0.8}
        layers.append(
            canvas.chart(dots).mark_circle(**look).encode(longitude="longitude:Q", latitude="latitude:Q", color=colour)
        )
    chart = alt.layer(*layers).project(type="equalEarth", rotate=[-11, 0, 0])
    return canvas.finish(chart.properties(width=WIDTH, height=HEIGHT), subtitle, lang)


def _list_features(shapes: Shapes, groups: Mapping[str, str]) -> tuple[list[dict[str, Any]], set[str]]:
    """Return each country as simplified GeoJSON with its group, and the marked ones too small to be seen."""
    import shapely

    features, small = [], set()
    for code in sorted(shapes):
        if code in LEFT_OUT:
            continue
        shape = shapes[code]
        whole = shapely.from_wkb(shape) if isinstance(shape, bytes) else shape
        if code in groups and shapely.area(whole) < SMALL_SQUARE_DEGREES:
            small.add(code)
        parts = [_to_polygon(part) for part in shapely.get_parts(shapely.simplify(whole, DETAIL_DEGREES))]
        kept = [part for part, area in parts if area >= LEAST_SQUARE_DEGREES]
        if kept:
            geometry = {"type": "MultiPolygon", "coordinates": kept}
            features.append({"type": "Feature", "geometry": geometry, "group": groups.get(code, "")})
    return features, small


def _to_polygon(polygon: Any) -> tuple[list[list[list[float]]], float]:
    """Return a polygon's rings as the drawing on a sphere wants them, outer clockwise and inner not, and its area."""
    from shapely.geometry.polygon import orient

    turned = orient(polygon, sign=-1.0)
    rings = [turned.exterior, *turned.interiors]
    return [[[round(x, 2), round(y, 2)] for x, y in ring.coords] for ring in rings], float(polygon.area)
