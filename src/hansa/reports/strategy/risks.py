"""Risks: what may go wrong, how it is judged, the answer to it and who gives it."""

from __future__ import annotations

from collections.abc import Iterator

from hansa.language import Language
from hansa.reports.content import Block, Grid, GridColumn, Heading, Items, Paragraph
from hansa.reports.strategy.gather import Report
from hansa.reports.strategy.naming import in_lang, name_role
from hansa.strategy.document import Risk
from hansa.strategy.keys import LEVEL


def list_risks(report: Report, words: Language) -> Iterator[Block]:
    """List the risks: as a table where they are judged, as plain items where only named."""
    risks = report.strategy.risks
    yield Heading(words("Risks"), "risks")
    if not risks:
        yield Paragraph(words("No risk is written down yet."), style="note")
        return
    judged = [risk for risk in risks if risk.likelihood or risk.impact or risk.response or risk.owner]
    named = [risk for risk in risks if risk not in judged]
    if judged:
        yield Grid(
            (
                GridColumn(words("Risk"), width=0.36),
                GridColumn(words("Likelihood"), width=0.12),
                GridColumn(words("Impact"), width=0.1),
                GridColumn(words("Response"), width=0.26),
                GridColumn(words("Owner"), width=0.16),
            ),
            tuple(_list_risk(risk, words) for risk in judged),
            words("Risks, their answer and their owner"),
        )
    if named:
        yield Paragraph(
            words("Named, and not yet judged: likelihood, impact, response and owner are still to be written.")
        )
        yield Items(tuple(Paragraph(" ".join(_tell(risk, words).splitlines())) for risk in named))


def _list_risk(risk: Risk, words: Language) -> tuple[str, ...]:
    return (
        _tell(risk, words),
        words(LEVEL[risk.likelihood]) if risk.likelihood else "–",
        words(LEVEL[risk.impact]) if risk.impact else "–",
        in_lang(risk.response, words) or "–",
        name_role(risk.owner, words),
    )


def _tell(risk: Risk, words: Language) -> str:
    text = in_lang(risk.text, words)
    return f"{in_lang(risk.title, words)}. {text}" if text else in_lang(risk.title, words)
