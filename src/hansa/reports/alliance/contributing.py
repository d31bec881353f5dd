"""The sections on who brings and gains what: members, and candidates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from hansa.alliance.pillars import PILLARS
from hansa.countries import fold, party
from hansa.labels import ORDER
from hansa.language import Language
from hansa.reports import charts
from hansa.reports.alliance.naming import PILLAR, name_countries, name_instruments
from hansa.reports.alliance.sentences import (
    format_error,
    points,
    say_doubt,
    say_first_gains,
    say_losses,
    say_mainstay,
    say_stability,
    say_worst,
)
from hansa.reports.content import Block, Figure, Grid, GridColumn, Heading, Paragraph

if TYPE_CHECKING:
    from hansa.alliance.candidates import Candidate, Candidates
    from hansa.alliance.gains import Gains
    from hansa.alliance.members import Contribution, Member, Members
    from hansa.alliance.value import Value
    from hansa.evidence import Edition

MOST_BARS = 16
MOST_ROWS = 30
MOST_APART = 12
Bars = Sequence[tuple[str, Mapping[str, float | None]]]
"""A country, and what it brings by pillar."""


def list_members(found: Members, edition: Edition, words: Language) -> Iterator[Block]:
    """Say what each member brings and gains."""
    datasets, weighed = _datasets(found.value), found.stability is not None or found.members[0].total is not None
    members = found.members if weighed else _sort_by_name(found.members, words)
    yield Heading(words("What the members bring"), "members")
    text = words(
        "What a member brings is told pillar by pillar, in points of a hundred of that pillar. A Shapley value is the mean of what it adds "
        "over all orders in which the members may join; together they make up the pillar. Large countries bring much because "
        "users weigh routes and supply."
    )
    exact = (
        words("All subsets were counted.")
        if found.exact
        else words("The values are sampled; ± is their 95 % interval, where it is a tenth of a point or more.")
    )
    yield Paragraph(f"{text} {exact}")
    bars = [(one.country, {name: part.shapley for name, part in one.pillars.items()}) for one in members[:MOST_BARS]]
    subtitle = words("Shapley values by pillar, points of a hundred of each pillar")
    yield _draw(bars, subtitle, words("What each member brings, pillar by pillar"), datasets, words)
    yield from _tabulate_members(members[:MOST_ROWS], datasets, words)
    if weighed:
        yield _tabulate_totals(members[:MOST_ROWS], datasets, words)
    if found.stability:
        yield Paragraph(say_stability(found.stability.epsilon, words))
    yield Heading(words("What the members gain"), "gains")
    rows_of_gains = [(one.country, one.gains) for one in members[:MOST_ROWS]]
    yield _tabulate_gains(rows_of_gains, words("What the members gain, in their own terms"), edition, datasets, words)


def _sort_by_name(members: Sequence[Member], words: Language) -> list[Member]:
    return sorted(members, key=lambda one: fold(party(one.country).name(words.lang)))


def _tabulate_members(members: Sequence[Member], datasets: tuple[str, ...], words: Language) -> Iterator[Grid]:
    def write_shapley(one: Contribution) -> str:
        return points(words, one.shapley) + format_error(words, one.shapley_error)

    def write_marginal(one: Contribution) -> str:
        return points(words, one.marginal)

    for write, caption, note in (
        (
            write_marginal,
            words("Marginal contributions by pillar, points of a hundred of each pillar"),
            words("What the pillar would lose without the member."),
        ),
        (write_shapley, words("Shapley values by pillar, points of a hundred of each pillar"), ""),
    ):
        yield Grid(
            (GridColumn(words("Member"), width=0.3), *(GridColumn(words(PILLAR[name]), "right") for name in PILLARS)),
            tuple(
                (
                    party(one.country).name(words.lang),
                    *(write(one.pillars[name]) if name in one.pillars else "–" for name in PILLARS),
                )
                for one in members
            ),
            caption,
            datasets,
            note,
        )


def _tabulate_totals(members: Sequence[Member], datasets: tuple[str, ...], words: Language) -> Grid:
    titles = (words("Shapley"), words("Marginal"), words("Banzhaf"))
    return Grid(
        (GridColumn(words("Member"), width=0.3), *(GridColumn(title, "right") for title in titles)),
        tuple(
            (
                party(one.country).name(words.lang),
                points(words, one.total.shapley) + format_error(words, one.total.shapley_error),
                points(words, one.total.marginal),
                points(words, one.total.banzhaf),
            )
            for one in members
            if one.total
        ),
        words("All pillars under the weights chosen, points of a hundred"),
        datasets,
        words(
            "Marginal: what the coalition would lose without the member. Banzhaf: the mean over all subsets of the others."
        ),
    )


def list_candidates(found: Candidates, edition: Edition, words: Language) -> Iterator[Block]:
    """Say who may join, what each brings and gains; those whom the group's rule does not admit stand apart."""
    datasets = _datasets(found.value)
    yield Heading(words("Possible new members"), "candidates")
    intro = words.plural("{number} country was compared.", "{number} countries were compared.", found.considered)
    yield Paragraph(
        f"{_say_rule(found, words)} {intro} "
        + words(
            "What a candidate brings is measured on the present members’ own stakes: the losses that the members alone cannot make good and "
            "routes through it can, and the routes between members that cross no third country but it; their dependence that it holds; the change in "
            "rules shared and in likeness of votes. A large country does not lead for its size."
        )
    )
    if found.candidates:
        bars = [(one.country, one.pillars) for one in found.candidates[:MOST_BARS]]
        subtitle = words(
            "Change for the present members in each pillar, points of a hundred; left of the line they lose"
        )
        yield _draw(bars, subtitle, words("What each candidate brings, pillar by pillar"), datasets, words)
        yield _tabulate_candidates(found, datasets, words)
        doubt = say_doubt(found.voice_error, words)
        if doubt:
            yield Paragraph(doubt, style="note")
    if found.ineligible:
        yield Paragraph(_say_apart(found, words), style="note")
    if found.candidates:
        yield Heading(words("What the candidates gain"), "candidate-gains")
        rows_of_gains = [(one.country, one.gains) for one in found.candidates]
        caption = words("What the candidates gain, in their own terms")
        yield _tabulate_gains(rows_of_gains, caption, edition, datasets, words)


