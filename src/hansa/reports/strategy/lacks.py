"""The annex of the quality review: what the strategy still lacks by the six characteristics, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from hansa.language import Language
from hansa.reports.content import Block, Grid, GridColumn, Heading, Paragraph
from hansa.reports.strategy.gather import Report
from hansa.reports.strategy.naming import end_sentence
from hansa.strategy.review import Finding, Judged
from hansa.strategy.telling import SEVERITY


def list_lacks(report: Report, words: Language) -> Iterator[Block]:
    """List what the strategy still lacks, each kind of gap once with the number of its places."""
    review = report.review
    yield Heading(words("Quality review"), "quality")
    grave = sum(finding.rule.severity == "high" for finding in review.findings)
    yield Paragraph(
        words(
            "Six characteristics of a good strategy, as the United States General Accounting Office named them in 2004; the checks are "
            "Hansa’s. They see whether something is said, not whether it is wise. {findings} {grave}",
            findings=words.plural("{number} finding in all.", "{number} findings in all.", len(review.findings)),
            grave=words.plural("{number} of them is grave.", "{number} of them are grave.", grave),
        )
    )
    yield Grid(
        (GridColumn(words("Characteristic"), width=0.7), GridColumn(words("Checks met"), "right", width=0.3)),
        tuple(
            (
                one.characteristic.title.text(words.lang),
                words("{met} of {all}", met=words.number(one.met), all=words.number(one.checks)),
            )
            for one in review.judged
        ),
        words("Checks by characteristic"),
    )
    rows = [row for one in review.judged for row in _list_gaps(one, words)]
    if rows:
        yield Grid(
            (
                GridColumn(words("What is missing"), width=0.44),
                GridColumn(words("Weight"), width=0.12),
                GridColumn(words("How to mend it"), width=0.44),
            ),
            tuple(rows),
            words("What the strategy still lacks"),
            note=words("“hansa strategy review” names every place and line, with an example of how to mend each."),
        )


def _list_gaps(judged: Judged, words: Language) -> Iterator[tuple[str, ...]]:
    ordered = sorted(judged.findings, key=lambda finding: finding.rule.id)
    groups = [list(group) for _, group in groupby(ordered, key=lambda finding: finding.rule.id)]
    for found in sorted(groups, key=lambda group: judged.findings.index(group[0])):
        yield _format_gap(found, words), words(SEVERITY[found[0].rule.severity]), found[0].rule.mend.text(words.lang)


def _format_gap(found: list[Finding], words: Language) -> str:
    text = end_sentence(found[0].text(words.lang))
    rest = len(found) - 1
    more = words.plural("The same at {number} more place.", "The same at {number} more places.", rest) if rest else ""
    return f"{text} {more}".strip()
