"""Where the country stands: what the edition says of it, and what its own people make of that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from hansa.error_texts import N_
from hansa.figures import lookups
from hansa.language import Language
from hansa.reports.brief import layers, links, politics, routes
from hansa.reports.brief.closing import list_gaps
from hansa.reports.brief.picture import Brief
from hansa.reports.content import Block, Column, Figure, Grid, Heading, Paragraph
from hansa.reports.strategy.gather import Report, read_rows
from hansa.reports.strategy.naming import run_in

MOST_SCENARIOS = 5
SECTIONS: tuple[Callable[[Brief, Language], Iterable[Block]], ...] = (
    layers.place_layers,
    layers.name_suppliers,
    routes.draw_routes,
    links.draw_links,
)
STANDING: tuple[Callable[[Brief, Language], Iterable[Block]], ...] = (
    politics.list_instruments,
    politics.review_record,
)
OWN = (
    ("weak-point", N_("What a single failure would cut off")),
    ("people", N_("Who is online, who is not, and what an outage costs")),
    ("own-conduct", N_("What others could hold against the country")),
)
"""Answers of the first step that belong beside the figures, each with its heading."""


def describe_position(report: Report, words: Language) -> Iterator[Block]:
    """Describe where the country stands: dependence, routes, links, like-minded states, worst scenarios, what is not known."""
    yield Heading(words("Where the country stands"), "position")
    yield from _lower(block for section in SECTIONS for block in section(report.brief, words))
    yield from _list_worst(report, words)
    yield from _lower(_rank_states(report.brief, words))
    yield from _lower(block for section in STANDING for block in section(report.brief, words))
    yield from _lower(list_gaps(report.brief, words))
    yield from _give_own_view(report, words)


def _lower(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks of a brief's section as part of this one."""
    for block in blocks:
        yield replace(block, level=3, anchor=f"position-{block.anchor}") if isinstance(block, Heading) else block


def _rank_states(brief: Brief, words: Language) -> Iterator[Block]:
    """Yield the states that vote alike on technology; where there are too few such votes, in general."""
    drawn = 0
    for block in politics.rank_states(brief, words):
        drawn += isinstance(block, Figure)
        if not isinstance(block, Figure) or drawn == 1:
            yield block


def _list_worst(report: Report, words: Language) -> Iterator[Block]:
    yield Heading(words("Worst scenarios"), "position-worst", 3)
    edition, country = report.edition, report.strategy.country
    if not {"stress_outcomes", "scenarios"} <= edition.manifest.tables.keys():
        yield Paragraph(words("Missing: this edition does not hold the outcomes of the stress scenarios."))
        return
    named = {row["id"]: row for row in read_rows(edition, "scenarios")}
    own = lookups.shutdown_scenarios(edition) | {f"{kind}-{country.lower()}" for kind in ("isolation", "exit")}
    rows = [
        row
        for row in lookups.rows_by_country(edition, "stress_outcomes").get(country, [])
        if row["scenario"] not in own
    ]
    lost = [row for row in rows if row["reachability_lost_share"]]
    worst = sorted(lost, key=lambda row: (-row["reachability_lost_share"], row["scenario"]))[:MOST_SCENARIOS]
    if not worst:
        yield Paragraph(words("No scenario of the library takes reach from the country. Others may."))
        return
    told = [named[row["scenario"]] for row in worst]
    yield Paragraph(
        words(
            "Of the library’s scenarios these take most reach from the country: the share of the world that its users reach no "
            "more. What the country would do to itself stands aside. No scenario is a forecast."
        )
    )
    yield Grid(
        (
            Column(words("Scenario"), width=0.24),
            Column(words("What happens"), width=0.5),
            Column(words("Reach lost"), "right", width=0.12),
            Column(words("Users concerned"), "right", width=0.14),
        ),
        tuple(
            (
                one[f"name_{words.lang}"],
                one[f"story_{words.lang}"],
                words.percent(row["reachability_lost_share"], 1),
                words.number(row["users_affected"]) if row["users_affected"] is not None else "–",
            )
            for row, one in zip(worst, told, strict=True)
        ),
        words("Worst scenarios for the country"),
        tuple(edition.manifest.tables["stress_outcomes"].sources),
    )


def _give_own_view(report: Report, words: Language) -> Iterator[Block]:
    answers = [(title, report.answer("situate", name)) for name, title in OWN]
    told = [(title, answer) for title, answer in answers if isinstance(answer, str) and answer]
    if not told:
        return
    yield Heading(words("How the country reads its own position"), "position-own", 3)
    for title, answer in told:
        yield from run_in(words(title), answer)
