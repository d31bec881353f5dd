"""Priorities: what the actions are worth, how surely they stand first, which of them fit the means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hansa.error_texts import N_
from hansa.language import Language
from hansa.reports.content import Block, Grid, GridColumn, Heading, Paragraph
from hansa.reports.strategy.gather import Report
from hansa.reports.strategy.naming import in_lang, name_term
from hansa.strategy.catalogue import load_catalogue

if TYPE_CHECKING:
    from hansa.strategy.priorities import Priorities

MOST_ROWS = 40
"""More are not told apart by a reader; the command ``prioritise`` shows them all."""
LEFT_OUT = {
    "unknown_means": N_("no: staff or cost not known"),
    "beyond_budget": N_("no: from other budgets"),
    "beyond_staff": N_("no: more staff than there is"),
    "needs": N_("no: needs another action first"),
    "no_room": N_("no: others bring more"),
}


def weigh_actions(report: Report, words: Language) -> Iterator[Block]:
    """Weigh the actions: criteria and weights, value, acceptability over all weights of that order, fit with the means."""
    found = report.priorities
    if found is None:
        return
    yield Heading(words("Priorities"), "priorities")
    yield Paragraph(_say_weights(report, words))
    yield Paragraph(
        words(
            "The value of an action is the weighted sum of what it brings to the four pillars and of how little staff, money and time "
            "it takes, each between 0 and 1. All values follow from the evidence and from the guide’s planning assumptions."
        )
        + " "
        + _say_draws(found, words)
    )
    yield _tabulate(report, found, words)
    yield Paragraph(_say_set(found, words))


def _say_weights(report: Report, words: Language) -> str:
    terms, weights = load_catalogue().terms.criteria, report.strategy.weights
    if not weights:
        return words("No criterion is weighed yet: all count alike.")
    told = [
        f"{name_term(terms, name, words)} {words.percent(weight)}"
        for name, weight in sorted(weights.items(), key=lambda item: -item[1])
    ]
    return words("Criteria and their weights: {weights}.", weights=" · ".join(told))


def _say_draws(found: Priorities, words: Language) -> str:
    samples = words.number(found.acceptability.samples)
    if found.ordered:
        return words(
            "Because nobody knows weights exactly, {samples} sets of weights in the same order were drawn: the share of draws in which "
            "an action stands among the first five says how surely it is a priority.",
            samples=samples,
        )
    return words(
        "Because nobody knows weights exactly, {samples} sets of weights were drawn: the share of draws in which an action stands "
        "among the first five says how surely it is a priority.",
        samples=samples,
    )


def _tabulate(report: Report, found: Priorities, words: Language) -> Grid:
    numbers = {one.action.id: one.number for one in report.actions}
    within = found.acceptability.within(5)
    left = {one.id: words(LEFT_OUT[one.reason]) for one in found.left}
    rows = tuple(
        (
            f"{numbers.get(one.id, '')} {in_lang(one.title, words)}".strip(),
            words.number(found.worth[place], 2),
            words.percent(within[place]),
            words.percent(found.regret.single[:, place].max()),
            left.get(one.id, words("yes")),
        )
        for place, one in enumerate(found.candidates[:MOST_ROWS])
    )
    rest = len(found.candidates) - MOST_ROWS
    left_over = words.plural("{number} more is not shown.", "{number} more are not shown.", rest) if rest > 0 else ""
    return Grid(
        (
            GridColumn(words("Action"), width=0.46),
            GridColumn(words("Value"), "right", width=0.09),
            GridColumn(words("Among the first five"), "right", width=0.13),
            GridColumn(words("Largest regret"), "right", width=0.12),
            GridColumn(words("Fits the means"), width=0.2),
        ),
        rows,
        words("Actions by value"),
        note=" ".join(part for part in (_explain_regret(words), left_over) if part),
    )


def _explain_regret(words: Language) -> str:
    return words(
        "Regret: how much less the action is worth than the best one, in the future or scenario where it does worst."
    )


def _say_set(found: Priorities, words: Language) -> str:
    if not found.chosen.taken.any():
        return words("None of the actions can be set beside the means that there are; the last column says why.")
    uses = found.uses(found.chosen.taken)
    return words.plural(
        "Within {staff} full-time equivalents and {budget} euros a year, {number} action together brings most: it takes {first} "
        "full-time equivalents in the first year and {cost} euros a year.",
        "Within {staff} full-time equivalents and {budget} euros a year, {number} actions together bring most: they take {first} "
        "full-time equivalents in the first year and {cost} euros a year.",
        int(found.chosen.taken.sum()),
        staff=words.number(found.limits.staff, 1),
        budget=words.number(found.limits.budget_eur),
        first=words.number(uses["staff_first_year"], 1),
        cost=words.number(uses["cost_eur"]),
    )
