"""Weights and acceptabilities add up, sets are the best there are, and StratML gives back what it holds."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from hansa.strategy.acceptability import accept
from hansa.strategy.candidates import CRITERIA, ActionCandidate
from hansa.strategy.document import (
    Action,
    Axis,
    Baseline,
    Budget,
    Indicator,
    Objective,
    Partner,
    Period,
    Result,
    Strategy,
    Target,
)
from hansa.strategy.portfolio import Limits, choose_most, set_rules
from hansa.strategy.stratml import PARTS, check_shape, parse_stratml, to_stratml
from hansa.strategy.stratml.lines import BAD, MARK
from hansa.strategy.weights import draw_weights

shares = st.floats(0, 1, allow_nan=False)
places = st.lists(st.integers(0, 3), min_size=2, max_size=7)


@given(places, st.integers(1, 50), st.integers(0, 2**32))
def test_weights_sum_to_one_and_keep_their_order(order: list[int], samples: int, seed: int) -> None:
    drawn = draw_weights(np.array(order), samples, np.random.default_rng(seed))
    assert np.allclose(drawn.sum(axis=1), 1)
    assert np.all(drawn >= 0)
    for first, second in product(range(len(order)), repeat=2):
        if order[first] < order[second]:
            assert np.all(drawn[:, first] >= drawn[:, second])


@given(st.lists(st.lists(shares, min_size=6, max_size=6), min_size=1, max_size=6), st.integers(0, 99))
def test_every_alternative_has_a_rank_and_every_rank_an_alternative(rows: list[list[float]], seed: int) -> None:
    table = np.array(rows)
    low, high = np.minimum(table[:, :3], table[:, 3:]), np.maximum(table[:, :3], table[:, 3:])
    found = accept(low, high, np.zeros(3, dtype=np.int64), 200, seed)
    assert np.allclose(found.ranks.sum(axis=0), 1)
    assert np.allclose(found.ranks.sum(axis=1), 1)
    known = ~np.isnan(found.central[:, 0])
    assert np.array_equal(known, found.ranks[:, 0] > 0)
    assert np.allclose(found.central[known].sum(axis=1), 1)


kept = st.tuples(
    shares, st.integers(0, 4), st.integers(0, 4), st.none() | st.integers(0, 6), st.none() | st.integers(0, 6)
)


@given(st.lists(kept, min_size=1, max_size=7), st.integers(0, 8), st.integers(0, 8))
def test_the_set_is_feasible_and_no_other_is_better(
    rows: list[tuple[float, int, int, int | None, int | None]], staff: int, money: int
) -> None:
    def name(other: int | None, own: int) -> tuple[str, ...]:
        return () if other is None or other == own else (f"c{other}",)

    level = (0.0,) * len(CRITERIA)
    some = [
        ActionCandidate(
            f"c{place}",
            "t",
            f"c{place}",
            level,
            level,
            {"first_year": people, "running": 0},  # type: ignore[arg-type]
            float(cost),
            name(need, place),
            name(against, place),
        )
        for place, (_, people, cost, need, against) in enumerate(rows)
    ]
    some = [_with_staff(one) for one in some]
    worth = np.array([row[0] for row in rows])
    rules, _ = set_rules(some, Limits(staff, money))
    chosen = choose_most(rules, worth)
    ids = [one.id for one in some]

    def fits(held: tuple[bool, ...]) -> bool:
        taken = {one.id: one for one, is_held in zip(some, held, strict=True) if is_held}
        people = sum(one.staff.first_year for one in taken.values() if one.staff)
        cost = sum(one.cost_eur or 0 for one in taken.values())
        served = all(need in taken for one in taken.values() for need in one.needs)
        apart = all(other not in taken for one in taken.values() for other in one.excludes if other in ids)
        return people <= staff and cost <= money and served and apart

    best = max(worth[list(held)].sum() for held in product((False, True), repeat=len(rows)) if fits(held))
    assert fits(tuple(bool(one) for one in chosen.taken))
    assert abs(chosen.worth - best) < 1e-6


def _with_staff(one: ActionCandidate) -> ActionCandidate:
    from dataclasses import replace

    from hansa.strategy.document import Staff

    return replace(one, staff=Staff.model_validate(one.staff))


texts = st.text(st.characters(codec="utf-8"), max_size=30).filter(
    lambda text: not BAD.search(text) and MARK not in text
)
said = texts.filter(bool)
days = st.dates().map(str) | st.dates().map(lambda day: str(day)[:7]) | st.dates().map(lambda day: str(day)[:4])
numbers = st.floats(allow_nan=False, allow_infinity=False, width=32)
amounts = st.floats(0, 1e9)
periods = st.tuples(days, days).map(sorted).filter(lambda pair: pair[0][:4] < pair[1][:4])
actions = st.builds(
    Action,
    id=st.just("act-1"),
    title=said,
    text=st.none() | said,
    lead=st.none() | said,
    partners=st.lists(st.builds(Partner, kind=st.sampled_from([None, "states", "research"]), text=texts), max_size=3),
    forum=st.lists(texts, max_size=2).map(tuple),
    budget=st.none() | st.builds(Budget, amount=amounts, currency=st.just("XOF"), note=st.none() | said),
    period=st.none() | periods.map(lambda pair: Period(start=pair[0], end=pair[1])),
    indicators=st.lists(
        st.builds(
            Indicator,
            id=st.just("i-1"),
            title=said,
            unit=st.none() | said,
            baseline=st.none()
            | st.builds(Baseline, value=st.none() | numbers, date=st.none() | days, source=st.none() | said),
            target=st.none() | st.builds(Target, value=numbers, date=days),
            results=st.lists(st.builds(Result, date=days, value=numbers), max_size=3).map(tuple),
        ),
        max_size=1,
    ).map(tuple),
)
plans = st.builds(
    Strategy,
    country=st.sampled_from(["SN", "EE", "TO"]),
    title=texts,
    vision=st.none() | texts,
    values=st.lists(said, max_size=2).map(tuple),
    purpose=st.none() | said,
    period=st.none() | periods.map(lambda pair: Period(start=pair[0], end=pair[1])),
    axes=st.lists(
        st.builds(
            Axis,
            id=st.just("a1"),
            title=texts,
            objectives=st.lists(
                st.builds(
                    Objective,
                    id=st.just("o1"),
                    title=texts,
                    text=st.none() | said,
                    actions=st.lists(actions, max_size=1).map(tuple),
                ),
                max_size=1,
            ).map(tuple),
        ),
        max_size=1,
    ).map(tuple),
)


@settings(max_examples=150)
@given(plans, st.sampled_from([1, 2]))
def test_stratml_gives_back_what_it_holds(strategy: Strategy, part: int) -> None:
    content = to_stratml(strategy, part)
    assert check_shape(etree.fromstring(content), PARTS[part]) == []
    assert parse_stratml(content, Path("x.xml")) == strategy
