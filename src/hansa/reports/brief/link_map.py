"""The map of a country's independent links with the world."""

from __future__ import annotations

from collections import Counter
from typing import Any

import polars as pl

from hansa.evidence import Edition
from hansa.language import Language
from hansa.reports.brief.picture import Brief, PhysicalLinks
from hansa.reports.maps import MapLink, MapWords, Place, links_map
from hansa.reports.maps.world import read_shapes

MapPosition = tuple[float, float]


def draw_link_map(brief: Brief, links: PhysicalLinks, words: Language) -> dict[str, Any]:
    """Draw the country, its independent links abroad and the other links of the map of backbones around."""
    edition, country = brief.edition, brief.country
    nodes = {row["id"]: row for row in edition.table("backbone_nodes").iter_rows(named=True)}
    positions = {key: (row["longitude"], row["latitude"]) for key, row in nodes.items()}
    drawn = [MapLink(tuple(positions[node] for node in link.nodes), _medium(link.kind), "cut") for link in links.links]
    capital = (
        (country.longitude, country.latitude)
        if country.longitude is not None and country.latitude is not None
        else None
    )
    return links_map(
        read_shapes(edition),
        country.code,
        [*_other_links(edition, links, positions), *drawn],
        _places(links, nodes),
        MapWords(
            cut=words("independent links of the country"),
            international=words("other international links"),
            other=words("other links"),
            sea=words("by sea"),
            land=words("by land"),
        ),
        words(
            "Backbones of {date}, TopoHub; land links modelled, cables across the antimeridian missing",
            date=edition.sources["topohub_backbone"].date,
        ),
        words.lang,
        capital=capital,
        name=country.name(words.lang),
    )


def _medium(kind: str) -> Any:
    return "sea" if kind == "sea" else "land"


def _other_links(edition: Edition, links: PhysicalLinks, positions: dict[int, MapPosition]) -> list[MapLink]:
    taken = {frozenset(pair) for link in links.links for pair in zip(link.nodes, link.nodes[1:], strict=False)}
    edges = edition.table("backbone_edges").filter(pl.col("kind") != "modelled")
    return [
        MapLink((positions[source], positions[target]), _medium(kind), "other")
        for source, target, kind in edges.select("source", "target", "kind").iter_rows()
        if frozenset((source, target)) not in taken
    ]


def _places(links: PhysicalLinks, nodes: dict[int, dict[str, Any]]) -> list[Place]:
    """Return the ends of the links, those at home first, and those with more links before those with fewer."""
    home = Counter(link.nodes[0] for link in links.links)
    abroad = Counter(link.nodes[-1] for link in links.links)
    return [
        Place(
            nodes[node]["name"],
            nodes[node]["longitude"],
            nodes[node]["latitude"],
            "city" if nodes[node]["kind"] == "city" else "landing",
            abroad=counted is abroad,
        )
        for counted in (home, abroad)
        for node, _ in counted.most_common()
    ]
