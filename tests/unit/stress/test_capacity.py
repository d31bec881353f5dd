"""The interval for the capacity lost, by hand, and what holds of any."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hansa.stress.capacity import EXPONENT, LEAST_EXPONENT, MOST_EXPONENT, estimate_loss
from hansa.stress.scenario import CableCount


def test_half_of_the_cables_left() -> None:
    found = estimate_loss(4, 2, "cables")
    assert (found.low_share, found.middle_share, found.high_share) == pytest.approx(
        (1 - 0.5**LEAST_EXPONENT, 1 - 0.5**EXPONENT, 1 - 0.5**MOST_EXPONENT)
    )
    assert (round(found.low_share, 2), round(found.middle_share, 2), round(found.high_share, 3)) == (0.12, 0.59, 0.998)


def test_capacity_that_is_known_needs_no_interval() -> None:
    found = estimate_loss(800, 600, "capacity")
    assert found.low_share == found.middle_share == found.high_share == 0.25


def test_the_last_cable_takes_nearly_all() -> None:
    found = estimate_loss(1, 0, "cables")
    assert (found.low_share, found.high_share) == (0.9, 1.0)


@given(before=st.integers(1, 60), left=st.integers(0, 60))
def test_bounds_are_in_order_and_fewer_left_lose_more(before: int, left: int) -> None:
    left = min(left, before)
    found = estimate_loss(before, left, "cables")
    assert 0 <= found.low_share <= found.middle_share <= found.high_share <= 1
    if left:
        fewer = estimate_loss(before, left - 1, "cables")
        assert fewer.low_share >= found.low_share
        assert fewer.high_share >= found.high_share


def test_more_left_than_before_is_refused() -> None:
    with pytest.raises(ValueError, match="at most as many left as before"):
        CableCount(country="SN", before=3, left=4)
