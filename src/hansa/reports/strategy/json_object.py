"""A strategy as one JSON object: its file, with what the evidence says to it today."""

from __future__ import annotations

from typing import Any

from hansa.reports.brief.facts import tell_brief
from hansa.reports.facts import facts_to_json
from hansa.reports.strategy.gather import LiveIndicator, NumberedAction, Report
from hansa.reports.strategy.means import Means
from hansa.strategy.layout import to_data
from hansa.titles import text_in


def to_json(report: Report, lang: str) -> dict[str, Any]:
    """Return a strategy as one JSON object; the file's own texts as they stand, all else in a language."""
    means, position = report.means, facts_to_json(tell_brief(report.brief, lang))
    return {
        "country": {"code": report.strategy.country, "name": report.brief.country.name(lang)},
        "edition": report.edition.id,
        "strategy": to_data(report.strategy),
        "actions": [_describe_action(one, lang) for one in report.actions],
        "indicators": [_describe_indicator(one) for one in report.indicators],
        "means": _describe_means(means),
        "priorities": report.priorities.to_json(lang) if report.priorities else None,
        "review": report.review.to_json(lang),
        "position": position,
        "sources": position["sources"],
    }


def _describe_action(one: NumberedAction, lang: str) -> dict[str, Any]:
    return {
        "number": one.number,
        "id": one.action.id,
        "axis": one.axis.id,
        "objective": one.objective.id,
        "reasons": [reason.text(lang) for reason in one.ranked.holding] if one.ranked else [],
        "title": text_in(one.action.title, lang),
    }


def _describe_indicator(one: LiveIndicator) -> dict[str, Any]:
    return {"action": one.number, "id": one.indicator.id, "today": one.today.to_json() if one.today else None}


def _describe_means(means: Means) -> dict[str, Any]:
    return {
        "staff": {str(year): round(value, 3) for year, value in sorted(means.staff.items())},
        "money": {
            currency: {str(year): round(value, 2) for year, value in sorted(years.items())}
            for currency, years in means.money.items()
        },
        "without_budget": means.without_budget,
        "without_staff": means.without_staff,
        "without_period": means.without_period,
    }
