"""What is known about each network beside its links: operator, organisation, countries, state ownership, users, addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from hansa.arrays import Float64, Int64, TextArray, UInt32
from hansa.evidence.operators import describe_operators
from hansa.routing.kernels.prefixes import count_own_addresses

if TYPE_CHECKING:
    from hansa.routing.graph import AsGraph


NO_COUNTRY = ("", "EU", "AP", "ZZ", "XX")
"""Registry codes that name a region, or nothing."""

_LONGEST, _SHORTEST = 32, 8
_RESERVED = ((0, 8), (10, 8), (127, 8), (224, 3))


@dataclass(frozen=True, eq=False)
class Attributes:
    """Attributes by node.

    Attributes
    ----------
    name : list of str
        Operator, "" unknown; see :func:`hansa.evidence.operators.describe_operators`.
    country : str (n,)
        Country of the operator's seat, ISO 3166 alpha-2, where none is known that of the registration; "" unknown.
    owner : str (n,)
        Country of the state that holds the majority of the operator, "" for none known.
    users : float64 (n,)
        Internet users, 0 unknown.
    addresses : float64 (n,)
        IPv4 addresses originated.
    networks : float64 (n,), optional
        Networks that a node stands for; one each where not given.
    seat : str (n,), optional
        Country of the operator's seat, where ``country`` is that in which the network's users are.
    operator : int64 (n,), optional
        ASN of the network that a node belongs to: a presence abroad has its network's, a group of networks 0.
    aliases : list of str, optional
        Other names by which people ask for the operator, joined by ``; ``.
    organisation : str (n,), optional
        One id for all networks of an operator, "" unknown.
    registry : str (n,), optional
        Country in which the number is registered, "" unknown.
    """

    name: list[str]
    country: TextArray
    owner: TextArray
    users: Float64
    addresses: Float64
    networks: Float64 | None = None
    seat: TextArray | None = None
    operator: Int64 | None = None
    aliases: list[str] | None = None
    organisation: TextArray | None = None
    registry: TextArray | None = None

    def operators(self, asn: UInt32) -> Int64:
        """Return the ASN of each node's operator; where none is given, the node's own.

        Parameters
        ----------
        asn : uint32 (n,)
            Of the nodes.
        """
        return asn.astype(np.int64) if self.operator is None else self.operator

    @property
    def jurisdiction(self) -> TextArray:
        """Country of each operator's seat; where seats are not given, where its networks count."""
        return self.country if self.seat is None else self.seat


def join_attributes(
    graph: AsGraph,
    operators: pl.DataFrame | None = None,
    autnums: pl.DataFrame | None = None,
    prefix_origins: pl.DataFrame | None = None,
    state_owned: pl.DataFrame | None = None,
    names: pl.DataFrame | None = None,
) -> Attributes:
    """Bring tables by ASN to the graph's nodes.

    Parameters
    ----------
    graph : AsGraph
        The networks.
    operators : DataFrame, optional
        asn, name, country, users: the first source of each.
    autnums : DataFrame, optional
        asn, name, country: fills the gaps.
    prefix_origins : DataFrame, optional
        prefix, asn: IPv4 (and IPv6, passed over) prefixes and their origins.
    state_owned : DataFrame, optional
        asn, owner.
    names : DataFrame, optional
        asn, name, aliases, organisation: the reviewed list.

    Returns
    -------
    result : Attributes
        Unknown wherever no table says.
    """
    table = pl.DataFrame({"asn": graph.asn.astype(np.int64)})
    described = describe_operators(operators, autnums, names)
    table = _fill(
        table, described.rename({"registry_country": "registry"}), ("name", "aliases", "organisation", "registry")
    )
    table = _fill(table, operators, ("country", "users"))
    table = _fill(table, autnums, ("country",))
    table = _fill(table, state_owned, ("owner",))
    if prefix_origins is not None:
        table = _fill(table, count_addresses(prefix_origins), ("addresses",))
    codes = pl.col("country", "owner", "registry").fill_null("").replace(list(NO_COUNTRY), "")
    texts = pl.col("name", "aliases", "organisation").fill_null("")
    table = table.with_columns(codes, pl.col("users", "addresses").fill_null(0.0), texts)
    return Attributes(
        name=table["name"].to_list(),
        country=table["country"].to_numpy().astype("U2"),
        owner=table["owner"].to_numpy().astype("U2"),
        users=table["users"].to_numpy().copy(),
        addresses=table["addresses"].to_numpy().copy(),
        aliases=table["aliases"].to_list(),
        organisation=table["organisation"].to_numpy().astype(np.str_),
        registry=table["registry"].to_numpy().astype("U2"),
    )


