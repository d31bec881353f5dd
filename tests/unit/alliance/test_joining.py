"""A newcomer's value by samples: the truth within its error, and nothing for who adds nothing."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from hansa.alliance.games import banzhaf, list_subsets, shapley
from hansa.alliance.sampling import sample_joining


def worth(subsets: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the square of the members' weights, so that what one adds depends on who is there."""
    amounts: NDArray[np.float64] = (subsets[:, :5] @ np.arange(1.0, 6.0)) ** 2 / 225
    return amounts


def test_the_estimate_is_within_its_error_of_the_truth() -> None:
    exact = worth(list_subsets(5))
    (value, error), (power, power_error) = sample_joining(worth, 5, draws=400)
    assert 0 < error < 0.01
    assert value == pytest.approx(shapley(exact)[-1], abs=4 * error)
    assert power == pytest.approx(banzhaf(exact)[-1], abs=4 * power_error)
    assert sample_joining(worth, 5) == sample_joining(worth, 5)


def test_who_adds_nothing_gets_nothing() -> None:
    assert sample_joining(worth, 6) == ((0.0, 0.0), (0.0, 0.0))
