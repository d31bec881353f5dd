"""How well modelled figures agree with measured ones."""

from __future__ import annotations

import numpy as np

from hansa.arrays import Float64

LEAST = 3
"""Two points always lie on a line: no correlation is given."""


def correlate(first: Float64, second: Float64) -> float:
    """Return Pearson's correlation.

    Parameters
    ----------
    first, second : float64 (k,)
        Pairs.

    Returns
    -------
    float
        In [-1, 1]; not a number for fewer than three pairs or a side that does not vary.
    """
    if len(first) < LEAST or np.ptp(first) == 0 or np.ptp(second) == 0:
        return float("nan")
    return float(np.corrcoef(first, second)[0, 1])


def correlate_ranks(first: Float64, second: Float64) -> float:
    """Return Spearman's correlation: Pearson's of ranks, equals sharing the mean of their ranks.

    Parameters
    ----------
    first, second : float64 (k,)
        Pairs.

    Returns
    -------
    float
        In [-1, 1], not a number where :func:`correlate` gives none.
    """
    return correlate(rank(first), rank(second))


def rank(values: Float64) -> Float64:
    """Rank values from 1 upwards, equals by the mean of their places.

    Parameters
    ----------
    values : float64 (k,)
        Any values.

    Returns
    -------
    float64 (k,)
        Ranks.
    """
    _, group, count = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(count)
    ranks: Float64 = (last - (count - 1) / 2)[group]
    return ranks
