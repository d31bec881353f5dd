"""What the reader of every answer must know: limits of the model, and what it could not find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa.error_texts.text import N_

if TYPE_CHECKING:
    from hansa.language import Language

NOTES = {
    "no-policy": N_(
        "Routes follow the preferences of customers over peers over providers, then the shorter path; other policies are not known."
    ),
    "no-capacity": N_(
        "Links have no capacity: a network that keeps one route counts as reached, however crowded it is. Losses are read too low."
    ),
    "capacity": N_(
        "The capacity lost is estimated from how many cables are left, by {fitted} events to 2022 in which some were left and as many in "
        "which none was: few, hence the wide interval. It held what was seen in {covered} of {tested} places after 2022. What satellites "
        "carry is not in it."
    ),
    "map-ways": N_(
        "Where a scenario does not count a country’s cables, the independent ways of the map stand in for them, with which the interval held "
        "{covered} of {tested}. In {fewer} of {all} countries and territories the map shows fewer ways at sea than a public list of April 2022 "
        "has cables: the loss is then overstated."
    ),
    "no-filtering": N_("Traffic blocked or filtered while its routes stay announced is not seen."),
    "no-satellite": N_("Satellite links are not on the map of cables and land lines."),
    "whole-countries": N_(
        "Cables cut links between networks only where a whole country is cut off: which cable carries which network is not known."
    ),
    "no-substitutes": N_(
        "A share that a supplier no longer serves is not yet lost: stocks, substitutes and time are not counted."
    ),
    "unmatched": N_("The model does not name {names}: what they do is not in the answer."),
    "library-error": N_(
        "On such scenarios of the library the coarse model’s losses of reachability correlate with the full graph’s at {pearson} (Pearson); "
        "the largest miss is {miss} ({scenario})."
    ),
}
"""By code; a note may carry fields after its code, as ``code|field=value``."""
FIGURES = ("pearson", "miss")
DECIMALS = 3


def format_note(code: str, **fields: object) -> str:
    """Format a note as results carry it: its code and its fields."""
    return "|".join((code, *(f"{name}={value}" for name, value in fields.items())))


def explain_note(note: str, words: Language) -> str:
    """Return a note's sentence in a language.

    Examples
    --------
    >>> from hansa.language import language
    >>> explain_note("unmatched|names=AS1239", language("en"))
    'The model does not name AS1239: what they do is not in the answer.'
    """
    code, *parts = note.split("|")
    fields = dict(part.split("=", 1) for part in parts)
    figures = {name: words.number(float(fields[name]), DECIMALS) for name in FIGURES if name in fields}
    return words(NOTES[code], **fields | figures)
