"""The Internet as the edition sees it: links reconciled, access networks without content as transit, users where they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from hansa.arrays import Float64, TextArray
from hansa.evidence.relationships import Relationships
from hansa.routing.attributes import Attributes, join_attributes
from hansa.routing.cones import reconcile_links
from hansa.routing.graph import AsGraph, build_graph
from hansa.routing.presences import Presences, add_presences, place_networks
from hansa.routing.suppliers import take_as_peers
from hansa.routing.users import UsersWhere, count_residents, locate_users

RELATIONSHIPS = "caida_as_relationships"
SHARES = "apnic_population"
INDICATORS = "gapminder_indicators"
POPULATION = "cldr_territories"
ATTRIBUTES = {
    "operators": "plevin_as_operators",
    "autnums": "rir_autnums",
    "prefix_origins": "as_prefix_origins",
    "state_owned": "carisimo_state_owned",
    "names": "hansa_operator_names",
}
"""Datasets that say more of each network, by what :func:`hansa.routing.attributes.join_attributes` calls them."""
DATASETS = tuple(sorted([RELATIONSHIPS, SHARES, INDICATORS, POPULATION, *ATTRIBUTES.values()]))

ReadDataset = Callable[[str], pl.DataFrame]
"""Gives a dataset by its id, as its reader does."""


@dataclass(frozen=True, eq=False)
class FullNetwork:
    """The full graph of an edition.

    Attributes
    ----------
    graph : AsGraph
        With presences (:mod:`hansa.routing.presences`).
    attributes : Attributes
        Of its nodes; ``country`` is where a network counts, ``seat`` where its operator sits, ``operator`` its operator's ASN.
    users : UsersWhere
        Users by network and economy.
    reconciled : int
        Customer links taken for peer links because observed cones contradict them.
    """

    graph: AsGraph
    attributes: Attributes
    users: UsersWhere
    reconciled: int


def assemble(read: ReadDataset, *, reconcile: bool = True) -> FullNetwork:
    """Make the edition's graph of its datasets.

    Parameters
    ----------
    read : callable
        See :data:`ReadDataset`; asked for :data:`DATASETS`.
    reconcile : bool, default True
        Whether links that observed cones contradict become peer links.

    Returns
    -------
    FullNetwork
        The same for the same datasets.
    """
    found = read(RELATIONSHIPS)
    links = Relationships(*(found[name].to_numpy() for name in ("first", "second", "label")))
    given = {name: read(dataset) for name, dataset in ATTRIBUTES.items()}
    operators = given["operators"]
    changed = 0
    if reconcile:
        done = reconcile_links(links, operators.select("asn", "cone"))
        links, changed = done.relationships, done.changed
    known = pl.Series("asn", np.unique(np.concatenate((links.first, links.second))))
    residents = count_residents(read(POPULATION), read(INDICATORS))
    users = locate_users(read(SHARES), operators, given["autnums"], residents, known)
    links = take_as_peers(links, operators, users.networks)
    placed = place_networks(users.networks, operators.select("asn", "country"))
    graph = build_graph(add_presences(links, placed.others))
    return FullNetwork(graph, describe(graph, given, placed, users), users, changed)


def describe(graph: AsGraph, given: Mapping[str, pl.DataFrame], placed: Presences, users: UsersWhere) -> Attributes:
    """Join what is known of each node, a presence having all from its network but its country, users and addresses."""
    joined = join_attributes(graph, **given)
    operator = graph.asn.astype(np.int64)
    there = placed.others
    nodes, _ = graph.match_nodes(there["number"].to_numpy())
    homes, known = graph.match_nodes(placed.homes["asn"].to_numpy())
    bases, _ = graph.match_nodes(there["asn"].to_numpy())
    operator[nodes] = there["asn"].to_numpy()
    copied = np.arange(len(graph))
    copied[nodes] = bases
    country, weight = joined.country[copied], np.zeros(len(graph))
    seat = country.copy()
    country[homes[known]] = placed.homes["country"].fill_null("").to_numpy().astype("U2")[known]
    weight[homes[known]] = placed.homes["users"].to_numpy()[known]
    country[nodes], weight[nodes] = there["country"].to_numpy().astype("U2"), there["users"].to_numpy()
    aliases, organisation, registry = joined.aliases, joined.organisation, joined.registry
    return replace(
        joined,
        name=[joined.name[node] for node in copied],
        aliases=None if aliases is None else [aliases[node] for node in copied],
        organisation=None if organisation is None else organisation[copied],
        registry=None if registry is None else registry[copied],
        country=country,
        owner=joined.owner[copied],
        users=_spread(weight, country, joined.addresses, users.others),
        seat=seat,
        operator=operator,
    )


def _spread(weight: Float64, country: TextArray, addresses: Float64, others: pl.DataFrame) -> Float64:
    """Give what no list attributes to a network to the country's other networks by their addresses, else to all alike."""
    codes, place = np.unique(country, return_inverse=True)
    rest = dict(others.iter_rows())
    amount = np.array([rest.get(str(code), 0.0) for code in codes])
    free = np.where(weight == 0, addresses, 0.0)
    total, held = (np.bincount(place, part, minlength=len(codes)) for part in (free, weight))
    rate = np.divide(amount, total, out=np.zeros_like(total), where=total > 0)
    growth = np.divide(amount, held, out=np.zeros_like(held), where=(total == 0) & (held > 0))
    fitted: Float64 = weight * (1 + growth[place]) + free * rate[place]
    return fitted
