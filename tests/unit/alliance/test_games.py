"""Values and the least core of games whose answers are known."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from hansa.alliance.games import (
    EXACT_MEMBERS,
    banzhaf,
    count_members,
    least_core,
    list_subsets,
    scale_values,
    shapley,
)
from hansa.alliance.sampling import sample_banzhaf, sample_shapley
from hansa.errors import InputError

GLOVES = np.array([0.0, 0, 0, 0, 0, 1, 1, 1])  # members 0 and 1 have a left glove, member 2 a right one
MAJORITY = np.array([0.0, 0, 0, 1, 0, 1, 1, 1])


def test_subsets_stand_in_the_order_of_their_masks() -> None:
    subsets = list_subsets(4)
    assert (subsets @ (1 << np.arange(4)) == np.arange(16)).all()


def test_the_glove_game() -> None:
    assert shapley(GLOVES) == pytest.approx([1 / 6, 1 / 6, 2 / 3])
    assert banzhaf(GLOVES) == pytest.approx([1 / 4, 1 / 4, 3 / 4])
    assert banzhaf(GLOVES, normalised=True) == pytest.approx([1 / 5, 1 / 5, 3 / 5])
    epsilon, shares = least_core(GLOVES)
    assert epsilon == pytest.approx(0)
    assert shares == pytest.approx([0, 0, 1])


def test_a_majority_of_three_has_no_core() -> None:
    epsilon, shares = least_core(MAJORITY)
    assert epsilon == pytest.approx(1 / 3)
    assert shares == pytest.approx([1 / 3] * 3)


def test_the_united_nations_in_small() -> None:
    """Two with a veto and three without, four votes of five needed: values by counting orders by hand."""
    subsets = list_subsets(5)
    worth = (subsets[:, :2].all(axis=1) & (subsets.sum(axis=1) >= 4)).astype(np.float64)
    assert shapley(worth) == pytest.approx([7 / 20, 7 / 20, 1 / 10, 1 / 10, 1 / 10])


def test_one_member() -> None:
    assert shapley(np.array([0.0, 3.0])).tolist() == banzhaf(np.array([0.0, 3.0])).tolist() == [3.0]
    with pytest.raises(InputError, match="not those of all subsets"):
        least_core(np.array([0.0, 3.0]))


@pytest.mark.parametrize("worth", [[1.0], [0.0, 1.0, 2.0], [0.0, np.nan], [0.0, np.inf], []])
def test_what_is_no_game(worth: list[float]) -> None:
    with pytest.raises(InputError) as caught:
        count_members(np.array(worth))
    assert caught.value.code == "not-a-game"


def test_values_that_cannot_be_scaled() -> None:
    assert np.isnan(scale_values(np.array([1.0, -1.0]), 2.0)).all()
    assert scale_values(np.zeros(3), 0.0).tolist() == [0, 0, 0]


def test_as_many_members_as_promised() -> None:
    random = np.random.default_rng(5)
    worth = np.r_[0.0, random.random(2**EXACT_MEMBERS - 1)] * list_subsets(EXACT_MEMBERS).sum(axis=1)
    assert shapley(worth).sum() == pytest.approx(worth[-1])
    epsilon, shares = least_core(worth)
    claims = list_subsets(EXACT_MEMBERS) @ shares + epsilon - worth
    assert claims[1:-1].min() == pytest.approx(0, abs=1e-7)
    assert shares.sum() == pytest.approx(worth[-1])


def test_samples_of_an_additive_game_have_no_error() -> None:
    worth = np.arange(1.0, 31.0)
    for sample in (sample_shapley, sample_banzhaf):
        values, errors = sample(lambda members: members @ worth, 30, 60)
        assert values == pytest.approx(worth)
        assert errors == pytest.approx(np.zeros(30))


def test_samples_repeat_by_their_seed() -> None:
    def worth(members: NDArray[np.bool_]) -> NDArray[np.float64]:
        weights: NDArray[np.float64] = (members @ np.arange(20.0)) ** 3
        return weights

    for sample in (sample_shapley, sample_banzhaf):
        first, second = sample(worth, 20, 100, 7), sample(worth, 20, 100, 7)
        assert (first[0] == second[0]).all()
        assert (first[0] != sample(worth, 20, 100, 8)[0]).any()
        assert (first[1] >= 0).all()
