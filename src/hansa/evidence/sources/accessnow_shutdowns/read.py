"""Shutdowns of the Internet and of services, year by year, as Access Now and the #KeepItOn coalition recorded them.

A shutdown that lasts for years is recorded anew each year. The duration that the file states is not used: it holds negative
numbers and words, and counts days in two ways. An event in several countries counts in each. Somaliland is counted with
Somalia, where ISO 3166 places it, and flagged as contested.
"""

from __future__ import annotations

import polars as pl

from hansa.errors import SourceChanged
from hansa.evidence.raw import Raw
from hansa.evidence.sources.accessnow_shutdowns.authors import tell_authors

FILE = "watch/access-now-stop-2016-2025.parquet"
COLUMNS = (
    "country",
    "count_year",
    "start_date",
    "end_date",
    "area_name",
    "ordered_by",
    "decision_maker",
    "shutdown_type",
    "shutdown_extent",
    "actual_cause",
)
PLACES = {"Somaliland": "Somalia"}
NATIONWIDE = r"^(?:nation ?wide|nationwde|national$|national except|entire country|country-?wide|entire south sudan)"
"""How the field for the area says that the whole country, or all but one region, was cut off."""


def read(raw: Raw) -> pl.DataFrame:
    """Return ``country, year, start, end, days, days_in_year, type, extent, nationwide, cause`` and who cut.

    One row an event, country and year of the record. ``days`` counts the days touched from the first to the last, both
    included; ``days_in_year`` those of them that lie in ``year``. Both are null where no end is recorded or the end comes
    before the start. ``extent`` is ``Full network``, ``Service-based`` or both. ``sovereign``, ``author``, ``author_state`` and
    ``contested`` are those of :func:`~hansa.evidence.sources.accessnow_shutdowns.authors.tell_authors`.
    """
    frame = _read_parquet(raw).unique(maintain_order=True)
    texts = pl.col("area_name", "ordered_by", "decision_maker").cast(pl.String)
    events = frame.select(COLUMNS).with_columns(texts).with_row_index("record", offset=1)
    several = events.with_columns(place="country", country=pl.col("country").str.split("; ")).explode("country")
    named = several.with_columns(pl.col("country").replace(PLACES))
    resolved = raw.resolve_column(named, "country", FILE, first_line=1)
    dated = resolved.with_columns(
        pl.col("start_date").dt.date().alias("start"), pl.col("end_date").dt.date().alias("end")
    )
    sane = pl.col("end") >= pl.col("start")
    first = pl.max_horizontal("start", pl.date("count_year", 1, 1))
    last = pl.min_horizontal("end", pl.date("count_year", 12, 31))
    told = tell_authors(dated)
    area = pl.col("area_name").str.strip_chars().str.to_lowercase()
    return told.select(
        "country",
        pl.col("count_year").cast(pl.Int32).alias("year"),
        "start",
        "end",
        pl.when(sane).then(_count_days(pl.col("start"), pl.col("end"))).alias("days"),
        pl.when(sane & (last >= first)).then(_count_days(first, last)).alias("days_in_year"),
        pl.col("shutdown_type").alias("type"),
        pl.col("shutdown_extent").alias("extent"),
        area.str.contains(NATIONWIDE).fill_null(value=False).alias("nationwide"),
        pl.col("actual_cause").alias("cause"),
        "sovereign",
        "author",
        "author_state",
        "contested",
    )


def _count_days(first: pl.Expr, last: pl.Expr) -> pl.Expr:
    return ((last - first).dt.total_days() + 1).cast(pl.Int32)


def _read_parquet(raw: Raw) -> pl.DataFrame:
    path = raw.path(FILE)
    try:
        frame = pl.read_parquet(path)
    except (OSError, pl.exceptions.PolarsError) as error:
        reason = str(error).splitlines()[0]
        raise SourceChanged("unreadable-file", dataset=raw.source.id, path=path, reason=reason) from error
    raw.check_columns(FILE, frame.columns, COLUMNS, ignore="*")
    return frame
