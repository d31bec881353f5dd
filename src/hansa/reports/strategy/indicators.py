"""Indicators: those that the evidence measures, with baseline, target and today's value; and those that the unit measures itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hansa.error_texts import N_
from hansa.language import Language
from hansa.reports.content import Block, Grid, GridColumn, Heading, Paragraph
from hansa.reports.strategy.gather import LiveIndicator, Report
from hansa.reports.strategy.naming import format_day, format_today, format_value, in_lang, split_paragraphs
from hansa.strategy.document import Indicator

BETTER = {"lower": N_("down"), "higher": N_("up")}
UNITS = {
    "share": N_("share"),
    "count": N_("number"),
    "hops": N_("hops"),
    "score": N_("score"),
    "index": N_("index"),
    "km": N_("kilometres"),
    "people": N_("people"),
    "usd": N_("US dollars"),
    "eur": N_("euros"),
    "flag": N_("yes or no"),
    "hours": N_("hours"),
    "days": N_("days"),
    "minutes": N_("minutes"),
    "months": N_("months"),
    "years": N_("years"),
}
NO_TARGET = N_("none yet")


def measure_progress(report: Report, words: Language) -> Iterator[Block]:
    """Set the indicators that the evidence measures beside their targets, and say what reopens a choice."""
    live = [one for one in report.indicators if one.indicator.evidence]
    yield Heading(words("Measuring progress"), "progress")
    own = report.answer("review", "indicators")
    yield from split_paragraphs(own if isinstance(own, str) else "")
    if not report.indicators:
        yield Paragraph(words("No action has an indicator yet."), style="note")
    if live:
        yield _tabulate_live(live, words)
    without = sum(one.indicator.target is None for one in report.indicators)
    if without:
        yield Paragraph(
            words.plural(
                "{number} indicator of {all} has no target yet: without one, nobody can say whether it is reached.",
                "{number} indicators of {all} have no target yet: without one, nobody can say whether they are reached.",
                without,
                all=words.number(len(report.indicators)),
            ),
            style="note",
        )


def _tabulate_live(live: Sequence[LiveIndicator], words: Language) -> Grid:
    datasets = dict.fromkeys(name for one in live if one.today for name in one.today.datasets)
    return Grid(
        (
            GridColumn(words("Action"), width=0.09),
            GridColumn(words("Indicator"), width=0.39),
            GridColumn(words("Wanted"), width=0.1),
            GridColumn(words("Baseline"), "right", width=0.14),
            GridColumn(words("Target"), "right", width=0.14),
            GridColumn(words("Today"), "right", width=0.14),
        ),
        tuple(
            (
                one.number,
                in_lang(one.indicator.title, words),
                _want(one.indicator, words),
                _format_baseline(one.indicator, words),
                _format_target(one.indicator, words),
                format_today(one, words),
            )
            for one in live
        ),
        words("Indicators that the evidence measures"),
        tuple(datasets),
        words("In brackets the year of the data. “Missing”: the edition holds no such figure for the country."),
    )


def list_own_indicators(report: Report, words: Language) -> Iterator[Block]:
    """List the indicators that no dataset measures, and that the unit measures itself."""
    own = [one for one in report.indicators if not one.indicator.evidence]
    if not own:
        return
    yield Heading(words("Indicators that the unit measures itself"), "annex-indicators")
    yield Paragraph(
        words(
            "No public dataset in hand measures these. Whoever leads the action counts, and publishes how it was counted."
        )
    )
    yield Grid(
        (
            GridColumn(words("Action"), width=0.09),
            GridColumn(words("Indicator"), width=0.41),
            GridColumn(words("Unit"), width=0.14),
            GridColumn(words("Wanted"), width=0.1),
            GridColumn(words("Baseline"), "right", width=0.13),
            GridColumn(words("Target"), "right", width=0.13),
        ),
        tuple(
            (
                one.number,
                in_lang(one.indicator.title, words),
                words(UNITS[one.indicator.unit]) if one.indicator.unit in UNITS else one.indicator.unit or "–",
                _want(one.indicator, words),
                _format_baseline(one.indicator, words),
                _format_target(one.indicator, words),
            )
            for one in own
        ),
        words("Indicators without public evidence"),
    )


def _want(indicator: Indicator, words: Language) -> str:
    return words(BETTER[indicator.better]) if indicator.better else "–"


def _format_baseline(indicator: Indicator, words: Language) -> str:
    held = indicator.baseline
    value = format_value(held.value, indicator.unit, words) if held else "–"
    return f"{value} ({format_day(held.date, words)})" if held and held.date and held.value is not None else value


def _format_target(indicator: Indicator, words: Language) -> str:
    if indicator.target is None:
        return words(NO_TARGET)
    value = format_value(indicator.target.value, indicator.unit, words)
    return f"{value} ({format_day(indicator.target.date, words)})"
