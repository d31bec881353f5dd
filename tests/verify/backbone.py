"""The physical layer, recomputed: links that count, largest flows, shortest sets of paths, bridges."""

from __future__ import annotations

import importlib.resources
import json
from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

import networkx as nx
import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import maximum_flow

from tests.verify.atlas import Atlas

HOME, ABROAD = -1, -2
# Places that the map would mislead about, and links over water that are known to exist, as the evidence documents them.
PLACED = {
    "Das Island": "AE",
    "Dhangethi": "MV",
    "Duncan Town": "BS",
    "Eydhafushi": "MV",
    "Fuvahmulah": "MV",
    "Gahdhoo": "MV",
    "Gan": "MV",
    "Gibraltar": "GI",
    "Halul Island": "QA",
    "Hithadhoo": "MV",
    "Jerusalem": None,
    "Kulhudhufushi": "MV",
    "Kwajalein": "MH",
    "Santana": "ST",
}
CROSSINGS = {
    frozenset({"Al Khobar", "Manama"}),
    frozenset({"Barsebäck", "Copenhagen"}),
    frozenset({"Dover", "Calais"}),
    frozenset({"Gibraltar", "Estepona"}),
    frozenset({"Tuas", "Sekudai"}),
}


class Link(NamedTuple):
    first: int
    second: int
    kind: str
    length_km: float


def load_topology() -> dict[str, Any]:
    """Return the package's topology, from its file: ``topohub.get`` would leave the file open."""
    file = importlib.resources.files("topohub") / "data/backbone/world.json"
    topology: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return topology


def place_nodes(topology: Mapping[str, Any], atlas: Atlas) -> dict[int, tuple[str | None, int | None]]:
    """Return country and landmass of each node; waypoints at sea have neither."""
    located: dict[int, tuple[str | None, int | None]] = {}
    for node in topology["nodes"]:
        name = node.get("name")
        country, ground = atlas.locate(*node["pos"]) if name else (None, None)
        located[node["id"]] = PLACED.get(name, country), ground
    return located


def classify_links(
    topology: Mapping[str, Any], atlas: Atlas, located: Mapping[int, tuple[str | None, int | None]]
) -> list[Link]:
    """Return every link: ``sea``, ``land`` where it may stand for a route over land, else ``modelled``."""
    nodes = {node["id"]: node for node in topology["nodes"]}
    modelled = [edge for edge in topology["edges"] if edge["type"] != "seacable"]
    ways = [[nodes[edge[end]]["pos"] for end in ("source", "target")] for edge in modelled]
    links = [_link(edge, "sea") for edge in topology["edges"] if edge["type"] == "seacable"]
    for edge, follows in zip(modelled, atlas.follow_land(ways), strict=True):
        (first, ground), (second, other) = located[edge["source"]], located[edge["target"]]
        bordering = None in {first, second} or first == second or frozenset({first, second}) in atlas.borders
        crossing = frozenset(nodes[edge[end]].get("name") for end in ("source", "target")) in CROSSINGS
        over_land = bordering and ground is not None and ground == other and follows
        links.append(_link(edge, "land" if crossing or over_land else "modelled"))
    return links


def _link(edge: Mapping[str, Any], kind: str) -> Link:
    first, second = sorted((edge["source"], edge["target"]))
    return Link(first, second, kind, edge["dist"])


class Backbone:
    """The graph seen from one country: its nodes one, those of all other countries one, the others single."""

    def __init__(self, countries: Mapping[int, str | None], links: list[Link]) -> None:
        self.countries = countries
        self.all_links = links
        self.links = [link for link in links if link.kind != "modelled"]

    def contract(self, country: str, kind: str | None = None) -> list[tuple[int, int, Link]]:
        """Return the links with their ends contracted, but for those that lie at home or abroad altogether."""
        role = {node: HOME if code == country else ABROAD for node, code in self.countries.items() if code}
        ends = [(role.get(link.first, link.first), role.get(link.second, link.second), link) for link in self.links]
        return [end for end in ends if end[0] != end[1] and kind in {None, end[2].kind}]

    def count_paths(self, country: str, kind: str | None = None) -> int:
        """Return the most link-disjoint paths abroad, as a maximum flow."""
        ends = self.contract(country, kind)
        number = {HOME: 0, ABROAD: 1}
        for first, second, _ in ends:
            number.setdefault(first, len(number))
            number.setdefault(second, len(number))
        rows = [number[end] for first, second, _ in ends for end in (first, second)]
        columns = [number[end] for first, second, _ in ends for end in (second, first)]
        ones = np.ones(len(rows), dtype=np.int32)
        capacity = coo_matrix((ones, (rows, columns)), shape=(len(number), len(number))).tocsr()
        return int(maximum_flow(capacity, 0, 1).flow_value)

    def shortest_set(self, country: str) -> tuple[float, Counter[str]]:
        """Return the least total length of a largest set of paths, and the paths by country at the far end.

        A linear programme: one variable a link and way, in [0, 1]; what flows into a node flows out of it.
        """
        ways = [
            (a, b, link)
            for first, second, link in self.contract(country)
            for a, b in ((first, second), (second, first))
        ]
        ways = [way for way in ways if way[1] != HOME and way[0] != ABROAD]
        inner = {node: i for i, node in enumerate({end for way in ways for end in way[:2]} - {HOME, ABROAD})}
        entries = [(inner[a], j, -1) for j, (a, _, _) in enumerate(ways) if a in inner]
        entries += [(inner[b], j, 1) for j, (_, b, _) in enumerate(ways) if b in inner]
        entries += [(len(inner), j, 1) for j, (a, _, _) in enumerate(ways) if a == HOME]
        rows, columns, signs = zip(*entries, strict=True)
        balance = coo_matrix((signs, (rows, columns)), shape=(len(inner) + 1, len(ways))).tocsr()
        supply = np.zeros(len(inner) + 1)
        supply[-1] = self.count_paths(country)
        lengths = [link.length_km for _, _, link in ways]
        found = linprog(lengths, A_eq=balance, b_eq=supply, bounds=(0, 1), method="highs")
        ends: Counter[str] = Counter()
        for (_, b, link), flow in zip(ways, found.x, strict=True):
            if b == ABROAD:
                far = self.countries[link.first] if self.countries[link.first] not in {None, country} else None
                ends[far or str(self.countries[link.second])] += round(flow)
        return float(found.fun), +ends

    def weakest_link_share(self, country: str) -> float:
        """Return the largest part of the connected places at home that the loss of one link cuts off."""
        graph: nx.MultiGraph[int] = nx.MultiGraph()
        graph.add_node(ABROAD)
        for link in self.links:
            ends = [ABROAD if self.countries[end] not in {None, country} else end for end in (link.first, link.second)]
            if ends[0] != ends[1]:
                graph.add_edge(*ends)
        graph = graph.subgraph(nx.node_connected_component(graph, ABROAD)).copy()
        home = {node for node in graph if self.countries.get(node) == country}
        worst = 0
        for bridge in list(nx.bridges(nx.Graph(graph))):
            if graph.number_of_edges(*bridge) == 1:
                graph.remove_edge(*bridge)
                worst = max(worst, len(home - nx.node_connected_component(graph, ABROAD)))
                graph.add_edge(*bridge)
        return worst / len(home)
