"""Cooperative games: what each member of a coalition is worth to it.

A game of n members is a vector of the worths of all its subsets: ``worth[mask]`` is that of the members whose bits are set in
``mask`` (member i is bit i), so that ``worth[0]`` is the empty subset's, zero in every game here, and ``worth[-1]`` the whole
coalition's. Beyond :data:`EXACT_MEMBERS` members see :mod:`hansa.alliance.sampling`.
"""

from __future__ import annotations

from math import comb
from typing import TYPE_CHECKING

import numpy as np

from hansa.arrays import BoolArray, Float64
from hansa.errors import InputError

if TYPE_CHECKING:
    import highspy

EXACT_MEMBERS = 16
"""Up to as many members all subsets (65,536) are counted; beyond, values are sampled: each member more doubles them."""
SLACK = 1e-9
"""In the least core a subset's claim counts as met within this part of the largest worth."""


def list_subsets(n: int) -> BoolArray:
    """Return all subsets of n members, in the order of a game's vector.

    Parameters
    ----------
    n : int
        Members.

    Returns
    -------
    ndarray of bool, shape (2**n, n)
        Row ``mask`` holds at i whether bit i of ``mask`` is set.

    Examples
    --------
    >>> list_subsets(2).astype(int).tolist()
    [[0, 0], [1, 0], [0, 1], [1, 1]]
    """
    masks = np.arange(1 << n, dtype=np.int64)
    member: BoolArray = (masks[:, None] >> np.arange(n)) & 1 == 1
    return member


def count_members(worth: Float64) -> int:
    """Return the number of members of a game.

    Raises
    ------
    InputError
        ``not-a-game``: the vector has not 2, 4, 8, ... entries, or some entry is no finite number.
    """
    n = worth.size.bit_length() - 1
    if worth.ndim != 1 or n < 1 or worth.size != 1 << n or not np.isfinite(worth).all():
        raise InputError("not-a-game", length=worth.size)
    return n


def _gains(worth: Float64, member: int) -> Float64:
    """Return what a member adds to each subset of the others, in the order of their masks."""
    halves = worth.reshape(-1, 2, 1 << member)
    gains: Float64 = (halves[:, 1] - halves[:, 0]).ravel()
    return gains


def shapley(worth: Float64) -> Float64:
    r"""Return each member's Shapley value, exact.

    .. math:: \phi_i = \sum_{S \subseteq N \setminus i} \frac{|S|! \, (n - |S| - 1)!}{n!} \, [v(S \cup i) - v(S)]

    Parameters
    ----------
    worth : ndarray of float64, shape (2**n,)
        The game.

    Returns
    -------
    ndarray of float64, shape (n,)
        They add up to ``worth[-1] - worth[0]``.

    Raises
    ------
    InputError
        ``not-a-game``.

    Source
    ------
    L. S. Shapley, A value for n-person games, Contributions to the Theory of Games II (1953), 307-317.
    """
    n = count_members(worth)
    sizes = np.bitwise_count(np.arange(1 << (n - 1)))
    weights = np.array([1 / (n * comb(n - 1, size)) for size in range(n)])[sizes]
    return np.array([weights @ _gains(worth, member) for member in range(n)])


def banzhaf(worth: Float64, *, normalised: bool = False) -> Float64:
    r"""Return each member's Banzhaf value, exact: the mean of what it adds to the subsets of the others.

    .. math:: \beta_i = 2^{1 - n} \sum_{S \subseteq N \setminus i} [v(S \cup i) - v(S)]

    Parameters
    ----------
    worth : ndarray of float64, shape (2**n,)
        The game.
    normalised : bool
        Scaled so that the values add up to what the whole coalition is worth, as Shapley's do.

    Returns
    -------
    ndarray of float64, shape (n,)
        Normalised values are NaN where the raw ones add up to zero while the coalition's worth is not zero.

    Raises
    ------
    InputError
        ``not-a-game``.

    Source
    ------
    J. F. Banzhaf, Weighted voting doesn't work, Rutgers Law Review 19 (1965), 317-343; for games with any worths, G. Owen,
    Multilinear extensions and the Banzhaf value, Naval Research Logistics Quarterly 22 (1975), 741-750.
    """
    raw = np.array([_gains(worth, member).mean() for member in range(count_members(worth))])
    return scale_values(raw, float(worth[-1] - worth[0])) if normalised else raw


def scale_values(raw: Float64, whole: float) -> Float64:
    """Return values scaled to add up to ``whole``; NaN where they add up to zero and ``whole`` is not zero."""
    total = float(raw.sum())
    if total == 0:
        return raw if whole == 0 else np.full_like(raw, np.nan)
    return raw * (whole / total)


def least_core(worth: Float64) -> tuple[float, Float64]:
    r"""Return the least core's epsilon and one division of the worth in it.

    The linear programme

    .. math:: \min \epsilon \quad \text{with} \quad \sum_{i \in N} x_i = v(N), \quad
        \sum_{i \in S} x_i \ge v(S) - \epsilon \quad (\emptyset \subset S \subset N)

    is solved over the subsets that bind: those violated most enter until none is violated, so that the answer is that of
    all :math:`2^n - 2`.

    Parameters
    ----------
    worth : ndarray of float64, shape (2**n,)
        The game, with two members or more.

    Returns
    -------
    epsilon : float
        At most 0 where the core is not empty: no subset of members would be better off alone. Above 0 it is what leaving
        would have to cost for the coalition to hold.
    allocation : ndarray of float64, shape (n,)
        A division of the worth with that epsilon; there may be others.

    Raises
    ------
    InputError
        ``not-a-game``.

    Assumptions and limits
    ----------------------
    The worth counts as if members could divide it freely among them, which states cannot; epsilon tells whether the coalition
    is stable under that best case.

    Source
    ------
    M. Maschler, B. Peleg, L. S. Shapley, Geometric properties of the kernel, nucleolus, and related solution concepts,
    Mathematics of Operations Research 4 (1979), 303-338.
    """
    n = count_members(worth)
    if n == 1:
        raise InputError("not-a-game", length=worth.size)
    subsets = list_subsets(n)[1:-1].astype(np.float64)
    claims = worth[1:-1]
    model = _start_model(n, float(worth[-1]))
    entering = np.flatnonzero(np.isin(subsets.sum(axis=1), [1, n - 1]))
    while entering.size:
        _add_claims(model, subsets[entering], claims[entering])
        model.run()
        *shares, epsilon = model.getSolution().col_value
        short = claims - epsilon - subsets @ shares
        worst = np.argsort(-short, kind="stable")[: 2 * n]
        entering = worst[short[worst] > SLACK * max(1.0, float(np.abs(worth).max()))]
    return float(epsilon), np.array(shares)


def _start_model(n: int, whole: float) -> highspy.Highs:
    """Return the programme with the division of the whole as its one row; the last column is epsilon."""
    import highspy

    model = highspy.Highs()  # type: ignore[no-untyped-call]
    model.setOptionValue("output_flag", False)
    for _ in range(n + 1):
        model.addVar(-highspy.kHighsInf, highspy.kHighsInf)
    model.changeColCost(n, 1.0)
    model.addRow(whole, whole, n, np.arange(n, dtype=np.int32), np.ones(n))
    return model


def _add_claims(model: highspy.Highs, subsets: Float64, claims: Float64) -> None:
    import highspy

    for subset, claim in zip(subsets, claims, strict=True):
        columns = np.append(np.flatnonzero(subset), subset.size).astype(np.int32)
        model.addRow(float(claim), highspy.kHighsInf, columns.size, columns, np.ones(columns.size))