def _say_rule(found: Candidates, words: Language) -> str:
    if found.rule is None:
        return words("No rule of eligibility is on record for this group: every country outside stands as a candidate.")
    return words(
        "Who may join: {rule}. What the rule asks besides is not tested.", rule=found.rule.rule.text(words.lang)
    )


def _say_apart(found: Candidates, words: Language) -> str:
    return words.plural(
        "{number} country that the rule does not admit is not compared: {names}.",
        "{number} countries that the rule does not admit are not compared: {names}.",
        len(found.ineligible),
        names=name_countries(found.ineligible, words, most=MOST_APART),
    )


def _tabulate_candidates(found: Candidates, datasets: tuple[str, ...], words: Language) -> Grid:
    weighed = found.value.value is not None
    titles = [words(PILLAR[name]) for name in PILLARS]
    titles += [words("All, weighed"), words("Shapley")] if weighed else []
    return Grid(
        (
            GridColumn(words("Candidate"), width=0.18),
            *(GridColumn(title, "right") for title in titles),
            GridColumn(words("Security through one network"), width=0.3),
        ),
        tuple(_write_candidate(one, weighed, words) for one in found.candidates),
        words("What the candidates bring, points of a hundred of each pillar"),
        datasets,
        " ".join(
            [
                words("Order: {order}.", order=words(ORDER[found.order])),
                words(
                    "Security through one network: named where one network makes more than half of what the candidate brings in security, by routes "
                    "that cross no other network of its country."
                ),
            ]
        ),
    )


def _write_candidate(one: Candidate, weighed: bool, words: Language) -> tuple[str, ...]:
    total = []
    if weighed:
        error = format_error(words, one.total.shapley_error) if one.total else ""
        total = [points(words, one.brings), points(words, one.total.shapley if one.total else None) + error]
    return (
        party(one.country).name(words.lang),
        *(points(words, one.pillars.get(name)) for name in PILLARS),
        *total,
        say_mainstay(one.mainstay, words) if one.mainstay else "",
    )


def _tabulate_gains(
    rows: Sequence[tuple[str, Gains]], caption: str, edition: Edition, datasets: tuple[str, ...], words: Language
) -> Grid:
    return Grid(
        (
            GridColumn(words("Country"), width=0.13),
            GridColumn(words("Hit most by"), width=0.19),
            GridColumn(words("Losses made good"), "right", 0.11),
            GridColumn(words("Supply brought inside"), "right", 0.11),
            GridColumn(words("Main gains"), width=0.26),
            GridColumn(words("Instruments not joined"), width=0.2),
        ),
        tuple(
            (
                party(code).name(words.lang),
                say_worst(gains, words),
                say_losses(gains, words),
                words.percent(gains.moved_share),
                say_first_gains(gains, edition, words),
                name_instruments(edition, gains.lacking, words),
            )
            for code, gains in rows
        ),
        caption,
        datasets,
        words(
            "Hit most by: the scenario that, as the model computes it, takes most from the country beyond what it takes from the median country, "
            "with the share of its routes; not what was seen at the time; none where no scenario on file does. Losses made good: "
            "points of a hundred of its routes with the rest of the world, mean of the scenarios "
            "that hit it harder than most and in which rerouting can repair something: made good by the others, of what is lost. Supply "
            "brought inside: mean over the layers of the share of its suppliers that becomes the coalition’s. Main gains: the scenario "
            "softened most and the layers that move most inside. Instruments not joined: those on whose list, complete as of its "
            "date, most of the others are and it is not."
        ),
    )


def _datasets(value: Value) -> tuple[str, ...]:
    return tuple(dict.fromkeys(dataset for pillar in value.pillars for dataset in pillar.datasets))


def _draw(rows: Bars, subtitle: str, caption: str, datasets: tuple[str, ...], words: Language) -> Figure:
    bars = [
        charts.ContributionBar(
            party(code).name(words.lang), tuple((pillars.get(name) or 0.0) * 100 for name in PILLARS), ""
        )
        for code, pillars in rows
    ]
    names = [words(PILLAR[name]) for name in PILLARS]
    alt = words("Bars, pillar by pillar: {countries}.", countries=", ".join(bar.country for bar in bars))
    return Figure(partial(charts.beside, bars, names, subtitle, words.lang), alt, caption, datasets)
