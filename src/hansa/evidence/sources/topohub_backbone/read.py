"""The world backbone: nodes and links, as one frame."""

from __future__ import annotations

import csv
import json
from importlib import resources
from typing import Any

import polars as pl

from hansa.errors import SourceChanged
from hansa.evidence.raw import Raw

TOPOLOGY = "backbone/world"
NODE_KINDS = {"City": "city", "Seacable Landing Point": "landing point", "Seacable Waypoint": "waypoint"}
LINK_KINDS = {"seacable": "sea", "normal": "land"}
NEAR_DEGREES = 0.1
SCHEMA = {
    "id": pl.Int32,
    "kind": pl.String,
    "name": pl.String,
    "longitude": pl.Float64,
    "latitude": pl.Float64,
    "placed": pl.Boolean,
    "country": pl.String,
    "source": pl.Int32,
    "target": pl.Int32,
    "length_km": pl.Float64,
    "structure": pl.String,
}


def read(raw: Raw) -> pl.DataFrame:
    """Return nodes and links in one frame: a node has ``id``, a link ``source`` and ``target``.

    A node's ``kind`` is ``city``, ``landing point`` or ``waypoint``, a link's ``sea`` or ``land``; lengths in km. A node
    whose place on the map would mislead is ``placed`` by hand (``places.csv``), its ``country`` perhaps null. ``structure``
    names the bridge, tunnel or border that carries a link between shores (``links.csv``).

    Assumptions and limits
    ----------------------
    Sea cables follow their published course; the youngest found are of 2020. Cables that cross the antimeridian are
    missing, and with them Fiji and all direct routes over the Pacific: the paths of its shores and islands are
    undercounted. Land links are modelled: neighbouring cities are joined whether or not fibre is known to lie between
    them, across borders and even across seas.

    Raises
    ------
    SourceChanged
        ``columns-moved`` or ``bad-value``: the package's topology has another form.
    """
    topology = load_topology()
    raw.check_columns(TOPOLOGY, list(topology), ("nodes", "edges"), ("directed", "multigraph", "graph"))
    places, structures = _facts("places"), {(row["from"], row["to"]): row["structure"] for row in _facts("links")}
    nodes = [_node(raw, node, places) for node in topology["nodes"]]
    names = {node["id"]: str(node["name"]) for node in nodes}
    links = [_link(raw, link) for link in topology["edges"]]
    for link in links:
        first, second = names[link["source"]], names[link["target"]]
        link["structure"] = structures.get((first, second)) or structures.get((second, first))
    rows = [*sorted(nodes, key=lambda row: row["id"]), *sorted(links, key=lambda row: (row["source"], row["target"]))]
    return pl.DataFrame([{**dict.fromkeys(SCHEMA), **row} for row in rows], schema=SCHEMA)


def load_topology() -> dict[str, Any]:
    """Return the package's topology: what ``topohub.get`` gives, which leaves the file open."""
    file = resources.files("topohub").joinpath("data", f"{TOPOLOGY}.json")
    topology: dict[str, Any] = json.loads(file.read_bytes())
    return topology


def _facts(name: str) -> list[dict[str, str]]:
    text = resources.files(__package__ or "").joinpath(f"{name}.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def _node(raw: Raw, node: dict[str, Any], places: list[dict[str, str]]) -> dict[str, Any]:
    raw.check_columns(TOPOLOGY, list(node), ("id", "type", "pos"), ("name",))
    longitude, latitude = node["pos"]
    place = next((row for row in places if row["name"] == node.get("name") and _near(row, longitude, latitude)), None)
    return {
        "id": node["id"],
        "kind": _kind(raw, NODE_KINDS, node["type"]),
        "name": node.get("name"),
        "longitude": longitude,
        "latitude": latitude,
        "placed": place is not None,
        "country": (place["country"] or None) if place else None,
    }


def _near(row: dict[str, str], longitude: float, latitude: float) -> bool:
    # Names repeat over the world: the place decides which is meant.
    return abs(float(row["longitude"]) - longitude) + abs(float(row["latitude"]) - latitude) < NEAR_DEGREES


def _link(raw: Raw, link: dict[str, Any]) -> dict[str, Any]:
    raw.check_columns(TOPOLOGY, list(link), ("source", "target", "dist", "type"), ("ecmp_fwd", "ecmp_bwd"))
    ends = sorted((link["source"], link["target"]))
    kind = _kind(raw, LINK_KINDS, link["type"])
    return {"kind": kind, "source": ends[0], "target": ends[1], "length_km": link["dist"]}


def _kind(raw: Raw, kinds: dict[str, str], value: str) -> str:
    if value not in kinds:
        raise SourceChanged("bad-value", dataset=raw.source.id, path=TOPOLOGY, line=0, column="type", value=value)
    return kinds[value]
