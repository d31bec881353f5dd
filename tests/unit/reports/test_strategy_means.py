"""What actions take is spread over their periods, month by month, and what says nothing is counted, not guessed."""

from __future__ import annotations

import pytest

from hansa.reports.strategy.means import list_months, spread_means
from hansa.strategy.document import Action, Budget, Period, Staff


def make_action(name: str, start: str = "2027-07", end: str = "2028-12", **changes: object) -> Action:
    fields: dict[str, object] = {
        "period": Period(start=start, end=end),
        "budget": Budget(amount=1800, currency="EUR"),
        "staff": Staff(first_year=2, running=1),
    }
    return Action.model_validate({"id": name, "title": name, **fields, **changes})


def test_money_is_even_over_months_and_staff_falls_after_the_first_year() -> None:
    means = spread_means([make_action("a")])
    assert means.money == {"EUR": pytest.approx({2027: 600, 2028: 1200})}
    assert means.staff == pytest.approx({2027: 1.0, 2028: 1.5})
    assert means.total("EUR") == pytest.approx(1800)


def test_what_is_not_said_is_counted_and_what_is_dropped_takes_nothing() -> None:
    bare = make_action("b", budget=None, staff=None, period=None)
    means = spread_means([bare, make_action("c", status="dropped"), make_action("d", period=None)])
    assert (means.without_budget, means.without_staff, means.without_period) == (1, 1, 2)
    assert not means.money
    assert not means.staff
    assert means.total("EUR") == 0


def test_currencies_are_kept_apart() -> None:
    other = make_action("e", budget=Budget(amount=18, currency="XOF"))
    means = spread_means([make_action("a"), other])
    assert {currency: round(means.total(currency)) for currency in means.money} == {"EUR": 1800, "XOF": 18}


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [("2027", "2027", 12), ("2027-03", "2027-03", 1), ("2027-12-31", "2028", 13), ("2027", "2030-06-01", 42)],
)
def test_periods_count_their_first_and_last_month(start: str, end: str, months: int) -> None:
    years = list_months(Period(start=start, end=end))
    assert len(years) == months
    assert (years[0], years[-1]) == (int(start[:4]), int(end[:4]))
