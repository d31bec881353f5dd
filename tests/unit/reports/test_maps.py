"""Maps show the country whole, astride the antimeridian or not, and only what lies in view."""

from __future__ import annotations

import json
import re
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Polygon, box

from hansa.reports import drawing, maps
from hansa.reports.maps.land import outline
from hansa.reports.maps.places import LABEL_PIXELS
from hansa.reports.maps.placing import Point, _box, place_labels
from hansa.reports.maps.projection import View, centre, distances, fit_view, great_circles
from tests.unit.reports.sample import TEXTS, draw_map

WORDS = maps.MapWords("cut", "international", "other", "sea", "land")


def draw(shapes: dict[str, Any], country: str, links: list[maps.MapLink] | None = None, **extra: Any) -> dict[str, Any]:
    return maps.links_map(shapes, country, links or [], extra.pop("places", []), WORDS, "2025", "en", **extra)


def land_of(chart: dict[str, Any], *, home: bool) -> Any:
    features = [
        value for rows in chart["datasets"].values() for value in rows
        if value.get("properties", {}).get("home") is home
    ]  # fmt: skip
    return shapely.union_all([shapely.from_geojson(json.dumps(feature)) for feature in features])


def test_the_projection_holds_areas_and_its_centre() -> None:
    view = View(10.0, 50.0, 1000.0, (300.0, 200.0), 600.0, 400.0)
    assert view.to_pixels(np.array([[10.0, 50.0]])) == pytest.approx(np.array([[300.0, 200.0]]))
    cell = np.array([(9.5, 49.5), (10.5, 49.5), (10.5, 50.5), (9.5, 50.5)])
    sphere = np.radians(1.0) * (np.sin(np.radians(50.5)) - np.sin(np.radians(49.5)))
    assert Polygon(view.to_pixels(cell)).area / 1000**2 == pytest.approx(sphere, rel=2e-3)


def test_places_on_the_antimeridian_have_their_middle_there() -> None:
    longitude, latitude = centre(np.array([(178.0, -17.0), (-178.0, -17.0)]))
    assert abs(longitude) == pytest.approx(180.0)
    assert latitude == pytest.approx(-17.0, abs=0.1)


@given(st.floats(-180, 180), st.floats(-80, 80), st.floats(0.5, 40))
def test_what_must_be_seen_is_in_the_window(longitude: float, latitude: float, reach: float) -> None:
    ring = np.array([
        (longitude + reach * x / max(np.cos(np.radians(latitude)), 0.2), np.clip(latitude + reach * y, -89, 89))
        for x in (-1, 0, 1) for y in (-1, 0, 1)
    ])  # fmt: skip
    view = fit_view(ring, np.empty((0, 2)), 620, 400, least_degrees=2.0, margin=30)
    assert view.holds(view.to_pixels(ring), 29.9).all()


def test_great_circles_bend() -> None:
    path = great_circles(np.array([(0.0, 60.0), (90.0, 60.0)]))
    assert path[:, 1].max() > 65
    assert distances(path[1:], tuple(path[0]))[-1] == pytest.approx(distances(path[-1:], tuple(path[0]))[0])


@pytest.mark.parametrize("split", [True, False])
def test_a_country_astride_the_antimeridian_is_one_piece(split: bool) -> None:
    whole = Polygon([(178, -18), (-178, -18), (-178, -16), (178, -16)])
    halves = MultiPolygon([box(178, -18, 180, -16), box(-180, -18, -178, -16)])
    chart = draw({"XA": halves if split else whole}, "XA", capital=(179.0, -17.0))
    home = land_of(chart, home=True)
    assert len(shapely.get_parts(home)) == 1
    left, _, right, _ = home.bounds
    assert 20 < right - left < 620


def test_shapes_may_be_binary_and_far_ones_are_left_out() -> None:
    shapes = {"XA": box(0, 0, 4, 4).wkb, "XB": box(5, 0, 8, 4).wkb, "XC": box(100, 0, 120, 20).wkb}
    chart = draw(shapes, "XA", capital=(2.0, 2.0))
    features = [value for rows in chart["datasets"].values() for value in rows if "properties" in value]
    assert len(features) == 2
    assert shapely.area(land_of(chart, home=False)) > 0


def test_land_at_the_antipode_does_not_flood_the_map() -> None:
    shapes = {"XA": box(-176, -22, -174, -20), "XB": box(-5, 10, 15, 35)}
    assert land_of(draw(shapes, "XA", capital=(-175.0, -21.0)), home=False).is_empty


def test_overseas_parts_do_not_widen_the_map() -> None:
    shapes = {"XA": MultiPolygon([box(0, 42, 8, 50), box(9, 42, 10, 43), box(-54, 2, -52, 5)])}
    points = outline(shapes, "XA", (2.0, 48.0))
    assert points[:, 0].min() == 0
    assert points[:, 0].max() == 10


def test_a_country_without_a_shape_is_ringed_and_named() -> None:
    chart = draw({}, "TV", capital=(179.2, -8.5), name="Sample Atoll")
    assert "Sample Atoll" in drawing.svg(chart)
    with pytest.raises(ValueError, match="neither"):
        draw({}, "TV")


def test_far_ends_of_few_links_are_in_view() -> None:
    links = [maps.MapLink(((2.0, 2.0), (30.0, 10.0)), "sea", "cut")]
    chart = draw(
        {"XA": box(0, 0, 4, 4)}, "XA", links, capital=(2.0, 2.0), places=[maps.Place("Far", 30, 10, abroad=True)]
    )
    assert "Far" in drawing.svg(chart)
    lines = [value for rows in chart["datasets"].values() for value in rows if value.get("role") == "cut"]
    assert lines[0]["medium"] == "sea"


def test_the_sample_map_names_its_parts() -> None:
    picture = drawing.svg(draw_map("fr"))
    words = re.findall(r">([^<>]+)<", picture)
    assert {"Sample Bay", "Farport", *TEXTS["fr"]["map"][:2], *TEXTS["fr"]["map"][3:]} <= set(words)


@given(
    st.lists(
        st.builds(Point, st.text("abcdefgh", max_size=9), st.floats(0, 300), st.floats(0, 200), st.just(6.0)),
        max_size=25,
    )
)
def test_labels_never_overlap_nor_leave_the_map(points: list[Point]) -> None:
    placed = place_labels(points, 300, 200, size=LABEL_PIXELS, most=14)
    boxes = [shapely.box(*_box(points[label.point].name, label, LABEL_PIXELS)) for label in placed]
    assert all(shapely.box(0, 0, 300, 200).contains(one) for one in boxes)
    assert all(one.intersection(other).area < 1e-9 for n, one in enumerate(boxes) for other in boxes[n + 1 :])
