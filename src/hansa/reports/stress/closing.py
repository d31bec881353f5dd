"""The close of a report about stress: what was observed, the limits of the model and the direction of its error."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hansa.error_texts import N_
from hansa.reports.content import Block, Heading, Items, Paragraph
from hansa.reports.stress.affected import measures_routes
from hansa.reports.stress.checking import check_observed
from hansa.reports.stress.sentences import (
    format_coverage,
    list_limits,
    say_check,
    say_coverage,
    say_model,
    say_observed,
)
from hansa.stress.notes import NOTES

if TYPE_CHECKING:
    from hansa.language import Language
    from hansa.routing.model import Model
    from hansa.stress.exposure import Coverage
    from hansa.stress.outcome import StressResult
    from hansa.stress.scenario import Scenario

ENSEMBLES = ("no-policy", "no-capacity")
DIRECTION = N_(
    "**Direction of the error**: with capacity, more would be lost than the figures say; with agreements that nobody sees and with "
    "satellites, less. Peerings that no observer sees are missing, so that the weight of transit carriers is overstated."
)


def compare_observed(result: StressResult, words: Language) -> Iterator[Block]:
    """Set what was observed at the time beside what is computed."""
    checks = check_observed(result)
    if not checks:
        return
    yield Heading(words("Observed at the time, and computed"), "observed")
    yield Items(tuple(Paragraph(say_check(check, words)) for check in checks))


def tell_observed(scenario: Scenario, words: Language) -> Iterator[Block]:
    """Tell what was observed at the time, before anything is computed, and the scenario's own limits."""
    if scenario.observed:
        yield Heading(words("Observed at the time"), "observed")
        yield Items(tuple(Paragraph(say_observed(one, words)) for one in scenario.observed))
    if scenario.limits:
        yield from _list_limits([scenario.limits.text(words.lang)], words)


def explain_result(result: StressResult, model: Model, words: Language) -> Iterator[Block]:
    """Explain the limits of a scenario's answer, how far it may be off and in which direction."""
    limits = list_limits(result, words)
    if measures_routes(result):
        covered = words(
            "The ends of routes hold {share} of the world’s weight by users.",
            share=format_coverage(words, result.covered_weight),
        )
        limits = [say_model(model, words), covered, *limits, words(DIRECTION)]
    yield from _list_limits(limits, words)


def explain_ensemble(coverage: Coverage, model: Model, words: Language) -> Iterator[Block]:
    """Explain the limits of an answer about one country's failures."""
    notes = [words(NOTES[code]) for code in ENSEMBLES]
    told = " ".join(say_coverage(coverage, words))
    yield from _list_limits([say_model(model, words), told, *notes, words(DIRECTION)], words)


def _list_limits(limits: Sequence[str], words: Language) -> Iterator[Block]:
    yield Heading(words("Limits"), "limits")
    yield Items(tuple(Paragraph(text) for text in limits))