_TYPE = {
    "name": pl.String,
    "aliases": pl.String,
    "organisation": pl.String,
    "country": pl.String,
    "registry": pl.String,
    "owner": pl.String,
    "users": pl.Float64,
    "addresses": pl.Float64,
}


def _fill(table: pl.DataFrame, source: pl.DataFrame | None, columns: tuple[str, ...]) -> pl.DataFrame:
    """Fill the columns that `table` does not know yet; the first row of an ASN speaks."""
    missing = [pl.lit(None, kind).alias(name) for name, kind in _TYPE.items() if name not in table.columns]
    table = table.with_columns(missing)
    if source is None:
        return table
    known = source.select(
        pl.col("asn").cast(pl.Int64), *(pl.col(name).cast(_TYPE[name]).alias(f"new_{name}") for name in columns)
    ).unique("asn", keep="first", maintain_order=True)
    joined = table.join(known, on="asn", how="left", maintain_order="left")
    filled = [pl.coalesce(_say(pl.col(name), name), _say(pl.col(f"new_{name}"), name)).alias(name) for name in columns]
    return joined.with_columns(filled).select(table.columns)


def _say(column: pl.Expr, name: str) -> pl.Expr:
    """Take a region's code or an empty text for unknown."""
    if _TYPE[name] != pl.String:
        return column
    return pl.when(~column.is_in(list(NO_COUNTRY))).then(column)


def count_addresses(prefix_origins: pl.DataFrame) -> pl.DataFrame:
    """Count the IPv4 addresses that each AS originates, each address once, by its longest match.

    A prefix of several origins counts evenly for each. Reserved space and prefixes shorter than /8 are passed over:
    they are leaked default routes.

    Parameters
    ----------
    prefix_origins : DataFrame
        prefix (text), asn.

    Returns
    -------
    DataFrame
        asn, addresses (Float64).
    """
    pairs = _parse_prefixes(prefix_origins).unique()
    prefixes = pairs.select("start", "size").unique().sort(["start", "size"], descending=[False, True])
    own = count_own_addresses(prefixes["start"].to_numpy(), prefixes["size"].to_numpy())
    origins = pl.len().over("start", "size")
    return (
        pairs.join(prefixes.with_columns(own=pl.Series(own)), on=["start", "size"])
        .with_columns(addresses=pl.col("own") / origins)
        .group_by("asn")
        .agg(pl.col("addresses").sum().round(3))  # the order of a sum leaves no trace
        .sort("asn")
    )


def _parse_prefixes(prefix_origins: pl.DataFrame) -> pl.DataFrame:
    parts = pl.col("prefix").str.extract_groups(r"^(\d+)\.(\d+)\.(\d+)\.(\d+)/(\d+)$")
    table = (
        prefix_origins.select(pl.col("asn").cast(pl.Int64), parts.alias("parts"))
        .unnest("parts")
        .drop_nulls()
        .with_columns(pl.col("1", "2", "3", "4", "5").cast(pl.Int64))
        .filter(pl.col("5").is_between(_SHORTEST, _LONGEST))
        .with_columns(
            address=((pl.col("1") * 256 + pl.col("2")) * 256 + pl.col("3")) * 256 + pl.col("4"),
            size=pl.lit(2, pl.Int64).pow(_LONGEST - pl.col("5")).cast(pl.Int64),
        )
        .with_columns(start=pl.col("address") // pl.col("size") * pl.col("size"))
    )
    reserved = pl.any_horizontal(
        pl.col("1") // 2 ** (_SHORTEST - bits) == first // 2 ** (_SHORTEST - bits) for first, bits in _RESERVED
    )
    return table.filter(~reserved).select("asn", "start", "size")
