"""Priorities in full: weights and values, what stays first, what fits the means together, what one would regret."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hansa.countries import resolve
from hansa.labels import LAYER
from hansa.reports.content import Grid, GridColumn, Heading, Items, Paragraph
from hansa.reports.strategy.weighing import LEFT_OUT as SHORTLY
from hansa.strategy.candidates import CRITERIA, PILLARS
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.priorities import PLACES
from hansa.strategy.profiles import name_profile
from hansa.strategy.telling import LEFT_OUT, format_beside, say_rule
from hansa.titles import text_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hansa.evidence import Edition
    from hansa.language import Language
    from hansa.reports.content import Block
    from hansa.strategy.priorities import Priorities
    from hansa.strategy.worlds import FutureWorld

SHOWN_WEIGHTS = 3
SHOWN_NAMES = 15
SHOWN_LOSSES = 3
SMALL = 0.0005
"""Below it, what is possible is what is known, and a part of a value is none."""


def introduce_priorities(found: Priorities, words: Language) -> Iterator[Block]:
    """Say what is weighed, by which criteria, and how many weights were drawn."""
    yield Paragraph(
        f"{_count(found, words)} {words('Profile: {profile}.', profile=name_profile(found.profile, words.lang))}"
    )
    yield _tabulate_criteria(found, words)
    samples = words.number(found.acceptability.samples)
    yield Paragraph(
        words("{samples} draws among all weights that keep this order of criteria.", samples=samples)
        if found.ordered
        else words("{samples} draws among all weights.", samples=samples)
    )


def _count(found: Priorities, words: Language) -> str:
    country, count = resolve(found.country).name(words.lang), len(found.candidates)
    if found.source == "actions":
        return words.plural(
            "{country}: {number} action weighed.", "{country}: {number} actions weighed.", count, country=country
        )
    return words.plural(
        "{country}: {number} option of the catalogue weighed.",
        "{country}: {number} options of the catalogue weighed.",
        count,
        country=country,
    )


def _tabulate_criteria(found: Priorities, words: Language) -> Grid:
    titles = _name_criteria(words)
    rows = tuple(
        (
            f"{titles[name]} [{name}]",
            words.percent(weight, 1),
            "" if name in PILLARS else say_rule(name, found.profile, words),
        )
        for name, weight in zip(CRITERIA, found.weights, strict=True)
    )
    return Grid(
        (
            GridColumn(words("Criterion"), width=0.32),
            GridColumn(words("Weight"), "right", 0.1),
            GridColumn(words("How the value is made"), width=0.58),
        ),
        rows,
        words("Criteria: their weight, and how a value between 0 and 1 is made"),
        note=words("Each of the first four: {rule}.", rule=say_rule(PILLARS[0], found.profile, words)),
    )


def _name_criteria(words: Language) -> dict[str, str]:
    return {term.id: term.title.text(words.lang) for term in load_catalogue().terms.criteria}


def list_candidates(found: Priorities, edition: Edition, most: int, words: Language) -> Iterator[Block]:
    """List what was weighed by value: a table, and then of each how its value is made and what is not known."""
    rest = len(found.candidates) - most
    yield Grid(
        (
            GridColumn(words("Action") if found.source == "actions" else words("Option"), width=0.4),
            GridColumn(words("Value"), "right", 0.1),
            GridColumn(words("First"), "right", 0.1),
            GridColumn(words("Among the first {places}", places=PLACES), "right", 0.1),
            GridColumn(words("Largest regret"), "right", 0.1),
            GridColumn(words("In the set"), width=0.2),
        ),
        tuple(_list_candidate(found, number, words) for number in range(min(most, len(found.candidates)))),
        words("What is worth most, and in which share of the draws it stands first"),
        note=words.plural("{number} more not shown.", "{number} more not shown.", rest) if rest > 0 else "",
    )
    yield Heading(words("How each value is made"), "values")
    for number in range(min(most, len(found.candidates))):
        yield Heading(f"{number + 1}. {_name_candidate(found, number, words)}", f"candidate-{number + 1}", 3)
        yield Items(tuple(_explain_candidate(found, number, edition, words)))


def _list_candidate(found: Priorities, number: int, words: Language) -> tuple[str, ...]:
    one, draws = found.candidates[number], found.acceptability
    reason = next((left.reason for left in found.left if left.id == one.id), None)
    return (
        f"{number + 1}. {text_in(one.title, words.lang)}",
        words.number(found.worth[number], 2),
        words.percent(draws.ranks[number, 0]),
        words.percent(draws.within(PLACES)[number]),
        words.percent(found.regret.single[:, number].max()),
        words(SHORTLY[reason]) if reason else words("yes"),
    )


def _name_candidate(found: Priorities, number: int, words: Language) -> str:
    one = found.candidates[number]
    return f"{text_in(one.title, words.lang)} [{one.id}]"


def _explain_candidate(found: Priorities, number: int, edition: Edition, words: Language) -> Iterator[Paragraph]:
    one, draws = found.candidates[number], found.acceptability
    worth, parts = _format_worth(found, number, words), _format_parts(found, number, words)
    yield Paragraph(f"{worth} = {parts}" if parts else words("Value: {worth}", worth=worth))
    if not np.isnan(draws.central[number, 0]):
        yield Paragraph(_format_central(found, number, words))
    for figure in one.ranked.missing if one.ranked else ():
        yield Paragraph(format_beside(edition, figure, words.lang), figure.datasets)
    if one.option is None:
        yield Paragraph(words("an action of your own: what it brings is not known to the guide"))


def _format_worth(found: Priorities, number: int, words: Language) -> str:
    known, possible = found.worth[number], found.possible[number]
    if possible - known < SMALL:
        return words.number(known, 2)
    return words("{known}, up to {possible}", known=words.number(known, 2), possible=words.number(possible, 2))


def _format_parts(found: Priorities, number: int, words: Language) -> str:
    titles = _name_criteria(words)
    parts = [
        f"{titles[name]} {words.number(weight, 2)} × {words.number(value, 2)}"
        for name, weight, value in zip(CRITERIA, found.weights, found.low[number], strict=True)
        if weight * value >= SMALL
    ]
    return " + ".join(parts)


def _format_central(found: Priorities, number: int, words: Language) -> str:
    titles, draws = _name_criteria(words), found.acceptability
    heaviest = np.argsort(-draws.central[number], kind="stable")[:SHOWN_WEIGHTS]
    central = ", ".join(
        f"{titles[CRITERIA[place]]} {words.percent(draws.central[number, place])}" for place in heaviest
    )
    return words(
        "First where weights are near {central}; confidence {confidence}.",
        central=central,
        confidence=words.percent(draws.confidence[number]),
    )


def show_set(found: Priorities, words: Language) -> Iterator[Block]:
    """Show the set that brings most within the means, and why the rest is left out."""
    limits, taken = found.limits, found.names(found.chosen.taken)
    staff = words.number(limits.staff, 0 if float(limits.staff).is_integer() else 1)
    budget = words.number(limits.budget_eur)
    yield Heading(words("What fits the means together"), "set")
    if taken:
        yield Paragraph(
            words.plural(
                "Together: {number} that brings most within {staff} full-time equivalents and EUR {budget} a year",
                "Together: the {number} that bring most within {staff} full-time equivalents and EUR {budget} a year",
                len(taken),
                staff=staff,
                budget=budget,
            )
        )
        yield Items(tuple(Paragraph(title) for title in _name_all(found, taken, words)))
        yield Paragraph(_say_means(found, words))
    else:
        yield Paragraph(
            words(
                "Nothing fits within {staff} full-time equivalents and EUR {budget} a year.", staff=staff, budget=budget
            )
        )
    left = tuple(_list_left(found, words))
    if left:
        yield Items(left)


def _say_means(found: Priorities, words: Language) -> str:
    uses, gap = found.uses(found.chosen.taken), found.chosen.gap
    means = words(
        "They take {first} in the first year, then {running}, and EUR {cost} a year.",
        first=words.number(uses["staff_first_year"], 1),
        running=words.number(uses["staff_running"], 1),
        cost=words.number(uses["cost_eur"]),
    )
    better = (
        words("A better set could bring at most {gap} more.", gap=words.percent(gap, 2))
        if gap
        else words("No better set exists.")
    )
    return f"{means} {better}"


def _name_all(found: Priorities, names: Iterable[str], words: Language) -> list[str]:
    titles = {one.id: text_in(one.title, words.lang) for one in found.candidates}
    return [titles[name] for name in names]


def _list_left(found: Priorities, words: Language) -> Iterator[Paragraph]:
    for reason, message in LEFT_OUT.items():
        for detail in dict.fromkeys(one.detail for one in found.left if one.reason == reason):
            names = [one.id for one in found.left if (one.reason, one.detail) == (reason, detail)]
            head = words("Left out, {reason}:", reason=words(message, detail=_name_detail(detail, words)))
            shown, rest = _name_all(found, names[:SHOWN_NAMES], words), len(names) - SHOWN_NAMES
            if rest > 0:
                shown.append(words.plural("and {number} more", "and {number} more", rest))
            yield Paragraph(f"{head} {' · '.join(shown)}")


def _name_detail(detail: str, words: Language) -> str:
    """Return the titles of the options that a reason names."""
    options = load_catalogue().options
    names = [name.strip() for name in detail.split(",")]
    return ", ".join(options[name].title.text(words.lang) if name in options else name for name in names)


def show_regret(found: Priorities, words: Language) -> Iterator[Block]:
    """Show how much less the set brings than the best one would, world by world, and which set regrets least."""
    regret = found.regret
    yield Heading(words("Regret"), "regret")
    yield Grid(
        (
            GridColumn(words("World"), width=0.45),
            GridColumn(words("Regret"), "right", 0.1),
            GridColumn(words("What the shock takes"), width=0.45),
        ),
        tuple(
            (world.title.text(words.lang), words.percent(missed, 1), _format_losses(world, words))
            for world, missed in zip(found.worlds, regret.chosen, strict=True)
        ),
        words("Regret: how much less this set brings than the best one would in each world"),
        note=words("Shocks are not looked at: this edition holds no outcomes of scenarios.")
        if all(world.kind == "future" for world in found.worlds)
        else "",
    )
    yield Paragraph(_say_safest(found, words))


def _format_losses(world: FutureWorld, words: Language) -> str:
    """Format the largest losses of a shock, layer by layer; nothing for a future."""
    worst = sorted(world.losses, key=lambda layer: -world.losses[layer])[:SHOWN_LOSSES]
    return ", ".join(f"{words(LAYER[layer])} {words.percent(world.losses[layer])}" for layer in worst)


def _say_safest(found: Priorities, words: Language) -> str:
    regret, chosen = found.regret, found.chosen.taken
    more, less = (
        " · ".join(_name_all(found, found.names(taken), words))
        for taken in (regret.safest & ~chosen, chosen & ~regret.safest)
    )
    told = (
        words("with {more}; without {less}", more=more or "–", less=less or "–") if more or less else words("the same.")
    )
    head = words("The set whose largest regret is smallest ({regret}):", regret=words.percent(regret.safest_regret, 1))
    return f"{head} {told}"
