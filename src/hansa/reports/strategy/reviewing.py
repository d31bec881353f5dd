"""The quality review in full: every place that lacks something, characteristic by characteristic, and how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa.reports.content import Heading, Items, Paragraph
from hansa.strategy.review import ORDER
from hansa.strategy.telling import SEVERITY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hansa.language import Language
    from hansa.reports.content import Block
    from hansa.reports.strategy.facts import FindingSeverity
    from hansa.strategy.published import Published
    from hansa.strategy.review import Finding, Judged, Review

SHOWN_PLACES = 4


def compose_read(published: Published, words: Language) -> Iterator[Block]:
    """Say how far a published strategy was read, and where."""
    yield Paragraph(published.origin.text(words.lang))
    yield Items(tuple(Paragraph(words.label(title, url)) for title, url in published.sources))
    yield Paragraph(
        words("“Not in the source in hand” means that the text was not read in full, not that it is silent."),
        style="note",
    )


def list_findings(found: Review, severity: FindingSeverity, most: int | None, words: Language) -> Iterator[Block]:
    """List what is missing, at least so grave; of each kind the first places, or all."""
    grave = sum(finding.rule.severity == "high" for finding in found.findings)
    yield Paragraph(
        words.plural("{number} finding", "{number} findings", len(found.findings))
        + ", "
        + words.plural("{number} of them grave.", "{number} of them grave.", grave)
    )
    for number, judged in enumerate(found.judged, start=1):
        title = judged.characteristic.title.text(words.lang)
        met = words("{met} of {checks} checks met", met=judged.met, checks=judged.checks)
        yield Heading(f"{number}. {words.label(title, met)}", f"characteristic-{number}")
        for findings in _group(judged, severity):
            yield from _list_kind(findings, len(findings) if most is None else most, words)


def _group(judged: Judged, severity: FindingSeverity) -> list[list[Finding]]:
    kinds: dict[tuple[str, str], list[Finding]] = {}
    for finding in judged.findings:
        if ORDER[finding.rule.severity] <= ORDER[severity]:
            kinds.setdefault((finding.rule.id, finding.state), []).append(finding)
    return list(kinds.values())


def _list_kind(findings: list[Finding], most: int, words: Language) -> Iterator[Block]:
    rule, lang = findings[0].rule, words.lang
    items = [Paragraph(_tell(finding, words)) for finding in findings[:most]]
    rest = len(findings) - most
    if rest > 0:
        items.append(Paragraph(words.plural("and at {number} more place", "and at {number} more places", rest)))
    example = words("For example: {example}", example=rule.example.text(lang))
    mend = words.label(f"**{words('How to mend it')}**", f"{rule.mend.text(lang)} {example}")
    yield Items((*items, Paragraph(mend)))


def _tell(finding: Finding, words: Language) -> str:
    lang, mark = words.lang, words(SEVERITY[finding.rule.severity])
    line = words(", line {line}", line=finding.line) if finding.line else ""
    note = f" ({finding.note.text(lang)})" if finding.note else ""
    return f"[{mark}] {finding.text(lang)}{note} ({finding.where()}{line})"
