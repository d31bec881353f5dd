"""What the actions take and what there is: money and staff by year and by axis, with their chart and their calendar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from hansa.language import Language
from hansa.reports.charts.by_action import Span, spans
from hansa.reports.charts.by_axis import YearAmount, amounts
from hansa.reports.content import Block, Figure, Grid, GridColumn, Heading, Paragraph
from hansa.reports.strategy.gather import NumberedAction, Report
from hansa.reports.strategy.means import MONTHS, Means, count_months, spread_means
from hansa.reports.strategy.naming import format_amount, format_staff, in_lang
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.profiles import DEFAULT_PROFILE

MOST_BARS = 32
"""As many as a page holds."""
MOST_FIGURES = 2
"""Where the actions would fill more, their objectives are drawn instead."""
EFFECT_MONTHS = {"months": 12, "one_to_two_years": 24}
"""Months after which an option shows its effect at the latest, by the guide's class; None where it takes longer."""


def plan_resources(report: Report, words: Language) -> Iterator[Block]:
    """Plan staff and money by year and axis, beside what there is; then the calendar of the actions."""
    yield Heading(words("Resources"), "resources")
    yield from _say_means(report, words)
    by_axis = [
        (in_lang(axis.title, words), spread_means(one.action for one in report.actions if one.axis.id == axis.id))
        for axis in report.strategy.axes
    ]
    held = [(title, means) for title, means in by_axis if means.staff or means.money]
    years = sorted(
        {year for _, means in held for year in (*means.staff, *(y for m in means.money.values() for y in m))}
    )
    if years:
        yield from _tabulate(held, years, report.means, words)
        yield from _draw_money(held, years, words)
    yield from _draw_calendar(report, words)


def _say_means(report: Report, words: Language) -> Iterator[Block]:
    means, strategy = report.means, report.strategy
    profile = load_catalogue().profiles[strategy.profile or DEFAULT_PROFILE]
    staff, money = (_read_number(report, name) for name in ("staff", "budget"))
    if means.staff:
        first, most = min(means.staff), max(means.staff.values())
        yield Paragraph(
            words(
                "In {year} the actions take {needed} full-time equivalents; at most {most} in any year. {there}",
                year=first,
                needed=format_staff(means.staff[first], words),
                most=format_staff(most, words),
                there=_say_staff(staff, profile.capacity_fte, words),
            )
        )
    for currency in means.money:
        years = means.money[currency]
        told = words(
            "They cost {total} over the whole period, {mean} a year.",
            total=format_amount(means.total(currency), currency, words),
            mean=format_amount(means.total(currency) / len(years), currency, words),
        )
        if money is not None and currency == "EUR":
            told += " " + words(
                "Set aside for new actions: {money} a year.", money=format_amount(money, currency, words)
            )
        yield Paragraph(told)
    yield from _say_gaps(report, words)


def _say_staff(staff: float | None, capacity: float, words: Language) -> str:
    if staff is None:
        return words("A unit of this profile is planned with {capacity}.", capacity=words.number(capacity, 1))
    return words("The country sets {staff} aside.", staff=words.number(staff, 1))


def _say_gaps(report: Report, words: Language) -> Iterator[Paragraph]:
    means = report.means
    missing = (
        (means.without_budget, words("without a budget: {number}", number=means.without_budget)),
        (means.without_staff, words("without staff: {number}", number=means.without_staff)),
        (means.without_period, words("without a period, and so in no year: {number}", number=means.without_period)),
    )
    told = [text for count, text in missing if count]
    if told:
        yield Paragraph(words("Actions {gaps}.", gaps=", ".join(told)), style="note")
    noted = any(one.action.budget and one.action.budget.note for one in report.actions)
    if noted:
        yield Paragraph(
            words(
                "Amounts are the guide’s planning assumptions by class of cost, and staff its own judgement, until those who lead put "
                "estimates in their place. Cables, clouds and access are mostly paid from other budgets and by partners."
            ),
            style="note",
        )


def _read_number(report: Report, question: str) -> float | None:
    answer = report.answer("priorities", question)
    try:
        return float(answer) if isinstance(answer, str) and answer else None
    except ValueError:
        return None


