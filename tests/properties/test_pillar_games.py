"""Supply and rules as games, on tables drawn at random."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hansa.alliance.games import list_subsets, shapley
from hansa.alliance.rules import RulesMatrix, rules_worth
from hansa.alliance.supply import LayerSupply, SupplyTables, layer_worths, supply_worth

NAMES = ("AT", "BE", "CY", "DK", "EE")
OUTSIDE = ("US", "CN")


@st.composite
def supplies(draw: st.DrawFn) -> SupplyTables:
    """Two layers in which some members have no data, with suppliers inside and outside."""
    n = draw(st.integers(2, 5))
    suppliers = (*NAMES[:n], *OUTSIDE)
    layers = []
    for layer in ("naming", "cloud"):
        raw = draw(st.lists(st.integers(0, 9), min_size=n * len(suppliers), max_size=n * len(suppliers)))
        table = np.array(raw, dtype=np.float64).reshape(n, -1)
        users = np.array(draw(st.lists(st.integers(0, 9), min_size=n, max_size=n)), dtype=np.float64)
        weights = np.where(table.any(axis=1), users, 0)
        weights /= weights.sum() or 1
        shares = table / np.maximum(table.sum(axis=1, keepdims=True), 1)
        inside = (*((place,) for place in range(n)), (), ())
        missing = tuple(name for name, weight in zip(NAMES, weights, strict=False) if not weight)
        layers.append(LayerSupply(layer, "drawn", suppliers, weights[:, None] * shares, weights, inside, missing))
    return SupplyTables(NAMES[:n], np.ones(n), tuple(layers), ())


@given(supplies())
def test_supply_is_a_monotone_game_in_the_unit_interval(tables: SupplyTables) -> None:
    subsets = list_subsets(len(tables.countries))
    worths = supply_worth(tables, subsets)
    assert worths[0] == 0
    assert worths.max() <= 1 + 1e-12
    for mask in range(len(worths)):
        for member in range(len(tables.countries)):
            assert worths[mask | 1 << member] >= worths[mask] - 1e-12
    assert shapley(worths).min() >= -1e-12


@given(supplies())
def test_the_whole_has_its_own_denominators(tables: SupplyTables) -> None:
    everyone = np.ones((1, len(tables.countries)), dtype=np.bool_)
    n = len(tables.countries)
    for layer in tables.layers:
        inside, free = layer_worths(layer, everyone)
        assert inside[0] == pytest.approx(layer.held[:, :n].sum())
        assert free[0] == pytest.approx(layer.weights.sum() - layer.held[:, n:].sum(axis=0).max())


@given(supplies(), st.integers(0, 4))
def test_who_neither_uses_nor_supplies_gets_nothing(tables: SupplyTables, place: int) -> None:
    dummy = place % len(tables.countries)
    for layer in tables.layers:
        layer.held[dummy] = layer.held[:, dummy] = layer.weights[dummy] = 0
    worths = supply_worth(tables, list_subsets(len(tables.countries)))
    assert shapley(worths)[dummy] == pytest.approx(0, abs=1e-12)


@given(st.lists(st.lists(st.booleans(), min_size=3, max_size=3), min_size=2, max_size=5))
def test_in_rules_each_gets_half_of_every_pair(rows: list[list[bool]]) -> None:
    party = np.array(rows, dtype=np.bool_)
    n = len(rows)
    matrix = RulesMatrix(NAMES[:n], ("a", "b", "c"), np.ones(3, np.bool_), np.zeros(3, np.bool_), party)
    together = (party[:, None, :] & party[None, :, :]).sum(axis=2)
    expected = (together.sum(axis=1) - together.diagonal()) / (n * (n - 1) * 3)
    assert shapley(rules_worth(matrix, list_subsets(n))) == pytest.approx(expected, abs=1e-12)
