"""The coarse model: the Internet in at most 2,000 nodes, on which the same engine answers.

Large transit operators stand by name. All other networks are grouped by country and role, a group holding networks whose
routes look alike; it has the links of its most typical member, so that it routes as one network does, and the weights
of all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from hansa.arrays import BoolArray, Float64, Int64, TextArray, UInt32
from hansa.evidence.relationships import PEER, PROVIDER, Relationships
from hansa.routing.attributes import Attributes
from hansa.routing.coarse_groups import ROLES, Grouping, group_networks
from hansa.routing.coarse_links import LEAST_SHARE, link_groups
from hansa.routing.graph import AsGraph, build_graph
from hansa.routing.presences import PRESENCE_ASN
from hansa.routing.weights import weigh_networks

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.routing.parallel import Progress
    from hansa.routing.transit import Transit


MOST_NODES = 2_000
"""More would be nearer to the full graph and slower: what is asked of this model must be answered while one waits (decision 0008)."""
COARSE_COVERAGE = 1.0
"""Coverage to ask of :func:`~hansa.routing.transit.measure_transit`: a group already stands for many."""

GROUP_ASN = 4_200_000_000
"""Groups and presences carry numbers from here on, which RFC 6996 keeps for private use."""

_MOSTLY = 0.5
"""A group is a state's where the state owns most of its weight; the share stands beside."""


@dataclass(frozen=True, eq=False)
class CoarseModel:
    """The coarse model, ready for the engine.

    Attributes
    ----------
    nodes : DataFrame
        Table ``coarse_nodes``: node, role, country, name, asn (null for groups and presences), operator (ASN of the operator, null
        for groups), seat, networks, users, addresses, owner (the state that owns most of it, by weight), state_share.
    links : DataFrame
        Table ``coarse_links``: first, second, kind, multiplicity, share.
    graph : AsGraph
        Named operators by their ASN, groups from ``GROUP_ASN`` on.
    attributes : Attributes
        Of the graph's nodes.
    place : int64 (n,)
        Row of ``nodes`` by node of the graph.
    """

    nodes: pl.DataFrame
    links: pl.DataFrame
    graph: AsGraph
    attributes: Attributes
    place: Int64


def build_coarse(
    graph: AsGraph,
    attributes: Attributes,
    transit: Transit,
    most: int = MOST_NODES,
    least_share: float = LEAST_SHARE,
    progress: Progress | None = None,
) -> CoarseModel:
    """Compute the coarse model of a graph.

    Parameters
    ----------
    graph, attributes
        The full graph.
    transit : Transit
        T of all countries on it, by users.
    most : int
        At most so many nodes.
    least_share : float
        See :func:`~hansa.routing.coarse_links.link_groups`; 0 keeps every link between kept networks.
    progress : callable, optional
        Told of batches done.

    Returns
    -------
    CoarseModel
        The same for the same input, on any number of cores.
    """
    grouping = group_networks(graph, attributes, transit, most, progress)
    nodes = _sum_nodes(graph, attributes, grouping)
    country = np.unique(nodes["country"].to_numpy().astype("U2"), return_inverse=True)[1]
    weight = weigh_networks(_read_attributes(nodes)).weight
    total = np.bincount(country, weight)[country]
    even = np.divide(weight, total, out=np.zeros_like(weight), where=total > 0)
    return make_coarse(nodes, link_groups(graph, grouping, even, country, least_share))


def make_coarse(nodes: pl.DataFrame, links: pl.DataFrame, known: pl.DataFrame | None = None) -> CoarseModel:
    """Make the model of its two tables.

    Parameters
    ----------
    nodes, links : DataFrame
        As :class:`CoarseModel` holds them.
    known : DataFrame, optional
        The edition's table ``operators_known``: other names and organisations of the operators that have a node of their own.

    Returns
    -------
    CoarseModel
        Ready for the engine.
    """
    asn = nodes.select(pl.col("asn").cast(pl.Int64).fill_null(pl.col("node").cast(pl.Int64) + GROUP_ASN))[
        "asn"
    ].to_numpy()
    first, second = links["first"].to_numpy().astype(np.int64), links["second"].to_numpy().astype(np.int64)
    label = np.where((links["kind"] == "peer").to_numpy(), PEER, PROVIDER).astype(np.int8)
    graph = build_graph(Relationships(first=asn[first], second=asn[second], label=label))
    order = np.argsort(asn)
    place = order[np.searchsorted(asn, graph.asn.astype(np.int64), sorter=order)]
    return CoarseModel(nodes, links, graph, _read_attributes(nodes[place], known), place)


