"""Axes, objectives and actions: as prose with the reasons that the evidence gives, then as a table of who does what, when, with what."""

from __future__ import annotations

from collections.abc import Iterator

from hansa.countries import party
from hansa.language import Language
from hansa.reports.content import Block, Grid, GridColumn, Heading, Paragraph
from hansa.reports.strategy.gather import NumberedAction, Report
from hansa.reports.strategy.naming import (
    end_sentence,
    format_amount,
    format_staff,
    format_years,
    in_lang,
    name_forum,
    name_role,
    name_status,
    split_paragraphs,
)
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.document import Axis, Objective

MOST_REASONS = 2


def compose_axes(report: Report, words: Language) -> Iterator[Block]:
    """Describe each axis with its objectives and actions, and then the table of its actions."""
    if not report.strategy.axes:
        yield Heading(words("Axes, objectives and actions"), "axes")
        yield Paragraph(words("The strategy has no axis yet."))
    for number, axis in enumerate(report.strategy.axes, start=1):
        yield Heading(
            words("Axis {number}: {title}", number=number, title=in_lang(axis.title, words)), f"axis-{number}"
        )
        yield from split_paragraphs(in_lang(axis.text, words))
        for place, objective in enumerate(axis.objectives, start=1):
            yield from _describe_objective(report, objective, f"{number}.{place}", words)
        yield from _tabulate(report, axis, number, words)


def _describe_objective(report: Report, objective: Objective, number: str, words: Language) -> Iterator[Block]:
    yield Heading(f"{number} {in_lang(objective.title, words)}", f"objective-{number.replace('.', '-')}", 3)
    yield from split_paragraphs(in_lang(objective.text, words))
    actions = report.numbers(objective.id)
    for one in actions:
        yield from _describe_action(one, words)
    if not actions:
        yield Paragraph(words("No action is planned under this objective yet."), style="note")


def _describe_action(one: NumberedAction, words: Language) -> Iterator[Block]:
    text = " ".join(in_lang(one.action.text, words).splitlines())
    yield Paragraph(f"**{one.number} {end_sentence(in_lang(one.action.title, words))}** {text}".strip())
    said = list(_say_why(one, words))
    if said:
        sources = tuple(dict.fromkeys(source for _, found in said for source in found))
        yield Paragraph(" ".join(text for text, _ in said), sources, "note")


def _say_why(one: NumberedAction, words: Language) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield why the action is there and how it is measured, each with the datasets that it rests on."""
    if one.ranked:
        reasons = one.ranked.holding[:MOST_REASONS]
        if reasons:
            told = " ".join(end_sentence(reason.text(words.lang)) for reason in reasons)
            datasets = tuple(name for reason in reasons for figure in reason.figures for name in figure.datasets)
            yield words("**Why:** {reasons}", reasons=told), datasets
    if one.option:
        before = [load_catalogue().options[name].title.text(words.lang) for name in one.option.needs]
        if before:
            yield words("**Before it:** {options}.", options=" · ".join(before)), ()
    others = dict.fromkeys(_name_others(one, words)) if one.option else {}
    if others:
        yield words("**Others that did it:** {countries}.", countries=words.listing(list(others))), ()
    indicators = [in_lang(indicator.title, words) for indicator in one.action.indicators]
    if indicators:
        yield words("**Measured by:** {indicators}.", indicators=" · ".join(indicators)), ()


def _name_others(one: NumberedAction, words: Language) -> Iterator[str]:
    """Yield the countries that the edition's tables name as having done it."""
    for example in one.option.examples if one.option else ():
        if example.country and example.country != one.country:
            yield party(example.country).name(words.lang)


def _tabulate(report: Report, axis: Axis, number: int, words: Language) -> Iterator[Block]:
    actions = [one for one in report.actions if one.axis.id == axis.id]
    if not actions:
        return
    yield Grid(
        (
            GridColumn(words("Action"), width=0.21),
            GridColumn(words("Lead and partners"), width=0.23),
            GridColumn(words("Forums"), width=0.24),
            GridColumn(words("Period"), width=0.1),
            GridColumn(words("Budget and staff"), "right", width=0.12),
            GridColumn(words("Status"), width=0.1),
        ),
        tuple(_list_action(report, one, words) for one in actions),
        words("Actions of axis {number}: who leads, with whom, where, when and with what", number=number),
        note=_note_means(actions, words) if actions[0] is report.actions[0] else "",
    )


def _list_action(report: Report, one: NumberedAction, words: Language) -> tuple[str, ...]:
    action = one.action
    partners = " · ".join(in_lang(partner.text, words) for partner in action.partners)
    lead = f"**{name_role(action.lead, words)}**" if action.lead else "–"
    staff = words("{staff} FTE", staff=format_staff(action.staff.first_year, words)) if action.staff else ""
    money = format_amount(action.budget.amount, action.budget.currency, words) if action.budget else ""
    region = in_lang(action.region, words)
    return (
        f"{one.number} {in_lang(action.title, words)}" + (f" ({region})" if region else ""),
        f"{lead}. {partners}" if partners else lead,
        " · ".join(name_forum(report, forum, words) for forum in action.forum) or "–",
        format_years(action.period),
        " · ".join(part for part in (money, staff) if part) or "–",
        name_status(action, words),
    )


def _note_means(actions: list[NumberedAction], words: Language) -> str:
    """Say what the columns mean, and which amounts are the guide's planning assumptions."""
    said = [words("FTE: full-time equivalents in the first year; budget over the whole period.")]
    noted = dict.fromkeys(
        in_lang(one.action.budget.note, words) for one in actions if one.action.budget and one.action.budget.note
    )
    if noted:
        said.append(
            words("Amounts are planning assumptions of the guide where nobody has put an estimate in their place.")
        )
    return " ".join(said)
