"""What the routes of the full graph give to an edition: results by country, never the relationships themselves."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

from hansa.arrays import Float64, Floats, Int64
from hansa.evidence import Inputs, Table
from hansa.evidence.contract import schema_of
from hansa.routing import coarse_tables, columns
from hansa.routing.caches import share_users_near
from hansa.routing.frontier import find_cut, find_frontier
from hansa.routing.measured import Measured, measure, span
from hansa.routing.network import DATASETS, FullNetwork
from hansa.routing.presences import PRESENCE_ASN
from hansa.routing.spans import LEAST_SHARE
from hansa.routing.transit import rank_transit
from hansa.routing.weights import weigh_networks

MOST_NETWORKS = 50
MOST_OF_WORLD = 200
MOST_ACCESS = 10
"""Networks named of each country, and of the world: the others carry less each, and would be most of the table."""
LEAST_HEGEMONY = 0.0005
"""Networks of the world above it are named too: measurements of hegemony are compared with them."""
DECIMALS = 6
"""What a table keeps: digits behind depend on the order of sums."""


def measure_hegemony(network: FullNetwork) -> Float64:
    """Measure what share of the world's routes, both ends weighted by addresses, cross each network or begin in it.

    Returns
    -------
    float64 (n,)
        By node, as the Internet Health Report's global hegemony counts it.
    """
    addresses = network.attributes.addresses
    carried: Float64 = rank_transit(network.graph, network.attributes, "addresses") + addresses / addresses.sum()
    return carried


def build_networks(inputs: Inputs) -> pl.DataFrame:
    """Return the networks that carry most of each country's routes.

    Returns
    -------
    polars.DataFrame
        ``country``; ``asn``; ``network``, its operator; ``network_country``; ``owner``, the country of the state that owns it
        (null for none known); ``to_share`` and ``from_share``, T in [0, 1]; the first fifty by their mean.
    """
    found = measure(inputs)
    frames = [_top_networks(found, row) for row in range(len(found.transit.countries))]
    spans = span(inputs).networks
    bounded = pl.concat(frames).join(spans, on=["country", "asn"], how="left", maintain_order="left")
    return _bound(bounded, (pl.col("to_share") + pl.col("from_share")) / 2)


def _bound(rows: pl.DataFrame, share: pl.Expr) -> pl.DataFrame:
    """Let bounds hold the edition's own share, which they may miss by rounding or where all are below a thousandth."""
    return rows.with_columns(
        least_share=pl.min_horizontal(pl.col("least_share").fill_null(0.0), share).round(DECIMALS),
        most_share=pl.max_horizontal(pl.col("most_share").fill_null(0.0), share).round(DECIMALS),
    )


def _top_networks(found: Measured, row: int) -> pl.DataFrame:
    transit, nodes = found.transit, np.arange(found.transit.to_network.shape[1])
    to, back = transit.to_network[row], transit.from_network[row]
    first = nodes[np.lexsort((found.graph.asn[nodes], -(to + back)))][:MOST_NETWORKS]
    first = first[(to + back)[first] > 0]
    return pl.DataFrame(
        {
            "country": [transit.countries[row]] * len(first),
            **_describe_networks(found, first),
            "to_share": _rounded(to[first]),
            "from_share": _rounded(back[first]),
        }
    ).with_columns(pl.col("network_country", "owner", "network").replace("", None))


def _describe_networks(found: Measured, nodes: Int64) -> dict[str, object]:
    return {
        "asn": found.graph.asn[nodes].astype(np.int64),
        "network": [found.attributes.name[node] for node in nodes],
        "network_country": found.attributes.jurisdiction[nodes],
        "owner": found.attributes.owner[nodes],
    }


def _rounded(shares: Floats) -> Float64:
    return np.asarray(shares, dtype=np.float64).round(DECIMALS)