def _tabulate(
    held: Sequence[tuple[str, Means]], years: Sequence[int], whole: Means, words: Language
) -> Iterator[Block]:
    currencies = list(whole.money)
    rows = [
        (title, kind, *cells)
        for title, means in (*held, (words("Together"), whole))
        for kind, cells in _list_rows(means, years, currencies, words)
    ]
    yield Grid(
        (
            GridColumn(words("Axis"), width=0.32),
            GridColumn(words("Means"), width=0.14),
            *(GridColumn(str(y), "right") for y in years),
        ),
        tuple(
            (("" if number and rows[number - 1][0] == row[0] else row[0]), *row[1:]) for number, row in enumerate(rows)
        ),
        words("Staff and money by axis and year"),
        note=words(
            "FTE: full-time equivalents, mean of the year. Money is spread evenly over the period of each action."
        ),
    )


def _list_rows(
    means: Means, years: Sequence[int], currencies: Sequence[str], words: Language
) -> Iterator[tuple[str, list[str]]]:
    yield words("FTE"), [format_staff(means.staff.get(year), words) for year in years]
    for currency in currencies:
        spent = means.money.get(currency, {})
        yield currency, [words.number(spent[year]) if year in spent else "–" for year in years]


def _draw_money(held: Sequence[tuple[str, Means]], years: Sequence[int], words: Language) -> Iterator[Block]:
    for currency in dict.fromkeys(currency for _, means in held for currency in means.money):
        rows = [
            YearAmount(year, title, means.money[currency].get(year, 0.0))
            for title, means in held
            if currency in means.money
            for year in years
        ]
        totals = {year: sum(row.amount for row in rows if row.year == year) for year in years}
        subtitle = words("{currency} a year, spread evenly over the period of each action", currency=currency)
        yield Figure(
            partial(amounts, rows, words("others"), subtitle, words.lang),
            words(
                "Money by year: {years}.",
                years=", ".join(f"{year} {words.number(total)}" for year, total in totals.items()),
            ),
            words("Money by year and axis"),
        )


def _draw_calendar(report: Report, words: Language) -> Iterator[Block]:
    dated = [one for one in report.actions if one.action.period]
    if not dated:
        return
    yield Heading(words("Calendar of the actions"), "calendar", 3)
    yield Paragraph(_say_effects(dated, words))
    rows = [_span(one, words) for one in dated]
    if len(rows) > MOST_FIGURES * MOST_BARS:
        rows = _join_spans(dated, words)
    for first in range(0, len(rows), MOST_BARS):
        yield _draw_spans(rows[first : first + MOST_BARS], words)


def _draw_spans(rows: Sequence[Span], words: Language) -> Figure:
    subtitle = words("Period of each action; when an effect is expected is a planning assumption of the guide")
    legend = (words("until the effect is expected"), words("afterwards"))
    return Figure(
        partial(spans, rows, legend, subtitle, words.lang),
        words("Bars over time: {actions}.", actions="; ".join(row.label for row in rows)),
        words("Calendar of the actions"),
    )


def _join_spans(dated: Sequence[NumberedAction], words: Language) -> list[Span]:
    """Return one span an objective, where there are too many actions to draw: from the first start to the last effect and end."""
    found: dict[str, list[tuple[NumberedAction, Span]]] = {}
    for one in dated:
        found.setdefault(one.objective.id, []).append((one, _span(one, words)))
    joined = []
    for held in found.values():
        first, rows = held[0][0], [span for _, span in held]
        count = words.plural("{number} action", "{number} actions", len(rows))
        label = f"{first.number.rpartition('.')[0]} {in_lang(first.objective.title, words)} ({count})"
        start, effect, end = min(r.start for r in rows), max(r.effect for r in rows), max(r.end for r in rows)
        joined.append(Span(label, start, effect, end))
    return joined


def _say_effects(dated: Sequence[NumberedAction], words: Language) -> str:
    """Say how many actions show their effect when, by the guide's classes; those of one's own have none."""
    times = [one.option.time_to_effect for one in dated if one.option]
    terms = load_catalogue().terms.times
    told = [
        f"{term.title.text(words.lang)} ({words.number(times.count(term.id))})" for term in terms if term.id in times
    ]
    return words(
        "Number of actions by the time after which an effect is expected, as the guide classes it: {times}.",
        times=", ".join(told) or "–",
    )


def _span(one: NumberedAction, words: Language) -> Span:
    period = one.action.period
    if period is None:
        raise ValueError(one.number)
    start, end = count_months(period.start, last=False), count_months(period.end, last=True) + 1
    months = EFFECT_MONTHS.get(one.option.time_to_effect) if one.option else None
    effect = min(start + months, end) if months else end
    label = f"{one.number} {in_lang(one.action.title, words)}"
    return Span(label, start / MONTHS, effect / MONTHS, end / MONTHS)
