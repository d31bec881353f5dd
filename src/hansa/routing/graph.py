"""The AS graph: typed arrays by node, providers before customers, and three relations."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from hansa.arrays import BoolArray, Int8, Int32, Int64, UInt32
from hansa.errors import InputError
from hansa.evidence.relationships import PEER, PROVIDER, Relationships, read_relationships
from hansa.routing.kernels.links import Links
from hansa.routing.kernels.order import find_levels

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass(frozen=True, eq=False)
class AsGraph:
    """Networks and their business relations.

    A *node* is an array index, an *ASN* the network's public number; :attr:`asn` leads from one to the other and
    :meth:`find_nodes` back. Nodes ``[0, transit_count)`` have customers, the others are stubs that never carry others'
    routes. Every provider stands before its customers, except within a customer-provider cycle, whose
    nodes stand together (a stage of ``links.stages``); the engine settles such a stage by repetition, so that its
    routes are exact too.

    Attributes
    ----------
    asn : uint32 (n,)
        ASN by node.
    links : Links
        Customer to provider, peer to peer and provider to customer adjacency.
    transit_count : int
        Number of nodes that have a customer.
    """

    asn: UInt32
    links: Links
    transit_count: int
    _order: Int64 = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_order", np.argsort(self.asn, kind="stable"))

    def __len__(self) -> int:
        return len(self.asn)

    @property
    def customer_link_count(self) -> int:
        """Number of customer-provider links."""
        return len(self.links.providers)

    @property
    def peer_link_count(self) -> int:
        """Number of peer links."""
        return len(self.links.peers) // 2

    @cached_property
    def provider_free(self) -> Int64:
        """Nodes without a provider, ascending, int64."""
        return np.flatnonzero(np.diff(self.links.providers_at) == 0)

    @property
    def cycles(self) -> list[list[int]]:
        """ASNs of each customer-provider cycle (strongly connected component of two or more), ascending."""
        return [sorted(int(asn) for asn in self.asn[start:stop]) for start, stop, cyclic in self.links.stages if cyclic]

    def find_nodes(self, asns: Iterable[int]) -> Int64:
        """Translate ASNs into nodes.

        Parameters
        ----------
        asns : iterable of int
            Public numbers.

        Returns
        -------
        int64 (k,)
            Nodes in the order asked for.

        Raises
        ------
        InputError
            ``unknown-asn``: a number that the graph does not hold.
        """
        wanted = np.fromiter(asns, np.int64)
        nodes, known = self.match_nodes(wanted)
        if not known.all():
            raise InputError("unknown-asn", asn=int(wanted[~known][0]))
        return nodes

    def find_node(self, asn: int) -> int:
        """Translate one ASN into its node (see :meth:`find_nodes`)."""
        return int(self.find_nodes([asn])[0])

    def match_nodes(self, asns: Int64) -> tuple[Int64, BoolArray]:
        """Translate ASNs into nodes where the graph holds them.

        Parameters
        ----------
        asns : int64 (k,)
            Public numbers.

        Returns
        -------
        nodes : int64 (k,)
            Meaningless where not known.
        known : bool (k,)
            Whether the graph holds the number.
        """
        place = np.searchsorted(self.asn, asns, sorter=self._order)
        nodes = self._order[np.minimum(place, len(self.asn) - 1)]
        return nodes, self.asn[nodes] == asns


def read_graph(path: Path) -> AsGraph:
    """Read a CAIDA relationship file into a graph (see :func:`~hansa.evidence.relationships.read_relationships`)."""
    return build_graph(read_relationships(path))


def build_graph(relationships: Relationships) -> AsGraph:
    """Order networks and index their links.

    The order depends on the links alone: transit before stubs; then by the longest chain of providers above; then
    more customers first (these rows stay in the processor's cache); stubs beside those of the same provider.

    Parameters
    ----------
    relationships : Relationships
        Distinct links.

    Returns
    -------
    AsGraph
        With int32 adjacency.
    """
    asn, ends = np.unique(np.concatenate((relationships.first, relationships.second)), return_inverse=True)
    half = len(relationships.first)
    first, second = ends[:half], ends[half:]
    paid, free = relationships.label == PROVIDER, relationships.label == PEER
    order, component, transit_count = _order_nodes(first[paid], second[paid], len(asn))
    node = np.empty(len(asn), np.int64)
    node[order] = np.arange(len(asn))
    provider, customer = node[first[paid]], node[second[paid]]
    left, right = node[first[free]], node[second[free]]
    links = Links(
        *index_links(customer, provider, len(asn)),
        *index_links(np.concatenate((left, right)), np.concatenate((right, left)), len(asn)),
        *index_links(provider, customer, len(asn)),
        stages=_find_stages(component[order]),
    )
    return AsGraph(asn[order].astype(np.uint32), links, transit_count)


def list_ends(graph: AsGraph) -> tuple[Int64, Int64, Int8]:
    """List every link once, as nodes and labels: the provider first; of two peers the lower."""
    links, nodes = graph.links, np.arange(len(graph))
    customer = np.repeat(nodes, np.diff(links.providers_at))
    peer = np.repeat(nodes, np.diff(links.peers_at))
    once = peer < links.peers
    first = np.concatenate((links.providers, peer[once])).astype(np.int64)
    second = np.concatenate((customer, links.peers[once])).astype(np.int64)
    return first, second, np.repeat(np.array([PROVIDER, PEER], np.int8), [len(customer), int(once.sum())])


def index_links(origin: Int64, target: Int64, count: int) -> tuple[Int32, Int32]:
    """Sort links by origin and target; return where those of each of `count` origins begin, and the targets, int32."""
    order = np.lexsort((target, origin))
    offsets = np.concatenate(([0], np.cumsum(np.bincount(origin, minlength=count))))
    return offsets.astype(np.int32), target[order].astype(np.int32)


def _order_nodes(provider: Int64, customer: Int64, count: int) -> tuple[Int64, Int64, int]:
    """Order vertices (numbered by ASN); also give each its component and count those with customers."""
    components, component = _find_components(provider, customer, count)
    level = _find_component_levels(component[provider], component[customer], components)[component]
    customers = np.bincount(provider, minlength=count)
    of_component = np.bincount(component, weights=customers, minlength=components)[component]
    eldest = np.full(components, count)
    np.minimum.at(eldest, component, np.arange(count))
    vertices = np.arange(count)
    transit = vertices[customers > 0]
    transit = transit[np.lexsort((transit, eldest[component[transit]], -of_component[transit], level[transit]))]
    rank = np.full(count, count)
    rank[transit] = np.arange(len(transit))
    best = np.full(count, count)
    np.minimum.at(best, customer, rank[provider])
    stubs = vertices[customers == 0]
    stubs = stubs[np.lexsort((stubs, best[stubs]))]
    return np.concatenate((transit, stubs)), component, len(transit)


def _find_components(provider: Int64, customer: Int64, count: int) -> tuple[int, Int64]:
    """Give each vertex its strongly connected component; without a cycle it is one itself, and SciPy is not imported."""
    if _is_acyclic(provider, customer, count):
        return count, np.arange(count)
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    matrix = csr_array((np.ones(len(provider), np.int8), (provider, customer)), shape=(count, count))
    components, labels = connected_components(matrix, directed=True, connection="strong")
    return int(components), labels.astype(np.int64)


def _is_acyclic(provider: Int64, customer: Int64, count: int) -> bool:
    """Tell whether vertices can be taken away, those without a provider left each time, until none remains."""
    waiting = np.bincount(customer, minlength=count)
    free, taken = waiting == 0, 0
    while free.any():
        taken += int(free.sum())
        lifted = np.bincount(customer[free[provider]], minlength=count)
        waiting -= lifted
        free = (lifted > 0) & (waiting == 0)
    return taken == count


def _find_component_levels(above: Int64, below: Int64, count: int) -> Int32:
    between = above != below
    above, below = above[between], below[between]
    order = np.argsort(above, kind="stable")
    offsets = np.concatenate(([0], np.cumsum(np.bincount(above, minlength=count))))
    levels: Int32 = find_levels(above[order], below[order], offsets, count)
    return levels


def _find_stages(component: Int64) -> Int32:
    """Cut the order into runs without cycles and single cycles."""
    starts = np.flatnonzero(np.concatenate(([True], component[1:] != component[:-1])))
    stops = np.append(starts[1:], len(component))
    stages: list[tuple[int, int, int]] = []
    position = 0
    for start, stop in zip(starts, stops, strict=True):
        if stop - start > 1:
            if position < start:
                stages.append((position, int(start), 0))
            stages.append((int(start), int(stop), 1))
            position = int(stop)
    if position < len(component):
        stages.append((position, len(component), 0))
    return np.asarray(stages, np.int32).reshape(-1, 3)
