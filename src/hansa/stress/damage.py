"""What a shock takes away from the AS graph: networks that lose every link, and single links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hansa.arrays import BoolArray, Int32, Int64
from hansa.errors import InputError
from hansa.routing.graph import AsGraph, index_links
from hansa.routing.kernels.cuts import drop_links

if TYPE_CHECKING:
    from collections.abc import Collection

    from hansa.routing.attributes import Attributes


@dataclass(frozen=True, eq=False)
class Damage:
    """Links that are gone, between nodes of one graph.

    Attributes
    ----------
    nodes : bool (n,)
        Networks that lose every link.
    links : int64 (k, 2)
        Further pairs of nodes whose link, of whatever kind, is cut: the lower node first, each pair once, ascending.
    unmatched : tuple of str
        Operators that were asked for and that the model does not name.
    """

    nodes: BoolArray
    links: Int64
    unmatched: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is cut."""
        return not len(self.links) and not self.nodes.any()


def cut_operator(
    graph: AsGraph,
    attributes: Attributes,
    nodes: Int64,
    country_mask: BoolArray | Collection[str] | None = None,
    unmatched: tuple[str, ...] = (),
) -> Damage:
    """Let an operator leave the world, or a group of countries.

    Parameters
    ----------
    graph, attributes
        The networks.
    nodes : int64 (k,)
        The operator's networks.
    country_mask : bool (n,) or collection of str, optional
        Networks of the countries that it leaves, or these countries' codes: the links between these networks and the
        operator's are cut, those of its own networks there included. Without it the operator's networks lose every link.
    unmatched : tuple of str
        Names that led to no node.

    Returns
    -------
    Damage
        See there.
    """
    own = np.zeros(len(graph), np.bool_)
    own[nodes] = True
    if country_mask is None:
        return Damage(own, np.empty((0, 2), np.int64), unmatched)
    left = country_mask if isinstance(country_mask, np.ndarray) else mask_countries(attributes, country_mask)
    return Damage(np.zeros(len(graph), np.bool_), _list_between(graph, own, left), unmatched)


def sever(graph: AsGraph, attributes: Attributes, group_a: Collection[str], group_b: Collection[str]) -> Damage:
    """Cut every link between networks of two groups of countries.

    Parameters
    ----------
    graph, attributes
        The networks.
    group_a, group_b : collection of str
        Alpha-2 codes. Links inside a country that belongs to both are kept.

    Returns
    -------
    Damage
        See there.
    """
    links = _list_between(graph, mask_countries(attributes, group_a), mask_countries(attributes, group_b))
    country = attributes.country
    return Damage(np.zeros(len(graph), np.bool_), links[country[links[:, 0]] != country[links[:, 1]]])


def isolate(
    graph: AsGraph, attributes: Attributes, countries: Collection[str], kept_asns: Collection[int] = ()
) -> Damage:
    """Cut every link between the networks of some countries and all other networks.

    Parameters
    ----------
    graph, attributes
        The networks.
    countries : collection of str
        Alpha-2 codes, isolated together.
    kept_asns : collection of int
        Networks whose links stay; those that the graph does not hold are named in ``unmatched``.

    Returns
    -------
    Damage
        See there.

    Assumptions and limits
    ----------------------
    A network without a known country is abroad: were it not, it would be a bridge that nobody ordered.
    """
    inside = mask_countries(attributes, countries)
    kept, known = graph.match_nodes(np.fromiter(kept_asns, np.int64))
    links = _list_between(graph, inside, ~inside)
    links = links[~np.isin(links, kept[known]).any(axis=1)]
    unmatched = tuple(f"AS{asn}" for asn, found in zip(kept_asns, known, strict=True) if not found)
    return Damage(np.zeros(len(graph), np.bool_), links, unmatched)


def check_matched(damage: Damage) -> None:
    """Refuse a damage that takes nothing because the model names none of its operators.

    Raises
    ------
    InputError
        ``operator-not-in-model``.
    """
    if damage.empty and damage.unmatched:
        raise InputError("operator-not-in-model", names=", ".join(damage.unmatched))


def join(*damages: Damage) -> Damage:
    """Bring together what several shocks take from one graph."""
    nodes = np.logical_or.reduce([damage.nodes for damage in damages])
    links = np.unique(np.concatenate([damage.links for damage in damages]), axis=0)
    unmatched = dict.fromkeys(name for damage in damages for name in damage.unmatched)
    return Damage(nodes, links, tuple(unmatched))


def mask_countries(attributes: Attributes, countries: Collection[str]) -> BoolArray:
    """Mark the networks of some countries, bool (n,)."""
    return np.isin(attributes.country, np.array(sorted(set(countries) - {""}), "U2"))


def apply_damage(graph: AsGraph, damage: Damage) -> AsGraph:
    """Take the links away.

    Parameters
    ----------
    graph : AsGraph
        The networks.
    damage : Damage
        What goes.

    Returns
    -------
    AsGraph
        The same nodes in the same order: a network without links stays and counts as lost. ``transit_count`` and
        ``links.stages`` stay as they were, which remains valid: fewer links need no other order.
    """
    if damage.empty:
        return graph
    both = np.concatenate((damage.links, damage.links[:, ::-1]))
    cut_at, cut = index_links(both[:, 0], both[:, 1], len(graph))
    kept = {}
    for name in ("providers", "peers", "customers"):
        offsets, others = getattr(graph.links, f"{name}_at"), getattr(graph.links, name)
        kept[f"{name}_at"], kept[name] = drop_links(offsets, others, damage.nodes, cut_at, cut)
    return AsGraph(graph.asn, graph.links._replace(**kept), graph.transit_count)


def _list_between(graph: AsGraph, left: BoolArray, right: BoolArray) -> Int64:
    """List the links with one end in each of two sets of nodes."""
    links = graph.links
    found = [
        _list_directed(offsets, others, left, right)
        for offsets, others in (
            (links.providers_at, links.providers),
            (links.peers_at, links.peers),
            (links.customers_at, links.customers),
        )
    ]
    return np.unique(np.sort(np.concatenate(found), axis=1), axis=0).reshape(-1, 2)


def _list_directed(offsets: Int32, others: Int32, left: BoolArray, right: BoolArray) -> Int64:
    origins = np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))
    between = left[origins] & right[others]
    return np.stack((origins[between], others[between].astype(np.int64)), axis=1)
