"""The roots of Mozilla's store that are trusted for web sites, as the package certifi carries them."""

from __future__ import annotations

import polars as pl

from hansa.evidence.raw import Raw

FILE = "trust/mozilla-roots-certifi.csv"
COLUMNS: dict[str, type[pl.DataType]] = {"sha256": pl.String, "organization": pl.String, "country": pl.String}


def read(raw: Raw) -> pl.DataFrame:
    """Return ``sha256, organisation``: one row a root; one that a machine's own bundle holds besides is dropped by its users."""
    frame = raw.read_csv(FILE, COLUMNS, ignore=("cn", "not_before", "not_after"))
    return frame.select("sha256", organisation="organization")
