"""Policy routing and transit, slow and obvious: dictionaries, one destination at a time, every path walked."""

from __future__ import annotations

import heapq
from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from hansa.routing import AsGraph, Attributes, Relationships, RouteKind, build_graph

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Link = tuple[int, int, int]
Route = tuple[RouteKind, int]


@dataclass
class Net:
    """Neighbours by ASN."""

    providers: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    customers: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    peers: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def from_links(cls, links: Iterable[Link]) -> Net:
        net = cls()
        for first, second, label in links:
            if label == 0:
                net.peers[first].add(second)
                net.peers[second].add(first)
            else:
                net.customers[first].add(second)
                net.providers[second].add(first)
        return net

    @classmethod
    def from_graph(cls, graph: AsGraph) -> Net:
        links = graph.links
        asn = graph.asn.tolist()
        net = cls()
        for node, own in enumerate(asn):
            for offsets, others, relation in (
                (links.providers_at, links.providers, net.providers),
                (links.peers_at, links.peers, net.peers),
                (links.customers_at, links.customers, net.customers),
            ):
                relation[own] = {asn[other] for other in others[offsets[node] : offsets[node + 1]].tolist()}
        return net


def make_graph(links: Sequence[Link]) -> AsGraph:
    first, second, label = (np.array(column) for column in zip(*links, strict=True))
    return build_graph(Relationships(first, second, label.astype(np.int8)))


def make_attributes(
    graph: AsGraph,
    country: Mapping[int, str],
    users: Mapping[int, float] | None = None,
    owner: Mapping[int, str] | None = None,
) -> Attributes:
    asns = graph.asn.tolist()
    return Attributes(
        name=[f"AS{asn}" for asn in asns],
        country=np.array([country.get(asn, "") for asn in asns], "U2"),
        owner=np.array([(owner or {}).get(asn, "") for asn in asns], "U2"),
        users=np.array([1.0 if users is None else users.get(asn, 0.0) for asn in asns]),
        addresses=np.ones(len(asns)),
    )


def solve(net: Net, destination: int) -> dict[int, Route]:
    """Give each ASN that has a route its kind and length."""
    customer = {destination: 0}
    queue = [destination]
    for node in queue:
        for provider in net.providers[node]:
            if provider not in customer:
                customer[provider] = customer[node] + 1
                queue.append(provider)
    routes = {node: (RouteKind.CUSTOMER, length) for node, length in customer.items()}
    for node in set(net.peers):
        offers = [customer[peer] + 1 for peer in net.peers[node] if peer in customer]
        if node not in customer and offers:
            routes[node] = (RouteKind.PEER, min(offers))
    heap = [(length, node) for node, (_, length) in routes.items()]
    heapq.heapify(heap)
    while heap:
        length, node = heapq.heappop(heap)
        for below in net.customers[node]:
            if below not in routes:
                routes[below] = (RouteKind.PROVIDER, length + 1)
                heapq.heappush(heap, (length + 1, below))
    routes[destination] = (RouteKind.ORIGIN, 0)
    return routes


def list_next(net: Net, routes: Mapping[int, Route], node: int) -> list[int]:
    """List the neighbours that offer a route as good as the best."""
    kind, length = routes[node]
    own = (RouteKind.ORIGIN, RouteKind.CUSTOMER)
    if kind == RouteKind.CUSTOMER:
        heard = [other for other in net.customers[node] if other in routes and routes[other][0] in own]
    elif kind == RouteKind.PEER:
        heard = [other for other in net.peers[node] if other in routes and routes[other][0] in own]
    elif kind == RouteKind.PROVIDER:
        heard = [other for other in net.providers[node] if other in routes]
    else:
        heard = []
    return sorted(other for other in heard if routes[other][1] == length - 1)


def walk(net: Net, routes: Mapping[int, Route], source: int) -> list[tuple[Fraction, tuple[int, ...]]]:
    """List every equally good path with its probability under an even choice at each hop."""
    if source not in routes:
        return []
    if routes[source][0] == RouteKind.ORIGIN:
        return [(Fraction(1), (source,))]
    hops = list_next(net, routes, source)
    return [(chance / len(hops), (source, *path)) for hop in hops for chance, path in walk(net, routes, hop)]


def list_near(net: Net, path: Sequence[int], *, descent: bool) -> list[int]:
    """List the networks of a path, without its ends, from its peak down to its end, or from its beginning up to its peak."""
    climbed = 0
    while climbed + 1 < len(path) and path[climbed + 1] in net.providers[path[climbed]]:
        climbed += 1
    if not descent:
        return list(path[1 : min(climbed + 1, len(path) - 1)])
    crosses = climbed + 1 < len(path) and path[climbed + 1] in net.peers[path[climbed]]
    return list(path[max(climbed + crosses, 1) : -1])


@dataclass
class Expected:
    """T, J, state share and D of one country by enumeration of paths."""

    to_network: dict[int, float]
    from_network: dict[int, float]
    to_jurisdiction: dict[str, float]
    from_jurisdiction: dict[str, float]
    to_state: float
    from_state: float
    detour: float


def measure(
    net: Net, country: Mapping[int, str], weight: Mapping[int, float], home: str, owner: Mapping[int, str]
) -> Expected:
    """Weigh every path between the country's networks and all others, both ways, and inside."""
    sums: dict[str, dict[object, float]] = {"to": defaultdict(float), "from": defaultdict(float)}
    left = inside = 0.0
    for destination in weight:
        routes = solve(net, destination)
        for source in weight:
            if source == destination or source not in routes:
                continue
            amount = weight[source] * weight[destination]
            ends = (country.get(source) == home, country.get(destination) == home)
            if ends == (False, False):
                continue
            for chance, path in walk(net, routes, source):
                flow = float(chance) * amount
                middle = path[1:-1]
                places = {country[asn] for asn in middle if asn in country}
                if ends == (True, True):
                    inside += flow
                    left += flow if places - {home} else 0.0
                    continue
                tally = sums["to" if ends[1] else "from"]
                tally["all"] += flow
                near = list_near(net, path, descent=ends[1])
                for asn in near:
                    tally[asn] += flow
                for place in {country[asn] for asn in near if asn in country}:
                    tally[f"country {place}"] += flow
                tally["state"] += flow if any(asn in owner for asn in near) else 0.0

    def share(way: str, key: object) -> float:
        return sums[way][key] / sums[way]["all"] if sums[way]["all"] else 0.0

    codes = sorted(set(country.values()))
    return Expected(
        {asn: share("to", asn) for asn in weight},
        {asn: share("from", asn) for asn in weight},
        {code: share("to", f"country {code}") for code in codes},
        {code: share("from", f"country {code}") for code in codes},
        share("to", "state"),
        share("from", "state"),
        left / inside if inside else float("nan"),
    )
