"""The services that the European Commission first designated under the Digital Services Act."""

from __future__ import annotations

import polars as pl

from hansa.evidence.raw import Raw
from hansa.evidence.sources.checks import check_rows, parse_column

FILE = "policy/dsa_first_designations_2023-04-25.csv"
USERS = "eu_monthly_users_as_reported"


def read(raw: Raw) -> pl.DataFrame:
    """Return ``service, provider, kind, eu_monthly_users, at_least, designated``: one row a service.

    ``kind`` is ``VLOP`` (very large online platform) or ``VLOSE`` (search engine). ``eu_monthly_users`` counts users a month
    in the Union as the provider reported them, null where no figure is sourced; ``at_least`` is true where the provider said
    only that it was more.
    """
    columns = ("service", "provider", "type", USERS, "designated")
    frame = raw.read_csv(FILE, dict.fromkeys(columns, pl.String), ignore=["source"])
    frame = parse_column(raw, frame, "designated", pl.Date, FILE)
    check_rows(raw, frame, "type", pl.col("type").is_in(["VLOP", "VLOSE"]), FILE)
    check_rows(raw, frame, USERS, pl.col(USERS).str.contains(r"^>?\d+(?:\.\d+)?M$"), FILE)
    millions = pl.col(USERS).str.extract(r"([\d.]+)").cast(pl.Float64)
    return frame.select(
        "service",
        "provider",
        pl.col("type").alias("kind"),
        (millions * 1_000_000).round().cast(pl.Int64).alias("eu_monthly_users"),
        pl.col(USERS).str.starts_with(">").alias("at_least"),
        "designated",
    )
