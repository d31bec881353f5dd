r"""Voice: how alike two states vote in the General Assembly, issue by issue.

The agreement of two states is the share of the roll calls in which both voted (yes, no or abstain) in which they voted the
same; an abstention agrees only with an abstention. Its interval is Wilson's, at 95 %:

.. math:: \frac{p + z^2/2n \pm z \sqrt{p(1-p)/n + z^2/4n^2}}{1 + z^2/n}

It treats roll calls as independent draws. They are not: one text comes back year after year, so that the interval is rather
too narrow than too wide.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from hansa.alliance.columns import AGREEMENT
from hansa.arrays import Float32, Float64, Int32, TextArray
from hansa.evidence.contract import schema_of

FEWEST_VOTES = 3
"""Below as many common votes nothing is said: one vote would be half of the figure."""
FEW_VOTES = "few-votes"
"""Code of the reason why an agreement is null."""
Z_95 = 1.959963984540054
"""Of a normal distribution 95 in 100 lie within so many standard deviations: Wilson's interval is made with it."""
VOTES = ("yes", "no", "abstain")

SCHEMA = schema_of(AGREEMENT)


@dataclass(frozen=True)
class Agreement:
    """How alike a country and another vote: a share in [0, 1], its 95 % interval, and the votes that both cast."""

    country: str
    agreement: float
    low: float
    high: float
    votes: int


def measure_agreement(votes: pl.DataFrame, issue: str) -> pl.DataFrame:
    """Measure the agreement of every pair of states that voted together at least once.

    Parameters
    ----------
    votes : polars.DataFrame
        ``roll_call, country, vote``: one row a vote cast, each roll call and country once.
    issue : str
        Name of the issue that the roll calls stand for.

    Returns
    -------
    polars.DataFrame
        The columns of :data:`SCHEMA`, each pair once (``country`` before ``other``). ``agreement``, ``low`` and ``high`` are
        shares in [0, 1], null where the pair has fewer than three common votes: ``missing`` then holds the reason's code.
    """
    countries, cast = _tabulate(votes)
    both = sum(cast.values(), start=np.zeros_like(cast["yes"]))
    common = both @ both.T
    same = sum((table @ table.T for table in cast.values()), start=np.zeros_like(common))
    first, second = np.triu_indices(len(countries), k=1)
    met = common[first, second] > 0
    first, second = first[met], second[met]
    pairs = {
        "country": countries[first],
        "other": countries[second],
        "votes": common[first, second],
        "same": same[first, second],
    }
    return _complete(pl.DataFrame(pairs), issue)


def _tabulate(votes: pl.DataFrame) -> tuple[TextArray, dict[str, Float32]]:
    """Return the countries in order, and for each vote a table (countries, roll calls) of ones where it was cast."""
    countries = np.array(votes["country"].unique().sort().to_list(), dtype=np.str_)
    calls = votes["roll_call"].unique(maintain_order=True)
    row = np.searchsorted(countries, votes["country"].to_numpy())
    column = votes["roll_call"].replace_strict(calls, range(len(calls)), return_dtype=pl.Int64).to_numpy()
    tables = {}
    for vote in VOTES:
        table = np.zeros((len(countries), len(calls)), dtype=np.float32)  # whole numbers below 2^24 are exact
        cast = (votes["vote"] == vote).to_numpy()
        table[row[cast], column[cast]] = 1
        tables[vote] = table
    return countries, tables


def _complete(pairs: pl.DataFrame, issue: str) -> pl.DataFrame:
    counted = pairs.with_columns(pl.col("votes", "same").cast(pl.Int32))
    low, high = wilson_interval(counted["same"].to_numpy(), counted["votes"].to_numpy())
    enough = pl.col("votes") >= FEWEST_VOTES
    measured = counted.with_columns(
        issue=pl.lit(issue), agreement=pl.col("same") / pl.col("votes"), low=pl.Series(low), high=pl.Series(high)
    ).with_columns(
        *(pl.when(enough).then(name).alias(name) for name in ("agreement", "low", "high")),
        pl.when(~enough).then(pl.lit(FEW_VOTES)).alias("missing"),
    )
    return measured.select(pl.col(name).cast(kind) for name, kind in SCHEMA.items())


def wilson_interval(same: Int32, votes: Int32, z: float = Z_95) -> tuple[Float64, Float64]:
    """Return the bounds of Wilson's interval for shares ``same / votes``.

    Parameters
    ----------
    same, votes : ndarray of int32, shape (n,)
        Successes and trials, the trials above 0.
    z : float
        Quantile of the normal distribution: 1.96 for 95 %.

    Examples
    --------
    >>> low, high = wilson_interval(np.array([8], dtype=np.int32), np.array([10], dtype=np.int32))
    >>> round(float(low[0]), 4), round(float(high[0]), 4)
    (0.4902, 0.9433)

    References
    ----------
    E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927), 209-212.
    """
    share = same / votes
    square = z * z / votes
    centre = share + square / 2
    reach = z * np.sqrt(share * (1 - share) / votes + square / (4 * votes))
    low, high = (centre - reach) / (1 + square), (centre + reach) / (1 + square)
    return np.clip(low, 0.0, share), np.clip(high, share, 1.0)  # rounding must not exclude the share


def agreements(frame: pl.DataFrame, country: str, issue: str) -> pl.DataFrame:
    """Return one country's agreement with every other on an issue, the nearest first.

    Parameters
    ----------
    frame : polars.DataFrame
        The table ``agreement``.
    country : str
        Alpha-2 code.
    issue : str
        ``ict`` or ``general``.

    Returns
    -------
    polars.DataFrame
        ``country, votes, agreement, low, high, missing``; those of whom nothing can be said come last. Empty for who does not
        vote in the General Assembly.
    """
    rows = frame.filter(pl.col("issue") == issue)
    measures = ("votes", "agreement", "low", "high", "missing")
    sides = [
        rows.filter(pl.col(own) == country).select(pl.col(their).alias("country"), *measures)
        for own, their in (("country", "other"), ("other", "country"))
    ]
    return pl.concat(sides).sort("agreement", "votes", "country", descending=[True, True, False], nulls_last=True)


def rank_agreements(frame: pl.DataFrame, country: str, issue: str) -> tuple[Agreement, ...]:
    """Return the states whose agreement with a country is known, the nearest first; see :func:`agreements`."""
    known = agreements(frame, country, issue).filter(pl.col("agreement").is_not_null())
    columns = ("country", "agreement", "low", "high", "votes")
    return tuple(Agreement(**row) for row in known.select(columns).iter_rows(named=True))


def nearest(frame: pl.DataFrame, country: str, issue: str, n: int) -> tuple[Agreement, ...]:
    """Return the ``n`` states that vote most like a country, the nearest first; see :func:`agreements`."""
    return rank_agreements(frame, country, issue)[:n]


def farthest(frame: pl.DataFrame, country: str, issue: str, n: int) -> tuple[Agreement, ...]:
    """Return the ``n`` states that vote least like a country, the farthest first; see :func:`agreements`."""
    return rank_agreements(frame, country, issue)[::-1][:n]
