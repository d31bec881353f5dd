r"""Accord: how alike the members of a coalition vote, as a game.

With :math:`a_{ij}` the agreement of two states in roll calls on an issue (:mod:`hansa.alliance.voice`) and P the number of
pairs of members of the whole coalition N whose agreement is known, a subset S of N is worth

.. math:: v(S) = \frac{1}{P} \sum_{\{i, j\} \subseteq S} a_{ij}

so that v(N) is the mean agreement of the pairs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hansa.arrays import BoolArray, Float64
from hansa.figures import lookups

if TYPE_CHECKING:
    from hansa.evidence import Edition


@dataclass(frozen=True, eq=False)
class Accord:
    """Agreement of every pair of n members on an issue; not a number where nothing is known.

    Attributes
    ----------
    countries : tuple of str
        The members of the whole coalition.
    agreement, low, high : ndarray of float64, shape (n, n)
        Symmetric shares in [0, 1] and the bounds of their 95 % intervals.
    """

    countries: tuple[str, ...]
    agreement: Float64
    low: Float64
    high: Float64

    @property
    def pairs(self) -> int:
        """Number of pairs whose agreement is known."""
        return int(np.isfinite(self.agreement).sum()) // 2

    @property
    def missing(self) -> tuple[str, ...]:
        """Members of whom no agreement with any other is known."""
        known = np.isfinite(self.agreement)
        return tuple(code for place, code in enumerate(self.countries) if not known[place].any())

    def interval(self) -> tuple[float, float] | None:
        """Return the means of the bounds of the pairs' intervals; None where no pair is known.

        They are no narrower than one pair's: all pairs vote in the same few roll calls, so that their errors do not cancel.
        """
        if not self.pairs:
            return None
        return float(np.nanmean(self.low)), float(np.nanmean(self.high))


def weigh_accord(edition: Edition, countries: Sequence[str], issue: str = "ict") -> Accord:
    """Return the agreement of every pair of members on an issue, from the edition's table ``agreement``.

    Parameters
    ----------
    edition : Edition
        The evidence.
    countries : sequence of str
        The members, alpha-2.
    issue : str
        ``ict`` or ``general``.
    """
    known = lookups.agreements(edition)
    tables = np.full((3, len(countries), len(countries)), np.nan)
    for row, first in enumerate(countries):
        for column, second in enumerate(countries):
            if (issue, first, second) in known:
                tables[:, row, column] = known[issue, first, second]
    return Accord(tuple(countries), *tables)


def accord_worth(accord: Accord, members: BoolArray) -> Float64:
    """Return what subsets of a coalition are worth in voice; see the module for the formula.

    Parameters
    ----------
    accord : Accord
        From :func:`weigh_accord`.
    members : ndarray of bool, shape (k, n)
        Subsets.

    Returns
    -------
    ndarray of float64, shape (k,)
        In [0, 1]; zero for all where no pair is known.
    """
    inside = members.astype(np.float64)
    known = np.nan_to_num(accord.agreement)
    worth: Float64 = ((inside @ known) * inside).sum(axis=1) / 2 / max(accord.pairs, 1)
    return worth
