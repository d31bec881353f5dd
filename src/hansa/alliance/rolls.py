"""The roll calls of the General Assembly that stand for an issue, each counted once."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from importlib import resources

import polars as pl

SINCE = date(2012, 1, 1)
ISSUES = ("ict", "human_rights", "general")
SOURCES = ("voeten_unga_votes", "undl_unga_votes")
"""In the order of preference: the first gives dates and titles too."""
CODED = "voeten_unga_issues"
"""The dataset that says which roll calls of the first are about human rights."""


@cache
def ict_resolutions() -> dict[str, dict[str, str]]:
    """Return the resolutions on information and communication technology put to a vote since 2012, by symbol.

    They are all those whose title in the data names information and telecommunications, information and communications
    technologies, or cyberspace, with the two of session 75, whose file gives no titles. Texts adopted without a vote (such as
    76/19) tell nothing about likeness.
    """
    text = resources.files("hansa.alliance").joinpath("ict_resolutions.csv").read_text(encoding="utf-8")
    return {row["resolution"]: row for row in csv.DictReader(text.splitlines())}


def join_votes(sources: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Join the votes of several datasets, each roll call counted once, since 2012.

    Parameters
    ----------
    sources : dict of str to polars.DataFrame
        By dataset, in the order of preference: ``roll_call, resolution, kind, date, session, title, country, vote``.

    Returns
    -------
    polars.DataFrame
        The same columns and ``source``. Left out are roll calls before 2012; the vote on a resolution that a preferred
        dataset already has; and of the votes recorded on one resolution as a whole in which every state voted the same, all
        but the first.

    Notes
    -----
    Paragraphs and amendments stay as votes of their own, for each was one. The files have them for sessions 66, 67, 71 and
    72 only, where they weigh the more.
    """
    kept: list[pl.DataFrame] = []
    whole = pl.col("kind") == "whole"
    for dataset, frame in sources.items():
        votes = frame.filter(pl.col("date").is_null() | (pl.col("date") >= SINCE)).with_columns(source=pl.lit(dataset))
        known = [symbol for former in kept for symbol in former.filter(whole)["resolution"].unique()]
        kept.append(votes.filter(~(whole & pl.col("resolution").is_in(known))))
    joined = pl.concat(kept)
    return joined.filter(~pl.col("roll_call").is_in(_find_repeated(joined.filter(whole))))


def _find_repeated(votes: pl.DataFrame) -> list[str]:
    """Return the roll calls that record a second time what another on the same resolution records."""
    cast = pl.concat_str("country", "vote", separator=":").sort().str.join(" ")
    ballots = votes.group_by("roll_call", "resolution", maintain_order=True).agg(cast.alias("ballot"))
    again = ballots.filter(pl.struct("resolution", "ballot").is_first_distinct().not_())
    return again["roll_call"].to_list()


def list_roll_calls(votes: pl.DataFrame, coded: pl.DataFrame) -> pl.DataFrame:
    """Return the roll calls behind each issue.

    Parameters
    ----------
    votes : polars.DataFrame
        From :func:`join_votes`.
    coded : polars.DataFrame
        ``roll_call, issue``: what the collectors of votes say that a roll call is about; ``human_rights`` is read.

    Returns
    -------
    polars.DataFrame
        ``issue, roll_call, resolution, kind, date, session, title, source``: one row an issue and roll call. ``general`` holds
        every roll call, those of the other issues included; ``human_rights`` ends where the coded files do, in January 2020.
    """
    columns = ("roll_call", "resolution", "kind", "date", "session", "title", "source")
    calls = votes.select(columns).unique("roll_call", maintain_order=True)
    titles = {symbol: row["title_en"] for symbol, row in ict_resolutions().items()}
    given = pl.col("resolution").replace_strict(titles, default=None, return_dtype=pl.String)
    general = calls.with_columns(pl.coalesce("title", pl.when(pl.col("kind") == "whole").then(given)).alias("title"))
    ict = general.filter(pl.col("kind") == "whole", pl.col("resolution").is_in(list(titles)))
    rights = general.filter(
        pl.col("roll_call").is_in(coded.filter(pl.col("issue") == "human_rights")["roll_call"].implode())
    )
    named = [
        frame.select(pl.lit(issue).alias("issue"), *columns)
        for issue, frame in zip(ISSUES, (ict, rights, general), strict=True)
    ]
    return pl.concat(named).sort(
        "issue", "session", "date", "roll_call", descending=[True, False, False, False], nulls_last=True
    )
