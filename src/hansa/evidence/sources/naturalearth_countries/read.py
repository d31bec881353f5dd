"""Shapes of countries: TopoJSON decoded, and each part given to the country that ISO 3166 gives it to."""

from __future__ import annotations

import csv
import json
from importlib import resources
from typing import Any

import numpy as np
import polars as pl
import shapely

from hansa.arrays import Float64
from hansa.errors import SourceChanged
from hansa.evidence.raw import Raw

FILE = "maps/countries-50m.json"
HALF_TURN, FULL_TURN = 180.0, 360.0


def read(raw: Raw) -> pl.DataFrame:
    """Return ``country, shape``: one row a country, its shape a valid multipolygon as WKB (longitude, latitude in degrees).

    Parts that the map draws under another country's name go where ``parts.csv`` says, with its reason. Four territories are
    not drawn at 1:50 million: Bouvet Island, Gibraltar, Tuvalu and the outlying islands of the United States. Shapes that
    cross the antimeridian are cut there.

    Raises
    ------
    SourceChanged
        ``unreadable-file``, ``columns-moved`` or ``unresolved-country``.
    """
    topology = _load(raw)
    arcs = _decode_arcs(topology)
    boxes = _boxes()
    parts: dict[str, list[shapely.Polygon]] = {}
    for place, feature in enumerate(topology["objects"]["countries"]["geometries"], 1):
        for polygon in _polygons(feature, arcs):
            country = _find_country(raw, feature, polygon, boxes, place)
            if country:
                parts.setdefault(country, []).append(polygon)
    shapes = {code: _join(found) for code, found in sorted(parts.items())}
    return pl.DataFrame({"country": list(shapes), "shape": [shapely.to_wkb(shape) for shape in shapes.values()]})


def _load(raw: Raw) -> dict[str, Any]:
    try:
        topology: dict[str, Any] = json.loads(raw.read_bytes(FILE))
    except ValueError as error:
        raise SourceChanged("unreadable-file", dataset=raw.source.id, path=FILE, reason=str(error)) from error
    raw.check_columns(FILE, list(topology), ("type", "objects", "arcs", "transform"), ("bbox",))
    raw.check_columns(FILE, list(topology["objects"]), ("countries",), ("land",))
    return topology


def _decode_arcs(topology: dict[str, Any]) -> list[Float64]:
    scale = np.array(topology["transform"]["scale"])
    shift = np.array(topology["transform"]["translate"])
    return [np.cumsum(np.array(arc), axis=0) * scale + shift for arc in topology["arcs"]]


def _polygons(feature: dict[str, Any], arcs: list[Float64]) -> list[shapely.Polygon]:
    groups = feature["arcs"] if feature["type"] == "MultiPolygon" else [feature["arcs"]]
    rings = [[_ring(indices, arcs) for indices in group] for group in groups]
    return [piece for outer, *holes in rings for piece in _cut(outer, holes)]


def _ring(indices: list[int], arcs: list[Float64]) -> Float64:
    # A negative index means the arc reversed; each arc begins where the one before ends.
    pieces = [arcs[index] if index >= 0 else arcs[~index][::-1] for index in indices]
    return np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])


def _cut(outer: Float64, holes: list[Float64]) -> list[shapely.Polygon]:
    """Return a polygon's parts on either side of the antimeridian; most have one part and no cut."""
    whole = _unwrap(outer)
    if whole is outer:
        return [shapely.Polygon(outer, holes)]
    polygon = shapely.make_valid(shapely.Polygon(whole, [_unwrap(hole) for hole in holes]))
    sides = []
    for turn in (-FULL_TURN, 0.0, FULL_TURN):
        side = shapely.intersection(polygon, shapely.box(turn - HALF_TURN, -90, turn + HALF_TURN, 90))
        moved = shapely.transform(side, lambda points, turn=turn: points - np.array([turn, 0.0]))
        sides += [piece for piece in shapely.get_parts(moved) if piece.geom_type == "Polygon"]
    return sides


def _unwrap(ring: Float64) -> Float64:
    turns = np.concatenate([[0.0], np.cumsum(np.round(np.diff(ring[:, 0]) / FULL_TURN))])
    if not turns.any():
        return ring
    if turns[-1]:
        return _close_at_pole(ring, int(np.flatnonzero(np.diff(turns))[0]) + 1)
    return np.column_stack([ring[:, 0] - FULL_TURN * turns, ring[:, 1]])


def _close_at_pole(ring: Float64, start: int) -> Float64:
    """Return a ring around a pole, opened where it leaves the map and closed along the pole."""
    opened = np.concatenate([ring[start:], ring[1:start]])
    pole = np.copysign(90.0, ring[:, 1].mean())
    edges = np.copysign(HALF_TURN, opened[[-1, 0], 0])
    return np.concatenate([opened, np.column_stack([edges, [pole, pole]]), opened[:1]])


def _boxes() -> list[tuple[str, shapely.Polygon, str]]:
    text = resources.files(__package__ or "").joinpath("parts.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines())
    sides = ("west", "south", "east", "north")
    return [(row["feature"], shapely.box(*(float(row[side]) for side in sides)), row["country"]) for row in rows]


def _find_country(
    raw: Raw,
    feature: dict[str, Any],
    polygon: shapely.Polygon,
    boxes: list[tuple[str, shapely.Polygon, str]],
    place: int,
) -> str | None:
    name = feature["properties"]["name"]
    frame = shapely.box(*polygon.bounds)
    for owner, box, country in boxes:
        if owner == name and box.contains(frame):
            return country
    return raw.code(feature.get("id") or name, FILE, place)


def _join(parts: list[shapely.Polygon]) -> shapely.MultiPolygon:
    whole = shapely.union_all(shapely.make_valid(np.array(parts, dtype=object)))
    return shapely.MultiPolygon([piece for piece in shapely.get_parts(whole) if piece.geom_type == "Polygon"])
