"""The naming layer on a few name servers."""

from __future__ import annotations

import polars as pl
import pytest

from hansa.dependence import naming
from hansa.dependence.origins import match_origins
from tests.sources.payloads import Given

ZONE = pl.DataFrame(
    [
        ("to", "TO", "a.nic.to", "192.0.2.1"),
        ("to", "TO", "a.nic.to", "2001:db8:0:0:0:0:0:1"),
        ("to", "TO", "b.nic.to", "198.51.100.1"),
        ("to", "TO", "c.nic.to", None),
        ("to", "TO", "d.nic.to", "203.0.113.1"),
        ("com", None, "a.gtld.net", "192.0.2.9"),
    ],
    schema=["tld", "country", "name_server", "address"],
    orient="row",
)
PREFIXES = pl.DataFrame(
    [
        ("192.0.2.0/24", 1),
        ("192.0.0.0/16", 9),
        ("2001:db8::/32", 2),
        ("2001:db8::/48", 3),
        ("198.51.100.0/24", 1),
        ("198.51.100.0/24", 4),
    ],
    schema={"prefix": pl.String, "asn": pl.UInt32},
    orient="row",
)
OPERATORS = pl.DataFrame(
    [(1, "Islanders", "TO"), (3, None, None)],
    schema={"asn": pl.UInt32, "name": pl.String, "country": pl.String},
    orient="row",
)
REGISTER = pl.DataFrame(
    [(1, "OLD-NAME", "NZ"), (3, "REGISTERED", None), (4, "BOTH", "FR")],
    schema={"asn": pl.UInt32, "name": pl.String, "country": pl.String},
    orient="row",
)
REVIEWED = pl.DataFrame(schema={"asn": pl.UInt32, "name": pl.String, "aliases": pl.String, "organisation": pl.String})


def inputs() -> Given:
    return Given(
        {
            "iana_root_zone": ZONE,
            "as_prefix_origins": PREFIXES,
            "plevin_as_operators": OPERATORS,
            "rir_autnums": REGISTER,
            "hansa_operator_names": REVIEWED,
        }
    )


def test_name_servers_addresses_and_origins_are_split_equally() -> None:
    rows = naming.rows(inputs())
    shares = {(row[0], row[1]): row[2] for row in rows.select("supplier", "supplier_country", "share").rows()}
    assert shares == {
        ("Islanders", "TO"): pytest.approx(1 / 8 + 1 / 8),
        ("Registered", None): pytest.approx(1 / 8),
        ("BOTH", "FR"): pytest.approx(1 / 8),
        (None, None): pytest.approx(1 / 2),
    }
    assert rows.select("consumer", "layer", "basis", "year").unique().rows() == [("TO", "naming", "count", 2020)]


def test_the_table_counts_what_is_distinct() -> None:
    row = naming.build_name_servers(inputs()).row(0, named=True)
    counts = {"name_servers": 4, "with_glue": 3, "addresses": 4, "networks": 3, "operators": 3}
    assert row == {
        "country": "TO",
        "tld": "to",
        **counts,
        "operator_countries": 2,
        "unresolved_share": pytest.approx(0.625),
    }


def test_the_longest_prefix_wins_in_both_families() -> None:
    addresses = pl.Series(["192.0.2.1", "192.0.3.1", "2001:DB8::1", "2001:db8:1::1", "10.0.0.1", None])
    assert match_origins(addresses, PREFIXES).rows() == [
        ("192.0.2.1", 1),
        ("192.0.3.1", 9),
        ("2001:DB8::1", 3),
        ("2001:db8:1::1", 2),
    ]
