"""Measured hegemony of the transit networks of each country's large access networks."""

from __future__ import annotations

import polars as pl

from hansa.evidence.raw import Raw

FILE = "routing/ihr-access-hegemony-2020.csv"


def read(raw: Raw) -> pl.DataFrame:
    """Return ``country, asn, influence``: one row a country and transit network.

    ``influence`` is the mean hegemony of the network on the routes towards the country's access networks, by their shares of
    users; a network is no transit of its own. It lies in [0, 1].
    """
    columns: dict[str, type[pl.DataType]] = {
        "country": pl.String,
        "access_asn": pl.UInt32,
        "user_share_percent": pl.Float64,
        "transit_asn": pl.UInt32,
        "hegemony": pl.Float64,
    }
    rows = raw.resolve_column(raw.read_csv(FILE, columns), "country", FILE)
    access = rows.select("country", "access_asn", "user_share_percent").unique()
    held = access.group_by("country").agg(held=pl.col("user_share_percent").sum())
    passed = rows.filter(pl.col("transit_asn") != pl.col("access_asn")).with_columns(
        part=pl.col("user_share_percent") * pl.col("hegemony")
    )
    summed = passed.group_by("country", "transit_asn").agg(pl.col("part").sum()).join(held, on="country")
    shares = summed.select("country", asn="transit_asn", influence=pl.col("part") / pl.col("held"))
    return shares.sort("country", "asn")
