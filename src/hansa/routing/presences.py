"""Networks that serve users in several economies: one node for each economy beside the network's own.

A presence is a stub with the links of its network and, so that the network's own customers reach it, the network itself as a
provider. Routes to it are as long as those to the network; its users count where they are.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from hansa.arrays import Int8, Int64
from hansa.evidence.relationships import PEER, PROVIDER, Relationships

PRESENCE_ASN = 4_250_000_000
"""Presences carry numbers from here on, which RFC 6996 keeps for private use; groups of the coarse model stay below."""
LEAST_SHARE = 0.002
"""A smaller share of an economy's users is left out: roaming, tunnels and test probes give every large network some."""
MOSTLY = 0.5
"""A network that has most of its users elsewhere than where it is registered counts there itself."""


@dataclass(frozen=True, eq=False)
class Presences:
    """Where networks count.

    Attributes
    ----------
    homes : DataFrame
        asn, country, users: where each network itself counts.
    others : DataFrame
        asn, country, users, number: its presences elsewhere, numbered from ``PRESENCE_ASN`` on.
    """

    homes: pl.DataFrame
    others: pl.DataFrame


def place_networks(users: pl.DataFrame, seats: pl.DataFrame) -> Presences:
    """Say where each network counts, and where it has presences.

    Parameters
    ----------
    users : DataFrame
        country, asn, users (see :func:`hansa.routing.users.locate_users`).
    seats : DataFrame
        asn, country: where each is registered.

    Returns
    -------
    Presences
        A network counts where it is registered, or where it has most of its users, if these are a five-hundredth of the
        economy's; every other economy in which it has as large a share has a presence of its own.
    """
    rows = users.join(seats.select(pl.col("asn").cast(pl.Int64), seat="country"), on="asn", how="left").with_columns(
        share=pl.col("users") / pl.col("users").sum().over("country"),
        part=pl.col("users") / pl.col("users").sum().over("asn"),
    )
    rows = rows.sort("asn", "users", "country", descending=[False, True, False])
    moves = (pl.col("part") >= MOSTLY) & (pl.col("share") >= LEAST_SHARE)
    home = (
        rows.group_by("asn", maintain_order=True)
        .first()
        .select("asn", home=pl.when(moves).then("country").otherwise(pl.coalesce("seat", "country")))
    )
    rows = rows.join(home, on="asn")
    at_home = pl.col("country") == pl.col("home")
    homes = home.join(rows.filter(at_home).select("asn", "users"), on="asn", how="left")
    others = rows.filter(~at_home, pl.col("share") >= LEAST_SHARE).sort("asn", "country")
    others = others.with_columns(number=pl.int_range(pl.len(), dtype=pl.Int64) + PRESENCE_ASN)
    return Presences(
        homes.select("asn", country="home", users=pl.col("users").fill_null(0.0)),
        others.select("asn", "country", "users", "number"),
    )


def add_presences(relationships: Relationships, others: pl.DataFrame) -> Relationships:
    """Add the links of presences.

    Parameters
    ----------
    relationships : Relationships
        Distinct links.
    others : DataFrame
        asn, number: see :class:`Presences`.

    Returns
    -------
    Relationships
        With, for each presence, its network's providers and peers, and the network itself as a provider.
    """
    asn, number = others["asn"].to_numpy(), others["number"].to_numpy()
    first, second, label = relationships.first, relationships.second, relationships.label
    above = _double(second, first, label, asn, number)
    peers = _double(first[label == PEER], second[label == PEER], label[label == PEER], asn, number)
    own = (asn, number, np.full(len(asn), PROVIDER, np.int8))
    parts = ((first, second, label), above, peers, own)
    return Relationships(
        np.concatenate([part[0] for part in parts]),
        np.concatenate([part[1] for part in parts]),
        np.concatenate([part[2] for part in parts]),
    )


def _double(ends: Int64, others: Int64, label: Int8, asn: Int64, number: Int64) -> tuple[Int64, Int64, Int8]:
    """Repeat the links of some networks for each of their presences, the other end first."""
    order = np.argsort(ends, kind="stable")
    begin, stop = np.searchsorted(ends[order], asn, "left"), np.searchsorted(ends[order], asn, "right")
    count = stop - begin
    place = order[np.repeat(begin, count) + np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)]
    return others[place], np.repeat(number, count), label[place]
