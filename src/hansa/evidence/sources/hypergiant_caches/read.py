"""Networks in which servers of Akamai, Facebook, Google or Netflix were found."""

from __future__ import annotations

import polars as pl

from hansa.evidence.raw import Raw

FILE = "platforms/hypergiant-offnets/offnets-202104.csv"


def read(raw: Raw) -> pl.DataFrame:
    """Return ``platform, asn``: one row a platform and a network that is not its own."""
    frame = raw.read_csv(FILE, {"hypergiant": pl.String, "asn": pl.UInt32})
    return frame.rename({"hypergiant": "platform"}).unique().sort("platform", "asn")
