"""StratML, the strategy markup language (ISO 17469-1, and its Part 2): strategies written as XML and read back.

The standard has two levels, ours three: an objective is a ``Goal``, an action an ``Objective`` with its indicators; axes, dates, budgets
and all else without an element of its own stand in ``OtherInformation``, a line each, from which they are read back. One file holds
one language, for the standard has no place for two. Records of choices and the steps of the guide are not written: they are a unit's
own papers.
"""

from hansa.strategy.stratml.reading import parse_stratml, read_stratml
from hansa.strategy.stratml.shape import PARTS, check_shape
from hansa.strategy.stratml.writing import to_stratml

__all__ = ["PARTS", "check_shape", "parse_stratml", "read_stratml", "to_stratml"]
