"""Kind and length beside other people's simulators, on a real part of the Internet.

Both agree with Hansa in every kind and length. What differs by design: each keeps one next hop of the equally good ones
(matrix-bgpsim the one of lowest index, BGPy the one of lowest ASN), where Hansa keeps all of them; and BGPy calls an AS's
own prefix a route from itself, matrix-bgpsim a customer route of length 0. Neither accepts a customer-provider cycle:
matrix-bgpsim may stop before its routes are settled and BGPy refuses the graph, so the part compared has none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from hansa.routing import Relationships, RouteKind, build_graph, read_relationships, solve_routes

if TYPE_CHECKING:
    from pathlib import Path

    from hansa.routing import AsGraph

pytestmark = [pytest.mark.raw, pytest.mark.slow]


@pytest.fixture(scope="module")
def part(raw_folder: Path) -> Relationships:
    """Cut 2,387 ASes and their links out of the graph of 2015: the best connected, and others by chance."""
    whole = read_relationships(raw_folder / "routing" / "20150101.as-rel.txt.bz2")
    asns, degree = np.unique(np.concatenate((whole.first, whole.second)), return_counts=True)
    large = asns[np.argsort(-degree, kind="stable")[:500]]
    others = np.random.default_rng(2015).choice(np.setdiff1d(asns, large), 2500, replace=False)
    kept = np.concatenate((large, others))
    among = np.isin(whole.first, kept) & np.isin(whole.second, kept)
    return Relationships(whole.first[among], whole.second[among], whole.label[among])


def test_all_pairs_equal_matrix_bgpsim(part: Relationships, capsys: pytest.CaptureFixture[str]) -> None:
    peer = pytest.importorskip("matrix_bgpsim", reason="matrix-bgpsim is not installed")
    links = zip(*(column.tolist() for column in (part.first, part.second, part.label)), strict=True)
    simulation = peer.RMatrix([(str(first), str(second), label) for first, second, label in links])
    with capsys.disabled():
        simulation.run(n_jobs=2, save_next_hop=False)
    graph = build_graph(part)
    routes = solve_routes(graph, list(range(len(graph))))
    kinds = {None: RouteKind.NONE, -1: RouteKind.CUSTOMER, 0: RouteKind.PEER, 1: RouteKind.PROVIDER}
    names = [str(asn) for asn in graph.asn.tolist()]
    for column, destination in enumerate(names):
        found = [simulation.get_state(source, destination) for source in names]
        kind = np.array([kinds[kind] for kind, _ in found])
        kind[column] = RouteKind.ORIGIN
        length = np.array([-1 if kind is None else length for kind, length in found])
        np.testing.assert_array_equal(routes.kind[:, column], kind)
        np.testing.assert_array_equal(routes.length[:, column], length)


def test_some_prefixes_equal_bgpy(part: Relationships) -> None:
    graphs = pytest.importorskip("bgpy.as_graphs", reason="bgpy-pkg is not installed")
    engines = pytest.importorskip("bgpy.simulation_engine", reason="bgpy-pkg is not installed")
    graph = build_graph(part)
    engine = engines.SimulationEngine(_build_bgpy_graph(graphs, part))
    engine.ready_to_run_round = 0
    origins = graph.asn[np.random.default_rng(7).choice(len(graph), 8, replace=False)].tolist()
    for number, origin in enumerate(origins):
        announcement = engines.Announcement(prefix=f"10.{number}.0.0/16", as_path=(origin,))
        engine.as_graph.as_dict[origin].policy.seed_ann(announcement)
    engine.run(propagation_round=0, scenario=object())
    _compare_with_bgpy(graph, engine, origins)


def _build_bgpy_graph(graphs: object, part: Relationships) -> object:
    links = pytest.importorskip("bgpy.as_graphs.base.links")
    customers, peers = [], []
    for first, second, label in zip(part.first.tolist(), part.second.tolist(), part.label.tolist(), strict=True):
        if label:
            customers.append(links.CustomerProviderLink(provider_asn=first, customer_asn=second))
        else:
            peers.append(links.PeerLink(first, second))
    info = graphs.ASGraphInfo(customer_provider_links=frozenset(customers), peer_links=frozenset(peers))  # type: ignore[attr-defined]
    return graphs.ASGraph(info)  # type: ignore[attr-defined]


def _compare_with_bgpy(graph: AsGraph, engine: object, origins: list[int]) -> None:
    routes = solve_routes(graph, graph.find_nodes(origins))
    kinds = {
        "ORIGIN": RouteKind.ORIGIN,
        "CUSTOMERS": RouteKind.CUSTOMER,
        "PEERS": RouteKind.PEER,
        "PROVIDERS": RouteKind.PROVIDER,
    }
    for node, asn in enumerate(graph.asn.tolist()):
        rib = engine.as_graph.as_dict[asn].policy.local_rib  # type: ignore[attr-defined]
        for column in range(len(origins)):
            held = rib.get(f"10.{column}.0.0/16")
            kind = RouteKind.NONE if held is None else kinds[held.recv_relationship.name]
            length = -1 if held is None else len(held.as_path) - 1
            assert (routes.kind[node, column], routes.length[node, column]) == (kind, length)
