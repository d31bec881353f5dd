"""Agreement with measurements: formulas, trimmed views, reconciled links, each on a case made by hand."""

from __future__ import annotations

import itertools
import json
import random
from collections import defaultdict

import numpy as np
import polars as pl
import pytest

from hansa.errors import InputError
from hansa.evidence.relationships import Relationships
from hansa.reports.facts import facts_to_json
from hansa.reports.routes.facts import tell_fidelity
from hansa.routing import RouteKind
from hansa.routing.cones import match_cones, reconcile_links
from hansa.routing.fidelity import Fidelity, Variant, fit_hegemony, fit_influence
from hansa.routing.fidelity_scores import correlate, correlate_ranks, draw_half, first_labels, rank
from hansa.routing.vantage import (
    Views,
    choose_viewpoints,
    measure_hegemony,
    measure_influence,
    trim_mean,
    watch_country,
    watch_routes,
)
from tests.reference.routing.obvious import Link, Net, make_attributes, make_graph, solve, walk

TREE: list[Link] = [(1, 2, -1), (1, 3, -1), (2, 4, -1), (3, 5, -1), (2, 3, 0)]


def relate(links: list[Link]) -> Relationships:
    first, second, label = zip(*links, strict=True)
    return Relationships(np.array(first), np.array(second), np.array(label, np.int8))


def test_equals_share_the_mean_of_their_ranks() -> None:
    assert rank(np.array([30.0, 10.0, 10.0, 20.0, 10.0])).tolist() == [5, 2, 2, 4, 2]


def test_spearman_with_ties() -> None:
    # Ranks 1, 2.5, 2.5, 4 beside 1, 2, 3.5, 3.5: products of deviations 3.75, both sums of squares 4.5.
    found = correlate_ranks(np.array([1.0, 2.0, 2.0, 9.0]), np.array([5.0, 6.0, 7.0, 7.0]))
    assert found == pytest.approx(3.75 / 4.5)
    assert correlate_ranks(np.array([1.0, 2.0, 3.0]), np.array([3.0, 2.0, 1.0])) == pytest.approx(-1)


def test_no_correlation_without_variation_or_with_two_pairs() -> None:
    assert np.isnan(correlate(np.ones(4), np.arange(4.0)))
    assert np.isnan(correlate(np.arange(2.0), np.arange(2.0)))


def test_first_labels_by_score_then_by_label() -> None:
    scores, labels = np.array([0.2, 0.5, 0.2, 0.0]), np.array([9, 4, 7, 1])
    assert first_labels(scores, labels) == [4, 7, 9]
    assert first_labels(scores, labels, 2) == [4, 7]
    assert first_labels(np.zeros(2), np.array([1, 2])) == []


def test_halves_depend_on_the_key_alone() -> None:
    half = draw_half(range(1000))
    assert 400 < half.sum() < 600
    assert draw_half([7, 8])[1] == draw_half([8])[0]


def test_trimmed_mean_leaves_out_a_tenth_at_each_end() -> None:
    values = np.array([[0.0, 1, 2, 3, 4, 5, 6, 7, 8, 1000]])
    assert trim_mean(values)[0] == pytest.approx(4.5)
    assert trim_mean(values, 0.0)[0] == pytest.approx(103.6)
    assert trim_mean(values[:, :9])[0] == pytest.approx(3.5)
    assert trim_mean(values[:, 3:4])[0] == 3


def draw_links(draw: random.Random) -> list[Link]:
    links: dict[tuple[int, int], Link] = {}
    for asn in range(2, 25):
        for provider in draw.sample(range(1, asn), min(asn - 1, draw.choice((1, 2, 3)))):
            links[provider, asn] = (provider, asn, -1)
    for _ in range(20):
        low, high = sorted(draw.sample(range(1, 25), 2))
        links.setdefault((low, high), (low, high, 0))
    return list(links.values())


def see(net: Net, destination: int, point: int, carriers: bool) -> dict[int, float]:
    """Give each network on the point's routes to one destination its share, the slow way."""
    shares: dict[int, float] = defaultdict(float)
    routes = solve(net, destination)
    for chance, path in walk(net, routes, point):
        for place, asn in enumerate(path[:-1]):
            distance = len(path) - 1 - place
            if not carriers:
                shares[asn] += float(chance)
            elif routes[asn][0] == RouteKind.CUSTOMER or distance == 1:
                shares[asn] += float(chance) / distance
    return shares


@pytest.mark.parametrize("carriers", [False, True])
@pytest.mark.parametrize("seed", range(6))
def test_views_are_what_an_enumeration_of_paths_gives(seed: int, carriers: bool) -> None:
    draw = random.Random(seed)
    links = draw_links(draw)
    graph, net = make_graph(links), Net.from_links(links)
    points = graph.find_nodes(draw.sample(range(1, 25), 6))
    weight = np.array([float(draw.choice((0, 1, 3))) for _ in range(len(graph))])
    expected, reached = np.zeros((len(graph), 6)), np.zeros(6)
    for node, column in itertools.product(np.flatnonzero(weight), range(6)):
        shares = see(net, int(graph.asn[node]), int(graph.asn[points[column]]), carriers)
        reached[column] += weight[node] if shares or (carriers and node != points[column]) else 0
        for asn, share in shares.items():
            expected[graph.find_node(asn), column] += share * weight[node]
    found = watch_routes(graph, points, weight, carriers)
    assert found.share == pytest.approx((expected / reached)[: graph.transit_count], abs=1e-5)


