"""Paths out of a country on graphs small enough to check by eye."""

from __future__ import annotations

import pytest

from hansa.dependence.backbone import Backbone, Link

# An island I (0, 1) with two cables to a waypoint 10, one on to country A (2); and a cable of its own to country B (3).
COUNTRIES = {0: "I", 1: "I", 2: "A", 3: "B", 10: None, 11: None}
LINKS = [
    Link(0, 10, "sea", 5.0),
    Link(1, 10, "sea", 7.0),
    Link(10, 2, "sea", 100.0),
    Link(1, 11, "sea", 50.0),
    Link(11, 3, "sea", 50.0),
    Link(2, 3, "land", 300.0),
]


def test_a_shared_trunk_carries_one_path() -> None:
    paths = Backbone(COUNTRIES, LINKS).find_paths("I")
    assert [(path.nodes, path.kind, path.length_km) for path in paths] == [
        ((1, 11, 3), "sea", 100.0),
        ((0, 10, 2), "sea", 105.0),
    ]


def test_kinds_are_kept_apart() -> None:
    graph = Backbone(COUNTRIES, LINKS)
    assert graph.find_paths("I", "land") == []
    assert len(graph.find_paths("A", "sea")) == 1
    assert [path.nodes for path in graph.find_paths("A", "land")] == [(2, 3)]


def test_a_greedy_first_choice_is_taken_back() -> None:
    # The shortest path 0-10-11-2 blocks both others; the largest set needs 0-10-2 and 1-11-2 instead.
    links = [
        Link(0, 10, "sea", 1.0),
        Link(10, 11, "sea", 1.0),
        Link(11, 2, "sea", 1.0),
        Link(1, 11, "sea", 9.0),
        Link(10, 2, "sea", 9.0),
    ]
    paths = Backbone({0: "I", 1: "I", 2: "A", 10: None, 11: None}, links).find_paths("I")
    assert [path.nodes for path in paths] == [(0, 10, 2), (1, 11, 2)]


def test_parallel_links_count_one_by_one() -> None:
    graph = Backbone({0: "A", 1: "B"}, [Link(0, 1, "land", 2.0), Link(0, 1, "sea", 3.0)])
    assert [path.kind for path in graph.find_paths("A")] == ["land", "sea"]


def test_a_country_without_links_has_no_paths() -> None:
    graph = Backbone({0: "A", 1: "B", 2: "C"}, [Link(0, 1, "land", 2.0)])
    assert graph.find_paths("C") == []
    assert graph.weakest_link_share("C") is None


@pytest.mark.parametrize(
    ("extra", "share"),
    [
        ([], 1.0),  # everything hangs on 0-9
        ([Link(2, 9, "sea", 1.0)], 0.25),  # a ring 9-0-1-2-9; only 3 hangs on 2-3
        ([Link(2, 9, "sea", 1.0), Link(3, 8, "sea", 1.0)], 0.0),
    ],
)
def test_the_weakest_link(extra: list[Link], share: float) -> None:
    chain = [Link(9, 0, "sea", 1.0), Link(0, 1, "land", 1.0), Link(1, 2, "land", 1.0), Link(2, 3, "land", 1.0)]
    countries = {0: "C", 1: "C", 2: "C", 3: "C", 8: "F", 9: "E"}
    assert Backbone(countries, [*chain, *extra]).weakest_link_share("C") == share
