"""The section on how the model did on events that were seen, by kind, beside a guess without a graph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hansa.error_texts import N_
from hansa.reports.content import Block, Grid, GridColumn, Heading, Paragraph
from hansa.reports.stress.opening import ROUTES
from hansa.stress.capacity import COVERED, TESTED
from hansa.stress.record import GROUP, RecordLine, read_record

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.language import Language
    from hansa.stress.scenario import Scenario

GROUP_NAME = {
    "cable": N_("sea cables and land lines"),
    "operator": N_("operators and platforms"),
    "shutdown": N_("shutdowns by order"),
    "sanction": N_("sanctions, and carriers that left"),
    "depeering": N_("end of peering"),
    "registry": N_("acts of a registry"),
    "force": N_("war and power failures"),
    "": N_("all events"),
}


def tabulate_record(edition: Edition, words: Language) -> Iterator[Block]:
    """Tabulate hits, misses and false alarms by kind of event."""
    lines = read_record(edition)
    if not lines:
        return
    yield Heading(words("How the model did on events that were seen"), "record")
    yield Grid(
        (
            GridColumn(words("Events"), width=0.28),
            GridColumn(words("Losses seen"), "right", 0.12),
            GridColumn(words("Model: found"), "right", 0.12),
            GridColumn(words("Guess: found"), "right", 0.12),
            GridColumn(words("No loss seen"), "right", 0.12),
            GridColumn(words("Model: false alarms"), "right", 0.12),
            GridColumn(words("Guess: false alarms"), "right", 0.12),
        ),
        tuple(
            (
                words(GROUP_NAME[one.group]),
                *(
                    words.number(count)
                    for count in (one.losses, one.found, one.guessed, one.spared, one.alarms, one.guessed_alarms)
                ),
            )
            for one in lines
        ),
        words("Places in which a loss was seen, or none though something failed, and what the routes say of them"),
        ROUTES,
        words(
            "Found: a hundredth of the routes with the world, or more, computed where a loss was seen; its size is not compared. The guess knows "
            "no graph: an isolated country loses all, a lost operator takes its share of the country’s users, a cut takes all from the country "
            "where it is. Routes know no capacity; for cables the interval of the capacity lost held what was seen in {covered} of {tested} places after 2022.",
            covered=words.number(COVERED),
            tested=words.number(TESTED),
        ),
    )


def say_record(edition: Edition, scenario: Scenario, words: Language) -> Iterator[Block]:
    """Say how the model did on events of a scenario's kind."""
    line = next((one for one in read_record(edition) if one.group == GROUP.get(scenario.kind)), None)
    if line is None:
        return
    yield Paragraph(
        words(
            "Of events of this kind in the library ({kind}): where a loss was seen, the model finds {found} of {losses}, a guess without a graph "
            "{guessed}; where none was seen, the model raises {alarms} false alarms in {spared} places, the guess {guessed_alarms}.",
            kind=words(GROUP_NAME[line.group]),
            **_count(line, words),
        ),
        ROUTES,
        "note",
    )


def _count(line: RecordLine, words: Language) -> dict[str, str]:
    return {
        name: words.number(getattr(line, name))
        for name in ("losses", "found", "guessed", "spared", "alarms", "guessed_alarms")
    }
