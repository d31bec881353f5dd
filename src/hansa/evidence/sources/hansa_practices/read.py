"""What states have really done: measures of digital diplomacy, each with what came of it where that is known."""

from __future__ import annotations

import polars as pl

from hansa.evidence.raw import Raw
from hansa.evidence.sources.checks import UNION, check_rows, resolve_parties

FILE = "strategy/practices.csv"
COLUMNS = dict.fromkeys(
    ("country", "year", "measure", "objective_area", "outcome", "partners", "source_url", "source_title", "as_of"),
    pl.String,
)
AREAS = ("governance", "economy", "security")


def read(raw: Raw) -> pl.DataFrame:
    """Return the file's columns: one row a measure.

    ``year`` is text: a year or a span; ``partners`` are codes joined by ``; ``, ``EU`` for the European Union.
    """
    frame = raw.read_csv(FILE, COLUMNS)
    area = pl.col("objective_area")
    check_rows(raw, frame, "objective_area", area.is_not_null() & area.is_in(AREAS), FILE)
    check_rows(raw, frame, "year", pl.col("year").str.contains(r"^\d{4}(-\d{4})?$"), FILE)
    check_rows(raw, frame, "measure", pl.struct("country", "measure").is_first_distinct(), FILE)
    return resolve_parties(raw, frame, "country", FILE, union=UNION)
