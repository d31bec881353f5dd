"""What people read of the world by one measure of one layer: a map and a table."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from hansa.labels import LAYER, MEASURE, REASON
from hansa.reports.content import Block, Figure, Grid, GridColumn
from hansa.reports.maps.world import MapValue, read_shapes, world_map

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hansa.dependence.layers import Layer, LayerMeasure
    from hansa.dependence.world import CountryMeasure
    from hansa.evidence import Edition
    from hansa.language import Language

STEPS = 5
"""Shades of the map."""


def list_world(
    rows: Sequence[CountryMeasure], edition: Edition, layer: Layer, measure: LayerMeasure, words: Language
) -> Iterator[Block]:
    """Give the map and the table; the reason where there is no figure."""
    known = sum(row.value is not None for row in rows)
    caption = words(
        "{measure}, {layer}: known for {known} of {all} countries and territories.",
        measure=words(MEASURE[measure]),
        layer=words(LAYER[layer.name]),
        known=known,
        all=len(rows),
    )
    sources = (layer.dataset,) if layer.dataset else ()
    told = words("The same figures stand in the table below.")
    if known:
        shown = (*sources, "naturalearth_countries")
        yield Figure(lambda: draw_world(rows, edition, layer, measure, words), told, caption, shown)
    yield Grid(
        (
            GridColumn(words("Country"), width=0.34),
            GridColumn(words(MEASURE[measure]), "right"),
            GridColumn(words("Why it is not known"), width=0.44),
        ),
        tuple(
            (
                row.country.name(words.lang),
                format_measure(row.value, measure, words),
                words(REASON[row.missing]) if row.missing else "",
            )
            for row in rows
        ),
        caption,
        sources,
    )


def draw_world(
    rows: Sequence[CountryMeasure],
    edition: Edition,
    layer: Layer,
    measure: LayerMeasure,
    words: Language,
    base: str = "",
    *,
    plain: bool = False,
) -> dict[str, Any]:
    """Draw the map; ``base`` is where a country's page stands, ``plain`` as :func:`hansa.reports.maps.world.world_map` takes it."""
    values = {
        row.country.code: MapValue(
            None if row.value is None else min(int(row.value * STEPS), STEPS - 1),
            row.country.name(words.lang),
            format_measure(row.value, measure, words) if row.missing is None else words(REASON[row.missing]),
            f"{base}{row.country.code}" if base else "",
        )
        for row in rows
    }
    of = [say_date(edition.sources[layer.dataset].date, words)] if layer.dataset else []
    subtitle = ", ".join([words(MEASURE[measure]), words(LAYER[layer.name]), *of])
    return world_map(
        read_shapes(edition), values, name_steps(measure, words), words("not known"), subtitle, words.lang, plain=plain
    )


def say_date(text: str, words: Language) -> str:
    """Write a dataset's date: a day in full, a month or a year as it stands."""
    return words.day(date.fromisoformat(text)) if len(text) == len("2026-08-22") else text


def name_steps(measure: LayerMeasure, words: Language) -> list[str]:
    """Return what each shade means, the lightest first."""
    bounds = [format_measure(step / STEPS, measure, words) for step in range(STEPS + 1)]
    return [words("{low} to {high}", low=low, high=high) for low, high in pairwise(bounds)]


def format_measure(value: float | None, measure: LayerMeasure, words: Language) -> str:
    """Format a figure as the brief does: a share in percent, a concentration between 0 and 1."""
    if value is None or measure == "foreign_share":
        return words.percent(value)
    return words.number(value, 2)
