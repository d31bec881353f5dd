"""What may fail, for one country: its international links, the networks that carry its routes, or their operators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from hansa.arrays import Float64, Int32, Int64
from hansa.errors import InputError
from hansa.routing.coarse import GROUP_ASN
from hansa.routing.kernels.carried import spread_ways
from hansa.routing.kernels.reach import Dead, Units
from hansa.routing.parallel import run_sharded
from hansa.stress.damage import Damage, isolate
from hansa.stress.exposure import number_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hansa.routing.attributes import Attributes
    from hansa.routing.graph import AsGraph
    from hansa.routing.model import Model
    from hansa.stress.exposure import Exposure


Of = Literal["links", "networks", "operators"]

_LANES = 16
"""Ends that one thread spreads in a go."""


@dataclass(frozen=True)
class Party:
    """A network that a result names.

    Attributes
    ----------
    network : int or None
        ASN; None where the coarse model does not say which.
    name : str
        Operator, "" unknown.
    country : str
        Its country, "" unknown.
    """

    network: int | None
    name: str
    country: str


@dataclass(frozen=True, eq=False)
class FailureCandidates:
    """Things that may fail, each alone.

    Attributes
    ----------
    of : {"links", "networks", "operators"}
        What they are.
    members : tuple of int64
        Nodes of each network or operator; the two nodes of each link, the country's first.
    units : Units
        The same as the kernels see it.
    """

    of: Of
    members: tuple[Int64, ...]
    units: Units

    def __len__(self) -> int:
        return len(self.members)


def list_candidates(model: Model, exposure: Exposure, of: Of) -> FailureCandidates:
    """List what may fail.

    *links*: every link between a network of the country and one that is not. *networks*: the country's ends, and every network
    with customers above an end of the country's or the world's; no other can lie between two ends. *operators*: the same, all
    networks of one name together. A group of networks in the coarse model is no single thing that fails, and is left out.

    Parameters
    ----------
    model : Model
        Graph and attributes.
    exposure : Exposure
        The country.
    of : {"links", "networks", "operators"}
        Which.

    Returns
    -------
    FailureCandidates
        In the graph's order.

    Raises
    ------
    InputError
        ``unknown-failures``.
    """
    if of not in get_args(Of):
        raise InputError("unknown-failures", name=of, known=", ".join(get_args(Of)))
    graph, attributes = model.graph, model.attributes
    if of == "links":
        pairs = isolate(graph, attributes, [exposure.country]).links
        away = attributes.country[pairs[:, 0]] != exposure.country
        pairs[away] = pairs[away, ::-1]
        return FailureCandidates(of, tuple(pairs), _index_links(exposure, pairs))
    nodes = _list_carriers(exposure)
    if attributes.networks is not None:
        nodes = nodes[attributes.networks[nodes] == 1]
    groups = [nodes[[place]] for place in range(len(nodes))]
    members = tuple(groups if of == "networks" else _join_operators(attributes, nodes))
    return FailureCandidates(of, members, _index_nodes(exposure, members))


def weigh_candidates(exposure: Exposure, units: Units, dead: Dead) -> Float64:
    """Measure what share of the weight between the country and the world meets each candidate: transit dependence T, and its own ends.

    Parameters
    ----------
    exposure : Exposure
        The country.
    units : Units
        The candidates.
    dead : Dead
        What has failed.

    Returns
    -------
    float64 (candidates,)
        Of the weight of all pairs that reached each other at first; the end abroad is not counted, the country's is.
        Whatever fails next cuts off no more than the sum of its shares: a pair that it cuts off has all of its routes
        through it. So a candidate of no share can be passed over.
    """

    def work(batches: Iterator[int]) -> Float64:
        loads = np.zeros(len(units.nodes_at) - 1)
        for batch in batches:
            lanes = np.arange(batch * _LANES, min((batch + 1) * _LANES, len(exposure.ways.home)))
            spread_ways(exposure.ways, dead, units, lanes, loads)
        return loads

    parts = run_sharded(work, -(-len(exposure.ways.home) // _LANES))
    total: Float64 = np.sum(parts, axis=0)
    return np.maximum(total / exposure.total, 0.0)


def check_count(country: str, of: Of, count: int, available: int) -> None:
    """Refuse fewer failures than one and more than there are things to fail.

    Raises
    ------
    InputError
        ``too-few-failures``, ``too-many-failures``.
    """
    if count < 1:
        raise InputError("too-few-failures", count=count)
    if count > available:
        raise InputError("too-many-failures", count=count, country=country, kind=of, available=available)


def make_damage(graph: AsGraph, candidates: FailureCandidates, chosen: Int64) -> Damage:
    """Turn candidates into a damage that scenarios can do.

    Parameters
    ----------
    graph : AsGraph
        The networks.
    candidates : FailureCandidates
        What may fail.
    chosen : int64 (k,)
        Which do.

    Returns
    -------
    Damage
        Networks that leave the world, or links that are cut.
    """
    nodes = np.zeros(len(graph), np.bool_)
    if candidates.of != "links":
        for unit in chosen:
            nodes[candidates.members[unit]] = True
        return Damage(nodes, np.empty((0, 2), np.int64))
    pairs = np.array([candidates.members[unit] for unit in chosen], np.int64).reshape(-1, 2)
    return Damage(nodes, np.unique(np.sort(pairs, axis=1), axis=0))


def keep_abroad(model: Model, exposure: Exposure, candidates: FailureCandidates) -> FailureCandidates:
    """Keep the networks or operators that are not the country's; an operator with networks inside and abroad keeps the latter."""
    if candidates.of == "links":
        return candidates
    outside = model.attributes.country != exposure.country
    members = tuple(group[outside[group]] for group in candidates.members if outside[group].any())
    return FailureCandidates(candidates.of, members, _index_nodes(exposure, members))


