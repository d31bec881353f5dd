"""Links that cannot be what they are labelled: a full customer's cone lies within its provider's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from hansa.arrays import Int64, UInt64
from hansa.evidence.relationships import PEER, PROVIDER, Relationships
from hansa.routing.graph import build_graph
from hansa.routing.kernels.cones import rebuild_cones

if TYPE_CHECKING:
    from hansa.routing.graph import AsGraph


@dataclass(frozen=True, eq=False)
class Reconciled:
    """Links that agree with the observed cones.

    Attributes
    ----------
    relationships : Relationships
        The same pairs, some customer links now peer links.
    changed : int
        How many.
    """

    relationships: Relationships
    changed: int


def reconcile_links(relationships: Relationships, cones: pl.DataFrame) -> Reconciled:
    """Take as peers those customers whose cone is larger than what their provider was seen to reach through customers.

    The recursive cone of an AS graph is too large: it follows partial transit, backup and misread links, and exchange
    points that appear as providers, as if each carried everything. The observed cone ("provider/peer observed", AS Rank) counts only
    what a network was seen to announce to its own providers and peers. Cones are rebuilt from the bottom; a link is
    kept where both the customer's observed and its rebuilt cone fit within the provider's observed one. Every
    network keeps its provider of the largest cone, and every network without customers keeps all its providers.

    Parameters
    ----------
    relationships : Relationships
        Distinct links.
    cones : DataFrame
        asn, cone: networks in the observed customer cone; null or absent where none was observed.

    Returns
    -------
    Reconciled
        In the same order.

    Assumptions and limits
    ----------------------
    Cones and links should be of about the same date. A hybrid relation (customer here, peer there) is one or the other.
    Takes n * m / 8 bytes for n networks, m of them with customers: 120 MB in 2025.

    Source
    ------
    Luckie et al. 2013 (doi:10.1145/2504730.2504735); Giotsas et al. 2014 (doi:10.1145/2663716.2663743).
    """
    graph = build_graph(relationships)
    observed = match_cones(graph, cones)
    links = graph.links
    refused, _ = rebuild_cones(
        links.customers_at, links.customers, graph.transit_count, observed, _find_last(graph, observed)
    )
    provider = np.repeat(np.arange(len(graph)), np.diff(links.customers_at))[refused]
    wrong = _pair(graph.asn[provider].astype(np.int64), graph.asn[links.customers[refused]].astype(np.int64))
    pairs = _pair(relationships.first, relationships.second)
    change = (relationships.label == PROVIDER) & np.isin(pairs, wrong)
    label = np.where(change, np.int8(PEER), relationships.label)
    return Reconciled(Relationships(relationships.first, relationships.second, label), int(change.sum()))


def match_cones(graph: AsGraph, cones: pl.DataFrame) -> Int64:
    """Bring observed cones to nodes.

    Parameters
    ----------
    graph : AsGraph
        The networks.
    cones : DataFrame
        asn, cone.

    Returns
    -------
    int64 (n,)
        Networks in each cone, 0 where none was observed.
    """
    known = cones.select(pl.col("asn", "cone").cast(pl.Int64)).drop_nulls()
    nodes, found = graph.match_nodes(known["asn"].to_numpy())
    observed = np.zeros(len(graph), np.int64)
    observed[nodes[found]] = known["cone"].to_numpy()[found]
    return observed


def _find_last(graph: AsGraph, observed: Int64) -> Int64:
    """Find each node's provider of the largest observed cone, the first of equals."""
    links = graph.links
    customer = np.repeat(np.arange(len(graph)), np.diff(links.providers_at))
    order = np.lexsort((links.providers, -observed[links.providers], customer))
    nodes, first = np.unique(customer[order], return_index=True)
    last = np.full(len(graph), -1, np.int64)
    last[nodes] = links.providers[order[first]]
    return last


def _pair(first: Int64, second: Int64) -> UInt64:
    return first.astype(np.uint64) << np.uint64(32) | second.astype(np.uint64)
