"""The section on what a coalition lacks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hansa.alliance.security import DATASETS
from hansa.alliance.supply import IMPORTS
from hansa.alliance.value import RULES_DATASETS, VOICE_DATASETS
from hansa.countries import party
from hansa.labels import LAYER
from hansa.language import Language
from hansa.reports.alliance.naming import name_countries, name_instrument, name_instruments
from hansa.reports.alliance.sentences import name_layer_of, say_carriers, say_crossed, say_discords, say_list
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
        yield Paragraph(
            words("Complete lists, as of their dates, with one member or none: {names}", names=names),
            RULES_DATASETS,
            "note",
        )
    if gaps.chokes:
        yield _tabulate_supply(gaps, edition, words)
    for code in gaps.unsupplied:
        yield Paragraph(words("No supply by members is known: {layer}.", layer=words(LAYER[code])), style="note")
    for code in gaps.empty_layers:
        yield Paragraph(words("No data: {layer}.", layer=words(LAYER[code])), style="note")
    for code in gaps.world_layers:
        yield Paragraph(
            words("Supply of the whole world, not the members’ own dependence: {layer}.", layer=words(LAYER[code])),
            style="note",
        )
    if gaps.carriers:
        yield Paragraph(f"{say_crossed(gaps, words)} {say_carriers(gaps, words)}", DATASETS)
    if gaps.discords:
        yield Paragraph(say_discords(gaps, edition, words), VOICE_DATASETS)


def _tabulate_rules(gaps: Gaps, edition: Edition, words: Language) -> Grid:
    return Grid(
        (
            GridColumn(words("Instrument"), width=0.36),
            GridColumn(words("List of parties"), width=0.18),
            GridColumn(words("Members on it"), "right"),
            GridColumn(words("Not on it"), width=0.36),
        ),
        tuple(
            (
                name_instrument(edition, one.instrument, words) + (" *" if one.union else ""),
                say_list(vars(one) | {"complete": True}, words),
                words.number(one.parties),
                name_countries(one.lacking, words, most=12),
            )
            for one in gaps.unshared
        ),
        words("Rules that not all share"),
        RULES_DATASETS,
        words(
            "Complete lists only, each as of its date; states may have joined since. * The European Union has joined as one; its members count where they are listed themselves."
        ),
    )


def _tabulate_supply(gaps: Gaps, edition: Edition, words: Language) -> Grid:
    return Grid(
        (
            GridColumn(words("Layer"), width=0.3),
            GridColumn(words("Held inside"), "right"),
            GridColumn(words("Largest outside"), width=0.3),
            GridColumn(words("Its share"), "right"),
        ),
        tuple(
            (
                name_layer_of({"layer": one.layer, "dataset": one.dataset}, edition, words),
                words.percent(one.inside),
                party(one.supplier).name(words.lang),
                words.percent(one.share),
            )
            for one in gaps.chokes
        ),
        words("Supply: held inside, and the largest choke point outside"),
        tuple(one.dataset for one in gaps.chokes),
        words(
            "Of chips only imports are known: what members make at home is not in the data, and does not count as held inside."
        )
        if any(one.layer in IMPORTS for one in gaps.chokes)
        else "",
    )
