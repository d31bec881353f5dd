"""Annexes: the choices with what was known when they were made, and the strategy in other frameworks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hansa.figures.expression import measure, parse
from hansa.figures.figure import CountryFigure, Unit, format_figure
from hansa.figures.wording import name_figure
from hansa.language import Language
from hansa.reports.content import Block, Grid, GridColumn, Heading, Paragraph
from hansa.reports.strategy.gather import Report
from hansa.reports.strategy.naming import end_sentence, format_day, in_lang, name_evidence, name_thing
from hansa.strategy.catalogue import Framework, load_catalogue
from hansa.strategy.catalogue.mapping import match_objectives
from hansa.strategy.document import Choice, Evidence, Objective

MOST_FIGURES = 4
MOST_NAMED = 5
"""A longer decision is told by its number: the file has it whole."""


def list_choices(report: Report, words: Language) -> Iterator[Block]:
    """List every choice with its reason and the figures that stood beside it on its day."""
    choices = report.strategy.choices
    yield Heading(words("Annex: choices, and what was known when they were made"), "annex-choices")
    if not choices:
        yield Paragraph(words("No choice is on record yet."), style="note")
        return
    yield Paragraph(
        words(
            "Each choice keeps the options that were considered, the evidence of its day and the edition that it is from "
            "({editions}). They were made {days}. “hansa strategy audit” says which of them a new edition would reopen.",
            editions=", ".join(dict.fromkeys(choice.edition for choice in choices if choice.edition)) or "–",
            days=_format_days(choices, words),
        )
    )
    taken = [choice for choice in choices if _takes_option(choice)]
    answered = [choice for choice in choices if choice not in taken]
    if answered:
        heads = (words("Choice"), words("Decision and reason"))
        yield _tabulate(report, answered, heads, words("Choices in the steps of the guide"), words)
    if taken:
        heads = (words("Option"), words("Reason"))
        yield _tabulate(report, taken, heads, words("Options taken as actions"), words)


def _format_days(choices: Sequence[Choice], words: Language) -> str:
    first, last = (format_day(pick(choice.date for choice in choices), words) for pick in (min, max))
    return words("on {day}", day=first) if first == last else words("from {first} to {last}", first=first, last=last)


def _takes_option(choice: Choice) -> bool:
    """Whether a choice made one option an action."""
    single = len(choice.chosen) == 1
    return single and choice.step == "options" and choice.id.startswith(f"c-options-{choice.chosen[0]}")


def _tabulate(report: Report, choices: Sequence[Choice], heads: tuple[str, str], caption: str, words: Language) -> Grid:
    datasets = dict.fromkeys(
        name for choice in choices for one in _shown(choice) for name in name_evidence(one.dataset)
    )
    return Grid(
        (
            GridColumn(heads[0], width=0.27),
            GridColumn(heads[1], width=0.37),
            GridColumn(words("Known then"), width=0.36),
        ),
        tuple(_list_choice(report, choice, words) for choice in choices),
        caption,
        tuple(datasets),
    )


def _list_choice(report: Report, choice: Choice, words: Language) -> tuple[str, ...]:
    shown = _shown(choice)
    known = " · ".join(_format_evidence(report, choice, one, words) for one in shown[:MOST_FIGURES])
    rest = len(shown) - MOST_FIGURES
    if rest > 0:
        known += " " + words.plural("and {number} more in the file", "and {number} more in the file", rest)
    reason = in_lang(choice.reason, words)
    taken = _takes_option(choice)
    subject = name_thing(report, choice.chosen[0], words) if taken else in_lang(choice.question, words)
    parts = ("" if taken else _decide(choice, words), end_sentence(reason) if reason else "", _weigh(choice, words))
    return subject, " ".join(part for part in parts if part), known or "–"


def _decide(choice: Choice, words: Language) -> str:
    """Write a decision; a long list by its first parts and the number of the others."""
    text = in_lang(choice.decision, words)
    parts = text.split("; ")
    if len(parts) == len(choice.chosen):
        first, rest = " · ".join(parts[:MOST_NAMED]), len(parts) - MOST_NAMED
        text = (
            words.plural("{first} · and {number} more", "{first} · and {number} more", rest, first=first)
            if rest > 0
            else first
        )
    return f"**{end_sentence(text)}**"


def _weigh(choice: Choice, words: Language) -> str:
    count = len(choice.options_considered)
    return words.plural("{number} option considered.", "{number} options considered.", count) if count else ""


def _shown(choice: Choice) -> list[Evidence]:
    """Return the figures of a choice: those beside its question and those that call for what was chosen, each once."""
    found = (one for one in choice.evidence if one.unit and (one.option is None or one.option in choice.chosen))
    return list({one.expression: one for one in found}.values())


def _format_evidence(report: Report, choice: Choice, one: Evidence, words: Language) -> str:
    value = words("not known") if one.value is None else format_figure(CountryFigure(one.value, _unit(one)), words.lang)
    return f"{_name_evidence(report, choice, one, words)} {value}" + (f" ({one.year})" if one.year else "")


def _unit(one: Evidence) -> Unit:
    return one.unit or "index"  # type: ignore[return-value]


def _name_evidence(report: Report, choice: Choice, one: Evidence, words: Language) -> str:
    """Return what a recorded figure measures; what it named is known only where the edition is the same."""
    try:
        parse(one.expression)
        same = choice.edition == report.edition.id
        figure = measure(report.edition, report.strategy.country, one.expression) if same else None
        return name_figure(
            report.edition, figure or CountryFigure(None, _unit(one), expression=one.expression), words.lang
        )
    except ValueError:  # a function or an argument that this version, or an instrument that this edition, does not know
        return one.expression


def map_frameworks(report: Report, words: Language) -> Iterator[Block]:
    """Show where each objective stands in the other frameworks."""
    strategy = report.strategy
    objectives = [objective for _, objective in strategy.objectives()]
    others = [one for one in load_catalogue().frameworks.values() if one.id != strategy.framework]
    if not objectives or not others:
        return
    yield Heading(words("Annex: the strategy in other frameworks"), "annex-frameworks")
    yield Paragraph(
        words(
            "Which objective of another framework is closest to each of this strategy’s, by the eight objectives of 2017 and the four "
            "pillars that both serve. Nothing in the strategy changes by it."
        )
    )
    share = 0.66 / len(others)
    yield Grid(
        (
            GridColumn(words("Objective"), width=0.34),
            *(GridColumn(one.title.text(words.lang), width=share) for one in others),
        ),
        tuple(
            (in_lang(one.title, words), *(_match(report, one, framework, words) for framework in others))
            for one in objectives
        ),
        words("Objectives in other frameworks"),
        tuple(one.dataset for one in others if one.dataset),
    )


def _match(report: Report, objective: Objective, framework: Framework, words: Language) -> str:
    own = load_catalogue().frameworks.get(report.strategy.framework or "")
    known = {one.id: one.pillars for one in own.objectives} if own else {}
    pillars = known.get(objective.id) or tuple(
        dict.fromkeys(pillar for one in report.numbers(objective.id) if one.option for pillar in one.option.pillars)
    )
    matches = match_objectives(objective.covers, pillars, framework)
    return matches[0].objective.title.text(words.lang) if matches else "–"
