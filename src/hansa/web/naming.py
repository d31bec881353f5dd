"""What runs are called where people read of them: their state, and what was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa.error_texts import N_
from hansa.errors import InputError
from hansa.questions.listing import find_question
from hansa.questions.reading import read_question

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.language import Language
    from hansa.runs.queue import Run

STATE = {
    "queued": N_("waiting"),
    "running": N_("running"),
    "done": N_("done"),
    "failed": N_("failed"),
    "cancelled": N_("cancelled"),
    "interrupted": N_("interrupted"),
}


def name_run(run: Run, edition: Edition, words: Language) -> str:
    """Return what a run computes, in a few words; of one that this version or edition no longer knows, its kind."""
    try:
        return read_question(find_question(run.kind), run.request).label(edition, words)
    except (InputError, ValueError):
        return run.kind