def open_coarse(edition: Edition) -> CoarseModel:
    """Open the coarse model that an edition holds.

    Parameters
    ----------
    edition : Edition
        With tables ``coarse_nodes`` and ``coarse_links``.

    Returns
    -------
    CoarseModel
        Ready for the engine.

    Raises
    ------
    EvidenceError
        ``no-table`` where the edition lacks them.
    """
    known = edition.table("operators_known") if edition.has_table("operators_known") else None
    return make_coarse(edition.table("coarse_nodes"), edition.table("coarse_links"), known)


def _read_attributes(nodes: pl.DataFrame, known: pl.DataFrame | None = None) -> Attributes:
    columns = {"aliases": pl.String, "organisation": pl.String, "registry_country": pl.String}
    table = pl.DataFrame(schema={"asn": pl.Int64, **columns}) if known is None else known.select("asn", *columns)
    said = (
        nodes.select(asn=pl.col("operator").cast(pl.Int64))
        .join(table, on="asn", how="left", maintain_order="left")
        .fill_null("")
    )
    return Attributes(
        aliases=said["aliases"].to_list(),
        organisation=said["organisation"].to_numpy().astype(np.str_),
        registry=said["registry_country"].to_numpy().astype("U2"),
        name=nodes["name"].fill_null("").to_list(),
        country=nodes["country"].to_numpy().astype("U2"),
        owner=nodes["owner"].to_numpy().astype("U2"),
        users=nodes["users"].to_numpy(),
        addresses=nodes["addresses"].to_numpy(),
        networks=nodes["networks"].to_numpy().astype(np.float64),
        seat=nodes["seat"].to_numpy().astype("U2"),
        operator=nodes["operator"].fill_null(0).to_numpy().astype(np.int64),
    )


def _sum_nodes(graph: AsGraph, attributes: Attributes, grouping: Grouping) -> pl.DataFrame:
    """Sum networks into nodes, ordered as the kept networks are in the graph."""
    kept = np.sort(np.concatenate((grouping.named, grouping.typical)))
    group = np.searchsorted(kept, grouping.group)
    named = np.isin(kept, grouping.named)
    names = [attributes.name[node] if known else None for node, known in zip(kept, named, strict=True)]
    weight = weigh_networks(attributes).weight
    owner, state_share = _sum_owners(attributes, group, weight, len(kept))

    def add(amount: Float64 | None = None) -> Int64 | Float64:
        return np.bincount(group, amount, minlength=len(kept))

    return pl.DataFrame(
        {
            "node": np.arange(len(kept), dtype=np.uint16),
            "role": [ROLES[role] for role in grouping.role[kept]],
            "country": attributes.country[kept].tolist(),
            "name": pl.Series(names, dtype=pl.String),
            "asn": _number(graph.asn[kept], named & (graph.asn[kept] < PRESENCE_ASN)),
            "operator": _number(attributes.operators(graph.asn)[kept], named),
            "seat": np.where(named, attributes.jurisdiction[kept], attributes.country[kept]).tolist(),
            "networks": add().astype(np.uint32),
            "users": add(attributes.users),
            "addresses": add(attributes.addresses),
            "owner": owner.tolist(),
            "state_share": state_share.astype(np.float32),
        }
    )


def _number(asn: Int64 | UInt32, known: BoolArray) -> pl.Series:
    return pl.Series([int(one) if there else None for one, there in zip(asn, known, strict=True)], dtype=pl.UInt32)


def _sum_owners(attributes: Attributes, group: Int64, weight: Float64, count: int) -> tuple[TextArray, Float64]:
    """Find the state that owns most of each node, "" for none, and the share that any state owns; by weight, else by number."""
    held = np.bincount(group, weight, minlength=count)[group]
    part = np.where(held > 0, weight / np.maximum(held, np.finfo(float).tiny), 1 / np.bincount(group)[group])
    owned = attributes.owner != ""
    states, state = np.unique(attributes.owner, return_inverse=True)
    by_state = np.bincount(group[owned] * len(states) + state[owned], part[owned], minlength=count * len(states))
    by_state = by_state.reshape(count, len(states))
    owner = np.where(by_state.max(axis=1) > _MOSTLY, states[by_state.argmax(axis=1)], "")
    return owner, np.minimum(by_state.sum(axis=1), 1)
