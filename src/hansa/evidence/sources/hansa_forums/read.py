"""Where Internet and digital governance is made: what each forum decides, how, and who may take part."""

from __future__ import annotations

import polars as pl

from hansa.evidence.raw import Raw
from hansa.evidence.sources.checks import check_rows

FILE = "strategy/forums.csv"
COLUMNS = dict.fromkeys(
    (
        "id",
        "name_en",
        "name_fr",
        "remit",
        "what_it_decides",
        "decision_rule",
        "who_may_take_part",
        "seat_or_rhythm",
        "source_url",
        "source_title",
        "as_of",
    ),
    pl.String,
)


def read(raw: Raw) -> pl.DataFrame:
    """Return the file's columns: one row a forum.

    A null says that nothing was found, not that there is nothing. ``as_of`` is text, as exact as its source.
    """
    frame = raw.read_csv(FILE, COLUMNS)
    check_rows(raw, frame, "id", pl.col("id").is_not_null() & pl.col("id").is_first_distinct(), FILE)
    for column in ("name_en", "name_fr", "source_title"):
        check_rows(raw, frame, column, pl.col(column).is_not_null(), FILE)
    return frame.with_columns(pl.col("name_fr").str.replace_all("'", "’", literal=True))
