"""The roll calls of the General Assembly that stand for an issue, each counted once."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from importlib import resources

import polars as pl

SINCE = date(2012, 1, 1)
ISSUES = ("ict", "human_rights", "general")
COLUMNS = ("roll_call", "resolution", "kind", "date", "session", "title", "country", "vote")
WIDE = "voeten_unga_wide"
SOURCES = ("voeten_unga_votes", "undl_unga_votes", WIDE)
"""In the order of preference: the first gives dates and titles, the second symbols, the third dates alone, but to June 2024."""
CODED = "voeten_unga_issues"
"""The dataset that says which roll calls of the first are about human rights; the third says it of its own."""


@cache
def ict_resolutions() -> dict[str, dict[str, str]]:
    """Return the resolutions on information and communication technology put to a vote since 2012, by symbol.

    They are all those whose title in the data names information and telecommunications, information and communications
    technologies, or cyberspace, with the two of session 75, whose file gives no titles, and the two of session 77, whose roll
    calls are known by the votes announced (``roll_call``). Later ones are in the data, but nothing says which they are. Texts
    adopted without a vote (such as 76/19) tell nothing about likeness.
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
        dataset already has; a roll call whose number a preferred dataset has, or in which every state voted as in one that is
        known by its resolution and has no date, which then gets this one's; and of the votes recorded on one resolution as a
        whole in which every state voted the same, all but the first.

    Notes
    -----
    Paragraphs and amendments stay as votes of their own, for each was one. The files tell them for sessions 66, 67, 71 and
    72 only, where they weigh the more; since 2020 they are not told apart.
    """
    kept: list[pl.DataFrame] = []
    whole = pl.col("kind") == "whole"
    for dataset, frame in sources.items():
        votes = frame.filter(pl.col("date").is_null() | (pl.col("date") >= SINCE)).select(*COLUMNS)
        votes = votes.with_columns(source=pl.lit(dataset))
        for former in kept:
            symbols = former.filter(whole)["resolution"].drop_nulls().unique()
            numbers = former["roll_call"].unique()
            again = (whole & pl.col("resolution").is_in(symbols.implode())).fill_null(value=False)
            votes = votes.filter(~(again | pl.col("roll_call").is_in(numbers.implode())))
        if dataset == WIDE:
            kept, votes = _match_undated(kept, votes)
        kept.append(votes)
    joined = _name_identified(pl.concat(kept))
    return joined.filter(~pl.col("roll_call").is_in(_find_repeated(joined.filter(whole))))


def _match_undated(kept: list[pl.DataFrame], votes: pl.DataFrame) -> tuple[list[pl.DataFrame], pl.DataFrame]:
    """Give undated roll calls the day of the one with the same votes among others, which is then left out."""
    same = (
        _list_ballots(votes)
        .join(_list_ballots(pl.concat(kept).filter(pl.col("date").is_null())), on="ballot", suffix="_undated")
        .join(votes.select("roll_call", "date").unique(), on="roll_call")
    )
    days = same.group_by("roll_call_undated").agg(pl.col("date").min())
    names, dates = days["roll_call_undated"].to_list(), days["date"].to_list()
    day = pl.col("roll_call").replace_strict(names, dates, default=None, return_dtype=pl.Date)
    dated = [frame.with_columns(pl.coalesce("date", day).alias("date")) for frame in kept]
    return dated, votes.filter(~pl.col("roll_call").is_in(same["roll_call"].unique().implode()))


def _name_identified(votes: pl.DataFrame) -> pl.DataFrame:
    """Name the resolutions of the roll calls that are known by the votes announced."""
    found = {row["roll_call"]: symbol for symbol, row in ict_resolutions().items() if row["roll_call"]}
    symbol = pl.col("roll_call").replace_strict(found, default=None, return_dtype=pl.String)
    return votes.with_columns(
        pl.coalesce("resolution", symbol).alias("resolution"),
        pl.when(symbol.is_not_null()).then(pl.lit("whole")).otherwise("kind").alias("kind"),
        pl.coalesce("session", symbol.str.extract(r"^A/RES/(\d+)/").cast(pl.Int32)).alias("session"),
    )


def _list_ballots(votes: pl.DataFrame) -> pl.DataFrame:
    """Return each roll call with who voted how, as one text."""
    cast = pl.concat_str("country", "vote", separator=":").sort().str.join(" ")
    return votes.group_by("roll_call", "resolution", maintain_order=True).agg(cast.alias("ballot"))


def _find_repeated(votes: pl.DataFrame) -> list[str]:
    """Return the roll calls that record a second time what another on the same resolution records."""
    ballots = _list_ballots(votes)
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
        every roll call, those of the other issues included.
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
