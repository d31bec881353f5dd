"""What a strategy's actions take, year by year: staff and money spread over their periods."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from hansa.strategy.document import Action, Period

MONTHS = 12


@dataclass
class Means:
    """Full-time equivalents by year, and money by currency and year, of some actions.

    Attributes
    ----------
    staff : dict of int to float
        Mean over the year.
    money : dict of str to dict of int to float
        By currency.
    without_budget, without_staff, without_period : int
        How many of the actions say nothing of it; those without a period are in no year.
    """

    staff: dict[int, float] = field(default_factory=dict)
    money: dict[str, dict[int, float]] = field(default_factory=dict)
    without_budget: int = 0
    without_staff: int = 0
    without_period: int = 0

    def total(self, currency: str) -> float:
        """Return the money of all years in a currency."""
        return sum(self.money.get(currency, {}).values())


def spread_means(actions: Iterable[Action]) -> Means:
    """Return what actions take in each year; those dropped take nothing.

    Parameters
    ----------
    actions : iterable of Action
        With their budgets over the whole of their periods.

    Assumptions and limits
    ----------------------
    Money is spread evenly over the months of a period. Staff is that of the first year in the first twelve months, then the
    running one.
    """
    means = Means()
    for action in actions:
        if action.status != "dropped":
            _add(means, action)
    return means


def _add(means: Means, action: Action) -> None:
    means.without_budget += action.budget is None
    means.without_staff += action.staff is None
    means.without_period += action.period is None
    months = list_months(action.period) if action.period else []
    for number, year in enumerate(months):
        if action.staff:
            staff = action.staff.first_year if number < MONTHS else action.staff.running
            means.staff[year] = means.staff.get(year, 0.0) + staff / MONTHS
        if action.budget:
            years = means.money.setdefault(action.budget.currency, {})
            years[year] = years.get(year, 0.0) + action.budget.amount / len(months)


def list_months(period: Period) -> list[int]:
    """Return the year of each month of a period, the first and the last included."""
    first, last = count_months(period.start, last=False), count_months(period.end, last=True)
    return [month // MONTHS for month in range(first, last + 1)]


def count_months(day: str, *, last: bool) -> int:
    """Return the months since the year 0 until a day's month; where it is only a year, until its first or last month."""
    year, *rest = (int(part) for part in day.split("-"))
    return year * MONTHS + (rest[0] - 1 if rest else MONTHS - 1 if last else 0)
