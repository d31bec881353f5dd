"""Which country a place lies in, which landmass, and which countries share a border."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

COAST_KM = 50.0
"""How far off a coast drawn at 1:50 million a place may lie and still belong to the country.

Of 1,866 cities and landing points 1,619 lie inside a shape, 1,730 within 1 km, 1,828 within 5 km, 1,838 within 10 km,
1,841 within 20 km and 1,845 within 50 km; those more than 3 km off and those with two countries near were checked by hand,
and all were right. From 60 km on, oil platforms and atolls that the map does not draw fall to whatever coast is nearest.
"""
STRAIT_DEGREES = 0.05
"""Parts of land closer than this (5 km) count as one landmass: bridges and tunnels join them."""
KM_A_DEGREE = 111.195
SEARCH_DEGREES = 3.0
WAY_POINTS = 21
"""Of a straight way, its ends included: a way over the sea is found by any of them that lies far from land."""


class Places:
    """The shapes of countries, ready for questions about places.

    Parameters
    ----------
    countries : sequence of str
        Alpha-2 codes.
    shapes : sequence of bytes
        Multipolygons as WKB, longitude and latitude in degrees.
    """

    def __init__(self, countries: Sequence[str], shapes: Sequence[bytes]) -> None:
        parts, owner = shapely.get_parts(shapely.from_wkb(list(shapes)), return_index=True)
        self._parts: NDArray[Any] = parts
        self._codes = [countries[index] for index in owner]
        self._tree = shapely.STRtree(parts)
        near, far = self._tree.query(parts, predicate="dwithin", distance=STRAIT_DEGREES)
        pairs = coo_matrix((np.ones(len(near)), (near, far)), shape=(len(parts), len(parts)))
        self._landmass = connected_components(pairs, directed=False)[1]
        first, second = self._tree.query(parts, predicate="intersects")
        self._borders = {(self._codes[a], self._codes[b]) for a, b in zip(first, second, strict=True)}

    def locate(self, longitude: float, latitude: float) -> tuple[str | None, int]:
        """Return the country of a place (None if none lies within :data:`COAST_KM`) and its landmass.

        Distances are measured on a plane scaled to the place's latitude: right to 1 % at this range.
        """
        place = shapely.Point(longitude, latitude)
        around = self._tree.query(place, predicate="dwithin", distance=SEARCH_DEGREES)
        scale = np.array([np.cos(np.radians(latitude)), 1.0]) * KM_A_DEGREE
        origin = np.array([longitude, latitude])
        flat = shapely.transform(self._parts[around], lambda points: (points - origin) * scale)
        distances = shapely.distance(flat, shapely.Point(0, 0))
        if not len(around):
            return None, -1
        nearest = around[min(range(len(around)), key=lambda index: (distances[index], self._codes[around[index]]))]
        country = self._codes[nearest] if distances.min() <= COAST_KM else None
        return country, int(self._landmass[nearest])

    def stays_on_land(self, first: tuple[float, float], second: tuple[float, float]) -> bool:
        """Whether the straight way between two places keeps within :data:`COAST_KM` of land.

        Tested every twentieth of the way, on the great circle's chord in degrees: enough to tell a bay from a plain.
        """
        ways = np.linspace(first, second, WAY_POINTS)[1:-1]
        inside = np.unique(self._tree.query(shapely.points(ways), predicate="intersects")[0])
        return all(self.locate(*way)[0] is not None for way in np.delete(ways, inside, axis=0).tolist())

    def border(self, first: str, second: str) -> bool:
        """Whether two countries share a land border."""
        return (first, second) in self._borders
