"""Votes of the United Nations General Assembly, 1946 to January 2020, as Erik Voeten collected them.

Traps of the files: roll calls of sessions 66, 67, 71 and 72 also cover single paragraphs and amendments; Serbia still votes
under the name of Yugoslavia, whose code the collectors kept; one resolution is numbered R/677/46; Namibia's code ``NA`` was
lost on the way, so that countries are told by their names.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from hansa.evidence.raw import Raw
from hansa.evidence.sources.checks import check_rows, parse_column

VOTES = "policy/un_votes.csv"
ROLL_CALLS = "policy/un_roll_calls.csv"
ROLL_CALL_COLUMNS = ("rcid", "session", "date", "unres", "amend", "para", "short", "descr")
MISSING = ("NA",)
SERBIA_ALONE = date(2006, 6, 3)
"""Montenegro's independence: from then on the seat called Yugoslavia is Serbia's."""
MISPRINTS = {"R/677/46": "R/67/46"}


def read(raw: Raw) -> pl.DataFrame:
    """Return ``roll_call, resolution, kind, date, session, title, country, vote``: one row a vote cast.

    ``kind`` is ``whole``, ``paragraph`` or ``amendment``; ``vote`` is ``yes``, ``no`` or ``abstain``; who was absent has no
    row. ``resolution`` is written as ``A/RES/74/28``; before session 31 the number is the file's own and no official symbol.
    ``title`` is null for paragraphs and amendments, which have none.
    """
    votes = raw.read_csv(VOTES, dict.fromkeys(("rcid", "country", "vote"), pl.String), ignore=["country_code"])
    votes = _whole_numbers(raw, votes, "rcid", VOTES)
    check_rows(raw, votes, "vote", pl.col("vote").is_in(["yes", "no", "abstain"]), VOTES)
    joined = votes.join(read_roll_calls(raw), on="rcid", how="left", maintain_order="left")
    check_rows(raw, joined, "rcid", pl.col("roll_call").is_not_null(), VOTES)
    serbia = (pl.col("country") == "Yugoslavia") & (pl.col("date") >= SERBIA_ALONE)
    named = joined.with_columns(pl.when(serbia).then(pl.lit("Serbia")).otherwise("country").alias("country"))
    columns = ("roll_call", "resolution", "kind", "date", "session", "title", "country", "vote")
    return raw.resolve_column(named, "country", VOTES).select(columns)


def read_roll_calls(raw: Raw) -> pl.DataFrame:
    """Return ``rcid, roll_call, resolution, kind, date, session, title``: one row a roll call."""
    columns = dict.fromkeys(ROLL_CALL_COLUMNS, pl.String)
    frame = raw.read_csv(ROLL_CALLS, columns, ignore=["importantvote"])
    frame = parse_column(raw, frame, "date", pl.Date, ROLL_CALLS)
    for column in ("rcid", "session", "amend", "para"):
        frame = _whole_numbers(raw, frame, column, ROLL_CALLS)
    return frame.select(
        "rcid",
        pl.format("voeten:{}", "rcid").alias("roll_call"),
        _write_symbol(pl.col("unres")).alias("resolution"),
        kind=_tell_kind(),
        date="date",
        session="session",
        title=_find_title(),
    )


def _whole_numbers(raw: Raw, frame: pl.DataFrame, column: str, file: str) -> pl.DataFrame:
    parsed = parse_column(raw, frame, column, pl.Float64, file, blank=MISSING)
    return parsed.with_columns(pl.col(column).cast(pl.Int32))


def _write_symbol(symbol: pl.Expr) -> pl.Expr:
    return (
        symbol.replace([*MISPRINTS, *MISSING], [*MISPRINTS.values(), None])
        .str.replace(r"^R/", "A/RES/")
        .str.replace(r"^ESS/", "A/RES/ES-")
        .str.replace(r"^SS/", "A/RES/S-")
    )


def _tell_kind() -> pl.Expr:
    amendment, paragraph = pl.lit("amendment"), pl.lit("paragraph")
    return (
        pl.when(pl.col("amend") == 1)
        .then(amendment)
        .when(pl.col("para") == 1)
        .then(paragraph)
        .otherwise(pl.lit("whole"))
    )


def _find_title() -> pl.Expr:
    short, long = pl.col("short"), pl.col("descr")
    titled = short.str.contains("[a-z]")  # capitals are a subject heading; the title stands in the other column
    spoken = long.str.contains(r"^The (?:Acting )?President")
    text = pl.when(titled).then(short).when(spoken.not_()).then(long)
    clean = text.str.replace(r"\s*:\s*resolution\s*/.*$", "").str.strip_chars(" \u00a0\u00c2")
    return pl.when(_tell_kind() == "whole").then(clean)
