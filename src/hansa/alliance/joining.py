"""What one newcomer is worth to a coalition of many members, estimated from random subsets, with standard errors."""

from __future__ import annotations

from math import comb

import numpy as np

from hansa.alliance.sampling import Worth
from hansa.arrays import Float64

DRAWS = 12
"""Random subsets of each size: more would narrow the standard errors, which are printed, and take as much longer."""


def sample_joining(worth: Worth, n: int, draws: int = DRAWS, seed: int = 0) -> tuple[tuple[float, float], ...]:
    r"""Estimate the Shapley and the Banzhaf value of the last of n players, with standard errors.

    With :math:`m_s` the mean of what the last adds to a subset of s others, the Shapley value is the plain mean of
    :math:`m_s` over s = 0 ... n - 1 and the Banzhaf value their mean weighted by the binomial coefficients. Each :math:`m_s` is
    estimated from random subsets of that size (stratified by size), exactly where there is but one.

    Parameters
    ----------
    worth : callable
        See :data:`hansa.alliance.sampling.Worth`; called once.
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
