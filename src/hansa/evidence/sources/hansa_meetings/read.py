"""When forums meet: the next and the last meetings, deadlines and rhythms that a source names."""

from __future__ import annotations

import polars as pl

from hansa.evidence.raw import Raw
from hansa.evidence.sources.checks import check_rows
from hansa.evidence.sources.weak import is_weak

FILE = "strategy/meetings.csv"
COLUMNS = dict.fromkeys(
    ("forum_id", "event", "start", "end", "place", "country", "status", "source", "source_date", "note"), pl.String
)
AGE = "older_than_24_months"
"""What the file says of the age of a source on one day; whoever reads the date sees it."""
KINDS = {r"^held": "held", r"^deadline": "deadline", r"^rhythm": "rhythm", r"term end": "term_end"}
"""What the published status comes to; every other is an announcement."""
DAY = r"^\d{4}(-\d{2}(-\d{2})?)?$"


def read(raw: Raw) -> pl.DataFrame:
    """Return one row a meeting: ``start`` and ``end`` are text, as exact as the source (a day, a month, a year).

    ``status`` is the source's, without “(past)”, which depends on the day of reading; ``kind`` sums it up.
    """
    frame = raw.read_csv(FILE, COLUMNS, ignore=(AGE,))
    for column in ("forum_id", "event", "status", "source"):
        check_rows(raw, frame, column, pl.col(column).is_not_null(), FILE)
    for column in ("start", "end"):
        check_rows(raw, frame, column, pl.col(column).str.contains(DAY), FILE)
    kind = pl.lit("announced")
    for pattern, name in KINDS.items():
        kind = pl.when(pl.col("status").str.contains(pattern)).then(pl.lit(name)).otherwise(kind)
    return frame.select(
        pl.col("forum_id").alias("forum"),
        "event",
        "start",
        "end",
        "place",
        "country",
        kind.alias("kind"),
        pl.col("status").str.replace(r" \(past\)", ""),
        pl.col("source").alias("source_url"),
        pl.col("source_date").alias("as_of"),
        pl.col("source").map_elements(is_weak, return_dtype=pl.Boolean).alias("weak"),
        "note",
    )
