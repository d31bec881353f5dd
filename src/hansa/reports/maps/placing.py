"""Where labels stand on a map: beside their points, in the order of importance, none over another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hansa.reports.lettering import text_width

EDGE = 3
HALF_LINE = 7


class Point(NamedTuple):
    """A point to be named, in pixels; ``gap`` is how far off its label stands."""

    name: str
    x: float
    y: float
    gap: float


class Label(NamedTuple):
    """A label at its place: which point it names, its alignment, and the pixels of its anchor."""

    point: int
    align: str
    x: float
    y: float


Box = tuple[float, float, float, float]


def place_labels(points: Sequence[Point], width: float, height: float, *, size: float, most: int) -> list[Label]:
    """Choose a place beside each point for its label; a label that fits nowhere is left out, and each name stands once.

    Parameters
    ----------
    points : sequence of Point
        The most important first; one with an empty name is only an obstacle.
    width, height : float
        Size of the map in pixels.
    size : float
        Size of the letters in pixels.
    most : int
        Most labels.
    """
    dots = [(point.x - 2, point.y - 2, point.x + 2, point.y + 2) for point in points]
    boxes: list[Box] = []
    placed: list[Label] = []
    named: set[str] = set()
    for index, point in enumerate(points):
        if not point.name or point.name in named or len(placed) >= most:
            continue
        for label in _choices(index, point):
            box = _box(point.name, label, size)
            others = (dot for other, dot in enumerate(dots) if other != index)
            if _inside(box, width, height) and not any(_overlap(box, other) for other in (*boxes, *others)):
                placed.append(label)
                named.add(point.name)
                boxes.append(box)
                break
    return placed


def _choices(index: int, point: Point) -> tuple[Label, ...]:
    _, x, y, gap = point
    return (
        Label(index, "left", x + gap, y),
        Label(index, "right", x - gap, y),
        Label(index, "center", x, y - gap - 4),
        Label(index, "center", x, y + gap + 5),
    )


def _box(name: str, label: Label, size: float) -> Box:
    wide = text_width(name, size)
    left = label.x - {"left": 0.0, "center": wide / 2, "right": wide}[label.align]
    return left, label.y - HALF_LINE, left + wide, label.y + HALF_LINE


def _inside(box: Box, width: float, height: float) -> bool:
    return box[0] >= EDGE and box[1] >= EDGE and box[2] <= width - EDGE and box[3] <= height - EDGE


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