def build_jurisdictions(inputs: Inputs) -> pl.DataFrame:
    """Return the countries whose networks each country's routes cross on its side.

    Returns
    -------
    polars.DataFrame
        ``country``; ``jurisdiction``; ``to_share`` and ``from_share``, J in [0, 1] by the seat of the operators, and
        ``least_share`` to ``most_share``, the bounds of their mean over the variants of :mod:`hansa.routing.spans`;
        ``owned_share``, ``owned_least_share`` and ``owned_most_share``, the same mean and bounds by the state that controls them.
    """
    transit, spans = measure(inputs).transit, span(inputs)
    seats = _list_crossed(transit.countries, transit.jurisdictions, transit.to_jurisdiction, transit.from_jurisdiction)
    states = _list_crossed(transit.countries, transit.owners, transit.to_owner, transit.from_owner).with_columns(
        owned_share=(pl.col("to_share") + pl.col("from_share")) / 2
    )
    key = ["country", "jurisdiction"]
    owned = _bound(states.join(spans.owners, on=key, how="left"), pl.col("owned_share")).select(
        *key, "owned_share", owned_least_share="least_share", owned_most_share="most_share"
    )
    rows = seats.join(spans.jurisdictions, on=key, how="full", coalesce=True).with_columns(
        pl.col("to_share", "from_share").fill_null(0.0)
    )
    rows = _bound(rows, (pl.col("to_share") + pl.col("from_share")) / 2).join(owned, on=key, how="full", coalesce=True)
    rows = rows.with_columns(pl.exclude(key).fill_null(0.0).round(DECIMALS)).sort(key)
    return rows.filter(pl.max_horizontal("most_share", "owned_most_share") >= LEAST_SHARE)


def _list_crossed(countries: Sequence[str], crossed: Sequence[str], to: Float64, back: Float64) -> pl.DataFrame:
    lane, column = np.nonzero(to + back)
    return pl.DataFrame(
        {
            "country": np.array(countries)[lane],
            "jurisdiction": np.array(crossed)[column],
            "to_share": to[lane, column],
            "from_share": back[lane, column],
        }
    )


def build_access(inputs: Inputs) -> pl.DataFrame:
    """Return the networks that have most of each country's users.

    Returns
    -------
    polars.DataFrame
        ``country``; ``rank``; ``asn``; ``network``; ``users_share`` in [0, 1] of the country's users; ``newer``, whether by the
        figure of 2026 rather than the share of 2020; the first ten, those of a thousandth or more.
    """
    network = measure(inputs).network
    nodes, known = network.graph.match_nodes(network.users.networks["asn"].to_numpy())
    names = [network.attributes.name[node] if there else "" for node, there in zip(nodes, known, strict=True)]
    rows = network.users.networks.with_columns(
        network=pl.Series(names).replace("", None),
        users_share=(pl.col("users") / pl.col("users").sum().over("country")).round(DECIMALS),
    ).sort("country", "users_share", "asn", descending=[False, True, False])
    rows = rows.with_columns(rank=pl.int_range(1, pl.len() + 1, dtype=pl.Int32).over("country"))
    rows = rows.filter(pl.col("rank") <= MOST_ACCESS, pl.col("users_share") >= LEAST_SHARE)
    return rows.select("country", "rank", "asn", "network", "users_share", "newer")


def build_caches(inputs: Inputs) -> pl.DataFrame:
    """Return the share of each country's users near servers of large platforms (:func:`~hansa.routing.caches.share_users_near`)."""
    return share_users_near(measure(inputs).network.users.networks, inputs.source("hypergiant_caches"))


def build_detours(inputs: Inputs) -> pl.DataFrame:
    """Return ``country, detour_share``: D, for research alone.

    Visible relations hide private peering and exchange points, so that the share is an upper bound, and a loose one.
    """
    transit = measure(inputs).transit
    known = np.flatnonzero(~np.isnan(transit.detour))
    return pl.DataFrame(
        {"country": [transit.countries[row] for row in known], "detour_share": _rounded(transit.detour[known])}
    )


def build_countries(inputs: Inputs) -> pl.DataFrame:
    """Return what the routes say of each country as a whole.

    Returns
    -------
    polars.DataFrame
        ``networks`` of the country; ``to_state_share`` and
        ``from_state_share`` of routes that cross a network owned by any state; ``connected_share``; ``covered_share`` of the
        country's weight by the ends used; ``frontier_networks`` with a neighbour abroad and their ``frontier_risk``;
        ``cut_networks``, the fewest whose loss cuts half of the users off, at least ``cut_at_least`` of them, proven where
        ``cut_exact``, which cut off ``cut_share``.
    """
    found = measure(inputs)
    weight = weigh_networks(found.attributes, "users").weight
    rows = [_describe_country(found, row, code, weight) for row, code in enumerate(found.transit.countries)]
    return pl.DataFrame(rows, schema=schema_of(columns.ROUTING_COUNTRIES))


