"""The opening of a coalition's report: its value, its map and its pillars."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from hansa.countries import all_countries
from hansa.language import Language
from hansa.reports.alliance.dossier import Dossier
from hansa.reports.alliance.naming import PILLAR, name_countries, name_instrument, say_origin
from hansa.reports.alliance.sentences import say_list, say_pillar
from hansa.reports.content import Block, Figure, Grid, GridColumn, Heading, KeyFigure, KeyFigures, Paragraph
from hansa.reports.maps.coalition import Marked, coalition_map
from hansa.reports.maps.world import read_shapes

if TYPE_CHECKING:
    from hansa.alliance.value import Value
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
    yield Paragraph(_say_whole(value, words), style="lead")
    yield Heading(words("Members"), "members-map")
    yield Paragraph(_say_members(value.group, edition, words), (value.group.dataset,))
    candidates = dossier.candidates.candidates[:MOST_MARKED] if dossier.candidates else ()
    yield draw_map(value.group, tuple(one.country for one in candidates), edition, words)
    yield Heading(words("Pillars"), "pillars")
    weighed = value.value is not None
    weight = (GridColumn(words("Weight"), "right", 0.1),) if weighed else ()
    yield Grid(
        (
            GridColumn(words("Pillar"), width=0.14),
            GridColumn(words("Value"), "right", 0.1),
            *weight,
            GridColumn(words("What it says"), width=0.66 if weighed else 0.76),
        ),
        tuple(
            (
                words(PILLAR[pillar.name]),
                words.percent(pillar.value),
                *((words.percent(pillar.weight),) if weighed else ()),
                say_pillar(pillar, edition, words),
            )
            for pillar in value.pillars
        ),
        words("The four pillars"),
        tuple(dict.fromkeys(dataset for pillar in value.pillars for dataset in pillar.datasets)),
    )
    yield from list_texts(value, edition, words)


def _say_whole(value: Value, words: Language) -> str:
    if value.value is None:
        return words(
            "The four pillars stand side by side. No single value is given: it would depend on what each pillar weighs, which is "
            "for the reader to choose (`weights`)."
        )
    weights = words.listing(
        [
            words("{name} {share}", name=words(PILLAR[pillar.name]).lower(), share=words.percent(pillar.weight))
            for pillar in value.pillars
            if pillar.weight
        ]
    )
    return words(
        "With the weights chosen ({weights}) the coalition reaches **{value}** of what it could be to its members: every loss that "
        "rerouting can repair made good, every route and every supplier inside, every rule shared, every vote the same.",
        weights=weights,
        value=words.percent(value.value),
    )


def list_texts(value: Value, edition: Edition, words: Language) -> Iterator[Block]:
    """List the texts on which the rules pillar rests, each with its list: of what day, complete or not, how many members on it."""
    pillar = next(one for one in value.pillars if one.name == "rules")
    rows = [
        (
            name_instrument(edition, one["instrument"], words),
            say_list(one, words),
            _count_parties(one, len(value.group.members), words),
        )
        for one in pillar.parts["instruments"]
        if one["complete"] or one["parties"]
    ]
    if rows:
        yield Grid(
            (
                GridColumn(words("Text"), width=0.54),
                GridColumn(words("List of parties"), width=0.28),
                GridColumn(words("Members on it"), "right", 0.18),
            ),
            tuple(rows),
            words("The texts behind the rules pillar"),
            pillar.datasets,
            words(
                "A signature counts. A list that is incomplete scores nothing, and being absent from it says nothing; one that is "
                "complete is so as of its date, and states may have joined since. * The European Union has joined as one; its members "
                "count where they are listed themselves."
            ),
        )


def _count_parties(one: Mapping[str, Any], members: int, words: Language) -> str:
    if one["complete"]:
        counted = words("{number} of {all}", number=words.number(one["parties"]), all=words.number(members))
        return f"{counted} *" if one["union"] else counted
    return words("{number} listed, incomplete", number=words.number(one["parties"]))


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
