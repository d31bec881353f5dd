"""What the country wants: vision, mission, principles, interests, and what stays true in every future."""

from __future__ import annotations

from collections.abc import Iterator

from hansa.error_texts import N_
from hansa.language import Language
from hansa.reports.content import Block, Grid, GridColumn, Heading, Items, Paragraph
from hansa.reports.strategy.gather import Report
from hansa.reports.strategy.naming import format_answer, in_lang, run_in
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.document import Strategy
from hansa.titles import Text

ASKED = (
    ("interests", "interests", N_("Interests that come first")),
    ("interests", "trade-offs", N_("Goods between which a choice has to be made")),
    ("futures", "robust", N_("What holds in every future")),
    ("options", "status-quo", N_("What happens if nothing is done")),
    ("options", "rejected", N_("What was set aside, and why")),
)
"""Answers that belong here: their step and question, and how they begin."""


def state_vision(report: Report, words: Language) -> Iterator[Block]:
    """State the vision and all that binds the strategy."""
    strategy = report.strategy
    yield Heading(words("Vision, mission and principles"), "vision")
    yield from _state_texts(strategy, words)
    if not strategy.vision:
        yield Paragraph(words("No vision is written yet."), style="note")
    if strategy.values:
        yield Paragraph(words("**Principles that bind**"))
        yield Items(tuple(Paragraph(in_lang(one, words)) for one in strategy.values))
    for step, name, title in ASKED:
        question = next(one for one in load_catalogue().steps[step].questions if one.id == name)
        text = format_answer(report, question, report.answer(step, name), words)
        yield from run_in(words(title), text)
    yield from _list_futures(report, words)


def _state_texts(strategy: Strategy, words: Language) -> Iterator[Block]:
    fields: tuple[tuple[Text | None, str], ...] = (
        (strategy.vision, words("Vision")),
        (strategy.mission, words("Mission")),
        (strategy.purpose, words("Purpose")),
        (strategy.scope, words("Scope")),
        (strategy.method, words("Method")),
    )
    for value, title in fields:
        yield from run_in(title, in_lang(value, words))


def _list_futures(report: Report, words: Language) -> Iterator[Block]:
    """List the futures against which the strategy is held, with the signs by which each would be seen coming."""
    chosen = report.answer("futures", "plausible")
    known = load_catalogue().futures
    futures = [known[name] for name in ([chosen] if isinstance(chosen, str) else chosen) if name in known]
    if not futures:
        return
    lang = words.lang
    yield Heading(words("Futures that the strategy has to stand"), "vision-futures", 3)
    yield Grid(
        (
            GridColumn(words("Future"), width=0.18),
            GridColumn(words("What it is"), width=0.46),
            GridColumn(words("Signs"), width=0.36),
        ),
        tuple(
            (one.title.text(lang), one.text.text(lang), " ".join(sign.text(lang) for sign in one.signs))
            for one in futures
        ),
        words("Futures held to be plausible; no probability is given"),
    )
    signs = report.answer("futures", "signs")
    yield from run_in(words("Signs that are watched"), signs if isinstance(signs, str) else "")
