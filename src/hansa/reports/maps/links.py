"""The links of a map: along great circles, cut to the window, the important ones on top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from hansa.arrays import BoolArray, Int64
from hansa.reports.canvas import Canvas
from hansa.reports.maps.projection import Positions, View, distances, great_circles
from hansa.reports.theme import LIGHT

if TYPE_CHECKING:
    import altair as alt

WIDE_DEGREES = 25.0
HORIZON_DEGREES = 120.0
FEW_LINES = 12

LinkRole = Literal["cut", "international", "other"]
LinkMedium = Literal["sea", "land"]
LinkPath = tuple[tuple[float, float], ...]
ROLES: tuple[LinkRole, ...] = ("cut", "international", "other")


@dataclass(frozen=True)
class MapLink:
    """A backbone segment: its places as (longitude, latitude) in degrees, its medium, and its role for the country."""

    path: LinkPath
    medium: LinkMedium = "sea"
    role: LinkRole = "other"


@dataclass(frozen=True)
class MapWords:
    """The legend: links of the smallest cut, other international links, links of others, sea and land."""

    cut: str
    international: str
    other: str
    sea: str
    land: str


def link_layers(canvas: Canvas, links: Sequence[MapLink], view: View, words: MapWords) -> list[alt.Chart]:
    """Return the links from the least to the most important, so that these lie on top."""
    import altair as alt

    drawn = {role: _lines(links, role, view, words) for role in ROLES}
    present = [role for role in ROLES if drawn[role]]
    names = {"cut": words.cut, "international": words.international, "other": words.other}
    colours = {"cut": LIGHT["accent"], "international": LIGHT["ink"], "other": LIGHT["link"]}
    scale = alt.Scale(domain=[names[role] for role in present], range=[colours[role] for role in present])
    dashes = alt.Scale(domain=[words.sea, words.land], range=[[1, 0], [3, 2]])
    cut = sum(len(line["geometry"]["coordinates"]) for line in drawn["cut"])
    widths = {"cut": 2.6 if cut <= FEW_LINES else 1.6, "international": 1.4, "other": 0.6}
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


def _lines(links: Sequence[MapLink], role: LinkRole, view: View, words: MapWords) -> list[dict[str, Any]]:
    """Return the visible links of one role in pixels: one shape for those at sea, one for those on land.

    Others' links on land are left out of maps of half the world, where they would hide the rest.
    """
    media: dict[LinkMedium, str] = {"sea": words.sea, "land": words.land}
    if role == "other" and view.reach() > WIDE_DEGREES:
        del media["land"]
    lines = []
    for medium, name in media.items():
        paths = _cut([link.path for link in links if link.role == role and link.medium == medium], view)
        if paths:
            geometry = {"type": "MultiLineString", "coordinates": paths}
            lines.append({"type": "Feature", "geometry": geometry, "medium": name})
    return lines


def _cut(paths: Sequence[LinkPath], view: View) -> list[list[list[float]]]:
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


def _seen(every: Positions, starts: Int64, view: View) -> BoolArray:
    """Say which paths may cross the window: by their box, with room for the bend of a great circle."""
    pixels = view.to_pixels(every)
    low, high = np.minimum.reduceat(pixels, starts), np.maximum.reduceat(pixels, starts)
    room = np.minimum((high - low).max(axis=1, keepdims=True), view.width)
    beside = ((high + room < 0) | (low - room > (view.width, view.height))).any(axis=1)
    hidden = np.logical_or.reduceat(distances(every, (view.longitude, view.latitude)) > HORIZON_DEGREES, starts)
    seen: BoolArray = ~beside & ~hidden
    return seen
