"""The sections on cables and on suppliers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hansa.labels import SUPPLY
from hansa.reports.content import Block, Grid, GridColumn, Heading, Paragraph
from hansa.reports.stress.affected import find_supply_share, list_affected
from hansa.reports.stress.naming import BASIS, COUNTED, name_country, name_supplier
from hansa.reports.stress.sentences import format_capacity, format_share

if TYPE_CHECKING:
    from hansa.language import Language
    from hansa.stress.outcome import Outcome, StressResult

MOST_ROWS = 20
MOST_PLACES = 8
MOST_LOSSES = 4


def list_cables(result: StressResult, words: Language) -> Iterator[Block]:
    """List what cuts leave of countries' cables and land lines."""
    cut = [one for one in list_affected(result) if one.physical or one.capacity]
    if not cut:
        return
    yield Heading(words("Cables and land lines"), "cables")
    yield Grid(
        (
            GridColumn(words("Country"), width=0.18),
            GridColumn(words("Places cut off"), width=0.3),
            GridColumn(words("Before"), "right", 0.08),
            GridColumn(words("Left"), "right", 0.08),
            GridColumn(words("Counted"), width=0.16),
            GridColumn(words("Capacity lost"), "right", 0.2),
        ),
        tuple(_cut_row(one, words) for one in cut[:MOST_ROWS]),
        words("What cables and land lines are left, and what capacity may be lost"),
        ("topohub_backbone",),
        words(
            "Ways: independent paths abroad on the map of cables and land lines, which share no segment. Capacity lost: bounds of 80%, fitted on "
            "events that were seen; a single figure where capacity is given. Places cut off: from the largest connected part of the map."
        ),
    )


def _cut_row(one: Outcome, words: Language) -> tuple[str, ...]:
    physical, capacity = one.physical, one.capacity
    places = physical.places if physical else ()
    before, left, basis = (
        (capacity.before, capacity.left, capacity.basis)
        if capacity
        else (physical.paths_before, physical.paths_after, "ways")
        if physical
        else (0, 0, "ways")
    )
    return (
        name_country(one.country, words),
        ", ".join(places[:MOST_PLACES]) + (" …" if len(places) > MOST_PLACES else "") or "–",
        words.number(before),
        words.number(left),
        words(COUNTED[basis]),
        format_capacity(capacity, words) if capacity else "–",
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
            "What the suppliers serve, as a share of each layer, in the year given. Stocks, substitutes and time are not counted: it is a bound on the loss."
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
