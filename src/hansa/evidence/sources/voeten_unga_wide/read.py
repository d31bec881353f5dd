"""Roll calls of the United Nations General Assembly since 2012, to June 2024, in a copy of Erik Voeten's collection.

One row a roll call, one column a state (``TWN`` until 1971, ``SRB`` for the seat that was Yugoslavia's). The file names no
resolution, no session and no title, and does not say which votes are on a paragraph or an amendment: a roll call is known by
its number in the collection, by which ``voeten_unga_votes`` knows it too. Four of 2023 bear the numbers of calls of the
fifties: a number that stands twice is told apart by its day. The votes that both files hold must agree.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from hansa.errors import SourceChanged
from hansa.evidence.raw import Raw
from hansa.evidence.sources.checks import check_rows, parse_column

FILE = "policy/unga_rollcalls_wide_1946-202406.csv.gz"
OLDER = "policy/un_votes.csv"
SINCE = date(2012, 1, 1)
VOTES = {1.0: "yes", 2.0: "abstain", 3.0: "no", 8.0: None, 9.0: None}
"""8 stands for a member that did not vote, 9 for a state that was no member."""
ISSUES = ("me", "nu", "di", "hr", "co", "ec")
LEAST_AGREEMENT = 0.999
"""Of the votes in both files; some were corrected since."""


def read(raw: Raw) -> pl.DataFrame:
    """Return ``roll_call, resolution, kind, date, session, title, country, vote, human_rights``: one row a vote cast.

    The columns are those of ``voeten_unga_votes``, with whether the collectors code the roll call as one on human rights;
    ``resolution``, ``session`` and ``title`` are null and ``kind`` is ``unstated``.

    Raises
    ------
    SourceChanged
        ``votes-differ`` where more than one in a thousand of the votes that the older file has too are others here.
    """
    wide = pl.read_csv(raw.read_bytes(FILE), infer_schema=False)
    states = [name for name in wide.columns if name not in {"rcid", "date", *ISSUES}]
    raw.check_columns(FILE, wide.columns, ["rcid", "date", *ISSUES], ignore=states)
    wide = parse_column(raw, parse_column(raw, wide, "date", pl.Date, FILE), "rcid", pl.Int32, FILE)
    for name in states:
        wide = parse_column(raw, wide, name, pl.Float64, FILE)
        check_rows(raw, wide, name, pl.col(name).is_in(list(VOTES)), FILE)
    codes = {name: raw.code(name, FILE, 1) for name in states}
    number = pl.format("voeten:{}", "rcid")
    twice = pl.when(pl.col("rcid").is_duplicated()).then(pl.format("{}:{}", number, pl.col("date").cast(pl.String)))
    wide = wide.with_columns(pl.coalesce(twice, number).alias("roll_call"))
    recent = wide.filter(pl.col("date") >= SINCE).rename({name: code for name, code in codes.items() if code})
    long = recent.unpivot(
        [code for code in codes.values() if code],
        index=["roll_call", "date", "hr"],
        variable_name="country",
        value_name="cast",
    )
    votes = long.select(
        "roll_call",
        pl.lit(None, pl.String).alias("resolution"),
        pl.lit("unstated").alias("kind"),
        "date",
        pl.lit(None, pl.Int32).alias("session"),
        pl.lit(None, pl.String).alias("title"),
        "country",
        pl.col("cast").replace_strict(VOTES, return_dtype=pl.String).alias("vote"),
        (pl.col("hr") == "TRUE").alias("human_rights"),
    ).filter(pl.col("vote").is_not_null())
    _compare(raw, votes)
    return votes


def _compare(raw: Raw, votes: pl.DataFrame) -> None:
    """Fail where the older file says otherwise of the votes that both hold."""
    older = raw.read_csv(OLDER, dict.fromkeys(("rcid", "country", "vote"), pl.String), ignore=["country_code"])
    numbered = older.with_columns(
        pl.format("voeten:{}", pl.col("rcid").cast(pl.Float64).cast(pl.Int32)).alias("roll_call")
    )
    recent = numbered.filter(pl.col("roll_call").is_in(votes["roll_call"].unique().implode()))
    named = recent.with_columns(pl.col("country").replace("Yugoslavia", "Serbia"))
    known = raw.resolve_column(named, "country", OLDER).select("roll_call", "country", "vote")
    shared = votes.join(known, on=["roll_call", "country"])
    agreeing = int((shared["vote"] == shared["vote_right"]).sum())
    if agreeing < LEAST_AGREEMENT * shared.height:
        raise SourceChanged("votes-differ", dataset=raw.source.id, path=FILE, other=OLDER)
