"""What runs are called where people read of them: their kind, their state, and what was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa.countries import party
from hansa.error_texts import N_
from hansa.errors import InputError
from hansa.stress.catalogue import find_scenario

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
ABOUT_COUNTRY = {
    "random": N_("{country}: random failures"),
    "worst": N_("{country}: the worst failures"),
    "harden": N_("{country}: new links"),
}
COALITIONS = {
    "alliance-members": N_("{group}: members"),
    "alliance-candidates": N_("{group}: candidates"),
}


def name_run(run: Run, edition: Edition, words: Language) -> str:
    """Return what a run computes, in a few words."""
    if run.kind in ABOUT_COUNTRY:
        return words(ABOUT_COUNTRY[run.kind], country=party(run.request["country"]).name(words.lang))
    if run.kind in COALITIONS:
        return words(COALITIONS[run.kind], group=run.request["group"])
    asked = run.request["scenario"]
    if isinstance(asked, str):
        return _name_known(asked, edition, words)
    names = asked["name"]
    return str(names if isinstance(names, str) else names[words.lang])


def _name_known(scenario: str, edition: Edition, words: Language) -> str:
    try:
        return find_scenario(edition, scenario).name.text(words.lang)
    except InputError:  # a later edition may lack it
        return scenario
