"""Partners and forums: with whom, where, what is decided there and who may sit."""

from __future__ import annotations

from collections.abc import Iterator

from hansa.language import Language
from hansa.reports.content import Block, Grid, GridColumn, Heading, Items, Paragraph
from hansa.reports.strategy.forum_words import tell
from hansa.reports.strategy.gather import Report
from hansa.reports.strategy.naming import in_lang, name_forum, run_in
from hansa.reports.strategy.ranking import tell_forums

FORUMS = "hansa_forums"


def name_partners(report: Report, words: Language) -> Iterator[Block]:
    """Name the partners, and for each forum what is decided there, who may take part, and which actions need it."""
    yield Heading(words("Partners and forums"), "partners")
    yield from _list_stakeholders(report, words)
    companies = report.answer("partners", "companies")
    yield from run_in(words("Companies that weigh as much as states"), companies if isinstance(companies, str) else "")
    yield from _list_forums(report, words)


def _list_stakeholders(report: Report, words: Language) -> Iterator[Block]:
    people = report.strategy.stakeholders
    states = [in_lang(one.name, words) for one in people if one.kind == "states"]
    others = [one for one in people if one.kind != "states"]
    if states:
        yield Paragraph(words("**States with which the country acts**: {states}.", states=words.listing(states)))
    if others:
        told = [
            f"{in_lang(one.name, words)} ({in_lang(one.role, words)})" if one.role else in_lang(one.name, words)
            for one in others
        ]
        yield Paragraph(
            words("**At the table at home**: {others}.", others=" · ".join(one.rstrip(".") for one in told))
        )
    if not people:
        yield Paragraph(words("No partner is named yet."), style="note")


def _list_forums(report: Report, words: Language) -> Iterator[Block]:
    answer = report.answer("partners", "forums")
    heard = [answer] if isinstance(answer, str) else list(answer)
    used: dict[str, list[str]] = {name: [] for name in heard if name}
    for one in report.actions:
        for forum in one.action.forum:
            used.setdefault(forum, []).append(one.number)
    if not used:
        return
    yield Heading(words("Forums: what is decided there, and who may sit"), "partners-forums", 3)
    if not report.forums:
        yield Paragraph(words("Missing: this edition does not hold the table of forums."))
        return
    if heard:
        names = " · ".join(name_forum(report, name, words) for name in heard if name)
        yield Paragraph(words("The country wants to be heard in: {forums}.", forums=names))
    yield Grid(
        (
            GridColumn(words("Forum"), width=0.28),
            GridColumn(words("What is decided there"), width=0.28),
            GridColumn(words("Who may take part"), width=0.3),
            GridColumn(words("Actions"), width=0.14),
        ),
        tuple(_list_forum(report, name, numbers, words) for name, numbers in used.items()),
        words("Forums of the strategy"),
        (FORUMS,),
        words("A dash: the source does not say. No action: the country only wants to be heard there."),
    )
    told = [one for one in tell_forums(report.edition, report.strategy.country, used, words) if one.sources]
    if told:
        yield Paragraph(words("Dates, seats and support, as of the day of this document:"))
        yield Items(tuple(told))


def _list_forum(report: Report, name: str, numbers: list[str], words: Language) -> tuple[str, ...]:
    row = report.forums.get(name, {})
    decided, seats = (tell(row.get(key), words) or "–" for key in ("what_it_decides", "who_may_take_part"))
    return name_forum(report, name, words), decided, seats, ", ".join(numbers) or "–"
