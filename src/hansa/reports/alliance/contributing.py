"""The sections on who brings and gains what: members, and candidates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from hansa.alliance.pillars import PILLARS
from hansa.countries import party
from hansa.language import Language
from hansa.reports import charts
from hansa.reports.alliance.naming import PILLAR, name_instruments
from hansa.reports.alliance.sentences import (
    format_error,
    points,
    say_doubt,
    say_first_gains,
    say_stability,
)
from hansa.reports.content import Block, Figure, Grid, GridColumn, Heading, Paragraph

if TYPE_CHECKING:
    from hansa.alliance.candidates import Candidate, Candidates
    from hansa.alliance.gains import Gains
    from hansa.alliance.members import Member, Members
    from hansa.alliance.value import Value
    from hansa.evidence import Edition

MOST_BARS = 16
MOST_ROWS = 30


def list_members(found: Members, edition: Edition, words: Language) -> Iterator[Block]:
    """Say what each member brings and gains."""
    datasets = _datasets(found.value)
    yield Heading(words("What the members bring"), "members")
    text = words(
        "A member’s Shapley value is the mean of what it adds over all orders in which the members may join; together they make up the "
        "value of the coalition. Large countries bring much because users weigh routes and supply."
    )
    exact = (
        words("All subsets were counted.")
        if found.exact
        else words("The values are sampled; ± is their 95 % interval, where it is a tenth of a point or more.")
    )
    yield Paragraph(f"{text} {exact}")
    rows = [(one.country, one.pillars, points(words, one.shapley, signed=False)) for one in found.members[:MOST_BARS]]
    subtitle = words("Shapley values by pillar, points of a hundred; they add up to the coalition’s value")
    yield _draw(rows, subtitle, words("What each member brings"), datasets, words)
    yield _tabulate_members(found.members[:MOST_ROWS], datasets, words)
    if found.stability:
        yield Paragraph(say_stability(found.stability.epsilon, words))
    yield Heading(words("What the members gain"), "gains")
    rows_of_gains = [(one.country, one.gains) for one in found.members[:MOST_ROWS]]
    yield _tabulate_gains(rows_of_gains, words("What the members gain, in their own terms"), edition, datasets, words)


def _tabulate_members(members: Sequence[Member], datasets: tuple[str, ...], words: Language) -> Grid:
    titles = (words("Shapley"), *(words(PILLAR[name]) for name in PILLARS), words("Marginal"), words("Banzhaf"))
    return Grid(
        (GridColumn(words("Member"), width=0.24), *(GridColumn(title, "right") for title in titles)),
        tuple(
            (
                party(one.country).name(words.lang),
                points(words, one.shapley) + format_error(words, one.shapley_error),
                *(points(words, one.pillars.get(name)) for name in PILLARS),
                points(words, one.marginal),
                points(words, one.banzhaf),
            )
            for one in members
        ),
        words("Contributions of the members, points of a hundred"),
        datasets,
        words(
            "Marginal: what the coalition would lose without the member. Banzhaf: the mean over all subsets of the others."
        ),
    )


def list_candidates(found: Candidates, edition: Edition, words: Language) -> Iterator[Block]:
    """Say who may join, what each brings and gains."""
    datasets = _datasets(found.value)
    yield Heading(words("Whom to invite"), "candidates")
    intro = words.plural(
        "{number} country outside was compared.", "{number} countries outside were compared.", found.considered
    )
    yield Paragraph(
        f"{intro} "
        + words(
            "What a candidate brings is measured on the present members’ own stakes: the losses that only routes through it give "
            "back and the routes between members that cross no third country but it; their dependence that it holds; the change in "
            "rules shared and in likeness of votes. A large country does not lead for its size."
        )
    )
    rows = [(one.country, one.pillars, points(words, one.brings)) for one in found.candidates[:MOST_BARS]]
    subtitle = words("Change for the present members by pillar, points of a hundred; left of the line they lose")
    yield _draw(rows, subtitle, words("What each candidate brings"), datasets, words)
    yield _tabulate_candidates(found.candidates, datasets, words)
    doubt = say_doubt(found.voice_error, words)
    if doubt:
        yield Paragraph(doubt, style="note")
    yield Heading(words("What the candidates gain"), "candidate-gains")
    rows_of_gains = [(one.country, one.gains) for one in found.candidates]
    yield _tabulate_gains(
        rows_of_gains, words("What the candidates gain, in their own terms"), edition, datasets, words
    )


def _tabulate_candidates(candidates: Sequence[Candidate], datasets: tuple[str, ...], words: Language) -> Grid:
    titles = (words("Brings"), *(words(PILLAR[name]) for name in PILLARS), words("Marginal"), words("Shapley"))
    return Grid(
        (GridColumn(words("Candidate"), width=0.24), *(GridColumn(title, "right") for title in titles)),
        tuple(
            (
                party(one.country).name(words.lang),
                points(words, one.brings),
                *(points(words, one.pillars.get(name)) for name in PILLARS),
                points(words, one.marginal),
                points(words, one.shapley) + format_error(words, one.shapley_error),
            )
            for one in candidates
        ),
        words("What the candidates bring, points of a hundred"),
        datasets,
        words("Marginal and Shapley: in the game of the members and the candidate, whose own stakes count there too."),
    )


def _tabulate_gains(
    rows: Sequence[tuple[str, Gains]], caption: str, edition: Edition, datasets: tuple[str, ...], words: Language
) -> Grid:
    return Grid(
        (
            GridColumn(words("Country"), width=0.13),
            GridColumn(words("Losses given back"), "right", 0.1),
            GridColumn(words("Supply moved inside"), "right", 0.12),
            GridColumn(words("Above all"), width=0.37),
            GridColumn(words("Still to join"), width=0.28),
        ),
        tuple(
            (
                party(code).name(words.lang),
                words.percent(gains.regained_share),
                words.percent(gains.moved_share),
                say_first_gains(gains, edition, words),
                name_instruments(edition, gains.lacking, words),
            )
            for code, gains in rows
        ),
        caption,
        datasets,
        words(
            "Losses given back: of those in the country’s worst scenarios that routes could repair, the share that routes through the "
            "others give back. Supply moved inside: mean over the layers of the share of its suppliers that becomes the coalition’s. "
            "Above all: the scenario that is softened most, and the layers of which most comes to lie inside. "
            "Still to join: rules to which most of the others are parties."
        ),
    )


def _datasets(value: Value) -> tuple[str, ...]:
    return tuple(dict.fromkeys(dataset for pillar in value.pillars for dataset in pillar.datasets))


def _draw(
    rows: Sequence[tuple[str, Mapping[str, float | None], str]],
    subtitle: str,
    caption: str,
    datasets: tuple[str, ...],
    words: Language,
) -> Figure:
    bars = [
        charts.Contribution(
            party(code).name(words.lang), tuple((pillars.get(name) or 0.0) * 100 for name in PILLARS), total
        )
        for code, pillars, total in rows
    ]
    legend = [words(PILLAR[name]) for name in PILLARS]
    alt = words("Bars: {shares}.", shares=", ".join(f"{bar.country} {bar.total}" for bar in bars))
    return Figure(partial(charts.contributions, bars, legend, subtitle, words.lang), alt, caption, datasets)
