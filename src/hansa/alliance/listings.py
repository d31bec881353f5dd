"""Measures: how many persons and bodies of one state stand on another's lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from hansa.alliance.relation import Relation, RelationVerdict

if TYPE_CHECKING:
    from hansa.evidence import Edition

DATASET = "opensanctions_listings"


def count_listings(entries: pl.DataFrame) -> pl.DataFrame:
    """Count the entries of each state's lists by the state whose persons and bodies they name.

    Parameters
    ----------
    entries : polars.DataFrame
        ``imposer, target, list, start, end``: one row an entry.

    Returns
    -------
    polars.DataFrame
        ``imposer, target, list``; ``listed``, the entries that stand; ``ended``, those taken off; ``first`` and ``last``, the days
        of the first and the last entry.
    """
    stands = pl.col("end").is_null()
    counted = entries.group_by("imposer", "target", "list").agg(
        stands.sum().cast(pl.Int32).alias("listed"),
        (~stands).sum().cast(pl.Int32).alias("ended"),
        pl.col("start").min().alias("first"),
        pl.col("start").max().alias("last"),
    )
    return counted.sort("imposer", "target", "list")


def relate_listings(edition: Edition, first: str, second: str) -> Relation:
    """Class the relation of two states by the measures in force between them.

    - *adversary*: each has entries in force against persons or bodies of the other;
    - *unclear*: one alone has (``one-way``: the other's lists may not be in the data), none has (``not-listed``), or neither's
      lists are in the data (``no-list``).

    Parameters
    ----------
    edition : Edition
        Its table ``listings`` is read.
    first, second : str
        Alpha-2 codes.

    Assumptions and limits
    ----------------------
    The lists are China's, gathered from announcements and not whole, and two of the United States'. A list against persons is
    not one against their state, and one entry counts like a hundred: the figures say how many.
    """
    table = edition.table("listings").filter(pl.col("listed") > 0)
    by_first = table.filter(imposer=first, target=second)
    by_second = table.filter(imposer=second, target=first)
    figures = {"by_first": float(by_first["listed"].sum()), "by_second": float(by_second["listed"].sum())}
    names = {"by_first": tuple(by_first["list"]), "by_second": tuple(by_second["list"])}
    known = {first, second} & set(edition.table("listings")["imposer"])
    verdict, reason = judge_listings(figures["by_first"], figures["by_second"], known=bool(known))
    return Relation("measures", "listings", verdict, figures=figures, names=names, reason=reason, datasets=(DATASET,))


def judge_listings(by_first: float, by_second: float, *, known: bool) -> tuple[RelationVerdict, str | None]:
    """Return the class, and the code of the reason where it is unclear; see :func:`relate_listings`.

    Examples
    --------
    >>> judge_listings(1, 2, known=True), judge_listings(0, 2, known=True), judge_listings(0, 0, known=False)
    (('adversary', None), ('unclear', 'one-way'), ('unclear', 'no-list'))
    """
    if by_first and by_second:
        return "adversary", None
    if by_first or by_second:
        return "unclear", "one-way"
    return "unclear", "not-listed" if known else "no-list"
