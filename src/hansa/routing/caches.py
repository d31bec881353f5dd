"""Servers of large platforms inside networks: traffic that crosses no border, and no transit network."""

from __future__ import annotations

import polars as pl

PLATFORMS = ("akamai", "facebook", "google", "netflix")
"""Those whose servers in other networks were searched for."""
ANY = "any"


def share_users_near(users: pl.DataFrame, caches: pl.DataFrame) -> pl.DataFrame:
    """Measure the share of each country's users whose own network hosts servers of a platform.

    Parameters
    ----------
    users : DataFrame
        country, asn, users: see :func:`hansa.routing.users.locate_users`.
    caches : DataFrame
        platform, asn.

    Returns
    -------
    DataFrame
        country, platform (``any`` for at least one of them), networks (that host), users_share; sorted.

    Assumptions and limits
    ----------------------
    A network counts whole: in which of its countries the servers stand is not known.
    """
    known = caches.filter(pl.col("platform").is_in(PLATFORMS)).with_columns(pl.col("asn").cast(pl.Int64)).unique()
    every = pl.concat([known, known.select(pl.lit(ANY).alias("platform"), "asn").unique()]).select("platform", "asn")
    total = users.group_by("country").agg(total=pl.col("users").sum())
    grid = total.join(every.select("platform").unique(), how="cross")
    held = (
        users.join(every, on="asn")
        .group_by("country", "platform")
        .agg(networks=pl.len().cast(pl.Int32), held=pl.col("users").sum())
    )
    rows = grid.join(held, on=["country", "platform"], how="left").with_columns(
        pl.col("networks").fill_null(0), users_share=(pl.col("held").fill_null(0.0) / pl.col("total")).round(6)
    )
    return rows.select("country", "platform", "networks", "users_share").sort("country", "platform")
