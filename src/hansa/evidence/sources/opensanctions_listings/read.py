"""Who is on which state's lists: China's countermeasures, and two lists of the United States, as OpenSanctions keeps them.

Traps of the files: dates are written with two and with four digits for the year; countries by code or by name, and not at all
for 76 of the Chinese rows, which are left out. The list of Chinese military companies names no country, for the law that orders it
does (Public Law 116-283, section 1260H).
"""

from __future__ import annotations

import polars as pl

from hansa.evidence.raw import Raw
from hansa.evidence.sources.checks import check_rows, parse_column

CHINA = "policy/sanctions/datasets_cn_sanctions_sanctions.csv"
COMPANIES = "policy/sanctions/datasets_us_dod_chinese_milcorps_sanctions.csv"
END_USERS = "policy/sanctions/datasets_us_bis_mieu_mieu.csv"
COLUMNS = ("imposer", "target", "list", "name", "start", "end")
UNNAMED = "unnamed"
"""Stands where a row names no country; the rows are left out."""
GIVEN = {"Name": "name", "Date": "start", "End date": "end", "Country": "target"}


def read(raw: Raw) -> pl.DataFrame:
    """Return ``imposer, target, list, name, start, end``: one row an entry of a list.

    ``imposer`` and ``target`` are alpha-2 codes, ``list`` is ``cn_countermeasures``, ``us_1260h`` or ``us_mieu``; ``end`` is null
    while the entry stands. The Chinese list is gathered from announcements and not whole.
    """
    return pl.concat([read_china(raw), read_companies(raw), read_end_users(raw)])


def read_china(raw: Raw) -> pl.DataFrame:
    """Return the persons and bodies that Chinese authorities named."""
    others = ["Type", "QID", "Alias", "Chinese name", "Topics", "Summary", "Chinese summary", "Body", "List"]
    frame = raw.read_csv(CHINA, dict.fromkeys(GIVEN, pl.String), ignore=[*others, "Source URL", "Address"])
    for column in ("Date", "End date"):
        frame = parse_column(raw, _lengthen(frame, column), column, pl.Date, CHINA)
    return _arrange(raw, frame.rename(GIVEN), CHINA, "CN", "cn_countermeasures")


def read_companies(raw: Raw) -> pl.DataFrame:
    """Return the companies that the United States' defence department lists as Chinese military ones."""
    others = ["Name", "Alias", "Previous Name", "Parent Name", "Note", "Source Url"]
    given = {"Clean Name": "name", "Start date": "start", "End date": "end"}
    frame = raw.read_csv(COMPANIES, dict.fromkeys(given, pl.String), ignore=others).rename(given)
    for column in ("start", "end"):
        frame = parse_column(raw, frame, column, pl.Date, COMPANIES)
    return _arrange(raw, frame.with_columns(target=pl.lit("CN")), COMPANIES, "US", "us_1260h")


def read_end_users(raw: Raw) -> pl.DataFrame:
    """Return the intelligence services to which the United States' commerce department restricts exports."""
    others = ["Type", "Alias", "Topics", "Program", "Source URL"]
    frame = raw.read_csv(END_USERS, dict.fromkeys(GIVEN, pl.String), ignore=others).rename(GIVEN)
    for column in ("start", "end"):
        frame = parse_column(raw, frame, column, pl.Date, END_USERS)
    return _arrange(raw, frame, END_USERS, "US", "us_mieu")


def _lengthen(frame: pl.DataFrame, column: str) -> pl.DataFrame:
    """Write days as in 2026-02-24, from 24.02.26 or 24.02.2026."""
    text = pl.col(column).str.strip_chars()
    return frame.with_columns(
        text.str.replace(r"^(\d\d)\.(\d\d)\.(\d\d)$", "20$3-$2-$1")
        .str.replace(r"^(\d\d)\.(\d\d)\.(\d{4})$", "$3-$2-$1")
        .alias(column)
    )


def _arrange(raw: Raw, frame: pl.DataFrame, file: str, imposer: str, name: str) -> pl.DataFrame:
    check_rows(raw, frame, "end", pl.col("start").is_null() | (pl.col("end") >= pl.col("start")), file)
    named = frame.with_columns(pl.col("target").fill_null(UNNAMED))
    coded = raw.resolve_column(named, "target", file, into="target")
    return coded.with_columns(imposer=pl.lit(imposer), list=pl.lit(name)).select(COLUMNS)
