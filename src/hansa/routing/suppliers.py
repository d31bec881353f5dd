"""Who may supply transit: content, scrubbing and hosting networks do not to access networks."""

from __future__ import annotations

import numpy as np
import polars as pl

from hansa.evidence.relationships import PEER, PROVIDER, Relationships

NO_CARRIERS = ("content", "cdn")
"""Categories of networks that deliver their own customers' content."""
HOSTS = "hosting"
"""A host at home may well be the provider of small networks; abroad it delivers content, or filters attacks."""
LARGE = 0.01
"""A network with such a share of some economy's users is an access network, whatever its category."""


def take_as_peers(relationships: Relationships, operators: pl.DataFrame, users: pl.DataFrame) -> Relationships:
    """Take as peers the access networks that are listed as customers of content, scrubbing or foreign hosting networks.

    A network that answers for another's addresses, to deliver content or to filter attacks, looks like its provider.

    Parameters
    ----------
    relationships : Relationships
        Distinct links.
    operators : DataFrame
        asn, country, category.
    users : DataFrame
        country, asn, users: see :func:`hansa.routing.users.locate_users`.

    Returns
    -------
    Relationships
        In the same order; a network with no other provider keeps those that it has.
    """
    share = pl.col("users") / pl.col("users").sum().over("country")
    large = users.filter(share >= LARGE)["asn"].unique()
    kinds = operators.select(pl.col("asn").cast(pl.Int64), "country", "category")
    delivering = kinds.filter(pl.col("category").is_in([*NO_CARRIERS, HOSTS]), ~pl.col("asn").is_in(large.implode()))
    links = pl.DataFrame(
        {"first": relationships.first, "second": relationships.second, "label": relationships.label}
    ).with_row_index("place")
    sold = links.filter(pl.col("label") == PROVIDER)
    served = users["asn"].unique().implode()
    doubtful = (
        sold.filter(pl.col("second").is_in(served))
        .join(delivering.rename({"asn": "first", "country": "seat"}), on="first")
        .join(kinds.select(second="asn", place_of="country", kind="category"), on="second", how="left")
        .filter(
            ~pl.col("kind").is_in([*NO_CARRIERS, HOSTS]).fill_null(value=False),
            (pl.col("category") != HOSTS) | pl.col("seat").ne_missing(pl.col("place_of")),
        )
    )
    every = sold.group_by("second").agg(every=pl.len())
    doubtful = doubtful.with_columns(doubted=pl.len().over("second")).join(every, on="second")
    changed = doubtful.filter(pl.col("doubted") < pl.col("every"))["place"].to_numpy()
    label = relationships.label.copy()
    label[changed] = np.int8(PEER)
    return Relationships(relationships.first, relationships.second, label)
