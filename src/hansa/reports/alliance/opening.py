"""The opening of a coalition's report: its value, its map and its pillars."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from hansa.countries import all_countries
from hansa.language import Language
from hansa.reports.alliance.dossier import Dossier
from hansa.reports.alliance.naming import PILLAR, name_countries, say_origin
from hansa.reports.alliance.sentences import say_pillar
from hansa.reports.content import Block, Figure, Grid, GridColumn, Heading, KeyFigure, KeyFigures, Paragraph
from hansa.reports.maps.coalition import Marked, coalition_map
from hansa.reports.maps.world import read_shapes

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.evidence.groups import Group

MOST_MARKED = 8


def summarise(dossier: Dossier, edition: Edition, words: Language) -> Iterator[Block]:
    """Give a coalition's value, its members on a map, and its pillars."""
    value = dossier.value
    yield KeyFigures(
        tuple(
            KeyFigure(words.percent(pillar.value), words(PILLAR[pillar.name]), pillar.datasets)
            for pillar in value.pillars
        ),
        on="paper",
    )
    yield Paragraph(
        words(
            "With the weights chosen the coalition is worth **{value}** of what it could be to its members: every loss that routes "
            "could repair given back, every route and every supplier inside, every rule shared, every vote the same.",
            value=words.percent(value.value),
        ),
        style="lead",
    )
    yield Heading(words("Members"), "members-map")
    yield Paragraph(_say_members(value.group, edition, words), (value.group.dataset,))
    candidates = dossier.candidates.candidates[:MOST_MARKED] if dossier.candidates else ()
    yield draw_map(value.group, tuple(one.country for one in candidates), edition, words)
    yield Heading(words("Pillars"), "pillars")
    yield Grid(
        (
            GridColumn(words("Pillar"), width=0.14),
            GridColumn(words("Value"), "right", 0.1),
            GridColumn(words("Weight"), "right", 0.1),
            GridColumn(words("What it says"), width=0.66),
        ),
        tuple(
            (
                words(PILLAR[pillar.name]),
                words.percent(pillar.value),
                words.percent(pillar.weight),
                say_pillar(pillar, words),
            )
            for pillar in value.pillars
        ),
        words("The four pillars"),
        tuple(dict.fromkeys(dataset for pillar in value.pillars for dataset in pillar.datasets)),
    )


def _say_members(group: Group, edition: Edition, words: Language) -> str:
    listed = words.plural(
        "{number} member: {countries}.",
        "{number} members: {countries}.",
        len(group.members),
        countries=name_countries(group.members, words),
    )
    return f"{listed} {say_origin(edition, group, words)}".rstrip()


def draw_map(group: Group, candidates: tuple[str, ...], edition: Edition, words: Language) -> Figure:
    """Draw the members, and the first candidates."""
    marked = [Marked(words("members"), group.members)]
    if candidates:
        marked.append(Marked(words("first candidates"), candidates))
    alt = words("World map with the members marked: {countries}.", countries=name_countries(group.members, words))
    return Figure(
        partial(_draw, marked, edition, words), alt, words("The coalition on the map"), ("naturalearth_countries",)
    )


def _draw(marked: list[Marked], edition: Edition, words: Language) -> dict[str, Any]:
    capitals = {
        one.code: (one.longitude, one.latitude)
        for one in all_countries().values()
        if one.longitude is not None and one.latitude is not None
    }
    subtitle = words("Shapes: Natural Earth, {date}", date=edition.sources["naturalearth_countries"].date)
    return coalition_map(read_shapes(edition), marked, capitals, subtitle, words.lang)
