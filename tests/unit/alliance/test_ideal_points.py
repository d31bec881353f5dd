"""Ideal points of votes whose line is known."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from numpy.typing import NDArray

from hansa.alliance.ideal_points import SCHEMA, fit_lines, place_states

STATES = ["BR", "CN", "DE", "FR", "IN", "RU", "TO", "US"]
PLACES = np.array([-0.3, -1.2, 1.4, 1.5, -0.6, -1.0, 0.1, 2.0])
WORDS = np.array(["no", "abstain", "yes"])


def draw_votes(calls: int, absent: float = 0.0, seed: int = 3) -> pl.DataFrame:
    """Draw votes of states that stand at known places, by thresholds at random places."""
    random = np.random.default_rng(seed)
    lean = PLACES[:, None] * random.choice([-1, 1], calls) + random.normal(0, 0.4, (len(STATES), calls))
    cast = WORDS[1 + (lean > 0.3).astype(int) - (lean < -0.3).astype(int)]
    here = random.random(cast.shape) >= absent
    rows = [(f"call {j}", STATES[i], str(cast[i, j])) for i, j in zip(*np.nonzero(here), strict=True)]
    return pl.DataFrame(rows, schema=dict.fromkeys(("roll_call", "country", "vote"), pl.String), orient="row")


def points(frame: pl.DataFrame, column: str = "point") -> NDArray[np.float64]:
    return frame[column].to_numpy()


@pytest.mark.parametrize("absent", [0.0, 0.3])
def test_places_are_found(absent: float) -> None:
    frame = place_states(draw_votes(200, absent), "general")
    assert dict(frame.schema) == SCHEMA
    assert frame["country"].to_list() == STATES
    assert np.corrcoef(points(frame), PLACES)[0, 1] > 0.95
    assert points(frame).mean() == pytest.approx(0, abs=1e-6)
    assert points(frame).std() == pytest.approx(1)
    assert (points(frame, "low") <= points(frame)).all()
    assert (points(frame) <= points(frame, "high")).all()
    assert frame["explained"].n_unique() == 1
    assert 0.5 < frame["explained"][0] < 1


def test_without_gaps_it_is_the_first_principal_component() -> None:
    votes = draw_votes(60)
    numbers = votes.with_columns(pl.col("vote").replace_strict({"yes": 1.0, "abstain": 0.0, "no": -1.0}))
    table = numbers.pivot(on="roll_call", index="country", values="vote").sort("country").drop("country").to_numpy()
    left, sizes, _ = np.linalg.svd(table - table.mean(axis=0))
    first = left[:, 0] / left[:, 0].std()
    frame = place_states(votes, "general")
    assert points(frame) == pytest.approx(first * np.sign(first[-1]), abs=1e-4)
    assert frame["explained"][0] == pytest.approx(sizes[0] ** 2 / (sizes**2).sum(), abs=1e-6)


def test_more_roll_calls_narrow_the_interval() -> None:
    few, many = (place_states(draw_votes(calls), "general") for calls in (12, 300))
    assert (points(many, "high") - points(many, "low")).mean() < (points(few, "high") - points(few, "low")).mean() / 2


def test_the_same_votes_give_the_same_points() -> None:
    votes = draw_votes(40, 0.2)
    assert place_states(votes, "ict").equals(place_states(votes, "ict"))
    mixed = place_states(votes.sample(fraction=1, shuffle=True, seed=1), "ict")
    assert points(mixed) == pytest.approx(points(place_states(votes, "ict")), abs=1e-4)


def test_who_hardly_votes_has_no_point() -> None:
    votes = draw_votes(30)
    rare = pl.DataFrame({"roll_call": ["call 1", "call 2"], "country": ["VU", "VU"], "vote": ["yes", "no"]})
    last = place_states(pl.concat([votes, rare]), "ict").row(-1, named=True)
    assert (last["country"], last["votes"], last["missing"]) == ("VU", 2, "few-votes")
    assert last["point"] is last["low"] is last["high"] is None
    without = place_states(votes, "ict")
    assert points(without) == pytest.approx(points(place_states(pl.concat([votes, rare]), "ict"))[:-1], abs=0.05)


def test_votes_that_tell_nothing_apart() -> None:
    rows = [(f"call {j}", state, "yes") for state in STATES for j in range(4)]
    frame = place_states(pl.DataFrame(rows, schema=["roll_call", "country", "vote"], orient="row"), "ict")
    assert frame["point"].null_count() == len(STATES)
    assert frame["missing"].to_list() == ["all-alike"] * len(STATES)
    few = place_states(draw_votes(2), "ict")
    assert few["missing"].to_list() == ["few-votes"] * len(STATES)


def test_a_state_without_a_drawn_vote_has_no_point_in_that_draw() -> None:
    cast = np.array([[1.0, -1.0, 0.0], [-1.0, 1.0, 0.5], [0.0, 0.0, -0.5]])
    present = np.array([[1.0, 1.0, 0.0], [1.0, 1.0, 1.0], [0.0, 0.0, 1.0]])
    lines = fit_lines(cast, present, np.array([[1.0, 1.0, 0.0]]))
    assert np.isnan(lines[0]).tolist() == [False, False, True]
