"""Values and least cores of small games against tucoopy, an independent library."""

from __future__ import annotations

import numpy as np
import pytest
from tucoopy.base.game import Game
from tucoopy.solutions.banzhaf import banzhaf_value, normalized_banzhaf_value
from tucoopy.solutions.least_core import least_core_point
from tucoopy.solutions.shapley import shapley_value

from hansa.alliance.games import banzhaf, least_core, list_subsets, shapley


@pytest.mark.parametrize("n", range(2, 9))
def test_as_another_library(n: int) -> None:
    random = np.random.default_rng(n)
    worth = random.random(1 << n) * list_subsets(n).sum(axis=1) ** 1.5
    game = Game(n_players=n, v=dict(enumerate(worth.tolist())))
    assert shapley(worth) == pytest.approx(shapley_value(game), abs=1e-12)
    assert banzhaf(worth) == pytest.approx(banzhaf_value(game), abs=1e-12)
    assert banzhaf(worth, normalised=True) == pytest.approx(normalized_banzhaf_value(game), abs=1e-12)
    assert least_core(worth)[0] == pytest.approx(least_core_point(game).epsilon, abs=1e-7)
