r"""How much capacity a country may lose with its cables: an interval from the cables left, fitted on events that were seen.

Routes say who can still be reached, not how much gets through. Of `b` cables `l` are left; the share lost is taken to be

.. math:: 1 - (l / b)^a

with one exponent `a` for an event, which is 1 where cables carry alike and all is missed that failed, larger where the large ones
failed, smaller where those left had room. Over the events to 2022 of which both counts and the share lost are known (off Taiwan
2006, Alexandria 2008, Yemen 2020, Egypt's land crossing 2022 for Pakistan) ``ln a`` has mean 0.26 and standard deviation 1.06.
The bounds are those between which the next event lies with 80 %, by Student's t. Where no cable is left, the bounds are the least
and the most that was lost in the four such events. ``tests/verify/test_capacity.py`` fits all of this anew and compares it with the
events after 2022, of which it knows nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CapacityBasis = Literal["ways", "cables", "capacity"]

EXPONENT, LEAST_EXPONENT, MOST_EXPONENT = 1.291, 0.185, 9.023
NONE_LEFT = (0.9, 1.0)
FITTED = 4
"""Events with cables left that the exponents are from; there are as many without any."""
COVERED, TESTED = 10, 15
"""Of the losses seen after 2022, with cables counted: in how many the interval held what was seen."""
COVERED_BY_MAP, TESTED_BY_MAP = 7, 11
"""The same with the ways of the map of cables and land lines before and after the library's cuts."""

FEWER_WAYS = (60, 157)
"""Countries and territories of which the map has fewer ways at sea than a list of April 2022 has cables; of all with any on it."""


@dataclass(frozen=True)
class CapacityLoss:
    """What a country may lose of its international capacity.

    Attributes
    ----------
    before, left : float
        Cables or ways, or capacity in any one unit.
    basis : {"ways", "cables", "capacity"}
        What is counted: independent ways on the map, cables as somebody counted them, or their capacity.
    low_share, middle_share, high_share : float
        Share lost; all the same where capacity is given, for then it is known.
    """

    before: float
    left: float
    basis: CapacityBasis
    low_share: float
    middle_share: float
    high_share: float


def estimate_loss(before: float, left: float, basis: CapacityBasis) -> CapacityLoss:
    """Estimate the share of capacity that a country loses.

    Parameters
    ----------
    before, left : float
        Before and after; more than 0, and at most as many left.
    basis : {"ways", "cables", "capacity"}
        What they count.

    Returns
    -------
    CapacityLoss
        Bounds of 80 %.

    Assumptions and limits
    ----------------------
    Four events are few: the interval is wide, and says so. What is lost is of capacity; whether users feel it depends on what they
    need. Events in which nothing was felt were hardly reported before 2022, so that the lower bound is rather too high. What
    satellites and lines that nobody counted carry is not in it.

    Examples
    --------
    >>> estimate_loss(5, 4, "cables").low_share, estimate_loss(800, 600, "capacity").middle_share
    (0.04044012..., 0.25)
    """
    if basis == "capacity" or left >= before:  # what is given is known
        share = max(0.0, 1 - left / before)
        return CapacityLoss(before, left, basis, share, share, share)
    if left <= 0:
        return CapacityLoss(before, left, basis, NONE_LEFT[0], NONE_LEFT[1], NONE_LEFT[1])
    low, middle, high = (1 - (left / before) ** power for power in (LEAST_EXPONENT, EXPONENT, MOST_EXPONENT))
    return CapacityLoss(before, left, basis, low, middle, high)
