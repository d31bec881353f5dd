"""Who sits in forums that elect or appoint, and until when."""

from __future__ import annotations

import polars as pl

from hansa.evidence.raw import Raw
from hansa.evidence.sources.checks import check_rows
from hansa.evidence.sources.weak import is_weak

FILE = "strategy/seats.csv"
COLUMNS = dict.fromkeys(
    ("forum_id", "body", "seat_holder", "group", "term_start", "term_end", "source", "source_date", "note"), pl.String
)
AGE = "older_than_24_months"
CODE = r"^([A-Z]{2})(?: \((.*?)\))?(?:, (.*))?$"
"""A state or the Union, who sits for it or comes from it, and the office held."""
CANDIDATE = "candidate"


def read(raw: Raw) -> pl.DataFrame:
    """Return one row a seat; ``country`` is null where a person, firm or organisation sits that no state sent.

    ``kind`` is ``candidacy`` where only that is known, and ``ratification`` where the table lists who was reported to have ratified.
    """
    frame = raw.read_csv(FILE, COLUMNS, ignore=(AGE,))
    for column in ("forum_id", "body", "seat_holder", "source"):
        check_rows(raw, frame, column, pl.col(column).is_not_null(), FILE)
    holder = pl.col("seat_holder")
    kind = (
        pl.when(holder.str.contains(CANDIDATE))
        .then(pl.lit("candidacy"))
        .when(pl.col("body").str.starts_with("Ratifications"))
        .then(pl.lit("ratification"))
        .otherwise(pl.lit("seat"))
    )
    person = pl.when(holder.str.contains(CODE)).then(holder.str.extract(CODE, 2)).otherwise(holder)
    return frame.select(
        pl.col("forum_id").alias("forum"),
        "body",
        holder.str.extract(CODE, 1).alias("country"),
        pl.when(~holder.str.contains(CANDIDATE)).then(person).alias("holder"),
        pl.concat_str([holder.str.extract(CODE, 3), "group"], separator=", ", ignore_nulls=True)
        .replace("", None)
        .alias("group"),
        "term_start",
        "term_end",
        kind.alias("kind"),
        pl.col("source").alias("source_url"),
        pl.col("source_date").alias("as_of"),
        pl.col("source").map_elements(is_weak, return_dtype=pl.Boolean).alias("weak"),
        "note",
    )
