"""The physical layer on a map of three squares: A and B share a border, C lies over the sea, a platform far off."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest
import shapely

from hansa.dependence import physical
from hansa.dependence.places import Places
from hansa.evidence.sources.topohub_backbone.read import SCHEMA
from tests.sources.payloads import Given

SHAPES = {
    "AA": shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.box(0.2, 1.3, 0.4, 1.5)]),
    "BB": shapely.MultiPolygon([shapely.box(1, 0, 2, 1)]),
    "CC": shapely.MultiPolygon([shapely.box(4, 0, 5, 1)]),
}


def node(number: int, name: str | None, longitude: float, latitude: float, kind: str = "city") -> dict[str, Any]:
    return {"id": number, "kind": kind, "name": name, "longitude": longitude, "latitude": latitude, "placed": False}


def link(source: int, target: int, kind: str = "land", length_km: float = 100.0) -> dict[str, Any]:
    return {"source": source, "target": target, "kind": kind, "length_km": length_km}


@pytest.fixture
def inputs() -> Given:
    backbone = [
        node(0, "Ayton", 0.5, 0.5),
        node(1, "Ayport", 0.99, 1.1, "landing point"),
        node(2, "Ayisle", 0.3, 1.4, "landing point"),
        node(3, "Beeton", 1.5, 0.5),
        node(4, "Ceeport", 4.0, 0.5, "landing point"),
        node(5, "Platform", 3.0, 10.0, "landing point"),
        node(6, None, 2.5, 0.5, "waypoint"),
        link(0, 1),
        link(0, 3),
        link(0, 2),
        link(3, 4),
        link(1, 6, "sea"),
        link(4, 6, "sea"),
        link(1, 5, "sea"),
        link(4, 5, "sea"),
        link(3, 6, "sea", 150.0),
    ]
    frame = pl.DataFrame([{**dict.fromkeys(SCHEMA), **row} for row in backbone], schema=SCHEMA)
    shapes = pl.DataFrame({"country": list(SHAPES), "shape": [shapely.to_wkb(shape) for shape in SHAPES.values()]})
    return Given({"topohub_backbone": frame, "naturalearth_countries": shapes})


def test_places_off_the_coast_fall_to_the_nearest_country(inputs: Given) -> None:
    nodes = dict(physical.build_nodes(inputs).select("id", "country").iter_rows())
    assert nodes == {0: "AA", 1: "AA", 2: "AA", 3: "BB", 4: "CC", 5: None, 6: None}


def test_modelled_links_over_the_sea_are_no_land_links(inputs: Given) -> None:
    kinds = {(row[0], row[1]): row[2] for row in physical.build_edges(inputs).iter_rows()}
    assert kinds[0, 1] == kinds[0, 3] == "land"
    assert kinds[0, 2] == kinds[3, 4] == "modelled"
    assert kinds[1, 6] == "sea"


def test_cuts_are_counted_and_named(inputs: Given) -> None:
    cuts = {row["country"]: row for row in physical.build_cuts(inputs).iter_rows(named=True)}
    assert {key: cuts["AA"][key] for key in ("paths", "sea_paths", "land_paths", "nodes", "landing_points")} == {
        "paths": 3,
        "sea_paths": 2,
        "land_paths": 1,
        "nodes": 3,
        "landing_points": 2,
    }
    assert cuts["CC"]["paths"] == 2


def test_paths_are_named_by_their_ends(inputs: Given) -> None:
    paths = physical.build_paths(inputs).filter(pl.col("country") == "AA")
    assert paths.select("near", "far", "kind").rows() == [
        ("Ayton", "Beeton", "land"),
        ("Ayport", "Ceeport", "sea"),
        ("Ayport", "Ceeport", "sea"),
    ]
    assert all(len(nodes) >= 2 for nodes in paths["nodes"])


def test_rows_share_out_the_paths(inputs: Given) -> None:
    rows = physical.rows(inputs)
    found = {(row[0], row[1]): row[2] for row in rows.select("consumer", "supplier_country", "share").rows()}
    assert found["AA", "BB"] == pytest.approx(1 / 3)
    assert found["AA", "CC"] == pytest.approx(2 / 3)
    assert rows.group_by("consumer").agg(pl.col("share").sum())["share"].to_list() == pytest.approx([1.0] * 3)


def test_small_shapes_stay_whole_and_specks_go(inputs: Given) -> None:
    shapes = dict(physical.build_shapes(inputs).iter_rows())
    assert shapely.from_wkb(shapes["AA"]).geom_type == "MultiPolygon"
    tiny = shapely.MultiPolygon([shapely.Point(0, 0).buffer(0.1)])
    assert len(shapely.get_coordinates(physical._simplify(tiny))) > 20
    specks = shapely.MultiPolygon([shapely.box(0, 0, 2, 2), shapely.box(5, 5, 5.01, 5.01)])
    assert physical._simplify(specks).area == pytest.approx(4.0)


def test_countries_that_touch_share_a_border() -> None:
    places = Places(list(SHAPES), [shapely.to_wkb(shape) for shape in SHAPES.values()])
    assert places.border("AA", "BB")
    assert not places.border("BB", "CC")
    assert places.locate(170.0, 80.0) == (None, -1)
