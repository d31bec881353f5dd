"""How the strategy is put to others, published, reviewed and ended."""

from __future__ import annotations

from collections.abc import Iterator

from hansa.error_texts import N_
from hansa.language import Language
from hansa.reports.content import Block, Heading, Paragraph
from hansa.reports.strategy.gather import Report
from hansa.reports.strategy.naming import format_answer, format_day, in_lang, name_role, run_in
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.document import Section

PARTS: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    (
        N_("Consultation"),
        "consultation",
        (
            ("colleges", N_("Who is heard")),
            ("question", N_("What is asked, and what is settled")),
            ("reply", N_("How many contributions get a reasoned public answer")),
        ),
    ),
    (N_("Publication"), "publication", (("languages", N_("Languages and formats")),)),
    (
        N_("Review"),
        "review",
        (("reopen", N_("What would reopen a choice")), ("ending", N_("What ends if it fails"))),
    ),
)
"""Each part: its title, the step of the guide and the section of the file that have its name, and further answers of the step."""


def close_document(report: Report, words: Language) -> Iterator[Block]:
    """Tell how the strategy is consulted on, published and reviewed."""
    yield Heading(words("Consultation, publication and review"), "closing")
    for title, name, asked in PARTS:
        told = [*_tell_section(getattr(report.strategy, name), words(title), words)]
        yield from told or run_in(words(title), words("Nothing is written yet."))
        yield from _tell_answers(report, name, asked, words)


def _tell_section(section: Section | None, title: str, words: Language) -> Iterator[Paragraph]:
    if section is None:
        return
    yield from run_in(title, in_lang(section.text, words))
    if section.owner:
        yield Paragraph(words("Answers for it: {owner}.", owner=name_role(section.owner, words)), style="note")
    if section.date:
        yield Paragraph(words("Date: {date}.", date=format_day(section.date, words)), style="note")


def _tell_answers(
    report: Report, step: str, asked: tuple[tuple[str, str], ...], words: Language
) -> Iterator[Paragraph]:
    for name, title in asked:
        question = next(one for one in load_catalogue().steps[step].questions if one.id == name)
        yield from run_in(words(title), format_answer(report, question, report.answer(step, name), words))
