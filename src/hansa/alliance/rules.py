r"""Rules: the commitments of policy that the members of a coalition share.

An instrument counts as a rule by its ``kind``: a treaty, a political declaration, a pledge or declaration of many
stakeholders, or a coalition that is joined by taking on its commitments (:data:`RULES`). Organisations, informal groups and
partnerships are places to meet and do not count. With :math:`p_{ci} = 1` where c is a party to instrument i, n members in the
whole coalition N and I instruments, a subset S of N is worth

.. math:: v(S) = \frac{1}{I} \sum_i \binom{\sum_{c \in S} p_{ci}}{2} \Big/ \binom{n}{2}

the share of the pairs of members that are both parties, averaged over the instruments. Only instruments whose list of parties
is complete as of a printed date enter; the others score nothing, and say how many of the members are on their list. A list of
the day of a launch is complete as of that day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hansa.arrays import BoolArray, Float64
from hansa.dependence.row import EUROPEAN_UNION
from hansa.figures import lookups

if TYPE_CHECKING:
    import polars as pl

    from hansa.evidence import Edition

RULES = (
    "treaty",
    "political declaration",
    "multi-stakeholder declaration",
    "multi-stakeholder pledge",
    "coalition",
    "trade agreement",
    "export control regime",
)
"""The kinds of instrument that commit whoever joins."""
PARTY = ("member", "endorsed", "signed", "ratified")
"""What makes a state a party; a signature counts, though it does not bind before ratification."""


@dataclass(frozen=True, eq=False)
class RulesMatrix:
    """Who is a party to what.

    Attributes
    ----------
    countries : tuple of str
        The members of the whole coalition.
    instruments : tuple of str
        Ids, those with complete lists first.
    complete : ndarray of bool, shape (instruments,)
        Whether the list is complete as of its date; that of a launch says nothing of who joined since.
    union : ndarray of bool, shape (instruments,)
        Whether the European Union itself is listed. Its members count as parties only where they are listed themselves.
    party : ndarray of bool, shape (countries, instruments)
    """

    countries: tuple[str, ...]
    instruments: tuple[str, ...]
    complete: BoolArray
    union: BoolArray
    party: BoolArray


def list_parties(edition: Edition) -> pl.DataFrame:
    """Return who is a party to which instrument that commits whoever joins it, as rows of ``memberships``."""
    import polars as pl

    rules = edition.table("instruments").filter(pl.col("kind").is_in(RULES))["id"]
    return edition.table("memberships").filter(
        pl.col("status").is_in(PARTY), pl.col("instrument").is_in(rules.to_list())
    )


def weigh_rules(edition: Edition, countries: Sequence[str]) -> RulesMatrix:
    """Return who of a coalition is a party to which rule.

    Parameters
    ----------
    edition : Edition
        Its tables ``instruments`` and ``memberships`` are read.
    countries : sequence of str
        The members of the whole coalition, alpha-2.

    Assumptions and limits
    ----------------------
    Each list is as of its date; instruments of which no party is listed are left out. Associates and invited states are no
    parties, nor is who has ordered its withdrawal.
    """
    pairs = set(list_parties(edition).select("country", "instrument").iter_rows())
    whole = {name: row["complete"] and not row["launch"] for name, row in lookups.instruments(edition).items()}
    ids = tuple(sorted({name for _, name in pairs}, key=lambda name: (not whole[name], name)))
    party = np.array([[(code, name) in pairs for name in ids] for code in countries], dtype=np.bool_)
    union = np.array([(EUROPEAN_UNION, name) in pairs for name in ids], dtype=np.bool_)
    complete = np.array([whole[name] for name in ids], dtype=np.bool_)
    return RulesMatrix(tuple(countries), ids, complete, union, party.reshape(len(countries), len(ids)))


def rules_worth(matrix: RulesMatrix, members: BoolArray) -> Float64:
    """Return what subsets of a coalition are worth in rules; see the module for the formula.

    Parameters
    ----------
    matrix : RulesMatrix
        From :func:`weigh_rules`, of two countries or more.
    members : ndarray of bool, shape (k, n)
        Subsets, the columns in the order of ``matrix.countries``.

    Returns
    -------
    ndarray of float64, shape (k,)
        In [0, 1]; zero where no list is complete.
    """
    shares = share_instruments(matrix, members)[:, matrix.complete]
    worth: Float64 = shares.sum(axis=1) / max(shares.shape[1], 1)
    return worth


def share_instruments(matrix: RulesMatrix, members: BoolArray) -> Float64:
    """Return, for subsets and each instrument, the share of the whole coalition's pairs that are both in the subset and parties.

    Parameters
    ----------
    matrix : RulesMatrix
        From :func:`weigh_rules`, of two countries or more.
    members : ndarray of bool, shape (k, n)
        Subsets.

    Returns
    -------
    ndarray of float64, shape (k, instruments)
    """
    n = len(matrix.countries)
    parties = members.astype(np.float64) @ matrix.party.astype(np.float64)
    shares: Float64 = parties * (parties - 1) / (n * (n - 1))
    return shares
