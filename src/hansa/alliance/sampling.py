"""Games of many members: their values, or a newcomer's, estimated from random orders and subsets, with standard errors."""

from __future__ import annotations

from collections.abc import Callable
from math import comb

import numpy as np

from hansa.arrays import BoolArray, Float64, Int64

FEWEST_ROUNDS = 2
"""Below as many independent rounds there is no standard error."""

DRAWS = 12
"""Random subsets of each size: more would narrow the standard errors, which are printed, and take as much longer."""

Worth = Callable[[BoolArray], Float64]
"""From subsets, bool of shape (k, n), to their worths, float64 of shape (k,)."""


def sample_shapley(worth: Worth, n: int, samples: int, seed: int = 0) -> tuple[Float64, Float64]:
    r"""Estimate each member's Shapley value from random orders of the members, with standard errors.

    The orders come in rounds of n: a random one and its rotations, so that in each round every member stands once at every
    place (stratified by place). Rounds are independent and each one's mean is an unbiased estimate; the standard error is that
    of the mean of the rounds. The estimates add up to the coalition's worth, as the exact values do.

    Parameters
    ----------
    worth : callable
        See :data:`Worth`; called once a round with n * n + 1 subsets.
    n : int
        Members.
    samples : int
        Orders wanted; taken up to full rounds, two at least.
    seed : int
        Of the random orders; the same seed gives the same estimates.

    Returns
    -------
    values, errors : ndarray of float64, shape (n,)
        Estimates and standard errors.

    Source
    ------
    J. Castro, D. Gomez, E. Molina, J. Tejada, Improving polynomial estimation of the Shapley value by stratified random
    sampling with optimum allocation, Computers & Operations Research 82 (2017), 180-188.
    """
    random = np.random.default_rng(seed)
    return _average(np.array([_sample_round(worth, random.permutation(n)) for _ in range(_rounds(samples, n))]))


def _rounds(samples: int, size: int) -> int:
    return max(FEWEST_ROUNDS, -(-samples // size))


def _average(rounds: Float64) -> tuple[Float64, Float64]:
    return rounds.mean(axis=0), rounds.std(axis=0, ddof=1) / np.sqrt(len(rounds))


def _sample_round(worth: Worth, order: Int64) -> Float64:
    """Return each member's mean gain over an order and its rotations."""
    n = len(order)
    turned = order[(np.arange(n)[:, None] + np.arange(n)) % n]
    arrival = np.argsort(turned, axis=1)
    joined = arrival[:, None, :] <= np.arange(n)[None, :, None]  # order, step, member
    flat = np.concatenate([np.zeros((1, n), dtype=np.bool_), joined.reshape(n * n, n)])
    worths = worth(flat)
    steps = np.diff(worths[1:].reshape(n, n), axis=1, prepend=worths[0])
    gains = np.empty((n, n))
    np.put_along_axis(gains, turned, steps, axis=1)
    means: Float64 = gains.mean(axis=0)
    return means


def sample_banzhaf(worth: Worth, n: int, samples: int, seed: int = 0) -> tuple[Float64, Float64]:
    """Estimate each member's raw Banzhaf value from random subsets, with standard errors.

    A random subset and its complement are one round: each member's gain is taken at both (with the member put in and taken
    out), and the standard error is that of the mean of the independent rounds.

    Parameters
    ----------
    worth : callable
        See :data:`Worth`; called once a round with 2 * (n + 1) subsets.
    n, samples, seed : int
        Members; subsets wanted; seed of the random subsets.

    Returns
    -------
    values, errors : ndarray of float64, shape (n,)
        Estimates and standard errors.
    """
    random = np.random.default_rng(seed)
    return _average(np.array([_sample_pair(worth, random.random(n) < 1 / 2) for _ in range(_rounds(samples, 2))]))


def _sample_pair(worth: Worth, subset: BoolArray) -> Float64:
    flips = np.vstack([np.zeros(subset.size, dtype=np.bool_), np.eye(subset.size, dtype=np.bool_)])
    gains = []
    for side in (subset, ~subset):
        worths = worth(side ^ flips)
        gains.append(np.where(side, worths[0] - worths[1:], worths[1:] - worths[0]))
    means: Float64 = np.mean(gains, axis=0)
    return means


def sample_joining(worth: Worth, n: int, draws: int = DRAWS, seed: int = 0) -> tuple[tuple[float, float], ...]:
    r"""Estimate the Shapley and the Banzhaf value of the last of n players, with standard errors.

    With :math:`m_s` the mean of what the last adds to a subset of s others, the Shapley value is the plain mean of
    :math:`m_s` over s = 0 ... n - 1 and the Banzhaf value their mean weighted by the binomial coefficients. Each :math:`m_s` is
    estimated from random subsets of that size (stratified by size), exactly where there is but one.

    Parameters
    ----------
    worth : callable
        See :data:`Worth`; called once.
    n : int
        Players, the last included.
    draws : int
        Random subsets of each size, two at least.
    seed : int
        Of the random subsets; the same seed gives the same estimates.

    Returns
    -------
    shapley, banzhaf : tuple of (float, float)
        Estimate and standard error.

    Source
    ------
    S. Maleki, L. Tran-Thanh, G. Hines, T. Rahwan, A. Rogers, Bounding the estimation error of sampling-based Shapley value
    approximation, arXiv:1306.4265 (2013).
    """
    random = np.random.default_rng(seed)
    ranks = random.random((n, draws, n - 1)).argsort(axis=2).argsort(axis=2)
    others = (ranks < np.arange(n)[:, None, None]).reshape(n * draws, n - 1)
    without = np.column_stack([others, np.zeros(len(others), np.bool_)])
    both = worth(np.concatenate([without, np.column_stack([others, np.ones(len(others), np.bool_)])]))
    gains = (both[len(others) :] - both[: len(others)]).reshape(n, draws)
    means, variances = gains.mean(axis=1), gains.var(axis=1, ddof=1) / draws
    sizes = np.array([comb(n - 1, size) for size in range(n)], dtype=np.float64) / 2.0 ** (n - 1)
    return _weigh(means, variances, np.full(n, 1 / n)), _weigh(means, variances, sizes)


def _weigh(means: Float64, variances: Float64, weights: Float64) -> tuple[float, float]:
    return float(weights @ means), float(np.sqrt(weights**2 @ variances))
