"""Joined attributes, counted addresses, weights and ends."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from hansa.errors import InputError
from hansa.routing import count_addresses, join_attributes, weigh_networks
from hansa.routing.weights import draw_ends
from tests.reference.routing.obvious import make_attributes, make_graph

GRAPH = make_graph([(1, 2, -1), (1, 3, -1), (1, 4, -1), (2, 3, 0)])


def test_the_first_table_speaks_and_the_second_fills_gaps() -> None:
    operators = pl.DataFrame(
        {"asn": [1, 2, 3], "name": ["One", None, "Three"], "country": ["FR", "EU", None], "users": [5.0, None, 7.0]}
    )
    autnums = pl.DataFrame({"asn": [1, 2, 3, 99], "name": ["Uno", "Two", "", "x"], "country": ["DE", "BE", "ZZ", "US"]})
    owned = pl.DataFrame({"asn": [2], "owner": ["BE"]})
    found = join_attributes(GRAPH, operators, autnums, state_owned=owned)
    place = [GRAPH.find_node(asn) for asn in (1, 2, 3, 4)]
    assert [found.name[node] for node in place] == ["One", "Two", "Three", ""]
    assert found.country[place].tolist() == ["FR", "BE", "", ""]
    assert found.owner[place].tolist() == ["", "BE", "", ""]
    assert found.users[place].tolist() == [5, 0, 7, 0]
    assert found.addresses.tolist() == [0, 0, 0, 0]


def test_nothing_known_is_no_error() -> None:
    assert join_attributes(GRAPH).country.tolist() == [""] * 4


def test_each_address_counts_once_for_its_longest_match() -> None:
    rows = [
        ("20.0.0.0/8", 1),
        ("20.1.0.0/16", 1),
        ("20.2.0.0/16", 2),
        ("20.2.3.0/24", 3),
        ("20.2.3.0/24", 4),
        ("20.2.3.0/24", 4),
        ("30.0.0.1/24", 2),
        ("0.0.0.0/0", 5),
        ("10.0.0.0/8", 5),
        ("224.0.0.0/8", 5),
        ("2001:db8::/32", 5),
    ]
    table = pl.DataFrame(rows, schema=["prefix", "asn"], orient="row")
    assert dict(count_addresses(table).iter_rows()) == {
        1: 2**24 - 2**16,
        2: 2**16 - 2**8 + 2**8,
        3: 2**7,
        4: 2**7,
    }


def test_a_country_without_users_counts_by_addresses_then_by_networks() -> None:
    attributes = make_attributes(GRAPH, {1: "FR", 2: "FR", 3: "TO", 4: "TV"}, {1: 300, 2: 100})
    attributes.addresses[:] = 0
    attributes.addresses[[GRAPH.find_node(asn) for asn in (1, 2, 3)]] = (100, 100, 50)
    found = weigh_networks(attributes)
    place = [GRAPH.find_node(asn) for asn in (1, 2, 3, 4)]
    assert found.weight[place].tolist() == pytest.approx([300, 100, 100, 500 / 3])
    assert (found.by_addresses, found.by_networks) == (("TO",), ("TV",))


def test_a_graph_without_weights_falls_back_to_networks() -> None:
    attributes = make_attributes(GRAPH, {}, {})
    attributes.addresses[:] = 0
    found = weigh_networks(attributes, "users")
    assert (found.asked, found.used, found.weight.tolist()) == ("users", "networks", [1, 1, 1, 1])
    with pytest.raises(InputError):
        weigh_networks(attributes, "euros")  # type: ignore[arg-type]


def test_ends_are_the_fewest_that_cover() -> None:
    weight = np.array([5.0, 0, 1, 3, 1])
    nodes, amounts = draw_ends(weight, np.arange(5), 0.8, 10)
    assert (nodes.tolist(), amounts.tolist()) == ([0, 3], [5, 3])
    nodes, _ = draw_ends(weight, np.arange(5), 1.0, 10)
    assert nodes.tolist() == [0, 2, 3, 4]


def test_a_sample_keeps_the_weight_and_the_large() -> None:
    weight = np.concatenate(([50.0, 20], np.linspace(0.5, 1.5, 200)))
    nodes, amounts = draw_ends(weight, np.arange(len(weight)), 1.0, 30)
    assert len(set(nodes.tolist())) == 30
    assert amounts.sum() == pytest.approx(weight.sum())
    assert nodes[:2].tolist() == [0, 1]
    assert amounts[:2].tolist() == [50, 20]
