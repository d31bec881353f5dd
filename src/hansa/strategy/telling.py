"""How the guide's results read, the same at the command line and in the browser: figures, means, findings, shifts, rules of value."""

from __future__ import annotations

from typing import Any

from hansa.error_texts import N_
from hansa.evidence import Edition
from hansa.figures.figure import CountryFigure, Unit, format_figure, format_name, say_missing
from hansa.figures.lookups import forums
from hansa.figures.wording import name_figure
from hansa.language import Language, language
from hansa.strategy.audit import Shift
from hansa.strategy.catalogue import Option, load_catalogue

SEVERITY = {"high": N_("grave"), "medium": N_("notable"), "low": N_("slight")}
"""How grave a finding of the review is."""
STATE = {
    "reopen": N_("open again"),
    "stands": N_("stands"),
    "bare": N_("stands; it names no evidence"),
    "replaced": N_("replaced by a later choice"),
}
"""What the audit says of a choice."""
VALUES = {
    "pillar": N_(
        "0 where it is not served; else 0.25, rising to 1 where the reasons that hold weigh 4 or more together; half of it where "
        "the option is unusual for the profile"
    ),
    "staff": N_("1 for none, 0 for all that the profile has ({staff} full-time equivalents)"),
    "cost": N_("1 up to EUR 20,000 a year, 0 from EUR 15 million, equal steps for equal ratios between them"),
    "time": N_("1 within months, 0.5 in one to two years, 0 later"),
}
"""How the value of an option on a criterion is made."""
LEFT_OUT = {
    "unknown_means": N_("staff or yearly cost in euros not known"),
    "beyond_budget": N_("costs more than all the money there is: to be paid from other budgets"),
    "beyond_staff": N_("takes more staff than there is"),
    "needs": N_("needs {detail}, which is neither taken nor done"),
    "no_room": N_("others bring more for the same means"),
}
"""Why a candidate is not in the set that brings most."""


def known_forums(edition: Edition) -> frozenset[str] | None:
    """Return the ids of an edition's forums; None where it holds none, and then they are not checked."""
    return frozenset(forums(edition)) if "forums" in edition.manifest.tables else None


def format_beside(edition: Edition, figure: CountryFigure, lang: str) -> str:
    """Format a figure as it stands beside a question: its name, value, what it names, year; or why it is missing."""
    title = name_figure(edition, figure, lang)
    return language(lang)("{figure}: {value}", figure=title, value=format_value(figure, lang))


def format_value(figure: CountryFigure, lang: str) -> str:
    """Format a figure's value, what it names and its year; or why it is missing."""
    words = language(lang)
    if figure.value is None:
        return words("missing ({reason})", reason=say_missing(figure, lang))
    parts = (format_figure(figure, lang), format_name(figure, lang), str(figure.year or ""))
    return ", ".join(part for part in parts if part)


def say_means(option: Option, words: Language) -> str:
    """Say what an option takes: staff, cost class, time to effect; planning assumptions of the guide."""
    catalogue = load_catalogue()
    time = next(term.title.text(words.lang) for term in catalogue.terms.times if term.id == option.time_to_effect)
    first, running = (words.number(value, 1) for value in (option.staff.first_year, option.staff.running))
    cost = catalogue.cost_classes[option.cost].title.text(words.lang)
    return words(
        "Staff {first}, then {running}; {cost}; effect {time}.", first=first, running=running, cost=cost, time=time
    )


def say_rule(criterion: str, profile: str, words: Language) -> str:
    """Say how the value on a criterion is made, for a profile."""
    staff = words.number(load_catalogue().profiles[profile].capacity_fte)
    return words(VALUES.get(criterion, VALUES["pillar"]), staff=staff)


def say_shift(shift: Shift, edition: Edition, words: Language) -> str:
    """Say what changed as a line: what was asked, the answer then and the answer now."""
    if shift.kind == "weights":
        return words("The weights of the criteria are others.")
    if shift.kind == "unreadable":
        return words("{question}: this edition cannot be asked", question=shift.expression)
    before, after = (_format_state(value, shift, words) for value in (shift.former, shift.present))
    question = _format_question(shift, edition, words)
    line = words("{question}: {former} then, {present} now", question=question, former=before, present=after)
    options = load_catalogue().options
    if not shift.option:
        return line
    option = options[shift.option].title.text(words.lang) if shift.option in options else shift.option
    return words("{line} (option “{option}”)", line=line, option=option)


def _format_question(shift: Shift, edition: Edition, words: Language) -> str:
    if shift.unit is None:
        return shift.expression
    return name_figure(edition, CountryFigure(None, "index", expression=shift.expression), words.lang)


def _format_state(value: Any, shift: Shift, words: Language) -> str:
    if value is None:
        return words("not known")
    if isinstance(value, bool):
        return words("holds") if value else words("does not hold")
    unit: Unit = shift.unit or "index"  # type: ignore[assignment]
    return format_figure(CountryFigure(value, unit), words.lang)
