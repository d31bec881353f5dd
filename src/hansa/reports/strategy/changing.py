"""What changed: in the evidence since each choice, and between two strategies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa.reports.content import Heading, Items, Paragraph
from hansa.reports.strategy.naming import format_day, name_evidence
from hansa.strategy.diff import say_change
from hansa.strategy.telling import STATE, say_shift
from hansa.titles import text_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hansa.evidence import Edition
    from hansa.language import Language
    from hansa.reports.content import Block
    from hansa.strategy.audit import Audited
    from hansa.strategy.diff import StrategyChange


def list_choices(audited: Sequence[Audited], edition: Edition, words: Language) -> Iterator[Block]:
    """List the choices as the evidence sees them today, those to open again first."""
    yield Paragraph(
        words(
            "{choices} choices seen with edition {edition}; {again} to open again.",
            choices=len(audited),
            edition=edition.id,
            again=sum(one.state == "reopen" for one in audited),
        )
    )
    for number, one in enumerate(sorted(audited, key=lambda one: one.state != "reopen"), start=1):
        choice = one.choice
        day = format_day(choice.date, words)
        yield Heading(words.label(f"{choice.id} ({day})", words(STATE[one.state])), f"choice-{number}", 3)
        yield Paragraph(f"{text_in(choice.question, words.lang)} {text_in(choice.decision, words.lang)}")
        if one.shifts:
            yield Items(tuple(_list_shifts(one, edition, words)))


def _list_shifts(audited: Audited, edition: Edition, words: Language) -> Iterator[Paragraph]:
    datasets = {one.expression: name_evidence(one.dataset) for one in audited.choice.evidence}
    for shift in audited.shifts:
        told = say_shift(shift, edition, words)
        if shift.reopens:
            told = words("Opens the choice again: {shift}", shift=told)
        yield Paragraph(told, datasets.get(shift.expression, ()))


def list_changes(changes: Sequence[StrategyChange], words: Language) -> Iterator[Block]:
    """List what differs between two strategies."""
    if changes:
        yield Items(tuple(Paragraph(say_change(change, words.lang)) for change in changes))
    else:
        yield Paragraph(words("The two strategies are the same."))
