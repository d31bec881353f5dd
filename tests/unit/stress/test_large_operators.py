"""A country's own largest operators, counted by hand."""

from __future__ import annotations

import numpy as np

from hansa.evidence.relationships import Relationships
from hansa.routing.attributes import Attributes
from hansa.routing.graph import AsGraph, build_graph
from hansa.stress.large_operators import list_large_operators

NAMES = {1: "Sonatel", 2: "Sonatel", 3: "Saga", 4: "Sudatel", 5: "", 6: "Small", 7: "Orange", 8: "Island"}
COUNTRIES = {1: "SN", 2: "SN", 3: "SN", 4: "SN", 5: "SN", 6: "SN", 7: "FR", 8: "TO"}
USERS = {1: 10.0, 2: 50.0, 3: 20.0, 4: 8.0, 5: 8.0, 6: 4.0, 7: 30.0, 8: 0.0}


def make_model() -> tuple[AsGraph, Attributes]:
    graph = build_graph(Relationships(np.full(7, 1), np.arange(2, 9), np.full(7, -1, np.int8)))
    asns = graph.asn.tolist()
    return graph, Attributes(
        [NAMES[asn] for asn in asns],
        np.array([COUNTRIES[asn] for asn in asns]),
        np.full(len(asns), "", "U2"),
        np.array([USERS[asn] for asn in asns]),
        np.array([100.0 if asn == 8 else 1.0 for asn in asns]),
    )


def test_networks_of_one_name_count_together_and_the_small_are_left_out() -> None:
    found = list_large_operators(*make_model()).filter(country="SN")
    assert found.select("rank", "operator", "users_share", "basis").rows() == [
        (1, "Sonatel", 0.6, "users"),
        (2, "Saga", 0.2, "users"),
        (
            3,
            "AS5",
            0.08,
            "users",
        ),  # as large as Sudatel, and before it by name; a fourth is not listed, and 4 % are too few
    ]
    assert found["asns"].to_list() == [[2, 1], [3], [5]]


def test_where_users_are_not_known_addresses_speak_and_say_so() -> None:
    found = list_large_operators(*make_model()).filter(country="TO")
    assert found.select("operator", "users_share", "basis").rows() == [("Island", 1.0, "addresses")]
