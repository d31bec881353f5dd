r"""Ideal points: where a state stands on the main line that divides the General Assembly, issue by issue.

A vote counts 1 (yes), 0 (abstain) or -1 (no), less the roll call's mean over those who voted: :math:`x_{ij}`. One line is fitted
to the votes cast, those not cast left out, by least squares (the first principal component with missing values):

.. math:: \min_{t, l} \sum_j w_j \sum_{i \text{ voted on } j} (x_{ij} - t_i \, l_j)^2

alternating between the states' points t and the roll calls' loadings l (NIPALS). Points have mean 0 and standard deviation 1
over the states, and their sign is such that the United States stand at the positive end. Intervals come from drawing the roll
calls anew with replacement (the bootstrap; :math:`w_j` is how often j was drawn): the 2.5 and 97.5 % quantiles of the points.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from hansa.alliance.columns import IDEAL_POINTS
from hansa.alliance.voice import FEW_VOTES, FEWEST_VOTES
from hansa.arrays import BoolArray, Float64, Int32
from hansa.evidence.contract import schema_of

ALL_ALIKE = "all-alike"
"""Code of the reason why there is no line: whoever voted, voted the same."""
ANCHOR = "US"
"""The state at the positive end."""
DRAWS = 400
"""How many times the roll calls are drawn anew."""
SEED = 20120101
"""Fixed, so that an edition built again says the same."""
ROUNDS = 200
"""At most as many alternations; the line of real roll calls settles within some fifty."""
SETTLED = 1e-9
"""The line is settled when no point moves by more, in standard deviations."""
BOUNDS = (2.5, 97.5)
DECIMALS = 6
"""What a table keeps: the digits behind depend on the machine."""
VALUE = {"yes": 1.0, "abstain": 0.0, "no": -1.0}
TINY = 1e-12
"""Keeps a division by nothing at zero: where nobody voted there is no weight either."""

SCHEMA = schema_of(IDEAL_POINTS)


def place_states(votes: pl.DataFrame, issue: str) -> pl.DataFrame:
    """Place every state that voted on the issue's line, with an interval.

    Parameters
    ----------
    votes : polars.DataFrame
        ``roll_call, country, vote``: one row a vote cast, each roll call and country once.
    issue : str
        Name of the issue that the roll calls stand for.

    Returns
    -------
    polars.DataFrame
        The columns of :data:`SCHEMA`, by country. ``point``, ``low`` and ``high`` are in standard deviations over the states,
        null where the state cast fewer than three votes or all voted alike: ``missing`` then holds the reason's code.
        ``explained`` is the share of the variance of the votes cast that the line accounts for, the same for all.

    Assumptions and limits
    ----------------------
    One line is not the whole of politics: ``explained`` says how much of it. An abstention counts half-way between yes and
    no. Roll calls are drawn as if independent, though one text comes back year after year, so that intervals are rather too
    narrow. Points are relative to those who vote on the issue and cannot be compared between issues.

    Source
    ------
    H. Wold, Estimation of principal components and related models by iterative least squares (1966); for ideal points of the
    General Assembly by other means, M. A. Bailey, A. Strezhnev, E. Voeten, Journal of Conflict Resolution 61 (2017), 430-456.
    """
    countries, cast, present = _tabulate(votes)
    counts = present.sum(axis=1).astype(np.int32)
    enough = counts >= FEWEST_VOTES
    if not enough.any():
        return _arrange(issue, countries, counts, np.full((3, len(countries)), np.nan), np.nan)
    cast, present, fixed = (
        cast[enough],
        present[enough],
        [code for code, keep in zip(countries, enough, strict=True) if keep],
    )
    cast = _centre(cast, present)
    if not cast.any():
        return _arrange(issue, countries, counts, np.full((3, len(countries)), np.nan), np.nan)
    anchor = fixed.index(ANCHOR) if ANCHOR in fixed else 0
    point = fit_lines(cast, present, np.ones((1, cast.shape[1])))[0]
    point = point if point[anchor] >= 0 else -point
    figures = np.full((3, len(countries)), np.nan)
    figures[:, enough] = np.vstack([point, _draw_bounds(cast, present, point)])
    return _arrange(issue, countries, counts, figures, _explain(cast, present, point))


def _tabulate(votes: pl.DataFrame) -> tuple[list[str], Float64, Float64]:
    """Return the countries, their votes as numbers (countries, roll calls), and ones where a vote was cast."""
    countries = votes["country"].unique().sort().to_list()
    calls = votes["roll_call"].unique(maintain_order=True).to_list()
    row = votes["country"].replace_strict(countries, range(len(countries)), return_dtype=pl.Int64).to_numpy()
    column = votes["roll_call"].replace_strict(calls, range(len(calls)), return_dtype=pl.Int64).to_numpy()
    cast, present = np.zeros((len(countries), len(calls))), np.zeros((len(countries), len(calls)))
    cast[row, column] = votes["vote"].replace_strict(VALUE, return_dtype=pl.Float64).to_numpy()
    present[row, column] = 1
    return countries, cast, present


def _centre(cast: Float64, present: Float64) -> Float64:
    means = cast.sum(axis=0) / np.maximum(present.sum(axis=0), 1)
    centred: Float64 = (cast - means) * present
    return centred


def fit_lines(cast: Float64, present: Float64, weights: Float64) -> Float64:
    """Return the states' points on the line of least squares, for several weightings of the roll calls at once.

    Parameters
    ----------
    cast : ndarray of float64, shape (states, calls)
        Centred votes, 0 where none was cast.
    present : ndarray of float64, shape (states, calls)
        1 where a vote was cast.
    weights : ndarray of float64, shape (k, calls)
        How much each roll call counts.

    Returns
    -------
    ndarray of float64, shape (k, states)
        Mean 0 and standard deviation 1 over the states placed; NaN for a state without a vote that counts, and for all
        where every vote that counts is the same. The sign is that of the unweighted first principal component.
    """
    seen = weights @ present.T > 0
    points = np.repeat(_start(cast)[None, :], len(weights), axis=0)
    for _ in range(ROUNDS):
        former, points = points, _improve(points, cast, present, weights, seen)
        if np.abs(points - former).max() < SETTLED:
            break
    flat = ~points.any(axis=1, keepdims=True)
    lines: Float64 = np.where(seen & ~flat, points, np.nan)
    return lines


def _start(cast: Float64) -> Float64:
    values, vectors = np.linalg.eigh(cast @ cast.T)
    first: Float64 = vectors[:, values.argmax()]
    return first if first[np.abs(first).argmax()] > 0 else -first


def _improve(points: Float64, cast: Float64, present: Float64, weights: Float64, seen: BoolArray) -> Float64:
    """Return points after one alternation, standardised; zeros for who cast no vote that counts."""
    loadings = (points @ cast) / np.maximum(points**2 @ present, TINY)
    moved = ((weights * loadings) @ cast.T) / np.maximum((weights * loadings**2) @ present.T, TINY)
    placed = np.maximum(seen.sum(axis=1, keepdims=True), 1)
    moved = np.where(seen, moved, 0.0)
    moved = np.where(seen, moved - moved.sum(axis=1, keepdims=True) / placed, 0.0)
    spread = np.sqrt((moved**2).sum(axis=1, keepdims=True) / placed)
    standard: Float64 = moved / np.maximum(spread, TINY)
    return standard


def _draw_bounds(cast: Float64, present: Float64, point: Float64) -> Float64:
    """Return the lower and upper bounds of the points, from roll calls drawn anew."""
    calls = cast.shape[1]
    random = np.random.default_rng(SEED)
    drawn = random.multinomial(calls, np.full(calls, 1 / calls), size=DRAWS).astype(np.float64)
    lines = fit_lines(cast, present, drawn)
    turned = np.where(np.nansum(lines * point, axis=1, keepdims=True) < 0, -lines, lines)
    bounds: Float64 = np.nanpercentile(turned, BOUNDS, axis=0)
    return np.vstack([np.minimum(bounds[0], point), np.maximum(bounds[1], point)])


def _explain(cast: Float64, present: Float64, point: Float64) -> float:
    loadings = (point @ cast) / np.maximum(point**2 @ present, TINY)
    rest = ((cast - np.outer(point, loadings)) * present) ** 2
    whole = float((cast**2).sum())
    return 1 - float(rest.sum()) / whole if whole else np.nan


def _arrange(issue: str, countries: list[str], votes: Int32, figures: Float64, explained: float) -> pl.DataFrame:
    columns = dict(zip(("point", "low", "high"), figures, strict=True))
    frame = pl.DataFrame({"country": countries, "votes": votes, **columns}).with_columns(
        pl.col(pl.Float64).fill_nan(None).round(DECIMALS),
        issue=pl.lit(issue),
        explained=pl.lit(explained).fill_nan(None).round(DECIMALS),
    )
    reason = pl.when(pl.col("votes") < FEWEST_VOTES).then(pl.lit(FEW_VOTES)).otherwise(pl.lit(ALL_ALIKE))
    missing = pl.when(pl.col("point").is_null()).then(reason).alias("missing")
    return frame.with_columns(missing).select(pl.col(name).cast(kind) for name, kind in SCHEMA.items())
