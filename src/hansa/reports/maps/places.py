"""The landing points and cities of a map, with their labels, and the ring around a country too small to be seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from hansa.reports.canvas import Canvas
from hansa.reports.maps.placing import Point, place_labels
from hansa.reports.maps.projection import View
from hansa.reports.theme import CHART_PIXELS, LIGHT

if TYPE_CHECKING:
    import altair as alt

EDGE_PIXELS = 3
DOT_GAP, RING_GAP = 6.0, 15.0
RING_PIXELS = 11.0
LABEL_PIXELS = CHART_PIXELS - 1
MOST_LABELS = 14


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


def place_layers(canvas: Canvas, places: Sequence[Place], view: View, mark: Place | None) -> list[alt.Chart]:
    """Return dots and labels of the places in view, and a ring around the mark of a small country."""
    layers = []
    points = _points(places, view)
    shown = [(place, point) for place, point in zip(places, points, strict=True) if _inside(point, view)]
    if mark is not None:
        (ring,) = _points([mark], view)
        layers.append(_ring(canvas, ring, view))
        near = [np.hypot(point.x - ring.x, point.y - ring.y) < RING_PIXELS for _, point in shown]
        shown = [
            (place, point._replace(gap=RING_GAP) if close else point)
            for (place, point), close in zip(shown, near, strict=True)
        ]
        shown.insert(0, (mark, ring._replace(gap=RING_GAP)))
    if shown:
        layers.append(_dots(canvas, [(place, point) for place, point in shown if place is not mark], view))
    return [*layers, *_label_layers(canvas, [point for _, point in shown], view)]


def _points(places: Sequence[Place], view: View) -> list[Point]:
    positions = np.array([(place.longitude, place.latitude) for place in places], float).reshape(-1, 2)
    pixels = view.to_pixels(positions)
    return [Point(place.name, float(x), float(y), DOT_GAP) for place, (x, y) in zip(places, pixels, strict=True)]


def _inside(point: Point, view: View) -> bool:
    return bool(view.holds(np.array([[point.x, point.y]]), EDGE_PIXELS)[0])


def _dots(canvas: Canvas, shown: Sequence[tuple[Place, Point]], view: View) -> Any:
    import altair as alt

    values = [{"x": round(point.x, 1), "y": round(point.y, 1), **_dot(place)} for place, point in shown]
    look: dict[str, Any] = {"stroke": LIGHT["paper"], "strokeWidth": 0.8, "opacity": 1}
    size, colour = alt.Size("size:Q", scale=None), alt.Color("colour:N", scale=None)
    return _at(canvas, values, view).mark_circle(**look).encode(size=size, color=colour)


def _dot(place: Place) -> dict[str, Any]:
    size = 12 if place.abroad or place.kind == "city" else 34
    return {"size": size, "colour": LIGHT["ink"] if place.kind == "landing" else LIGHT["muted"]}


def _label_layers(canvas: Canvas, points: Sequence[Point], view: View) -> list[alt.Chart]:
    placed = place_labels(points, view.width, view.height, size=LABEL_PIXELS, most=MOST_LABELS)
    layers = []
    for align in sorted({label.align for label in placed}):
        values = [
            {"x": round(label.x, 1), "y": round(label.y, 1), "name": points[label.point].name}
            for label in placed
            if label.align == align
        ]
        base = _at(canvas, values, view).encode(text="name:N")
        look: dict[str, Any] = {"align": align, "fontSize": LABEL_PIXELS, "baseline": "middle"}
        halo = base.mark_text(**look, stroke=LIGHT["border"], strokeWidth=3, opacity=0.8, strokeJoin="round")
        layers += [halo, base.mark_text(**look, color=LIGHT["text"])]
    return layers


def _at(canvas: Canvas, values: list[dict[str, Any]], view: View) -> alt.Chart:
    """Return a chart whose x and y are pixels of the map."""
    import altair as alt

    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, view.width], nice=False, zero=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[view.height, 0], nice=False, zero=False))
    return canvas.chart(values).encode(x=x, y=y)


def _ring(canvas: Canvas, ring: Point, view: View) -> Any:
    size = 3.14 * RING_PIXELS**2
    look: dict[str, Any] = {"stroke": LIGHT["ink"], "strokeWidth": 1.2, "opacity": 1}
    return _at(canvas, [{"x": round(ring.x, 1), "y": round(ring.y, 1)}], view).mark_point(
        size=size, filled=False, **look
    )
