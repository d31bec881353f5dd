"""The section on what a coalition lacks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hansa.alliance.security import DATASETS
from hansa.alliance.value import RULES_DATASETS, VOICE_DATASETS
from hansa.countries import party
from hansa.labels import LAYER
from hansa.language import Language
from hansa.reports.alliance.naming import name_countries, name_instrument, name_instruments
from hansa.reports.alliance.sentences import say_carriers, say_crossed, say_discords
from hansa.reports.content import Block, Grid, GridColumn, Heading, Paragraph

if TYPE_CHECKING:
    from hansa.alliance.gaps import Gaps
    from hansa.evidence import Edition


def list_gaps(gaps: Gaps, edition: Edition, words: Language) -> Iterator[Block]:
    """List the rules not shared, the supply held outside, the routes through others and the votes that differ."""
    yield Heading(words("What it lacks"), "gaps")
    if gaps.unshared:
        yield _tabulate_rules(gaps, edition, words)
    if gaps.nobody:
        names = name_instruments(edition, [one.instrument for one in gaps.nobody], words)
        yield Paragraph(words("One member or none: {names}", names=names), RULES_DATASETS, "note")
    if gaps.chokes:
        yield _tabulate_supply(gaps, words)
    for code in gaps.unsupplied:
        yield Paragraph(words("No member supplies the others: {layer}.", layer=words(LAYER[code])), style="note")
    for code in gaps.empty_layers:
        yield Paragraph(words("No data: {layer}.", layer=words(LAYER[code])), style="note")
    if gaps.carriers:
        yield Paragraph(f"{say_crossed(gaps, words)} {say_carriers(gaps, words)}", DATASETS)
    if gaps.discords:
        yield Paragraph(say_discords(gaps, words), VOICE_DATASETS)


def _tabulate_rules(gaps: Gaps, edition: Edition, words: Language) -> Grid:
    return Grid(
        (
            GridColumn(words("Instrument"), width=0.42),
            GridColumn(words("Parties"), "right"),
            GridColumn(words("Lacking"), width=0.46),
        ),
        tuple(
            (
                name_instrument(edition, one.instrument, words) + (" *" if one.union else ""),
                words.number(one.parties),
                name_countries(one.lacking, words, most=12),
            )
            for one in gaps.unshared
        ),
        words("Rules that not all share"),
        RULES_DATASETS,
        words(
            "Complete lists only, each as of its date. * The European Union has joined as one; its members count where they are listed themselves."
        ),
    )


def _tabulate_supply(gaps: Gaps, words: Language) -> Grid:
    return Grid(
        (
            GridColumn(words("Layer"), width=0.3),
            GridColumn(words("Held inside"), "right"),
            GridColumn(words("Largest outside"), width=0.3),
            GridColumn(words("Its share"), "right"),
        ),
        tuple(
            (
                words(LAYER[one.layer]),
                words.percent(one.inside),
                party(one.supplier).name(words.lang),
                words.percent(one.share),
            )
            for one in gaps.chokes
        ),
        words("Supply: held inside, and the largest choke point outside"),
        tuple(one.dataset for one in gaps.chokes),
    )
