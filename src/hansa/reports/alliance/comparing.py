"""Two coalitions side by side, and two states issue by issue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hansa.countries import party
from hansa.figures.lookups import vote_years
from hansa.language import Language
from hansa.reports.alliance.naming import KIND, PILLAR, VERDICT, name_countries, name_group, name_issue
from hansa.reports.alliance.sentences import points, say_pillar
from hansa.reports.content import Block, Grid, GridColumn, Heading, Items, Paragraph

if TYPE_CHECKING:
    from hansa.alliance.compare import Comparison
    from hansa.alliance.relation import Relation
    from hansa.evidence import Edition


def compare(found: Comparison, edition: Edition, words: Language) -> Iterator[Block]:
    """Set two coalitions side by side."""
    first, second = (name_group(value.group, words) for value in (found.first, found.second))
    differences = found.differences()
    datasets = tuple(dict.fromkeys(name for one in found.first.pillars for name in one.datasets))
    whole = (
        words("All, under the weights chosen"),
        words.percent(found.first.value),
        words.percent(found.second.value),
        points(words, found.difference),
    )
    yield Grid(
        (
            GridColumn(words("Pillar"), width=0.25),
            GridColumn(first, "right"),
            GridColumn(second, "right"),
            GridColumn(words("Difference (points)"), "right"),
        ),
        (
            *(
                (
                    words(PILLAR[one.name]),
                    words.percent(one.value),
                    words.percent(other.value),
                    points(words, differences[one.name]),
                )
                for one, other in zip(found.first.pillars, found.second.pillars, strict=True)
            ),
            *((whole,) if found.first.value is not None else ()),
        ),
        words("Two coalitions"),
        datasets,
        words("Each is measured by its own members’ stakes: a value says nothing of weight in the world."),
    )
    yield Items(
        tuple(
            Paragraph(words("**{name}**: {text}", name=title, text=name_countries(codes, words) or "–"))
            for title, codes in (
                (words("In both"), found.shared),
                (words("Only in the first"), found.only_first),
                (words("Only in the second"), found.only_second),
            )
        )
    )
    for anchor, name, value in (("first", first, found.first), ("second", second, found.second)):
        yield Heading(name, anchor)
        yield Items(
            tuple(
                Paragraph(
                    words(
                        "**{name}.** {text}", name=words(PILLAR[pillar.name]), text=say_pillar(pillar, edition, words)
                    ),
                    pillar.datasets,
                )
                for pillar in value.pillars
            )
        )


def relate(
    countries: tuple[str, str], relations: Sequence[Relation], edition: Edition, words: Language
) -> Iterator[Block]:
    """Tell the relation of two states, issue by issue."""
    first, second = (party(code).subject(words.lang) for code in countries)
    yield Paragraph(
        words(
            "What is classed are positions on an issue, by the figures of that issue; there is no class for the whole of the relation "
            "between {first} and {second}.",
            first=first,
            second=second,
        ),
        style="lead",
    )
    yield Grid(
        (
            GridColumn(words("Kind"), width=0.26),
            GridColumn(words("Issue"), width=0.3),
            GridColumn(words("Positions"), width=0.16),
            GridColumn(words("Figure"), "right"),
            GridColumn(words("Interval"), "right"),
        ),
        tuple(
            (
                words(KIND[one.kind]),
                name_issue(one.kind, one.issue, words),
                words(VERDICT[one.verdict]),
                words.percent(one.value),
                f"{words.percent(one.low)} – {words.percent(one.high)}" if one.low is not None else "",
            )
            for one in relations
        ),
        words("Relation by issue"),
        tuple(dict.fromkeys(name for one in relations for name in one.datasets)),
        _say_years(relations, edition, words),
    )


def _say_years(relations: Sequence[Relation], edition: Edition, words: Language) -> str:
    """Say which years the votes are of, and what the lists of instruments cannot say."""
    spans = []
    for one in relations:
        if one.kind == "votes":
            first, last, _ = vote_years(edition, one.issue)
            spans.append(
                words("{issue} {first}–{last}", issue=name_issue(one.kind, one.issue, words), first=first, last=last)
            )
    voted = words("Votes: roll calls on {issues}.", issues=", ".join(spans)) if spans else ""
    listed = words(
        "Rules: by lists of parties that are complete as of their dates; a state may have joined since. Where a list is incomplete or that "
        "of a launch, the interval says so."
    )
    return f"{voted} {listed}".strip()
