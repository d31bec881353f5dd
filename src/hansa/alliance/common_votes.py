"""Two states' votes in the General Assembly, as an issue of their relation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from hansa.alliance.relation import Relation, RelationVerdict
from hansa.alliance.rolls import CODED, ISSUES, SOURCES
from hansa.alliance.voice import FEW_VOTES, agreements

if TYPE_CHECKING:
    from hansa.evidence import Edition

MORE_OFTEN = 1 / 2
"""Above it two states vote alike more often than not."""
RARELY = 1 / 3
"""Below it they rarely do."""
MIDDLE = 1 / 2
"""The half of the states with which a state agrees most: where most vote alike, the share alone says little."""
FARTHEST = 1 / 5
"""The part of the states with which a state agrees least."""


def relate_votes(edition: Edition, first: str, second: str) -> list[Relation]:
    r"""Class the relation of two states by how alike they vote, one issue at a time.

    Let [low, high] be the 95 % interval of their agreement, and r the share of the other states with which a state agrees less
    than with this one, ties counted half.

    - *partner*: low > 1/2, r of one of the two is 1/2 at least, and r of neither is at most 1/5;
    - *adversary*: high < 1/3, and r of both is at most 1/5;
    - *competitor*: high < 1/2, r of both below 1/2, and no adversary;
    - *unclear*: everything else, and fewer than three common votes.

    Parameters
    ----------
    edition : Edition
        Its table ``agreement`` is read.
    first, second : str
        Alpha-2 codes.

    Assumptions and limits
    ----------------------
    The rank r stands beside the share since some states agree little with everyone, others much with everyone: without it the
    first would be everyone's adversary. Votes show positions taken in public; texts adopted without a vote are not in them.
    """
    table = edition.table("agreement")
    return [_relate(table, issue, first, second) for issue in ISSUES]


def _relate(table: pl.DataFrame, issue: str, first: str, second: str) -> Relation:
    datasets = (*SOURCES, CODED) if issue == "human_rights" else SOURCES
    found = agreements(table, first, issue).filter(pl.col("country") == second)
    if found.is_empty() or found["agreement"].item() is None:
        votes = {"votes": float(found["votes"].sum())}
        return Relation("votes", issue, "unclear", figures=votes, reason=FEW_VOTES, datasets=datasets)
    row = found.row(0, named=True)
    ranks = (_rank(table, issue, first, second), _rank(table, issue, second, first))
    verdict = judge_votes(row["low"], row["high"], ranks)
    figures = {"votes": float(row["votes"]), "first_rank": ranks[0], "second_rank": ranks[1]}
    reason = "between" if verdict == "unclear" else None
    return Relation(
        "votes", issue, verdict, row["agreement"], row["low"], row["high"], figures, reason=reason, datasets=datasets
    )


def _rank(table: pl.DataFrame, issue: str, country: str, other: str) -> float:
    known = agreements(table, country, issue).filter(pl.col("agreement").is_not_null())
    own = known.filter(pl.col("country") == other)["agreement"].item()
    rest = known.filter(pl.col("country") != other)["agreement"]
    return float((rest < own).sum() + (rest == own).sum() / 2) / max(len(rest), 1)


def judge_votes(low: float, high: float, ranks: tuple[float, float]) -> RelationVerdict:
    """Return the class that an interval of agreement and both ranks lead to; see :func:`relate_votes`.

    Examples
    --------
    >>> judge_votes(0.85, 0.90, (0.86, 0.98)), judge_votes(0.15, 0.20, (0.10, 0.00)), judge_votes(0.18, 0.25, (0.35, 0.01))
    ('partner', 'adversary', 'competitor')
    """
    if low > MORE_OFTEN and max(ranks) >= MIDDLE and min(ranks) > FARTHEST:
        return "partner"
    if high < RARELY and max(ranks) <= FARTHEST:
        return "adversary"
    if high < MORE_OFTEN and max(ranks) < MIDDLE:
        return "competitor"
    return "unclear"
