"""The plan of France's international digital strategy of 2017, as far as its headings are in public copies."""

from __future__ import annotations

import polars as pl

from hansa.evidence.raw import Raw
from hansa.evidence.sources.checks import check_rows

FILE = "strategy/france_2017.csv"
COLUMNS = dict.fromkeys(
    ("code", "parent", "title_fr", "title_en", "note", "source_url", "source_title", "as_of"), pl.String
)


def read(raw: Raw) -> pl.DataFrame:
    """Return the file's columns: one row a heading, in the order of the plan.

    ``code`` is ours below the second level; ``title_fr`` is null where the copies lack the heading, and ``note`` says so.
    ``title_en`` is a translation made for this table.
    """
    frame = raw.read_csv(FILE, COLUMNS)
    check_rows(raw, frame, "code", pl.col("code").is_not_null() & pl.col("code").is_first_distinct(), FILE)
    parent = pl.col("parent")
    check_rows(raw, frame, "parent", parent.is_null() | parent.is_in(frame["code"].implode()), FILE)
    return frame.with_columns(pl.col("title_fr").str.replace_all("'", "’", literal=True))
