"""Population and languages of each territory, as the Common Locale Data Repository gives them."""

from __future__ import annotations

import polars as pl

from hansa.evidence.raw import Raw
from hansa.evidence.sources.checks import check_rows

FILE = "society/territory-languages.csv"
COLUMNS = {
    "territory": pl.String,
    "population": pl.Int64,
    "language": pl.String,
    "population_percent": pl.Float64,
    "official_status": pl.String,
}
ABOVE_ALL = 100


def read(raw: Raw) -> pl.DataFrame:
    """Return ``country, population, language, population_share, status``: one row a territory and language.

    ``language`` is a code of BCP 47 with ``-`` (``ff-Adlm`` for Fula in Adlam script); ``population_share`` is the part of the
    people who use it, in [0, 1], and languages of one territory may add up to more than 1; ``status`` is ``official``,
    ``de_facto_official``, ``official_regional`` or null.

    Raises
    ------
    SourceChanged
        ``columns-moved``, ``bad-value`` or ``unresolved-country``.
    """
    frame = raw.read_csv(FILE, COLUMNS, ignore=("gdp", "literacy_percent"))
    check_rows(raw, frame, "population_percent", pl.col("population_percent").is_between(0, ABOVE_ALL), FILE)
    check_rows(raw, frame, "population", pl.col("population") >= 0, FILE)
    return raw.resolve_column(frame, "territory", FILE).select(
        "country",
        "population",
        pl.col("language").str.replace_all("_", "-"),
        population_share=(pl.col("population_percent") / ABOVE_ALL).round(6),
        status=pl.col("official_status"),
    )
