"""The physical layer: the links that carry a country's traffic abroad, over sea and land."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

import polars as pl
import shapely

from hansa.dependence import physical_columns
from hansa.dependence.backbone import Backbone, BackbonePath, Link
from hansa.dependence.places import Places
from hansa.dependence.row import arrange
from hansa.evidence import Inputs, Table, source
from hansa.evidence.contract import schema_of

if TYPE_CHECKING:
    pass

DATASET = "topohub_backbone"
MAP = "naturalearth_countries"
SOURCES = (DATASET, MAP)
SMALL_DEGREES = 0.5
"""Countries whose largest part is narrower than this keep every point and part."""
SPECK = 0.002
"""Parts below this many square degrees are dropped from larger countries."""


def rows(inputs: Inputs) -> pl.DataFrame:
    """Return the rows of the physical layer: each country's part in another's international paths.

    With :math:`P` the largest set of link-disjoint paths from a country to all others, of least total length
    (:mod:`hansa.dependence.backbone`), the share of a country at the far end is the number of paths of :math:`P` whose first
    foreign node is its, divided by :math:`|P|`.

    Returns
    -------
    polars.DataFrame
        Columns of :mod:`hansa.dependence.row`; supplier and supplier country are the country at the far end.

    Assumptions and limits
    ----------------------
    Sea links are cables as published, those across the antimeridian missing; land links are modelled and count where they
    may stand for a land route (:func:`build_edges`). So the number of paths is an order of magnitude, not a register.
    Countries without a path in the data have no row: the data's silence, not their isolation.
    """
    found = _paths(inputs)
    ends = {node: country for node, country in _countries(inputs).items() if country}
    shares = [
        {"consumer": code, "supplier": end, "supplier_country": end, "share": number / len(paths)}
        for code, paths in found.items()
        for end, number in sorted(Counter(ends[path.nodes[-1]] for path in paths).items())
    ]
    return arrange(pl.DataFrame(shares), layer="physical", basis="count", year=source(DATASET).year, dataset=DATASET)


def build_nodes(inputs: Inputs) -> pl.DataFrame:
    """Return ``id, name, kind, country, latitude, longitude``; waypoints at sea have neither name nor country."""
    return _nodes(inputs).select("id", "name", "kind", "country", "latitude", "longitude")


@lru_cache(maxsize=1)
def build_edges(inputs: Inputs) -> pl.DataFrame:
    """Return ``source, target, kind, length_km``.

    ``kind`` is ``sea``; ``land`` where a modelled link joins two places of one landmass whose countries are the same or share
    a border, and keeps near land on its way, or follows a known bridge, tunnel or border; else ``modelled``: it crosses a
    sea or a third country, stands for no known route, and carries no path.
    """
    places, nodes = _places(inputs), _nodes(inputs)
    at = {row["id"]: (row["country"], row["landmass"]) for row in nodes.iter_rows(named=True)}
    where = {row["id"]: (row["longitude"], row["latitude"]) for row in nodes.iter_rows(named=True)}

    def class_of(link: dict[str, object]) -> str:
        ends = int(str(link["source"])), int(str(link["target"]))
        (first, ground), (second, other) = at[ends[0]], at[ends[1]]
        if link["kind"] == "sea" or link["structure"]:
            return str(link["kind"])
        near = first is None or second is None or first == second or places.border(first, second)
        joined = near and ground == other and ground >= 0
        return "land" if joined and places.stays_on_land(where[ends[0]], where[ends[1]]) else "modelled"

    links = inputs.source(DATASET).filter(pl.col("source").is_not_null())
    kinds = [class_of(link) for link in links.iter_rows(named=True)]
    return links.select("source", "target", pl.Series("kind", kinds), "length_km")


def build_cuts(inputs: Inputs) -> pl.DataFrame:
    """Return the international paths of each country that has any, and its smallest cut.

    Returns
    -------
    polars.DataFrame
        ``country``; ``paths``, the most link-disjoint paths abroad, which is also the fewest links whose loss cuts the country
        off; ``sea_paths`` and ``land_paths``, the same with links of one kind only; ``nodes``, its cities and landing points;
        ``landing_points``; ``weakest_link_share`` in [0, 1], the largest part of its connected nodes that one link's loss
        cuts off.
    """
    graph, nodes = _backbone(inputs), _nodes(inputs)
    kinds = nodes.group_by("country").agg(nodes=pl.len(), landing=(pl.col("kind") == "landing point").sum())
    counts = {row["country"]: row for row in kinds.iter_rows(named=True)}
    found = [
        {
            "country": code,
            "paths": len(paths),
            "sea_paths": len(graph.find_paths(code, "sea")),
            "land_paths": len(graph.find_paths(code, "land")),
            "nodes": counts[code]["nodes"],
            "landing_points": counts[code]["landing"],
            "weakest_link_share": graph.weakest_link_share(code),
        }
        for code, paths in _paths(inputs).items()
    ]
    return pl.DataFrame(found, schema=schema_of(physical_columns.PHYSICAL_CUTS))


def build_paths(inputs: Inputs) -> pl.DataFrame:
    """Return each country's link-disjoint international paths: its smallest cut takes one link of each.

    Returns
    -------
    polars.DataFrame
        ``country``; ``near`` and ``far``, the places on land at the path's two ends; ``far_country``; ``kind``, ``sea`` or
        ``land``; ``length_km``; ``nodes``, from the near end to the far one.
    """
    places = {row["id"]: (row["name"], row["country"]) for row in _nodes(inputs).iter_rows(named=True)}
    found = [
        (code, places[path.nodes[0]][0], *places[path.nodes[-1]], path.kind, path.length_km, list(path.nodes))
        for code, paths in _paths(inputs).items()
        for path in paths
    ]
    return pl.DataFrame(found, schema=schema_of(physical_columns.PHYSICAL_PATHS), orient="row")


def build_shapes(inputs: Inputs) -> pl.DataFrame:
    """Return ``country, shape``: shapes for maps of the world and of regions, as WKB.

    Points closer than 0.03 degrees (3 km) to the line that replaces them are dropped and coordinates rounded to 0.01
    degrees; parts smaller than 0.002 square degrees (25 square km) are dropped where the country has a larger one. A country
    whose largest part is narrower than :data:`SMALL_DEGREES` keeps every point and part, rounded to 0.001 degrees, so that
    small states and atolls keep a shape.
    """
    found = inputs.source(MAP)
    shapes = [_simplify(shape) for shape in shapely.from_wkb(found["shape"].to_list())]
    return found.select("country", pl.Series("shape", [shapely.to_wkb(shape) for shape in shapes]))


def _simplify(shape: shapely.MultiPolygon) -> shapely.MultiPolygon:
    largest = max(shape.geoms, key=lambda part: part.area)
    west, south, east, north = largest.bounds
    if max(east - west, north - south) < SMALL_DEGREES:
        return shapely.set_precision(shape, 0.001)
    kept = [part for part in shape.geoms if part.area >= min(SPECK, largest.area)]
    return shapely.set_precision(shapely.simplify(shapely.MultiPolygon(kept), 0.03), 0.01)


@lru_cache(maxsize=1)
def _places(inputs: Inputs) -> Places:
    found = inputs.source(MAP)
    return Places(found["country"].to_list(), found["shape"].to_list())


@lru_cache(maxsize=1)
def _nodes(inputs: Inputs) -> pl.DataFrame:
    places = _places(inputs)
    found = inputs.source(DATASET).filter(pl.col("id").is_not_null())
    located = [
        (None, -1) if row["kind"] == "waypoint" else places.locate(row["longitude"], row["latitude"])
        for row in found.iter_rows(named=True)
    ]
    drawn = pl.Series("drawn", [country for country, _ in located], dtype=pl.String)
    country = pl.when("placed").then("country").otherwise(drawn)
    return found.with_columns(country.alias("country"), pl.Series("landmass", [ground for _, ground in located]))


def build_cables(inputs: Inputs) -> pl.DataFrame:  # noqa: ARG001 -- no dataset may be given on
    """Return the table of cables without a row: no public list may be given on, so that users bring their own."""
    return pl.DataFrame(schema=schema_of(physical_columns.CABLES))


def _countries(inputs: Inputs) -> dict[int, str | None]:
    return dict(_nodes(inputs).select("id", "country").iter_rows())


@lru_cache(maxsize=1)
def _backbone(inputs: Inputs) -> Backbone:
    known = build_edges(inputs).filter(pl.col("kind") != "modelled").select(Link._fields)
    return Backbone(_countries(inputs), (Link(*row) for row in known.iter_rows()))


@lru_cache(maxsize=1)
def _paths(inputs: Inputs) -> dict[str, list[BackbonePath]]:
    graph = _backbone(inputs)
    codes = sorted({code for code in _countries(inputs).values() if code})
    found = {code: graph.find_paths(code) for code in codes}
    return {code: paths for code, paths in found.items() if paths}


TABLES: tuple[Table, ...] = (
    Table(
        "backbone_nodes",
        build_nodes,
        physical_columns.BACKBONE_NODES,
        sources=SOURCES,
        title_en="The places of the world backbone.",
        title_fr="Les lieux du réseau dorsal mondial.",
    ),
    Table(
        "backbone_edges",
        build_edges,
        physical_columns.BACKBONE_EDGES,
        sources=SOURCES,
        title_en="The links of the world backbone.",
        title_fr="Les liaisons du réseau dorsal mondial.",
    ),
    Table(
        "physical_cuts",
        build_cuts,
        physical_columns.PHYSICAL_CUTS,
        sources=SOURCES,
        title_en="The independent international paths of each country that has any.",
        title_fr="Les chemins internationaux indépendants de chaque pays qui en possède.",
    ),
    Table(
        "physical_paths",
        build_paths,
        physical_columns.PHYSICAL_PATHS,
        sources=SOURCES,
        title_en="The paths counted in `physical_cuts`, shortest first; a smallest cut takes one link of each.",
        title_fr="Les chemins que compte `physical_cuts`, du plus court au plus long ; une plus petite coupe prend une liaison de chacun.",
    ),
    Table(
        "cables",
        build_cables,
        physical_columns.CABLES,
        title_en="Submarine cables by name, with capacity; empty until a user brings a file by `hansa evidence import cables`.",
        title_fr="Les câbles sous-marins par leur nom, avec leur capacité ; vide tant que l’utilisateur n’apporte pas de fichier par `hansa evidence import cables`.",
    ),
    Table(
        "shapes",
        build_shapes,
        physical_columns.SHAPES,
        sources=(MAP,),
        title_en="Simplified shapes of countries, for maps.",
        title_fr="Contours simplifiés des pays, pour les cartes.",
    ),
)
