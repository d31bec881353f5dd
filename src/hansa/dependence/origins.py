"""Longest-prefix match: from an address to the networks that announce it."""

from __future__ import annotations

import ipaddress

import polars as pl


def match_origins(addresses: pl.Series, prefixes: pl.DataFrame) -> pl.DataFrame:
    """Return the networks that announce the longest prefix around each address.

    Every prefix that could hold an address is written out and looked up by one join; the longest found wins, as routers
    have it. Where several networks announce the same prefix, all are returned.

    Parameters
    ----------
    addresses : polars.Series of str
        IPv4 and IPv6 addresses in any valid spelling.
    prefixes : polars.DataFrame
        ``prefix`` in canonical text, ``asn``.

    Returns
    -------
    polars.DataFrame
        ``address`` as given, ``asn``; no row for an address that no prefix holds.

    Examples
    --------
    >>> announced = pl.DataFrame({"prefix": ["192.0.2.0/24", "192.0.0.0/16"], "asn": [1, 2]})
    >>> match_origins(pl.Series(["192.0.2.7", "192.0.3.7"]), announced).rows()
    [('192.0.2.7', 1), ('192.0.3.7', 2)]
    """
    lengths = prefixes.select(
        wide=pl.col("prefix").str.contains(":", literal=True),
        bits=pl.col("prefix").str.extract(r"/(\d+)$").cast(pl.Int64),
    ).unique()
    by_width = {wide: sorted(lengths.filter(pl.col("wide") == wide)["bits"]) for wide in (False, True)}
    candidates = [
        (address, bits, str(ipaddress.ip_network((number, bits), strict=False)))
        for address in sorted(set(addresses.drop_nulls()))
        for number in [ipaddress.ip_address(address)]
        for bits in by_width[number.version == 6]  # noqa: PLR2004 -- IPv6
    ]
    schema = {"address": pl.String, "bits": pl.Int64, "prefix": pl.String}
    found = pl.DataFrame(candidates, schema=schema, orient="row").join(prefixes, on="prefix")
    longest = found.filter(pl.col("bits") == pl.col("bits").max().over("address"))
    return longest.select("address", "asn").unique().sort("address", "asn")
