"""Weights of the criteria: as they are given, and drawn at random where they are not, or only their order is."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np

from hansa.arrays import Float64, Int64
from hansa.errors import InputError
from hansa.strategy.candidates import CRITERIA

PART = re.compile(r"\s*(?P<name>[a-z_]+)\s*=\s*(?P<points>\d{1,9}(?:\.\d{1,9})?)\s*")


def read_weights(written: str) -> dict[str, float]:
    """Return the swing weights in a text like ``security=30,voice=10``: points for the step from worst to best, summing to 1 here.

    Raises
    ------
    InputError
        ``weights-form`` where it is none, ``weights-criterion`` where a criterion is unknown or named twice.
    """
    points: dict[str, float] = {}
    for part in re.split(r"[,;]", written):
        found = PART.fullmatch(part)
        if not found:
            raise InputError("weights-form", value=part.strip() or written)
        name = found["name"]
        if name not in CRITERIA or name in points:
            raise InputError("weights-criterion", name=name, known=", ".join(CRITERIA))
        points[name] = float(found["points"])
    if not sum(points.values()):
        raise InputError("weights-form", value=written)
    return {name: number / sum(points.values()) for name, number in points.items()}


def fill_weights(given: Mapping[str, float]) -> Float64:
    """Return one weight a criterion, summing to 1.

    Parameters
    ----------
    given : mapping of str to float
        Weights of some criteria; those not named weigh nothing. Without any, all weigh the same.

    Returns
    -------
    ndarray of float64, shape (7,)
        In the order of :data:`hansa.strategy.candidates.CRITERIA`.
    """
    named = np.array([max(given.get(name, 0.0), 0.0) for name in CRITERIA], dtype=np.float64)
    return named / named.sum() if named.sum() > 0 else np.full(len(CRITERIA), 1 / len(CRITERIA))


def order_weights(weights: Float64) -> Int64:
    """Return the place of each criterion by weight: 0 for the heaviest; equal weights share a place."""
    heaviest = np.unique(weights)[::-1]
    return np.array([int(np.flatnonzero(heaviest == weight)[0]) for weight in weights], dtype=np.int64)


def draw_weights(places: Int64, samples: int, random: np.random.Generator) -> Float64:
    r"""Return weights drawn uniformly from those that respect an order.

    The part of the simplex :math:`\{w : w_j \ge 0, \sum_j w_j = 1\}` in which :math:`w_i \ge w_j` wherever :math:`i` stands
    before :math:`j`. A uniform draw from the simplex has no preference among criteria: sorted, its largest parts go to those that
    stand first; among criteria that share a place they are dealt by lot.

    Parameters
    ----------
    places : ndarray of int64, shape (criteria,)
        The place of each criterion, 0 first; all alike for no order at all.
    samples : int
        How many.
    random : numpy.random.Generator
        Where chance comes from.

    Returns
    -------
    ndarray of float64, shape (samples, criteria)
        Rows sum to 1.
    """
    drawn = random.standard_exponential((samples, places.size))
    drawn /= drawn.sum(axis=1, keepdims=True)
    if np.all(places == places[0]):
        return drawn
    drawn = -np.sort(-drawn, axis=1)
    lots = np.argsort(places + random.random(drawn.shape), axis=1)  # criteria by place, those that share one by lot
    weights = np.empty_like(drawn)
    np.put_along_axis(weights, lots, drawn, axis=1)
    return weights