def name_parties(model: Model, nodes: Int64) -> tuple[Party, ...]:
    """Name networks, in the order given."""
    attributes = model.attributes
    asns = [int(asn) for asn in model.attributes.operators(model.graph.asn)[nodes]]
    parties = (
        Party(asn if 0 < asn < GROUP_ASN else None, attributes.name[node], str(attributes.jurisdiction[node]))
        for asn, node in zip(asns, nodes, strict=True)
    )
    return tuple(dict.fromkeys(parties))  # an operator with presences abroad is one


def _list_carriers(exposure: Exposure) -> Int64:
    """List the country's ends and all networks with customers above any end: nothing else lies between two ends."""
    own = exposure.nodes[exposure.ways.home]
    return np.union1d(own, exposure.nodes[exposure.nodes < exposure.transit_count])


def _join_operators(attributes: Attributes, nodes: Int64) -> list[Int64]:
    """Join networks of the same name; one without a name stands alone."""
    together: dict[str, list[int]] = {}
    for node in nodes.tolist():
        together.setdefault(attributes.name[node] or f"\n{node}", []).append(node)
    return [np.array(group, np.int64) for group in together.values()]


def _index_nodes(exposure: Exposure, members: tuple[Int64, ...]) -> Units:
    at = np.concatenate(([0], np.cumsum([len(group) for group in members]))).astype(np.int32)
    places = exposure.place[np.concatenate((*members, np.empty(0, np.int64)))]
    of_node = np.full(len(exposure.nodes), -1, np.int32)
    of_node[places] = np.repeat(np.arange(len(members), dtype=np.int32), np.diff(at))
    none_at, none = np.zeros(len(at), np.int32), np.empty(0, np.int32)
    of_up, of_peer = (np.full(len(links), -1, np.int32) for links in (exposure.ups, exposure.peers))
    return Units(at, places, none_at, none, none_at, none, of_node, of_up, of_peer)


def _index_links(exposure: Exposure, pairs: Int64) -> Units:
    wanted = number_pairs(pairs, len(exposure.place))
    up, peer = (_match(number_pairs(links, len(exposure.place)), wanted) for links in (exposure.ups, exposure.peers))
    return Units(
        np.zeros(len(pairs) + 1, np.int32), np.empty(0, np.int32), *_group(up, len(pairs)), *_group(peer, len(pairs)),
        np.full(len(exposure.nodes), -1, np.int32), up, peer,
    )  # fmt: skip


def _match(numbers: Int64, wanted: Int64) -> Int32:
    """Give each number its place among those wanted, -1 for none."""
    order = np.argsort(wanted)
    ranks = np.searchsorted(wanted, numbers, sorter=order)
    places = np.append(order, -1)[ranks]
    return np.where(np.append(wanted, -1)[places] == numbers, places, -1).astype(np.int32)


def _group(unit: Int32, count: int) -> tuple[Int32, Int32]:
    """List the entries of each unit."""
    entries = np.flatnonzero(unit >= 0)
    entries = entries[np.argsort(unit[entries], kind="stable")]
    return np.concatenate(([0], np.cumsum(np.bincount(unit[entries], minlength=count)))).astype(
        np.int32
    ), entries.astype(np.int32)
