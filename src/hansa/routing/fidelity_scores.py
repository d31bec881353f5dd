"""How well modelled figures agree with measured ones."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

import numpy as np

from hansa.arrays import BoolArray, Float64, Int64

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


def first_labels(scores: Float64, labels: Int64, most: int = 3) -> list[int]:
    """List the labels of the highest positive scores, highest first, of equals the lower label first.

    Parameters
    ----------
    scores : float64 (k,)
        Only positive ones count.
    labels : int64 (k,)
        Distinct.
    most : int
        How many at most.
    """
    order = np.lexsort((labels, -scores))[:most]
    return [int(labels[place]) for place in order if scores[place] > 0]


def draw_half(keys: Iterable[object]) -> BoolArray:
    """Split keys into two halves that know nothing of the figures: by the parity of a checksum of their text.

    Parameters
    ----------
    keys : iterable
        ASNs or country codes.

    Returns
    -------
    bool (k,)
        True for the half on which choices are made, false for the one held out.
    """
    return np.array([zlib.crc32(str(key).encode()) % 2 == 0 for key in keys], np.bool_)
