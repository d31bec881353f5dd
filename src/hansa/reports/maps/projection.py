"""Where a map looks: an azimuthal equal-area projection centred on what matters, so that pictures need no projection of their own.

Lambert's azimuthal equal-area projection has no seam at the antimeridian, holds areas true and shows Tonga, Russia and Singapore
alike. With ``c = sin φ0 sin φ + cos φ0 cos φ cos(λ - λ0)`` and ``k = sqrt(2 / (1 + c))``: ``x = k cos φ sin(λ - λ0)``,
``y = k (cos φ0 sin φ - sin φ0 cos φ cos(λ - λ0))`` (Snyder 1987, pages 182 to 190).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from hansa.arrays import BoolArray, Float64

Positions = Float64
"""Longitude and latitude in degrees, one row a place; or pixels, x to the right and y down."""


@dataclass(frozen=True)
class View:
    """A map's window on the Earth.

    Attributes
    ----------
    longitude, latitude : float
        The centre of the projection, in degrees.
    scale : float
        Pixels a radian at the centre.
    shift : tuple of float
        Pixels at which the centre stands.
    width, height : float
        Size in pixels.
    """

    longitude: float
    latitude: float
    scale: float
    shift: tuple[float, float]
    width: float
    height: float

    def to_pixels(self, positions: Positions) -> Positions:
        """Return the pixels of places; the antipode of the centre has none and goes to infinity."""
        plane = _project(positions, self.longitude, self.latitude)
        return np.column_stack([self.shift[0] + self.scale * plane[:, 0], self.shift[1] - self.scale * plane[:, 1]])

    def holds(self, pixels: Positions, margin: float = 0.0) -> BoolArray:
        """Say which pixels lie inside the window, at least ``margin`` from its edge."""
        x, y = pixels.T
        inside: BoolArray = (x >= margin) & (x <= self.width - margin) & (y >= margin) & (y <= self.height - margin)
        return inside

    def reach(self) -> float:
        """Return the angle in degrees from the centre to the farthest corner of the window."""
        corners = np.array([(x, y) for x in (0.0, self.width) for y in (0.0, self.height)])
        far = np.hypot(*((corners - self.shift) / self.scale).T).max()
        return float(np.degrees(2 * np.arcsin(min(far / 2, 1.0))))


def fit_view(
    home: Positions, beyond: Positions, width: float, height: float, *, least_degrees: float, margin: float
) -> View:
    """Return the view that shows places whole, centred on the middle of the window.

    Parameters
    ----------
    home, beyond : Positions
        What must be in view: the country, and what lies beyond it.
    width, height : float
        Size of the map in pixels.
    least_degrees : float
        Half of the least width that the window shows.
    margin : float
        Pixels kept free at the edges.
    """
    near = np.vstack([home, beyond])
    middle = centre(home)
    for _ in range(4):
        plane = _project(near, *middle)
        middle = _unproject((plane.min(axis=0) + plane.max(axis=0)) / 2, *middle)
    plane = _project(near, *middle)
    low, high = plane.min(axis=0), plane.max(axis=0)
    span = np.maximum(high - low, 2 * np.radians(least_degrees) * np.array([1.0, height / width]))
    scale = float(min((width - 2 * margin) / span[0], (height - 2 * margin) / span[1]))
    x, y = (low + high) / 2
    return View(*middle, scale, (width / 2 - scale * float(x), height / 2 + scale * float(y)), width, height)


def great_circles(path: Positions, step_degrees: float = 2.0) -> Positions:
    """Return a path with places added along its great circles, so that long segments bend as they do on the globe."""
    corners = vectors(path)
    pieces = [corners[:1]]
    for start, end in pairwise(corners):
        angle = float(np.degrees(np.arccos(np.clip(start @ end, -1, 1))))
        part = np.linspace(0, 1, max(int(angle / step_degrees), 1) + 1)[1:, None]
        pieces.append((1 - part) * start + part * end)
    x, y, z = np.vstack(pieces).T
    return np.column_stack([np.degrees(np.arctan2(y, x)), np.degrees(np.arctan2(z, np.hypot(x, y)))])


def centre(positions: Positions) -> tuple[float, float]:
    """Return the longitude and latitude of the middle of places on the sphere."""
    vector = vectors(positions).mean(axis=0)
    x, y, z = vector / max(float(np.linalg.norm(vector)), 1e-9)
    return float(np.degrees(np.arctan2(y, x))), float(np.degrees(np.arcsin(np.clip(z, -1, 1))))


def distances(positions: Positions, place: tuple[float, float]) -> Float64:
    """Return the angles in degrees between places and one place."""
    cosine = vectors(positions) @ vectors(np.array([place]))[0]
    angles: Float64 = np.degrees(np.arccos(np.clip(cosine, -1, 1)))
    return angles


def vectors(positions: Positions) -> Positions:
    """Return places as unit vectors."""
    longitude, latitude = np.radians(positions.reshape(-1, 2)).T
    return np.column_stack(
        [np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)]
    )


def _project(positions: Positions, longitude: float, latitude: float) -> Positions:
    turn, height = np.radians(positions.reshape(-1, 2) - (longitude, 0.0)).T
    tilt = np.radians(latitude)
    cosine = np.sin(tilt) * np.sin(height) + np.cos(tilt) * np.cos(height) * np.cos(turn)
    factor = np.sqrt(2 / np.maximum(1 + cosine, 1e-9))
    x = np.cos(height) * np.sin(turn)
    y = np.cos(tilt) * np.sin(height) - np.sin(tilt) * np.cos(height) * np.cos(turn)
    return np.column_stack([factor * x, factor * y])


def _unproject(plane: Float64, longitude: float, latitude: float) -> tuple[float, float]:
    x, y = (float(value) for value in plane)
    radius = float(np.hypot(x, y))
    if radius < 1e-9:  # noqa: PLR2004
        return longitude, latitude
    angle, tilt = 2 * np.arcsin(min(radius / 2, 1.0)), np.radians(latitude)
    height = np.arcsin(np.clip(np.cos(angle) * np.sin(tilt) + y * np.sin(angle) * np.cos(tilt) / radius, -1, 1))
    turn = np.arctan2(x * np.sin(angle), radius * np.cos(tilt) * np.cos(angle) - y * np.sin(tilt) * np.sin(angle))
    return float((longitude + np.degrees(turn) + 180) % 360 - 180), float(np.degrees(height))