def test_hegemony_counts_the_origin() -> None:
    graph = make_graph(TREE)
    weight = np.ones(len(graph))
    views = watch_routes(graph, graph.find_nodes([4, 5]), weight)
    found = measure_hegemony(graph, views, weight, trim=0.0)
    # AS4 reaches AS1, AS3 and AS5 of its four destinations through AS2, AS5 only AS4; AS2 originates a fifth of it all.
    assert found[graph.find_node(2)] == pytest.approx((3 / 4 + 1 / 4) / 2 + 1 / 5)
    assert measure_hegemony(graph, views, weight, origins=False)[graph.find_node(4)] == 0


def test_influence_divides_by_distance_and_only_on_the_way_down() -> None:
    graph = make_graph(TREE)
    attributes = make_attributes(graph, {4: "AA", 5: "BB"}, dict.fromkeys(range(1, 6), 1.0))
    views = watch_country(graph, attributes, graph.find_nodes([4, 5]), "AA")
    assert graph.asn[views.points].tolist() == [5]
    found = measure_influence(views)
    # AS5 up to AS3, across to AS2, down to AS4: only AS2 hands down, one hop from the origin.
    assert found[graph.find_node(2)] == pytest.approx(1)
    assert found[graph.find_node(3)] == 0
    assert found[graph.find_node(1)] == 0


def test_influence_trims_among_the_viewpoints_that_see_a_network() -> None:
    share = np.array([[0.0] * 10 + [0.1] * 8 + [0.5, 0.0]])
    seen_by_ten = np.array([[0.0] * 10 + [0.01] + [0.1] * 8 + [0.5]])
    points = np.arange(20)
    assert measure_influence(Views(points, share))[0] == pytest.approx(1.3 / 20)
    assert measure_influence(Views(points, seen_by_ten))[0] == pytest.approx(0.8 / 18)


def test_a_customer_with_a_larger_cone_than_its_provider_is_a_peer() -> None:
    links: list[Link] = [(1, 2, -1), (1, 3, -1), (3, 2, -1), (2, 4, -1), (2, 5, -1), (3, 6, -1)]
    cones = pl.DataFrame({"asn": [1, 2, 3, 4], "cone": [6, 3, 2, None]})
    found = reconcile_links(relate(links), cones)
    assert found.changed == 1
    assert found.relationships.label.tolist() == [-1, -1, 0, -1, -1, -1]


def test_a_cone_rebuilt_too_large_is_refused_and_the_last_provider_kept() -> None:
    links: list[Link] = [(1, 2, -1), (2, 3, -1), (2, 4, -1), (2, 5, -1), (6, 2, -1)]
    cones = pl.DataFrame({"asn": [1, 2, 6], "cone": [3, 1, 2]})
    assert reconcile_links(relate(links), cones).relationships.label.tolist() == [-1, -1, -1, -1, 0]
    nothing = pl.DataFrame({"asn": [], "cone": []}, schema={"asn": pl.Int64, "cone": pl.Int64})
    assert reconcile_links(relate(TREE), nothing).changed == 0


def test_viewpoints_have_the_largest_cones() -> None:
    graph = make_graph(TREE)
    observed = match_cones(graph, pl.DataFrame({"asn": [1, 2, 3, 99], "cone": [5, 1, 4, 90]}))
    assert graph.asn[choose_viewpoints(observed, 2)].tolist() == [1, 3]


def test_reports_print_misses_and_serialise() -> None:
    graph = make_graph(TREE)
    attributes = make_attributes(graph, {}, {})
    measured = pl.DataFrame({"asn": [1, 2, 3, 77, 5], "hegemony": [0.5, 0.2, 0.1, 0.05, 0.0005]})
    modelled = np.zeros(len(graph))
    modelled[graph.find_nodes([1, 2, 3])] = [0.5, 0.1, 0.1]
    hegemony = fit_hegemony(graph, attributes, modelled, measured)
    assert (hegemony.networks, hegemony.absent, hegemony.misses[0].asn) == (4, (77,), 2)
    published = pl.DataFrame({"country": ["AA"] * 2 + ["BB"], "asn": [2, 1, 77], "influence": [0.9, 0.1, 0.4]})
    influence = fit_influence(graph, {"AA": modelled[:3], "BB": modelled[:3], "CC": modelled[:3]}, published)
    assert [(fit.country, fit.hit, fit.present) for fit in influence.countries] == [
        ("AA", True, True),
        ("BB", False, False),
    ]
    assert influence.first_in_three == 0.5
    report = Fidelity(
        hegemony, influence, (Variant("x", "hegemony", True, (1.0, 1.0), (1.0, 1.0), (1.0, 1.0)),), 0, 1.0
    )
    assert (
        json.loads(json.dumps(facts_to_json(tell_fidelity(report)), allow_nan=False))["influence"]["countries"][0][
            "spearman"
        ]
        is None
    )


def test_nothing_in_common_is_an_error() -> None:
    graph = make_graph(TREE)
    nothing = pl.DataFrame({"asn": [1], "hegemony": [0.5]})
    with pytest.raises(InputError) as caught:
        fit_hegemony(graph, make_attributes(graph, {}, {}), np.zeros(len(graph)), nothing)
    assert caught.value.code == "nothing-to-compare"
    with pytest.raises(InputError):
        fit_influence(graph, {}, pl.DataFrame({"country": ["AA"], "asn": [1], "influence": [0.5]}))
