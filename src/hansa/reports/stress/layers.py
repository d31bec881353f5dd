"""The sections on cables and on suppliers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hansa.labels import SUPPLY
from hansa.reports.content import Block, Grid, GridColumn, Heading, Paragraph
from hansa.reports.stress.affected import find_supply_share, list_affected
from hansa.reports.stress.naming import BASIS, name_country, name_supplier
from hansa.reports.stress.sentences import format_share

if TYPE_CHECKING:
    from hansa.language import Language
    from hansa.stress.outcome import Outcome, StressResult

MOST_ROWS = 20
MOST_PLACES = 8
MOST_LOSSES = 4


def list_cables(result: StressResult, words: Language) -> Iterator[Block]:
    """List what cuts leave of countries' cables and land lines."""
    cut = [(one.country, one.physical) for one in list_affected(result) if one.physical]
    if not cut:
        return
    yield Heading(words("Cables and land lines"), "cables")
    rows = tuple(
        (
            name_country(code, words),
            ", ".join(loss.places[:MOST_PLACES]) + (" …" if len(loss.places) > MOST_PLACES else "") or "–",
            str(loss.paths_before),
            str(loss.paths_after),
            words.percent(loss.places_lost_share),
        )
        for code, loss in cut[:MOST_ROWS]
    )
    yield Grid(
        (
            GridColumn(words("Country"), width=0.2),
            GridColumn(words("Places cut off"), width=0.44),
            GridColumn(words("Paths before"), "right", 0.12),
            GridColumn(words("Paths after"), "right", 0.12),
            GridColumn(words("Share of places"), "right", 0.12),
        ),
        rows,
        words("Independent paths abroad, and places cut off from the world’s largest component"),
        ("topohub_backbone",),
        words("Paths that share no segment; one path left is a path, however little it carries."),
    )


def list_supplies(result: StressResult, words: Language) -> Iterator[Block]:
    """List what suppliers no longer serve."""
    hit = [one for one in result.outcomes if one.supplies]
    hit.sort(key=lambda one: (-find_supply_share(one), one.country))
    if not hit:
        return
    yield Heading(words("Supply stopped"), "supplies")
    yield Paragraph(
        words(
            "What the suppliers served, as a share of each layer. It is not yet lost: stocks, substitutes and time are not counted."
        )
    )
    rows = tuple((name_country(one.country, words), _list_losses(one, words)) for one in hit[:MOST_ROWS])
    left = len(hit) - MOST_ROWS
    more = (
        words.plural("{number} more country loses less.", "{number} more countries lose less.", left)
        if left > 0
        else ""
    )
    datasets = dict.fromkeys(loss.dataset for one in hit for loss in one.supplies)
    yield Grid(
        (
            GridColumn(words("Country"), width=0.2),
            GridColumn(words("What stops"), width=0.8),
        ),
        rows,
        words("Supply stopped, by country and layer"),
        tuple(datasets),
        more,
    )


def _list_losses(outcome: Outcome, words: Language) -> str:
    """Return what a country loses, the largest share first: layer, supplier, share, what it is of, year."""
    return " · ".join(
        words(
            "{layer} {share} {basis} ({supplier}, {year})",
            layer=words(SUPPLY[loss.layer]),
            share=format_share(words, loss.share),
            basis=words(BASIS.get(loss.basis, loss.basis)),
            supplier=name_supplier(loss, words),
            year=loss.year,
        )
        for loss in sorted(outcome.supplies, key=lambda loss: -loss.share)[:MOST_LOSSES]
    )
