"""Shares of each economy's Internet users by network."""

from __future__ import annotations

import json

import polars as pl

from hansa.errors import SourceChanged
from hansa.evidence.raw import Raw

FILE = "routing/aspop/2020_11.json.gz"
MOST_PERCENT = 100.5
"""What the shares of an economy may add up to: they are rounded, and small networks are cut off."""


def read(raw: Raw) -> pl.DataFrame:
    """Return ``country, asn, share``: one row an economy and network, ``share`` in [0, 1] of the economy's users.

    A network that has users in several economies has a row in each. Small networks are cut off, so the shares of an economy
    add up to less than 1.
    """
    found = json.loads(raw.read_bytes(FILE))
    rows: list[tuple[str, int, float]] = []
    for economy, networks in found.items():
        code = raw.code(economy, FILE, 1)
        total = sum(networks.values())
        if total > MOST_PERCENT or min(networks.values(), default=0) < 0:
            raise SourceChanged(
                "bad-value", dataset=raw.source.id, path=FILE, line=1, column=economy, value=f"{total:g}"
            )
        rows += [(code, int(asn), percent / 100) for asn, percent in networks.items() if code is not None]
    schema = {"country": pl.String, "asn": pl.UInt32, "share": pl.Float64}
    return pl.DataFrame(rows, schema=schema, orient="row").sort("country", "asn")
