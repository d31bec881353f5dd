"""Transit's questions: coverage, unknown countries, and a country that one network carries."""

from __future__ import annotations

import numpy as np
import pytest

from hansa.errors import InputError
from hansa.routing import list_paths, measure_transit, rank_transit, solve_routes
from tests.reference.routing.obvious import Link, make_attributes, make_graph

LINKS: list[Link] = [(1, 2, -1), (1, 3, -1), (3, 4, -1), (3, 5, -1), (2, 6, -1), (2, 4, -1)]
TINY = 1e-6
COUNTRY = {1: "US", 2: "FR", 3: "FJ", 4: "TO", 5: "TO", 6: "FR"}


def test_a_country_behind_one_network_depends_on_it_wholly() -> None:
    graph = make_graph(LINKS)
    found = measure_transit(graph, make_attributes(graph, COUNTRY, {5: 9, 6: 1, 1: TINY, 3: TINY}), ["TO"])
    node = graph.find_node(3)
    assert (found.to_network[0, node], found.from_network[0, node]) == pytest.approx((1, 1))
    assert found.to_jurisdiction[0, found.jurisdictions.index("FJ")] == pytest.approx(1)
    assert np.isnan(found.detour[0])
    assert (found.ends.tolist(), found.covered.tolist(), found.world_ends) == ([1], [1.0], 2)


def test_equal_next_hops_share_evenly_and_a_union_is_not_a_sum() -> None:
    graph = make_graph([(1, 2, -1), (1, 3, -1), (2, 4, -1), (3, 4, -1)])
    attributes = make_attributes(graph, {1: "US", 2: "FR", 3: "FR", 4: "TO"}, {1: 1, 4: 1, 2: TINY, 3: TINY})
    found = measure_transit(graph, attributes, ["TO"])
    assert found.to_network[0, [graph.find_node(2), graph.find_node(3)]].tolist() == pytest.approx([0.5, 0.5])
    assert found.to_jurisdiction[0, found.jurisdictions.index("FR")] == pytest.approx(1)
    routes = solve_routes(graph, [graph.find_node(4)])
    assert len(list_paths(routes, graph.find_node(1))) == 2


def test_a_detour_is_a_route_between_two_networks_of_a_country_over_another() -> None:
    graph = make_graph([(1, 2, -1), (1, 3, -1)])
    found = measure_transit(graph, make_attributes(graph, {1: "US", 2: "TO", 3: "TO"}), ["TO"])
    assert found.detour.tolist() == [1]


def test_questions_that_make_no_sense_are_refused() -> None:
    graph = make_graph(LINKS)
    attributes = make_attributes(graph, COUNTRY)
    with pytest.raises(InputError, match="XK"):
        measure_transit(graph, attributes, ["XK"])
    with pytest.raises(InputError):
        measure_transit(graph, attributes, coverage=0.0)


def test_the_world_ranking_is_of_all_routes() -> None:
    graph = make_graph(LINKS)
    ranking = rank_transit(graph, make_attributes(graph, COUNTRY), "networks", coverage=1.0)
    assert int(graph.asn[ranking.argmax()]) in {1, 2, 3}
    assert 0 < ranking.max() <= 1
