"""The section on physical links: independent paths, the smallest cut and the map."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hansa.language import Language
from hansa.reports.brief.naming import head, list_links
from hansa.reports.brief.picture import Brief, PhysicalLinks
from hansa.reports.content import Block, Figure, Paragraph

CONTESTED = frozenset({"Yevpatoriya", "Makiyivka", "Yenakiyeve", "Tiraspol", "Girne", "Tricomo", "Kotli"})
"""Places of the map that a state does not hold or that two claim: in Ukraine, Moldova, Cyprus and Kashmir."""


def draw_links(brief: Brief, words: Language, within: str = "") -> Iterator[Block]:
    """Draw the country's links with the world and name them."""
    yield head(words("Physical links"), "links", within)
    links = brief.physical
    if links is None or links.paths == 0:
        yield Paragraph(
            words(
                "The map of backbones shows no international link of this country or territory. "
                "It does not hold every cable: absence here proves nothing."
            ),
            ("topohub_backbone",),
        )
        return
    yield Paragraph(
        words.plural(
            "The map of backbones shows {number} independent link abroad ({sea} by sea alone, {land} by land alone): {cut}.",
            "The map of backbones shows {number} independent links abroad ({sea} by sea alone, {land} by land alone): {cut}.",
            links.paths,
            sea=words.number(links.sea_paths),
            land=words.number(links.land_paths),
            cut=list_links(links.links, words, most=12),
        ),
        ("topohub_backbone",),
    )
    yield Figure(
        lambda: _draw(brief, links, words),
        words(
            "Map of the country and its independent links abroad: {links}.",
            links=list_links(links.links, words, most=12),
        ),
        words("Independent links abroad on the map of backbones"),
        ("topohub_backbone", "naturalearth_countries"),
    )
    yield Paragraph(
        words(
            "Sea cables are those known about 2020, without those across the antimeridian (the Pacific); links on land are "
            "modelled between neighbouring cities. The map does not hold every cable: the number of links is an order of magnitude, and "
            "what a cut would do to traffic is not in it."
        ),
        ("topohub_backbone",),
        "note",
    )
    contested = [
        name for name in dict.fromkeys(end for one in links.links for end in (one.near, one.far)) if name in CONTESTED
    ]
    if contested:
        yield Paragraph(
            words.plural(
                "{places} is in occupied or disputed territory; the map counts it with one state, which says nothing of who holds or claims it.",
                "{places} are in occupied or disputed territory; the map counts each with one state, which says nothing of who holds or claims it.",
                len(contested),
                places=words.listing(contested),
            ),
            ("topohub_backbone", "naturalearth_countries"),
            "note",
        )


def _draw(brief: Brief, links: PhysicalLinks, words: Language) -> dict[str, Any]:
    from hansa.reports.brief.link_map import draw_link_map

    return draw_link_map(brief, links, words)
