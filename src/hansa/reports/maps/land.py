"""The land of a map: the shapes in view, in pixels, cut to the window and simplified to what the eye can tell apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from hansa.reports.maps.projection import Positions, View, distances, vectors

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

DETAIL_PIXELS = 0.4
LEAST_PIXELS = 0.6
BEYOND_PIXELS = 4.0
STEP_DEGREES = 2.0
SEAM_DEGREES = 179.9
SEAM_PIXELS = 0.2
GAP_DEGREES = 8.0
MOST_CORNERS = 2000

Shapes = Mapping[str, "BaseGeometry | bytes"]


def outline(shapes: Shapes, country: str, position: tuple[float, float] | None) -> Positions:
    """Return the corners of the main part of a country in degrees.

    The main part is the polygon nearest to the capital, with every other that lies within eight degrees of a part already
    taken: Alaska and Corsica belong to it, Réunion and Hawaii do not. A country without a shape is its capital.
    """
    import shapely

    capital = np.array([position], float) if position else np.empty((0, 2))
    if country not in shapes:
        return capital
    points, owners = shapely.get_coordinates(shapely.get_parts(_geometry(shapes[country])), return_index=True)
    start = int(owners[np.argmin(distances(points, position))]) if position else int(np.bincount(owners).argmax())
    stride = max(len(points) // MOST_CORNERS, 1)
    first = np.unique(owners, return_index=True)[1]
    kept = np.union1d(first, np.arange(0, len(points), stride))
    return np.vstack([points[kept][_connected(points[kept], owners[kept], start)], capital])


def pixel_size(points: Positions, view: View) -> float:
    """Return the larger side of the box around places in pixels."""
    pixels = view.to_pixels(points)
    return float((pixels.max(axis=0) - pixels.min(axis=0)).max())


def features(shapes: Shapes, country: str, view: View) -> list[dict[str, Any]]:
    """Return what a view shows of each country as GeoJSON in pixels, the country itself last, so that it lies on top."""
    from shapely.geometry import mapping

    found = []
    for code in sorted(shapes, key=lambda code: (code == country, code)):
        geometry = _in_pixels(_geometry(shapes[code]), view, least=0.0 if code == country else LEAST_PIXELS)
        if geometry is not None:
            found.append(
                {"type": "Feature", "geometry": _rounded(mapping(geometry)), "properties": {"home": code == country}}
            )
    return found


def _geometry(shape: BaseGeometry | bytes) -> BaseGeometry:
    import shapely

    return shapely.from_wkb(shape) if isinstance(shape, bytes) else shape


def _connected(points: Positions, owners: Any, start: int) -> Any:
    """Mark the points of the parts that form one group with the first, by gaps of at most eight degrees."""
    corners = vectors(points)
    taken = owners == start
    nearest = (corners @ corners[taken].T).max(axis=1)
    while True:
        joined = np.isin(owners, owners[nearest >= np.cos(np.radians(GAP_DEGREES))]) & ~taken
        if not joined.any():
            return taken
        taken |= joined
        nearest = np.maximum(nearest, (corners @ corners[joined].T).max(axis=1))


def _in_pixels(shape: BaseGeometry, view: View, least: float) -> BaseGeometry | None:
    """Project the polygons near the window, cut them to it and simplify them; None where nothing is left."""
    import shapely

    near = _near(shapely.get_parts(shape), view)
    if len(near) == 0:
        return None
    edge = BEYOND_PIXELS
    drawn = shapely.make_valid(_projected(near, view))
    cut = shapely.clip_by_rect(drawn, -edge, -edge, view.width + edge, view.height + edge)
    parts = shapely.simplify(cut, DETAIL_PIXELS)
    parts = parts[~shapely.is_empty(parts) & (shapely.area(parts) > least)]
    if len(parts) > 1 and np.abs(shapely.bounds(near)[:, ::2]).max() > SEAM_DEGREES:
        parts = np.array([shapely.union_all(shapely.buffer(parts, SEAM_PIXELS, join_style="mitre"))])
    return _polygons(parts)


def _projected(polygons: Any, view: View) -> Any:
    """Return polygons in pixels, their edges bent as parallels and meridians bend, with no seam at the antimeridian."""
    import shapely

    rings, owners = shapely.get_rings(polygons, return_index=True)
    points, lines = shapely.get_coordinates(rings, return_index=True)
    starts = np.searchsorted(lines, np.arange(len(rings)))
    turns = np.round(np.diff(points[:, 0], prepend=points[0, 0]) / 360)
    turns[starts] = 0
    turns = np.cumsum(turns)
    points[:, 0] -= 360 * (turns - turns[starts][lines])
    drawn = shapely.transform(
        shapely.segmentize(shapely.linestrings(points, indices=lines), STEP_DEGREES), view.to_pixels
    )
    corners, lines = shapely.get_coordinates(drawn, return_index=True)
    return shapely.polygons(shapely.linearrings(corners, indices=lines), indices=owners)


def _near(parts: Any, view: View) -> Any:
    """Return the polygons that may touch the window: a corner within its reach, or the window inside the polygon.

    A polygon all of whose corners are far away must go: around the antipode it would turn inside out.
    """
    import shapely

    points, owners = shapely.get_coordinates(parts, return_index=True)
    middle = (view.longitude, view.latitude)
    closest = np.full(len(parts), 360.0)
    np.minimum.at(closest, owners, distances(points, middle))
    around = shapely.contains(parts, shapely.Point(middle))
    return parts[(closest <= view.reach() + STEP_DEGREES) | around]


def _polygons(parts: Any) -> BaseGeometry | None:
    import shapely

    simple = shapely.get_parts(shapely.get_parts(parts))
    polygons = simple[shapely.get_type_id(simple) == shapely.GeometryType.POLYGON]
    return shapely.multipolygons(polygons) if len(polygons) else None


def _rounded(geometry: Any) -> dict[str, Any]:
    def shorten(part: Any) -> Any:
        return round(part, 1) if isinstance(part, float) else [shorten(piece) for piece in part]

    return {"type": geometry["type"], "coordinates": shorten(geometry["coordinates"])}
