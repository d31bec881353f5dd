"""The map of countries, read anew: which country and landmass a place lies on, and which countries share a border."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import cos, radians
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from shapely import STRtree, affinity

COAST_KM = 50.0
GAP_DEGREES = 0.05
KM_A_DEGREE = 111.195
UNNUMBERED = {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO"}
# Territories with a code of their own that the map draws under another name: west, south, east, north.
APART = {
    "GF": (-55, 2, -51, 6),
    "GP": (-62, 15.8, -60.9, 16.6),
    "MQ": (-61.4, 14.3, -60.7, 15),
    "YT": (44.9, -13.1, 45.4, -12.5),
    "RE": (55, -21.5, 56, -20.7),
    "BQ": (-68.6, 11.9, -62.8, 17.8),
    "SJ": (-10, 70, 36, 81.5),
    "TK": (-173, -10, -171, -8),
    "UA": (32, 44, 37, 46.2),
}
DRAWN_UNDER = {
    "GF": "FR",
    "GP": "FR",
    "MQ": "FR",
    "YT": "FR",
    "RE": "FR",
    "BQ": "NL",
    "SJ": "NO",
    "TK": "NZ",
    "UA": "RU",
}


class Atlas:
    """Parts of countries as polygons; two countries share a border where two of their parts share an arc of the map."""

    def __init__(self, folder: Path, numbers: Mapping[str, str]) -> None:
        topology = json.loads((folder / "maps/countries-50m.json").read_text("utf-8"))
        arcs = [self._decode(arc, topology["transform"]) for arc in topology["arcs"]]
        self.countries: list[str | None] = []
        self.parts: list[Any] = []
        users: dict[int, set[int]] = defaultdict(set)
        for feature in topology["objects"]["countries"]["geometries"]:
            code = numbers.get(feature.get("id", "")) or UNNUMBERED.get(feature["properties"]["name"])
            if code == "AQ":
                continue
            polygons = feature["arcs"] if feature["type"] == "MultiPolygon" else [feature["arcs"]]
            for rings in polygons:
                outer, *holes = (self._join(ring, arcs) for ring in rings)
                for arc in (arc for ring in rings for arc in ring):
                    users[arc if arc >= 0 else ~arc].add(len(self.parts))
                part = shapely.make_valid(shapely.Polygon(outer, holes))
                self.countries.append(self._reassign(code, part))
                self.parts.append(part)
        self.borders = {
            frozenset({self.countries[a], self.countries[b]}) for parts in users.values() for a in parts for b in parts
        }
        self.tree = STRtree(self.parts)
        first, second = self.tree.query(self.parts, predicate="dwithin", distance=GAP_DEGREES)
        near = coo_matrix((np.ones(len(first)), (first, second)), shape=(len(self.parts), len(self.parts)))
        self.landmass = connected_components(near, directed=False)[1]

    @staticmethod
    def _decode(arc: list[list[int]], transform: dict[str, list[float]]) -> list[tuple[float, float]]:
        (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]
        steps = accumulate(arc, lambda here, step: [here[0] + step[0], here[1] + step[1]])
        return [(x * scale_x + move_x, y * scale_y + move_y) for x, y in steps]

    @staticmethod
    def _join(ring: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
        """Return a ring's points, its longitudes running on beyond 180 degrees where it crosses the antimeridian."""
        points: list[tuple[float, float]] = []
        for arc in ring:
            for x, y in arcs[arc] if arc >= 0 else reversed(arcs[~arc]):
                turns = round((points[-1][0] - x) / 360) if points else 0
                points.append((x + 360 * turns, y))
        return points

    @staticmethod
    def _reassign(code: str | None, part: Any) -> str | None:
        middle = part.representative_point()
        for territory, (west, south, east, north) in APART.items():
            if code == DRAWN_UNDER[territory] and west <= middle.x <= east and south <= middle.y <= north:
                return territory
        return code

    def locate(self, longitude: float, latitude: float) -> tuple[str | None, int | None]:
        """Return country and landmass of the part that holds a place, or is nearest within 50 km."""
        narrow = cos(radians(latitude))
        reach = COAST_KM / KM_A_DEGREE
        best: tuple[float, int] | None = None
        for turned in (longitude - 360, longitude, longitude + 360):
            box = shapely.box(turned - reach / narrow, latitude - reach, turned + reach / narrow, latitude + reach)
            place = shapely.Point(turned * narrow, latitude)
            for number in self.tree.query(box):
                clipped = self.parts[number].intersection(box)
                if not clipped.is_empty:
                    scaled = affinity.scale(clipped, narrow, 1, origin=(0, 0))
                    best = min(best or (reach, -1), (scaled.distance(place), int(number)))
        if best is None or best[1] < 0:
            return None, None
        return self.countries[best[1]], int(self.landmass[best[1]])

    def follow_land(self, ways: Sequence[Sequence[Sequence[float]]]) -> list[bool]:
        """Whether the straight way between two places is near land all along, tested every twentieth."""
        first, last = np.moveaxis(np.array(ways, dtype=np.float64), 1, 0)
        points = np.linspace(first, last, 21, axis=1)[:, 1:-1]
        number, count = points.shape[:2]
        inside = np.zeros(number * count, dtype=bool)
        for turn in (-360, 0, 360):
            flat = points.reshape(-1, 2) + np.array([turn, 0])
            inside[self.tree.query(shapely.points(flat), predicate="intersects")[0]] = True
        return [
            all(dry or self.locate(*place)[0] is not None for dry, place in zip(drys, places.tolist(), strict=True))
            for drys, places in zip(inside.reshape(number, count).tolist(), points, strict=True)
        ]
