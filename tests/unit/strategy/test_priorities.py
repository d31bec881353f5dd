"""Priorities: values by rule, sums in full, acceptability as the formulas say, sets proven best, regret under futures and shocks."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest
from numpy.typing import NDArray

from hansa.errors import InputError
from hansa.evidence import Edition, open_edition
from hansa.figures.worst_cases import rank_by_loss
from hansa.strategy.acceptability import accept
from hansa.strategy.candidates import (
    CRITERIA,
    PILLARS,
    ActionCandidate,
    list_actions,
    value_call,
    value_cost,
    value_staff,
)
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.document import Staff
from hansa.strategy.portfolio import Limits, choose_least_regret, choose_most, explain_rest, set_rules
from hansa.strategy.priorities import Priorities, WantedPriorities, prioritise
from hansa.strategy.weights import draw_weights, fill_weights, order_weights, read_weights
from hansa.strategy.worlds import list_worlds, weigh_regret
from tests.hand_made import make_edition
from tests.unit.strategy.samples import SAMPLE, make_strategy

ALIKE = np.zeros(2, dtype=np.int64)
FIRST = np.array([0, 1], dtype=np.int64)
NEAR = 0.006


@pytest.fixture(scope="module")
def edition() -> Edition:
    return open_edition()


@pytest.fixture(scope="module")
def found(edition: Edition) -> Priorities:
    return prioritise(make_strategy(), edition, WantedPriorities(catalogue=True, samples=5000))


def values(*rows: tuple[float, ...]) -> NDArray[np.float64]:
    return np.array(rows, dtype=np.float64)


def candidate(name: str, staff: float | None = 1.0, cost: float | None = 1.0, **more: Any) -> ActionCandidate:
    means = None if staff is None else Staff(first_year=staff, running=staff / 2)
    level = (0.5,) * len(CRITERIA)
    return ActionCandidate(name, name, name, level, level, means, cost, **more)


def test_values_follow_their_rules() -> None:
    profile = load_catalogue().profiles["emerging_economy"]
    assert [value_call(called) for called in (0, 2, 4, 9)] == [0.25, 0.625, 1.0, 1.0]
    assert [value_staff(staff, profile) for staff in (0, 4, 8, 9)] == [1.0, 0.5, 0.0, 0.0]
    planned = [one.planned_eur for one in load_catalogue().cost_classes.values()]
    assert [value_cost(amount) for amount in (0, planned[0], planned[-1], 1e9)] == pytest.approx([1, 1, 0, 0])
    assert value_cost((planned[0] * planned[-1]) ** 0.5) == pytest.approx(0.5)


def test_the_value_is_the_sum_of_its_parts(found: Priorities) -> None:
    assert found.worth == pytest.approx(found.parts().sum(axis=1))
    assert list(found.worth) == sorted(found.worth, reverse=True)
    assert np.all(found.possible >= found.worth)
    assert found.weights[[CRITERIA.index("security"), CRITERIA.index("voice")]] == pytest.approx([0.6, 0.4])


def test_the_additive_order_is_that_of_pymcdm(found: Priorities) -> None:
    from pymcdm.methods import WSM

    weights = np.full(len(CRITERIA), 1 / len(CRITERIA))
    theirs = WSM(normalization_function=lambda column, cost: column)(found.low, weights, np.ones(len(CRITERIA)))
    assert found.low @ weights == pytest.approx(theirs)


def test_a_pillar_that_is_not_served_brings_nothing(found: Priorities) -> None:
    options = load_catalogue().options
    for one, row in zip(found.candidates, found.low, strict=True):
        served = options[str(one.option)].pillars
        assert [value > 0 for value in row[: len(PILLARS)]] == [pillar in served for pillar in PILLARS]


def test_an_own_action_spans_what_is_not_known(edition: Edition) -> None:
    cable, point, voice = list_actions(make_strategy(), edition)
    assert (cable.cost_eur, cable.staff, point.cost_eur) == (30000.0, None, None)
    served = [name for name, low, high in zip(CRITERIA, voice.low, voice.high, strict=True) if high > low]
    assert served == ["rules", "voice", "staff", "cost", "time"]  # the objective covers 1.1
    assert point.low[CRITERIA.index("staff")] == point.high[CRITERIA.index("staff")] == 1 - 0.5 / 8


def test_a_plan_of_ones_own_takes_the_place_of_the_assumption(edition: Edition) -> None:
    action = {
        "id": "x",
        "title": "x",
        "option": "no-shutdown",
        "staff": 2,
        "budget": {"amount": 800000, "currency": "EUR"},
    }
    axes = [{"id": "a", "title": "a", "objectives": [{"id": "o", "title": "o", "actions": [action]}]}]
    one = list_actions(make_strategy(axes=axes), edition)[0]
    assert (one.id, one.option, one.cost_eur) == ("x", "no-shutdown", 200000.0)
    assert one.staff == Staff(first_year=2, running=2)
    foreign = action | {"budget": {"amount": 1, "currency": "XOF"}}
    axes[0]["objectives"][0]["actions"] = [foreign]  # type: ignore[index]
    planned = load_catalogue().cost_classes[load_catalogue().options["no-shutdown"].cost].planned_eur
    assert list_actions(make_strategy(axes=axes), edition)[0].cost_eur == planned


@pytest.mark.parametrize("ratio", [0.25, 1.0, 2.0])
def test_two_options_share_the_weights_as_the_formula_says(ratio: float) -> None:
    """(1, 0) comes before (0, t) where w > t (1 - w), so in 1 / (1 + t) of the weights; its central weight lies halfway."""
    both = values((1, 0), (0, ratio))
    answer = accept(both, both, ALIKE, samples=100_000)
    assert answer.ranks[0, 0] == pytest.approx(1 / (1 + ratio), abs=NEAR)
    assert answer.central[0, 0] == pytest.approx((1 + ratio / (1 + ratio)) / 2, abs=NEAR)
    assert list(answer.confidence) == [1.0, 1.0]
    assert answer.mean_rank().sum() == pytest.approx(3)


def test_an_order_of_criteria_narrows_the_weights() -> None:
    both = values((1, 0), (0, 2))
    assert accept(both, both, FIRST, samples=100_000).ranks[0, 0] == pytest.approx(2 / 3, abs=NEAR)


def test_unknown_values_are_drawn() -> None:
    low, high = values((0.5, 0.5), (0, 0)), values((0.5, 0.5), (1, 1))
    answer = accept(low, high, ALIKE, samples=100_000)
    assert answer.ranks[1, 0] == pytest.approx(0.5, abs=NEAR)
    assert answer.confidence == pytest.approx([0.5, 0.5], abs=0.03)
    above = accept(low, values((0.5, 0.5), (0.4, 0.4)), ALIKE, samples=1000)
    assert np.isnan(above.confidence[1])
    assert np.isnan(above.central[1]).all()


def test_equals_share_the_first_place() -> None:
    same = np.full((4, 2), 0.5)
    assert accept(same, same, ALIKE, samples=40_000).ranks == pytest.approx(np.full((4, 4), 0.25), abs=0.02)


def test_the_same_seed_gives_the_same() -> None:
    both = values((1, 0), (0, 1))
    first, again, other = (accept(both, both, ALIKE, 1000, seed) for seed in (7, 7, 8))
    assert np.array_equal(first.ranks, again.ranks)
    assert not np.array_equal(first.central, other.central)


def test_drawn_weights_keep_the_order_and_its_centroid() -> None:
    drawn = draw_weights(np.array([2, 0, 1]), 50_000, np.random.default_rng(1))
    assert np.all((drawn[:, 1] >= drawn[:, 2]) & (drawn[:, 2] >= drawn[:, 0]))
    assert drawn.mean(axis=0) == pytest.approx([2 / 18, 11 / 18, 5 / 18], abs=NEAR)
    shared = draw_weights(np.array([0, 0, 1]), 50_000, np.random.default_rng(1)).mean(axis=0)
    assert shared == pytest.approx([8 / 18, 8 / 18, 2 / 18], abs=NEAR)


def test_weights_are_read_and_filled() -> None:
    assert read_weights("security=30, voice=10") == {"security": 0.75, "voice": 0.25}
    assert fill_weights({}) == pytest.approx(np.full(7, 1 / 7))
    assert list(order_weights(fill_weights({"security": 3, "voice": 1}))) == [0, 2, 2, 1, 2, 2, 2]
    for written, code in {"security": "weights-form", "x=1": "weights-criterion", "cost=0": "weights-form"}.items():
        with pytest.raises(InputError) as caught:
            read_weights(written)
        assert caught.value.code == code


def test_the_set_keeps_staff_money_needs_and_contradictions() -> None:
    some = [
        candidate("best", 9.0),
        candidate("dear", 1.0, 99.0),
        candidate("unknown", None),
        candidate("orphan", needs=("elsewhere",)),
        candidate("child", needs=("parent",)),
        candidate("parent", 3.0),
        candidate("either"),
        candidate("or", excludes=("either",)),
        candidate("after", needs=("done",)),
    ]
    worth = np.array([9, 9, 9, 9, 5, 0.1, 2, 3, 1], dtype=np.float64)
    rules, left = set_rules(some, Limits(3.5, 10), done={"done"})
    chosen = choose_most(rules, worth)
    taken = [one.id for one, held in zip(some, chosen.taken, strict=True) if held]
    assert (taken, chosen.worth, chosen.gap) == (["or", "after"], 4.0, 0.0)
    reasons = {one.id: (one.reason, one.detail) for one in explain_rest(some, rules, left, chosen)}
    assert reasons == {
        "best": ("beyond_staff", ""),
        "dear": ("beyond_budget", ""),
        "unknown": ("unknown_means", ""),
        "orphan": ("needs", "elsewhere"),
        "child": ("needs", "parent"),
        "parent": ("no_room", ""),
        "either": ("no_room", ""),
    }
    roomy, _ = set_rules(some, Limits(5.0, 10), done={"done"})
    assert choose_most(roomy, worth).worth == pytest.approx(8.1)  # child and parent, and one of the two
    fewer, _ = set_rules(some, Limits(5.0, 10, actions=1), done={"done"})
    assert choose_most(fewer, worth).worth == 3.0


def test_the_set_that_regrets_least_is_that_of_all_sets() -> None:
    some = [candidate(f"c{number}") for number in range(5)]
    rules, _ = set_rules(some, Limits(2, 10))
    worths = np.random.default_rng(3).random((4, 5))
    best = np.array([choose_most(rules, row).worth for row in worths])
    sets = [np.array(one, dtype=bool) for one in product((False, True), repeat=5) if sum(one) <= 2]
    regrets = [max(1 - row[one].sum() / top for row, top in zip(worths, best, strict=True)) for one in sets]
    found = choose_least_regret(rules, worths, best)
    assert found.worth == pytest.approx(min(regrets))
    assert np.array_equal(found.taken, sets[int(np.argmin(regrets))])


def test_nothing_that_fits_is_an_empty_set() -> None:
    rules, left = set_rules([candidate("a", 9.0)], Limits(1, 1))
    assert choose_most(rules, np.ones(1)).worth == 0.0
    assert not choose_least_regret(rules, np.ones((2, 1)), np.zeros(2)).taken.any()
    assert [one.reason for one in left] == ["beyond_staff"]


def test_a_shock_counts_for_what_speaks_of_the_layers_it_strikes(tmp_path: Path) -> None:
    outcomes = {
        "scenario": ["cable", "isolation-sn", "far"],
        "country": ["SN", "SN", "FR"],
        "reachability_lost_share": [0.5, 1.0, 0.9],
        "home_lost_share": [0.0, 0.0, 0.0],
        "places_lost_share": [None, None, 0.2],
    }
    supplies = {"scenario": ["cable"], "country": ["SN"], "layer": ["cloud"], "share": [0.25]}
    names = ["cable", "isolation-sn", "far"]
    frames = {
        "scenarios": pl.DataFrame(
            {"id": names, "kind": ["cut", "isolation", "cut"], "name_en": names, "name_fr": names}
        ).with_columns(date=pl.lit(None, pl.String)),
        "stress_outcomes": pl.DataFrame(outcomes),
        "stress_supplies": pl.DataFrame(supplies),
    }
    small = make_edition(tmp_path / "edition", frames)
    assert [(one.scenario, one.layers) for one in rank_by_loss(small, "SN")] == [
        ("cable", {"routing": 0.5, "cloud": 0.25})
    ]
    some = [candidate("cloud", layers=("cloud",)), candidate("none"), candidate("both", layers=("cloud", "routing"))]
    world = list_worlds(some, small, "SN")[-1]
    assert (world.id, world.kind) == ("cable", "scenario")
    assert world.effects[:, 0].tolist() == [1.25, 1.0, 1.5]
    assert world.effects[:, 2:].tolist() == [[1.0] * 5] * 3


def test_regret_is_nothing_for_the_best_and_its_set(found: Priorities) -> None:
    single = found.regret.single
    assert single.min(axis=1) == pytest.approx(np.zeros(len(single)))
    assert np.all((single >= 0) & (single <= 1))
    assert found.regret.chosen[0] == pytest.approx(0)  # the future that changes nothing
    assert found.regret.safest_regret <= found.regret.chosen.max() + 1e-9
    rules, _ = set_rules(found.candidates, found.limits)
    nothing = np.zeros(len(found.candidates), dtype=np.bool_)
    assert weigh_regret(found.worlds, found.low, found.weights, rules, nothing).chosen == pytest.approx(1.0)


def test_means_are_those_asked_for_answered_or_of_the_profile(edition: Edition) -> None:
    answered = {"priorities": {"state": "open", "answers": {"staff": "1.5", "budget": "70000"}}}
    wanted = WantedPriorities(samples=100)
    assert prioritise(make_strategy(), edition, wanted).limits == Limits(8, 1_500_000)
    assert prioritise(make_strategy(steps=answered), edition, wanted).limits == Limits(1.5, 70_000)
    assert prioritise(make_strategy(steps=answered), edition, WantedPriorities(samples=100, staff=2)).limits == Limits(
        2, 70_000
    )


def test_what_is_done_is_not_weighed(edition: Edition) -> None:
    axes = SAMPLE["axes"]
    done = [
        dict(
            axes[0], objectives=[dict(axes[0]["objectives"][1], actions=[{"id": "x", "title": "x", "status": "done"}])]
        )
    ]
    assert prioritise(make_strategy(axes=done), edition, WantedPriorities(samples=100)).source == "options"
    assert prioritise(make_strategy(), edition, WantedPriorities(samples=100)).source == "actions"
