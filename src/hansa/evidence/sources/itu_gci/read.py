"""The Global Cybersecurity Index of each edition, on the scale on which it was published."""

from __future__ import annotations

import polars as pl

from hansa.evidence.raw import Raw
from hansa.evidence.sources.checks import check_rows, parse_column

FILE = "society/itu-gci.csv"
SCALES = {"2014": 1, "2017": 1, "2018": 1, "2020": 100, "2024": 100}
"""Highest score of each edition: the index went from shares to points in 2020, and its questions changed too."""
RANKS = ("Globa Rank", "Global Rank", *(f"Global Rank_duplicated_{number}" for number in range(3)))
"""The rank columns: the first is misspelt in the file, and the others share one name, told apart by their order."""
BLANK = ("#N/A",)


def read(raw: Raw) -> pl.DataFrame:
    """Return ``country, year, score, scale``: one row a country and edition; ``score`` in [0, ``scale``]."""
    columns = {"Country": pl.String, **dict.fromkeys(SCALES, pl.String)}
    frame = raw.read_csv(FILE, columns, ignore=(*RANKS, ""))
    for year, highest in SCALES.items():
        frame = parse_column(raw, frame, year, pl.Float64, FILE, blank=BLANK)
        check_rows(raw, frame, year, pl.col(year).is_between(0, highest), FILE)
    scores = raw.resolve_column(frame, "Country", FILE).unpivot(
        list(SCALES), index="country", variable_name="year", value_name="score"
    )
    scale = pl.col("year").replace_strict(SCALES, return_dtype=pl.Int32)
    return scores.filter(pl.col("score").is_not_null()).select(
        "country", pl.col("year").cast(pl.Int32), "score", scale.alias("scale")
    )
