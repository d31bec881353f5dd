"""Who pays for whom to take part: fellowships and travel support of forums."""

from __future__ import annotations

import polars as pl

from hansa.evidence.raw import Raw
from hansa.evidence.sources.checks import check_rows
from hansa.evidence.sources.weak import is_weak

FILE = "strategy/support.csv"
COLUMNS = dict.fromkeys(
    ("forum_id", "programme", "who_is_eligible", "what_is_paid", "source", "source_date", "note"), pl.String
)
AGE = "older_than_24_months"


def read(raw: Raw) -> pl.DataFrame:
    """Return one row a programme; ``as_of`` is null where the page has no date: such a programme may be closed."""
    frame = raw.read_csv(FILE, COLUMNS, ignore=(AGE,))
    for column in ("forum_id", "programme", "source"):
        check_rows(raw, frame, column, pl.col(column).is_not_null(), FILE)
    return frame.select(
        pl.col("forum_id").alias("forum"),
        "programme",
        "who_is_eligible",
        "what_is_paid",
        pl.col("source").alias("source_url"),
        pl.col("source_date").alias("as_of"),
        pl.col("source").map_elements(is_weak, return_dtype=pl.Boolean).alias("weak"),
        "note",
    )
