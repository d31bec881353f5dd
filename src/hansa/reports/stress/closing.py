"""The close of a report about stress: what was observed, the limits of the model and the direction of its error."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hansa.error_texts import N_
from hansa.reports.content import Block, Heading, Items, Paragraph
from hansa.reports.stress.affected import measures_routes
from hansa.reports.stress.checking import check_observed
from hansa.reports.stress.sentences import list_limits, say_check, say_coverage, say_model, write_coverage
from hansa.stress.notes import NOTES
from hansa.stress.outcome import Result

if TYPE_CHECKING:
    from hansa.language import Language
    from hansa.reports.stress.report import Found, Report

ENSEMBLES = ("no-policy", "no-capacity")
DIRECTION = N_(
    "**Direction of the error**: with capacity, more would be lost than the figures say; with agreements that nobody sees and with "
    "satellites, less. Peerings that no observer sees are missing, so that the weight of transit carriers is overstated."
)


def compare_observed(_report: Report, result: Result, words: Language) -> Iterator[Block]:
    """Set what was observed at the time beside what is computed."""
    checks = check_observed(result)
    if not checks:
        return
    yield Heading(words("Observed at the time, and computed"), "observed")
    yield Items(tuple(Paragraph(say_check(check, words)) for check in checks))


def explain(report: Report, words: Language) -> Iterator[Block]:
    """Explain the limits of the model, how far it may be off and in which direction."""
    yield Heading(words("Limits"), "limits")
    yield Items(tuple(Paragraph(text) for text in _list_limits(report, report.found, words)))


def _list_limits(report: Report, found: Found, words: Language) -> Iterator[str]:
    if not isinstance(found, Result) or measures_routes(found):
        yield say_model(report.model, words)
    if isinstance(found, Result):
        if measures_routes(found):
            yield words(
                "The ends of routes hold {share} of the world’s weight by users.",
                share=write_coverage(words, found.covered_weight),
            )
        yield from list_limits(found, words)
    else:
        coverage = found.coverage if hasattr(found, "coverage") else found.hardening.coverage
        yield " ".join(say_coverage(coverage, words))
        yield from (words(NOTES[code]) for code in ENSEMBLES)
    if not isinstance(found, Result) or measures_routes(found):
        yield words(DIRECTION)
