"""The naming layer on a few name servers."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from hansa.countries import find
from hansa.dependence import naming
from hansa.dependence.origins import match_origins
from tests.sources.payloads import Given

NAMED = Path(naming.__file__).with_name("name_operators.csv")
DAY = date(2031, 2, 3)
ZONE = pl.DataFrame(
    [
        ("to", "TO", "a.nic.to", "192.0.2.1", True, DAY),
        ("to", "TO", "a.nic.to", "2001:db8:0:0:0:0:0:1", True, DAY),
        ("to", "TO", "b.nic.to", "198.51.100.1", True, DAY),
        ("to", "TO", "c.nic.to", None, True, DAY),
        ("to", "TO", "d.nic.to", "203.0.113.1", True, DAY),
        ("com", None, "a.gtld.net", "192.0.2.9", True, DAY),
    ],
    schema=["tld", "country", "name_server", "address", "signed", "day"],
    orient="row",
)
LISTED = {
    "tld": pl.String,
    "country": pl.String,
    "manager": pl.String,
    "technical_contact": pl.String,
    "updated": pl.String,
    "name_server": pl.String,
    "address": pl.String,
    "asn": pl.UInt32,
    "holder": pl.String,
    "holder_country": pl.String,
}
ENTRY = ("to", "TO", "The Crown", "Islanders", "2030-01-01")
"""As IANA lists .to; none of its addresses is beyond the prefixes but the last."""


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


def inputs(*listed: tuple[object, ...]) -> Given:
    return Given(
        {
            "iana_root_zone": ZONE,
            "iana_tlds": pl.DataFrame([(*ENTRY, *one) for one in listed], schema=LISTED, orient="row"),
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
    assert rows.select("consumer", "layer", "basis", "year").unique().rows() == [("TO", "naming", "count", 2031)]


def test_the_table_counts_what_is_distinct() -> None:
    row = naming.build_name_servers(inputs()).row(0, named=True)
    counts = {"name_servers": 4, "with_glue": 3, "addresses": 4, "networks": 3, "operators": 3}
    assert row == {
        "country": "TO",
        "tld": "to",
        "signed": True,
        "day": "2031-02-03",
        **counts,
        "operator_countries": 2,
        "unresolved_share": pytest.approx(0.625),
    }


def test_the_register_names_the_network_that_no_prefix_holds() -> None:
    row = ("d.nic.to", "203.0.113.1", 7, "HOLDER", "JP")
    contradicting = ("b.nic.to", "198.51.100.1", 8, "ELSEWHERE", "JP")  # a prefix holds it: the register is not asked
    rows = naming.rows(inputs(row, contradicting))
    shares = {(row[0], row[1]): row[2] for row in rows.select("supplier", "supplier_country", "share").rows()}
    assert shares["HOLDER", "JP"] == pytest.approx(1 / 4)
    assert shares[None, None] == pytest.approx(1 / 4)
    assert "ELSEWHERE" not in {name for name, _ in shares}


def test_companies_of_one_operator_are_one() -> None:
    names = [(1, "Vercara, LLC", "US"), (3, "SECURITYSERVICES", None), (4, "Afilias, Inc.", "US")]
    operators = pl.DataFrame(names, schema=OPERATORS.schema, orient="row")
    given = inputs()
    given._read["plevin_as_operators"] = operators
    shares = dict(naming.rows(given).select("supplier", "share").rows())
    assert shares["UltraDNS (Vercara)"] == pytest.approx(1 / 8 + 1 / 8 + 1 / 8)
    assert shares["Identity Digital (formerly Afilias)"] == pytest.approx(1 / 8)
    row = naming.build_name_servers(given).row(0, named=True)
    assert (row["operators"], row["operator_countries"], row["networks"]) == (2, 1, 3)


def test_each_merge_says_what_it_rests_on() -> None:
    rows = list(csv.DictReader(NAMED.read_text("utf-8").splitlines()))
    assert all(row["evidence"] and find(row["country"]) for row in rows)
    assert len({row["name"] for row in rows}) == len(rows)
    assert all(len({one["country"] for one in rows if one["operator"] == row["operator"]}) == 1 for row in rows)


def test_domains_are_told_once() -> None:
    servers = [("a.nic.to", "192.0.2.1", 1, "X", "TO"), ("b.nic.to", "198.51.100.1", 1, "X", "TO")]
    assert naming.build_domains(inputs(*servers)).rows() == [("to", "TO", "The Crown", "Islanders", "2030-01-01")]


def test_the_longest_prefix_wins_in_both_families() -> None:
    addresses = pl.Series(["192.0.2.1", "192.0.3.1", "2001:DB8::1", "2001:db8:1::1", "10.0.0.1", None])
    assert match_origins(addresses, PREFIXES).rows() == [
        ("192.0.2.1", 1),
        ("192.0.3.1", 9),
        ("2001:DB8::1", 3),
        ("2001:db8:1::1", 2),
    ]
