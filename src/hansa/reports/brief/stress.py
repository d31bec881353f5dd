"""The section on scenarios: what hits the country unlike others, its own largest operators among it, and suppliers that stop."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hansa.labels import DATASET, SUPPLY
from hansa.reports.brief.finding import BriefFinding, sentence
from hansa.reports.content import Block, Grid, GridColumn, Heading, Items, Paragraph

if TYPE_CHECKING:
    from hansa.figures.worst_cases import StoppedSupply
    from hansa.language import Language
    from hansa.reports.brief.picture import Brief

SOURCES = ("caida_as_relationships", "plevin_as_operators", "rir_autnums", "as_prefix_origins")
STRIKING_EXCESS = 0.05
FELT = 0.0005


def list_worst_cases(brief: Brief, words: Language) -> Iterator[Block]:
    """List what the country loses in the worst scenarios of the library."""
    found = brief.stress
    if found is None:
        return
    yield Heading(words("What would hurt most"), "stress")
    if found.worst:
        yield Grid(
            (
                GridColumn(words("Scenario"), width=0.55),
                GridColumn(words("Routes lost"), "right"),
                GridColumn(words("Median country"), "right"),
                GridColumn(words("Users"), "right"),
            ),
            tuple(
                (
                    one.name(words.lang),
                    format_loss(one.reachability_lost_share, words),
                    format_loss(one.median_share, words),
                    format_users(one.users_affected, words),
                )
                for one in found.worst
            ),
            words.plural(
                "The scenario of the library that hits this country or territory unlike the median one",
                "The {number} scenarios of the library that most hit this country or territory unlike the median one",
                len(found.worst),
            ),
            SOURCES,
            words(
                "All of it is supposed, on the networks of {year}. Routes lost: share of the routes between the country’s users and the rest of the world’s that have no way left. "
                "Users: of the country, each weighed by the share lost. A scenario is listed only where it takes at least a quarter more than from the median country. "
                "Capacity is not modelled: losses are read too low; peerings that nobody sees are missing: of others’ failures they are read too high.",
                year=brief.span(SOURCES[0])[1],
            ),
        )
    else:
        yield Paragraph(say_alike(words), SOURCES)
    if found.supplies:
        yield Items(
            tuple(
                Paragraph(say_supply(one, words), tuple(dict.fromkeys(dataset for _, _, dataset, _ in one.layers)))
                for one in found.supplies
            )
        )


def say_alike(words: Language) -> str:
    """Say that nothing hits the country harder than most."""
    return words("No scenario of the library takes much more from this country or territory than from the median one.")


def say_supply(one: StoppedSupply, words: Language) -> str:
    """Say what a scenario's suppliers no longer serve."""
    layers = ", ".join(
        words(
            "{layer} {share} ({year})",
            layer=_in_sentence(words(DATASET.get(dataset, SUPPLY[layer]))),
            share=words.percent(share),
            year=year,
        )
        for layer, share, dataset, year in one.layers
    )
    return words("**{scenario}** would stop this supply: {layers}.", scenario=one.name(words.lang), layers=layers)


def _in_sentence(name: str) -> str:
    return name[:1].lower() + name[1:]


def format_loss(share: float, words: Language) -> str:
    """Format a share lost: with a decimal below a tenth."""
    return words.percent(share, 0 if share >= 0.1 or share < FELT else 1)  # noqa: PLR2004 -- a tenth


def format_users(users: float | None, words: Language) -> str:
    """Format how many users a scenario concerns, to the hundred: an estimate."""
    return "–" if users is None else words.number(round(users, -2))


def find_worst_case(brief: Brief, words: Language) -> BriefFinding | None:
    """Find what hits the country far harder than most."""
    worst = brief.stress.worst[:1] if brief.stress else ()
    if not worst or worst[0].excess < STRIKING_EXCESS:
        return None
    case = worst[0]
    text = sentence(
        words,
        "of the scenarios of the library, {scenario} would hit it hardest compared with the median country: {share} of its routes with the rest of the world would be lost, against {median}.",
        scenario=words("“{name}”", name=case.name(words.lang)),
        share=format_loss(case.reachability_lost_share, words),
        median=format_loss(case.median_share, words),
    )
    evidence = (
        (SOURCES[0], f"reachability lost ({case.scenario})", case.reachability_lost_share),
        (SOURCES[0], f"reachability lost by the median country ({case.scenario})", case.median_share),
    )
    return BriefFinding("worst-case", text, min(1.0, 0.45 + case.excess), evidence)
