"""Autonomous systems of operators in which a national government holds a share, and not the majority."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from hansa.evidence.raw import Raw

FILE = "routing/state-owned-minority-202202.csv"


def read(raw: Raw) -> pl.DataFrame:
    """Return ``asn, holder, share``: one row a network and state that holds a share; shares in [0, 1], null unknown."""
    columns: dict[str, type[pl.DataType]] = {
        "asn": pl.UInt32,
        "ownership_percentage": pl.String,
        "ownership_country_name": pl.String,
    }
    frame = raw.read_csv(FILE, columns, ignore=("*",))
    held = raw.resolve_column(frame, "ownership_country_name", FILE, into="holder")
    percent = pl.col("ownership_percentage").str.extract(r"([\d.]+)").cast(pl.Float64, strict=False)
    return (
        held.select("asn", "holder", share=percent / 100).unique(["asn", "holder"], keep="first").sort("asn", "holder")
    )
