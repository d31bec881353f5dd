"""Two answers to scenarios side by side: what each takes from each country, and where they differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from hansa.language import Language, language
from hansa.reports import charts
from hansa.reports.assembly import list_sources, say_colophon
from hansa.reports.content import Block, Document, Figure, Grid, GridColumn, Heading, KeyFigure, KeyFigures, Paragraph
from hansa.reports.stress.affected import LEAST_SHARE
from hansa.reports.stress.naming import name_country
from hansa.reports.stress.opening import FELT, ROUTES
from hansa.reports.stress.sentences import format_points, format_share, format_users, name_model
from hansa.stress.outcome import AnsweringModel

if TYPE_CHECKING:
    from hansa.evidence import Edition

    Answer = Mapping[str, Any]

SHAPES = "naturalearth_countries"
"""What tells a map from the other figures."""
MOST_ROWS = 30
MOST_BARS = 14
LEAST_POINTS = 0.1


@dataclass(frozen=True)
class Difference:
    """One country in both answers; a figure is None where the answer says nothing of it."""

    country: str
    first: float | None
    second: float | None
    first_users: float | None
    second_users: float | None

    @property
    def change(self) -> float:
        """What the second takes more than the first; what is not told counts as nothing."""
        return (self.second or 0.0) - (self.first or 0.0)


def compare_runs(answers: Sequence[Answer], documents: Sequence[Document], edition: Edition, lang: str) -> Document:
    """Return two answers side by side as a document.

    Parameters
    ----------
    answers : sequence of dict
        Two answers as :func:`hansa.reports.answer.Answer.to_json` gives them.
    documents : sequence of Document
        The reports of the same two, whose maps and sources are taken.
    edition : Edition
        The edition in use.
    lang : {"en", "fr"}
        Language of the document.
    """
    words = language(lang)
    first, second = answers
    names = [answer["scenario"]["name"] for answer in answers]
    rows = list_differences(first, second)
    blocks = tuple(_list_blocks(answers, names, documents, rows, words))
    named = {name for block in blocks for name in list_sources(block)}
    known = {one.id: one for document in documents for one in document.references}
    return Document(
        title=words("{first} and {second}", first=names[0], second=names[1]),
        subtitle=words("Two scenarios side by side: what each takes from whom"),
        lang=lang,
        blocks=blocks,
        references=tuple(one for name, one in known.items() if name in named),
        colophon=say_colophon(edition, words),
        keywords=(words("digital diplomacy"), words("resilience")),
    )


def list_differences(first: Answer, second: Answer) -> list[Difference]:
    """Return the countries that either answer touches, the largest difference first."""
    one, other = ({row["country"]: row for row in answer["outcomes"]} for answer in (first, second))
    rows = [
        Difference(
            country, *(_take(side, country, name) for name in ("reachability_lost_share", "users_affected") for side in (one, other))
        )
        for country in sorted({*one, *other})
    ]  # fmt: skip
    touched = [row for row in rows if max(row.first or 0.0, row.second or 0.0) >= LEAST_SHARE]
    return sorted(touched, key=lambda row: (-round(abs(row.change), 4), -(row.first or 0.0), row.country))


def _take(rows: Mapping[str, Answer], country: str, name: str) -> float | None:
    found: float | None = rows[country][name] if country in rows else None
    return found


def _list_blocks(
    answers: Sequence[Answer],
    names: Sequence[str],
    documents: Sequence[Document],
    rows: Sequence[Difference],
    words: Language,
) -> Iterator[Block]:
    yield KeyFigures(tuple(_key_figures(answers, names, words)))
    yield Paragraph(_say_difference(rows, words), ROUTES, "lead")
    yield _tabulate_runs(answers, names, words)
    yield Heading(words("Where they differ"), "differences")
    if rows:
        yield from _draw(rows, names, words)
        yield _tabulate(rows, names, words)
    for place, document in enumerate(documents):
        for figure in [block for block in document.blocks if isinstance(block, Figure) and SHAPES in block.sources]:
            yield Heading(names[place], f"map-{place + 1}")
            yield replace(figure, caption=words("{name}: {caption}", name=names[place], caption=figure.caption))


def _key_figures(answers: Sequence[Answer], names: Sequence[str], words: Language) -> Iterator[KeyFigure]:
    for answer, name in zip(answers, names, strict=True):
        felt = sum(row["reachability_lost_share"] >= FELT for row in answer["outcomes"])
        yield KeyFigure(words.number(felt), words("countries lose 1% or more: {name}", name=name), ROUTES)
    for answer, name in zip(answers, names, strict=True):
        users = sum(row["users_affected"] or 0.0 for row in answer["outcomes"])
        yield KeyFigure(format_users(words, users), words("users’ worth of the world lost: {name}", name=name), ROUTES)


def _say_difference(rows: Sequence[Difference], words: Language) -> str:
    if not rows:
        return words("Neither takes a thousandth of its routes with the world from any country.")
    most = rows[0]
    return words(
        "The largest difference: {country} loses {first} of its routes with the world in the first, {second} in the second.",
        country=name_country(most.country, words),
        first=format_share(words, most.first),
        second=format_share(words, most.second),
    )


def _tabulate_runs(answers: Sequence[Answer], names: Sequence[str], words: Language) -> Grid:
    models = [name_model(AnsweringModel(**answer["model"]), words) for answer in answers]
    shocks = ["; ".join(answer["scenario"]["shocks_in_words"]) for answer in answers]
    alike = models[0] == models[1] and answers[0]["edition"] == answers[1]["edition"]
    note = words("Models or editions are not the same: a difference may come from there.")
    return Grid(
        (GridColumn("", width=0.16), GridColumn(names[0], width=0.42), GridColumn(names[1], width=0.42)),
        (
            (words("Shocks"), *shocks),
            (words("Model"), *models),
            (words("Edition"), *(answer["edition"] for answer in answers)),
        ),
        words("The two runs"),
        ROUTES,
        "" if alike else note,
    )


def _draw(rows: Sequence[Difference], names: Sequence[str], words: Language) -> Iterator[Figure]:
    bars = [
        charts.ShiftBar(name_country(row.country, words), row.change * 100, format_points(words, row.change, 1))
        for row in rows[:MOST_BARS]
        if abs(row.change) * 100 >= LEAST_POINTS
    ]
    if len(bars) < len(("one", "other")):
        return
    legend = (words("more in the second"), words("more in the first"))
    subtitle = words("Difference in points of the country’s routes with the rest of the world, weighted by users")
    alt = words("Bars: {shares}.", shares=", ".join(f"{bar.name} {bar.text}" for bar in bars))
    caption = words("{second} against {first}", first=names[0], second=names[1])
    yield Figure(partial(charts.shifts, bars, *legend, subtitle, words.lang), alt, caption, ROUTES)


def _tabulate(rows: Sequence[Difference], names: Sequence[str], words: Language) -> Grid:
    left = len(rows) - MOST_ROWS
    more = (
        words.plural(
            "{number} more country with a smaller difference.",
            "{number} more countries with smaller differences.",
            left,
        )
        if left > 0
        else ""
    )
    return Grid(
        (
            GridColumn(words("Country"), width=0.25),
            GridColumn(words("Routes lost, first"), "right"),
            GridColumn(words("Routes lost, second"), "right"),
            GridColumn(words("Difference (points)"), "right"),
            GridColumn(words("Users, first"), "right"),
            GridColumn(words("Users, second"), "right"),
        ),
        tuple(
            (
                name_country(row.country, words),
                format_share(words, row.first),
                format_share(words, row.second),
                format_points(words, row.change, 1),
                format_users(words, row.first_users),
                format_users(words, row.second_users),
            )
            for row in rows[:MOST_ROWS]
        ),
        words("Outcome by country, the largest difference first: {first}; {second}", first=names[0], second=names[1]),
        ROUTES,
        more,
    )
