"""Small models of networks with countries, made by hand, and slow obvious answers about coalitions on them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from hansa.routing import list_paths, solve_routes
from hansa.routing.model import Model
from tests.reference.routing.obvious import Link, make_attributes, make_graph


def make_model(links: list[Link], country: Mapping[int, str], users: Mapping[int, float] | None = None) -> Model:
    """Return a model of a few networks; every network has one user unless told otherwise."""
    graph = make_graph(links)
    weights = {int(asn): 1.0 for asn in graph.asn} | dict(users or {})
    return Model("coarse", "hand-made", graph, make_attributes(graph, dict(country), weights))


def share_inside(model: Model, whole: Collection[str], subset: Collection[str]) -> float:
    """Return the share of all routes between members that stays inside a subset, path by path."""
    graph, country, users = model.graph, model.attributes.country, model.attributes.users
    routes = solve_routes(graph, list(range(len(graph))))
    inside = total = 0.0
    for target in range(len(graph)):
        hops = routes.trace(target)

        def stay(node: int, goal: int = target, hops=hops) -> float:  # type: ignore[no-untyped-def]
            if country[node] and country[node] not in subset:
                return 0.0
            following = [] if node == goal else hops.list_next(node)
            return 1.0 if node == goal else sum(stay(other) for other in following) / len(following)

        for source in range(len(graph)):
            ends = {str(country[source]), str(country[target])}
            if len(ends) == 2 and ends <= set(whole) and list_paths(routes, source, target):
                weight = float(users[source] * users[target])
                total += weight
                inside += weight * stay(source) if ends <= set(subset) else 0.0
    return inside / total if total else 0.0


def all_subsets(members: Sequence[str]) -> list[tuple[str, ...]]:
    """Return every subset of members in the order of a game's vector."""
    n = len(members)
    return [tuple(code for place, code in enumerate(members) if mask >> place & 1) for mask in range(1 << n)]


def lose(model: Model, *asns: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return the mark of networks that lose every link."""
    lost = np.zeros(len(model.graph), np.bool_)
    lost[[model.graph.find_node(asn) for asn in asns]] = True
    return lost
