"""How the country organises itself: the three measures, the three capabilities, who settles what."""

from __future__ import annotations

from collections.abc import Iterator

from hansa.error_texts import N_
from hansa.figures.expression import measure
from hansa.figures.figure import format_figure, format_name, say_missing
from hansa.figures.lookups import Row, find_rows_of
from hansa.language import Language
from hansa.reports.content import Block, Grid, GridColumn, Heading, Items, Paragraph
from hansa.reports.strategy.gather import Report
from hansa.reports.strategy.naming import end_sentence, format_answer, in_lang, run_in
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.catalogue.models import StepQuestion

NOTHING = N_("not settled yet")


def compose_organisation(report: Report, words: Language) -> Iterator[Block]:
    """Describe the envoy, the team and the strategy's owner, then anticipation, coordination and fluency."""
    questions = {one.id: one for one in load_catalogue().steps["organisation"].questions}
    adoption = next(one for one in load_catalogue().steps["publication"].questions if one.id == "adoption")
    yield Heading(words("Organisation"), "organisation")
    rows = (
        (
            words("An envoy"),
            _decide(report, "organisation", questions["envoy"], words),
            _know(report, "envoy()", words),
        ),
        (words("A team"), _decide(report, "organisation", questions["team"], words), "–"),
        (
            words("A strategy that someone answers for"),
            _decide(report, "publication", adoption, words),
            _know(report, "strategy()", words),
        ),
    )
    yield Grid(
        (
            GridColumn(words("Measure"), width=0.26),
            GridColumn(words("Decision"), width=0.34),
            GridColumn(words("What the evidence says today"), width=0.4),
        ),
        rows,
        words("The three measures"),
        ("hansa_envoys", "hansa_strategies"),
    )
    yield from _describe_capabilities(report, words)
    yield from _list_practices(report, words)


def _decide(report: Report, step: str, question: StepQuestion, words: Language) -> str:
    return format_answer(report, question, report.answer(step, question.id), words) or words(NOTHING)


def _know(report: Report, expression: str, words: Language) -> str:
    figure = measure(report.edition, report.strategy.country, expression)
    if figure.value is None:
        return words("missing ({reason})", reason=say_missing(figure, words.lang))
    return ", ".join(part for part in (format_figure(figure, words.lang), format_name(figure, words.lang)) if part)


def _describe_capabilities(report: Report, words: Language) -> Iterator[Block]:
    coordination = report.strategy.coordination
    texts = (
        (words("Anticipation"), report.answer("organisation", "anticipation")),
        (words("Coordination"), in_lang(coordination.text, words) if coordination else ""),
        (words("Fluency"), report.answer("organisation", "fluency")),
    )
    for title, text in texts:
        yield from run_in(title, text if isinstance(text, str) and text else words("Not settled yet."))


def _list_practices(report: Report, words: Language) -> Iterator[Block]:
    """List what the country has done already as the table of practices has it, in the words of the table."""
    rows = find_rows_of(report.edition, "practices", report.strategy.country)
    if not rows:
        return
    lead = words("Already on record for the country:")
    yield Paragraph(
        lead if words.lang == "en" else words("Already on record for the country, in the English words of the table:")
    )
    yield Items(tuple(Paragraph(_tell_practice(row), ("hansa_practices",)) for row in rows))


def _tell_practice(row: Row) -> str:
    outcome = f" {end_sentence(row['outcome'])}" if row["outcome"] else ""
    return (
        f"{row['year']}: {end_sentence(row['measure'])}{outcome}"
        if row["year"]
        else f"{end_sentence(row['measure'])}{outcome}"
    )
