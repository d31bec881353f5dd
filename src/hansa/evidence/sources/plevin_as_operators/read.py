"""Operators of autonomous systems: name, country, category, users."""

from __future__ import annotations

import polars as pl

from hansa.evidence.raw import Raw

FILE = "routing/as-operators-20261004.csv.gz"
COLUMNS: dict[str, type[pl.DataType]] = {
    "asn": pl.UInt32,
    "company": pl.String,
    "country": pl.String,
    "category": pl.String,
    "tier": pl.Int8,
    "cone": pl.Int64,
    "peering": pl.Int64,
    "users": pl.Int64,
}
IGNORED = ("handle", "rir", "since", "website", "scope")


def read(raw: Raw) -> pl.DataFrame:
    """Return ``asn, name, country, category, tier, cone, exchanges, users``: one row an autonomous system.

    ``country`` is the operator's, null where none or a whole region is registered; ``users`` is APNIC's estimate, null where
    there is none; ``cone`` counts the networks in its customer cone, ``exchanges`` the exchange points where it peers.
    """
    frame = raw.read_csv(FILE, COLUMNS, ignore=IGNORED)
    lines = frame.with_row_index("line", 2).group_by("country", maintain_order=True).agg(pl.col("line").first())
    codes = {name: raw.code(name, FILE, line) if name else None for name, line in lines.rows()}
    country = pl.col("country").replace_strict(list(codes), list(codes.values()), return_dtype=pl.String)
    return frame.with_columns(country=country).rename({"company": "name", "peering": "exchanges"}).sort("asn")
