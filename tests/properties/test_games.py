"""What defines the values of a game, on games of whole numbers drawn at random."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.optimize import linprog

from hansa.alliance.games import banzhaf, least_core, list_subsets, shapley
from hansa.alliance.sampling import sample_banzhaf, sample_shapley

Game = NDArray[np.float64]


@st.composite
def games(draw: st.DrawFn, least: int = 2, most: int = 5) -> Game:
    """Draw a game with worths from -20 to 20, nothing for nobody."""
    n = draw(st.integers(least, most))
    worths = draw(st.lists(st.integers(-20, 20), min_size=2**n - 1, max_size=2**n - 1))
    return np.array([0, *worths], dtype=np.float64)


def average_orders(worth: Game) -> list[float]:
    """Return each member's mean gain over all orders of the members, one by one."""
    n = worth.size.bit_length() - 1
    gains: list[list[float]] = [[] for _ in range(n)]
    for order in permutations(range(n)):
        mask = 0
        for member in order:
            gains[member].append(float(worth[mask | 1 << member] - worth[mask]))
            mask |= 1 << member
    return [sum(of) / len(of) for of in gains]


@settings(max_examples=40)
@given(games())
def test_shapley_is_the_mean_over_all_orders(worth: Game) -> None:
    assert shapley(worth) == pytest.approx(average_orders(worth), abs=1e-9)


@given(games())
def test_efficiency(worth: Game) -> None:
    assert shapley(worth).sum() == pytest.approx(worth[-1], abs=1e-9)
    scaled = banzhaf(worth, normalised=True)
    assert np.isnan(scaled).all() or scaled.sum() == pytest.approx(worth[-1], abs=1e-6)


@given(games(most=4), st.integers(-9, 9))
def test_a_dummy_gets_what_it_has_alone(worth: Game, alone: int) -> None:
    with_dummy = np.concatenate([worth, worth + alone])
    for value in (shapley, banzhaf):
        assert value(with_dummy)[-1] == pytest.approx(alone, abs=1e-9)
        assert value(with_dummy)[:-1] == pytest.approx(value(worth), abs=1e-9)


@given(games(), st.data())
def test_equals_get_equal(worth: Game, data: st.DataObject) -> None:
    n = worth.size.bit_length() - 1
    one, other = data.draw(st.lists(st.integers(0, n - 1), min_size=2, max_size=2, unique=True))
    order = np.arange(n)
    order[[one, other]] = other, one
    swapped = list_subsets(n)[:, order] @ (1 << np.arange(n))
    fair = (worth + worth[swapped]) / 2
    for value in (shapley, banzhaf):
        assert value(fair)[one] == pytest.approx(value(fair)[other], abs=1e-9)
        assert value(worth[swapped]) == pytest.approx(value(worth)[order], abs=1e-9)


@given(st.data(), st.integers(2, 5), st.floats(-3, 3))
def test_additivity(data: st.DataObject, n: int, factor: float) -> None:
    first, second = data.draw(games(n, n)), data.draw(games(n, n))
    for value in (shapley, banzhaf):
        assert value(first + factor * second) == pytest.approx(value(first) + factor * value(second), abs=1e-9)


@settings(max_examples=60)
@given(games(most=6))
def test_the_least_core_against_the_whole_programme(worth: Game) -> None:
    n = worth.size.bit_length() - 1
    subsets = list_subsets(n)[1:-1].astype(np.float64)
    whole = linprog(
        [0] * n + [1],
        A_ub=np.hstack([-subsets, -np.ones((len(subsets), 1))]),
        b_ub=-worth[1:-1],
        A_eq=[[1] * n + [0]],
        b_eq=[worth[-1]],
        bounds=(None, None),
    )
    epsilon, shares = least_core(worth)
    assert epsilon == pytest.approx(whole.fun, abs=1e-6)
    assert shares.sum() == pytest.approx(worth[-1], abs=1e-6)
    assert (subsets @ shares + epsilon >= worth[1:-1] - 1e-6).all()


@settings(max_examples=25)
@given(games(4, 6), st.integers(0, 2**32))
def test_samples_lie_within_their_error_bars(worth: Game, seed: int) -> None:
    n = worth.size.bit_length() - 1
    for sample, exact in ((sample_shapley, shapley), (sample_banzhaf, banzhaf)):
        values, errors = sample(lambda members: worth[members @ (1 << np.arange(n))], n, 600, seed)
        assert (np.abs(values - exact(worth)) <= 6 * errors + 1e-9).all()


@given(games(3, 6), st.integers(0, 99))
def test_sampled_values_add_up(worth: Game, seed: int) -> None:
    n = worth.size.bit_length() - 1
    values, _ = sample_shapley(lambda members: worth[members @ (1 << np.arange(n))], n, 2 * n, seed)
    assert values.sum() == pytest.approx(worth[-1], abs=1e-9)
