"""Where the country stands: what the edition says of it, and what its own people make of that."""

from __future__ import annotations

from collections.abc import Iterator

from hansa.error_texts import N_
from hansa.figures.lookups import scenarios
from hansa.figures.worst_cases import has_outcomes
from hansa.language import Language
from hansa.reports.brief import layers, links, politics, routes
from hansa.reports.brief.closing import list_gaps
from hansa.reports.brief.naming import head
from hansa.reports.brief.picture import Brief
from hansa.reports.brief.stress import format_loss, format_users
from hansa.reports.content import Block, Grid, GridColumn, Heading, Paragraph
from hansa.reports.strategy.gather import Report
from hansa.reports.strategy.naming import run_in

WITHIN = "position"
OWN = (
    ("weak-point", N_("What a single failure would cut off")),
    ("people", N_("Who is online, who is not, and what an outage costs")),
    ("own-conduct", N_("What others could hold against the country")),
)
"""Answers of the first step that belong beside the figures, each with its heading."""


def compose_position(report: Report, words: Language) -> Iterator[Block]:
    """Describe where the country stands: dependence, routes, links, like-minded states, worst scenarios, what is not known."""
    yield Heading(words("Where the country stands"), "position")
    brief = report.brief
    yield from layers.place_layers(brief, words, WITHIN)
    yield from layers.name_suppliers(brief, words, WITHIN)
    yield from routes.draw_routes(brief, words, WITHIN)
    yield from links.draw_links(brief, words, WITHIN)
    yield from list_worst(brief, words)
    yield from politics.rank_states(brief, words, WITHIN, both=False)
    yield from politics.list_instruments(brief, words, WITHIN)
    yield from politics.review_record(brief, words, WITHIN)
    yield from list_gaps(brief, words, WITHIN)
    yield from _give_own_view(report, words)


def list_worst(brief: Brief, words: Language) -> Iterator[Block]:
    """List the worst scenarios that the brief names, in its order, with what happens in each."""
    yield head(words("Worst scenarios"), "worst", WITHIN)
    if not has_outcomes(brief.edition):
        yield Paragraph(words("Missing: this edition does not hold the outcomes of the stress scenarios."))
        return
    if not brief.stress or not brief.stress.worst:
        yield Paragraph(words("No scenario of the library takes reach from the country. Others may."))
        return
    yield Paragraph(
        words(
            "Of the library’s scenarios that others cause these hit the country worst: first those that hit it harder than most "
            "countries, then the largest. Reach lost is the share of the world that its users reach no more. What the country would "
            "do to itself stands aside. No scenario is a forecast."
        )
    )
    told = scenarios(brief.edition)
    yield Grid(
        (
            GridColumn(words("Scenario"), width=0.22),
            GridColumn(words("What happens"), width=0.44),
            GridColumn(words("Reach lost"), "right", width=0.1),
            GridColumn(words("Median country"), "right", width=0.11),
            GridColumn(words("Users concerned"), "right", width=0.13),
        ),
        tuple(
            (
                one.name(words.lang),
                told[one.scenario][f"story_{words.lang}"],
                format_loss(one.reachability_lost_share, words),
                format_loss(one.median_share, words),
                format_users(one.users_affected, words),
            )
            for one in brief.stress.worst
        ),
        words("Worst scenarios for the country"),
        tuple(brief.edition.manifest.tables["stress_outcomes"].sources),
    )


def _give_own_view(report: Report, words: Language) -> Iterator[Block]:
    answers = [(title, report.answer("situate", name)) for name, title in OWN]
    told = [(title, answer) for title, answer in answers if isinstance(answer, str) and answer]
    if not told:
        return
    yield Heading(words("How the country reads its own position"), "position-own", 3)
    for title, answer in told:
        yield from run_in(words(title), answer)