def _describe_country(found: Measured, row: int, code: str, weight: Float64) -> dict[str, object]:
    transit, names = found.transit, found.attributes.name
    frontier = find_frontier(found.graph, found.attributes, code)
    cut = find_cut(found.graph, found.attributes, code, weight)
    return {
        "country": code,
        "networks": int(((found.attributes.country == code) & (found.graph.asn < PRESENCE_ASN)).sum()),
        "to_state_share": round(float(transit.to_state[row]), DECIMALS),
        "from_state_share": round(float(transit.from_state[row]), DECIMALS),
        "connected_share": round(float(transit.to_connected[row]), DECIMALS),
        "covered_share": round(float(transit.covered[row]), DECIMALS),
        "frontier_networks": len(frontier.nodes),
        "frontier_risk": frontier.risk,
        "cut_networks": [names[node] or f"AS{found.graph.asn[node]}" for node in cut.nodes],
        "cut_at_least": cut.at_least,
        "cut_exact": cut.exact,
        "cut_share": round(cut.cut_share, DECIMALS),
    }


def build_world(inputs: Inputs) -> pl.DataFrame:
    """Return the networks that carry most of the world's routes between users.

    Returns
    -------
    polars.DataFrame
        ``rank, asn, network, network_country, owner``; ``share`` of the routes between users that cross the network;
        ``hegemony``, of those between addresses that cross it or begin or end in it (:func:`measure_hegemony`).
    """
    found = measure(inputs)
    shares, hegemony = rank_transit(found.graph, found.attributes), measure_hegemony(found.network)
    order = np.lexsort((found.graph.asn, -shares))
    first = order[(np.arange(len(order)) < MOST_OF_WORLD) | (hegemony[order] >= LEAST_HEGEMONY)]
    return pl.DataFrame(
        {
            "rank": np.arange(1, len(first) + 1, dtype=np.int32),
            **_describe_networks(found, first),
            "share": _rounded(shares[first]),
            "hegemony": _rounded(hegemony[first]),
        }
    ).with_columns(pl.col("network_country", "owner", "network").replace("", None))


TABLES: tuple[Table, ...] = (
    *coarse_tables.TABLES,
    Table(
        "access_networks",
        build_access,
        columns.ACCESS_NETWORKS,
        sources=DATASETS,
        derived=True,
        title_en="The ten networks that have most of each country’s users.",
        title_fr="Les dix réseaux qui comptent le plus d’utilisateurs de chaque pays.",
    ),
    Table(
        "domestic_detours",
        build_detours,
        columns.DOMESTIC_DETOURS,
        sources=DATASETS,
        derived=True,
        title_en="For research alone: the share of visible routes inside each country that cross another, an upper bound.",
        title_fr="Pour la recherche seulement : part des routes intérieures visibles de chaque pays qui en traversent un autre, borne haute.",
    ),
    Table(
        "platform_caches",
        build_caches,
        columns.PLATFORM_CACHES,
        sources=(*DATASETS, "hypergiant_caches"),
        derived=True,
        title_en="Users whose own network hosts servers of large platforms, by country.",
        title_fr="Utilisateurs dont le réseau héberge des serveurs de grandes plateformes, par pays.",
    ),
    Table(
        "routing_countries",
        build_countries,
        columns.ROUTING_COUNTRIES,
        sources=DATASETS,
        derived=True,
        title_en="What the routes say of each country as a whole.",
        title_fr="Ce que les routes disent de chaque pays dans son ensemble.",
    ),
    Table(
        "routing_jurisdictions",
        build_jurisdictions,
        columns.ROUTING_JURISDICTIONS,
        sources=DATASETS,
        derived=True,
        title_en="The jurisdictions that each country’s routes cross.",
        title_fr="Les juridictions que traversent les routes de chaque pays.",
    ),
    Table(
        "routing_networks",
        build_networks,
        columns.ROUTING_NETWORKS,
        sources=DATASETS,
        derived=True,
        title_en="The fifty networks that carry most of each country’s routes.",
        title_fr="Les cinquante réseaux qui acheminent le plus de routes de chaque pays.",
    ),
    Table(
        "routing_world",
        build_world,
        columns.ROUTING_WORLD,
        sources=DATASETS,
        derived=True,
        title_en="The two hundred networks that carry most of the world’s routes, and those of a hegemony of 0.0005 or more.",
        title_fr="Les deux cents réseaux qui acheminent le plus de routes dans le monde, et ceux d’une hégémonie d’au moins 0,0005.",
    ),
)
