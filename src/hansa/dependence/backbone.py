"""Edge-disjoint paths out of a country: the most there are, and of those the shortest.

Nodes are given to countries. All nodes of one country are taken as one, and so are all nodes of every other country; what
belongs to none (waypoints of sea cables, platforms) is only passed through. Each link carries one path. By Menger's theorem
the largest number of paths equals the smallest number of links whose loss cuts the country off. The paths are found by
successive shortest augmentation (Ahuja, Magnanti, Orlin 1993, section 9.7), so that of all largest sets of paths this one
has the least total length.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import networkx as nx

ABROAD = -1
"""All nodes of other countries, taken as one."""
TINY_KM = 1e-9
"""A gain below this is rounding."""


class Link(NamedTuple):
    """A link between two nodes; ``kind`` is ``sea`` or ``land``."""

    source: int
    target: int
    kind: str
    length_km: float


@dataclass(frozen=True)
class BackbonePath:
    """One international path, from a country's own node to the first node of another country."""

    nodes: tuple[int, ...]
    kind: str
    length_km: float


class Backbone:
    """Links between the nodes of countries.

    Parameters
    ----------
    countries : mapping of int to str or None
        Country of each node (ids from 0), None for what is only passed through.
    links : iterable of Link
        Two nodes may have several links.
    """

    def __init__(self, countries: Mapping[int, str | None], links: Iterable[Link]) -> None:
        self.countries = countries
        self.links = tuple(links)
        self._at: dict[int, list[int]] = defaultdict(list)
        self._own: dict[str, list[int]] = defaultdict(list)
        for index, link in enumerate(self.links):
            for node in {link.source, link.target}:
                self._at[node].append(index)
        for node, country in countries.items():
            if country is not None:
                self._own[country].append(node)

    def find_paths(self, country: str, kind: str | None = None) -> list[BackbonePath]:
        """Return a largest set of link-disjoint paths from a country to the others, of least total length.

        Parameters
        ----------
        country : str
            The country.
        kind : {"sea", "land"}, optional
            Use links of this kind only.

        Returns
        -------
        list of Path
            Shortest first.
        """
        flow: dict[int, int] = {}  # +1 from source to target of the link, -1 against it
        while steps := self._augment(country, kind, flow):
            for index, way in steps:
                flow[index] = flow.get(index, 0) + way
        return sorted(self._trace(country, flow), key=lambda path: (path.length_km, path.nodes))

    def _augment(self, country: str, kind: str | None, flow: dict[int, int]) -> list[tuple[int, int]]:
        """Return the links of a shortest path in what the flow leaves free, each with its way; empty if there is none."""
        length = dict.fromkeys(self._own[country], 0.0)
        last: dict[int, tuple[int, int]] = {}
        best, goal = inf, None
        queue = deque(self._own[country])
        while queue:
            node = queue.popleft()
            for index, way, other, step in self._free(node, kind, flow):
                reach = length[node] + step
                if self.countries[other] not in {None, country}:
                    if reach < best:
                        best, goal = reach, (index, way, node)
                elif reach < length.get(other, inf) - TINY_KM:
                    length[other], last[other] = reach, (index, way)
                    queue.append(other)
        return self._unwind(country, goal, last) if goal else []

    def _free(self, node: int, kind: str | None, flow: dict[int, int]) -> Iterator[tuple[int, int, int, float]]:
        """Yield what the flow leaves free at a node: link, way, other end, and its length, less than 0 to take flow back."""
        for index in self._at[node]:
            link = self.links[index]
            way = 1 if link.source == node else -1
            used = flow.get(index, 0) * way
            if used < 1 and kind in {None, link.kind}:
                yield index, way, link.target if way == 1 else link.source, link.length_km * (1 + 2 * used)

    def _unwind(
        self, country: str, goal: tuple[int, int, int], last: dict[int, tuple[int, int]]
    ) -> list[tuple[int, int]]:
        index, way, node = goal
        steps = [(index, way)]
        while self.countries[node] != country:
            index, way = last[node]
            steps.append((index, way))
            node = self.links[index].source if way == 1 else self.links[index].target
        return steps

    def _trace(self, country: str, flow: dict[int, int]) -> Iterable[BackbonePath]:
        onward: dict[int, list[int]] = defaultdict(list)
        for index, way in sorted(flow.items(), reverse=True):
            if way:
                onward[self.links[index].source if way == 1 else self.links[index].target].append(index)
        for start in sorted(self._own[country]):
            while onward[start]:
                nodes, used = [start], list[Link]()
                while not used or self.countries[nodes[-1]] is None:
                    link = self.links[onward[nodes[-1]].pop()]
                    used.append(link)
                    nodes.append(link.target if link.source == nodes[-1] else link.source)
                kind = "sea" if any(link.kind == "sea" for link in used) else "land"
                yield BackbonePath(tuple(nodes), kind, sum(link.length_km for link in used))

    def weakest_link_share(self, country: str) -> float | None:
        """Return the largest part of a country's connected nodes that the loss of one link cuts off from abroad.

        Links between the country's own nodes count here. None where no node is connected abroad.
        """
        import networkx as nx

        graph = self._surroundings(country)
        if ABROAD not in graph:
            return None
        tree = nx.bfs_tree(nx.Graph(graph), ABROAD)
        own = {node: int(node != ABROAD and self.countries[node] == country) for node in tree}
        connected = sum(own.values())
        below = dict(own)
        for node in reversed(list(nx.topological_sort(tree))):
            for parent in tree.predecessors(node):
                below[parent] += below[node]
        cut = [min(below[a], below[b]) for a, b in nx.bridges(graph) if a in tree and b in tree]
        return max(cut, default=0) / connected if connected else None

    def _surroundings(self, country: str) -> nx.MultiGraph:
        """Return the country's nodes and what they reach before other countries, these taken as one node."""
        import networkx as nx

        graph = nx.MultiGraph()
        seen, queue = set(self._own[country]), deque(self._own[country])
        while queue:
            node = queue.popleft()
            for index in self._at[node]:
                link = self.links[index]
                other = link.target if link.source == node else link.source
                foreign = self.countries[other] not in {None, country}
                graph.add_edge(node, ABROAD if foreign else other, key=index)
                if not foreign and other not in seen:
                    seen.add(other)
                    queue.append(other)
        return graph
