"""What the routes of the full graph give to an edition: results by country, never the relationships themselves."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import polars as pl

from hansa.arrays import Float64, Floats
from hansa.evidence import Inputs, Table
from hansa.evidence.contract import schema_of
from hansa.evidence.relationships import Relationships
from hansa.routing import columns
from hansa.routing.attributes import Attributes, join_attributes
from hansa.routing.coarse import CoarseModel, build_coarse
from hansa.routing.coarse_error import validate_coarse
from hansa.routing.frontier import find_cut, find_frontier
from hansa.routing.graph import AsGraph, build_graph
from hansa.routing.transit import Transit, measure_transit, rank_transit
from hansa.routing.weights import weigh_networks

DATASETS = (
    "as_prefix_origins",
    "caida_as_relationships",
    "carisimo_state_owned",
    "hansa_operator_names",
    "plevin_as_operators",
    "rir_autnums",
)
MOST_NETWORKS = 50
MOST_OF_WORLD = 200
"""Networks named of each country, and of the world: the others carry less each, and would be most of the table."""
DECIMALS = 6
"""What a table keeps: digits behind depend on the order of sums."""


@dataclass(frozen=True)
class Measured:
    """The full graph with its attributes, and what was measured on it for every country."""

    graph: AsGraph
    attributes: Attributes
    transit: Transit


@lru_cache(maxsize=1)
def measure(inputs: Inputs) -> Measured:
    """Read the graph and measure transit to and from every country, weighted by users; once for all tables."""
    links = inputs.source("caida_as_relationships")
    graph = build_graph(Relationships(*(links[name].to_numpy() for name in ("first", "second", "label"))))
    attributes = join_attributes(
        graph,
        operators=inputs.source("plevin_as_operators"),
        autnums=inputs.source("rir_autnums"),
        prefix_origins=inputs.source("as_prefix_origins"),
        state_owned=inputs.source("carisimo_state_owned"),
        names=inputs.source("hansa_operator_names"),
    )
    return Measured(graph, attributes, measure_transit(graph, attributes))


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
    return pl.concat(frames)


def _top_networks(found: Measured, row: int) -> pl.DataFrame:
    transit, nodes = found.transit, np.arange(found.transit.to_network.shape[1])
    to, back = transit.to_network[row], transit.from_network[row]
    first = nodes[np.lexsort((found.graph.asn[nodes], -(to + back)))][:MOST_NETWORKS]
    first = first[(to + back)[first] > 0]
    return pl.DataFrame(
        {
            "country": [transit.countries[row]] * len(first),
            "asn": found.graph.asn[first].astype(np.int64),
            "network": [found.attributes.name[node] for node in first],
            "network_country": found.attributes.country[first],
            "owner": found.attributes.owner[first],
            "to_share": _rounded(to[first]),
            "from_share": _rounded(back[first]),
        }
    ).with_columns(pl.col("network_country", "owner", "network").replace("", None))


def _rounded(shares: Floats) -> Float64:
    return np.asarray(shares, dtype=np.float64).round(DECIMALS)


def build_jurisdictions(inputs: Inputs) -> pl.DataFrame:
    """Return ``country, jurisdiction, to_share, from_share``: J in [0, 1], for every jurisdiction that is ever crossed."""
    transit = measure(inputs).transit
    frames = [
        pl.DataFrame(
            {
                "country": [code] * len(transit.jurisdictions),
                "jurisdiction": list(transit.jurisdictions),
                "to_share": _rounded(transit.to_jurisdiction[row]),
                "from_share": _rounded(transit.from_jurisdiction[row]),
            }
        )
        for row, code in enumerate(transit.countries)
    ]
    return pl.concat(frames).filter((pl.col("to_share") > 0) | (pl.col("from_share") > 0))


def build_countries(inputs: Inputs) -> pl.DataFrame:
    """Return what the routes say of each country as a whole.

    Returns
    -------
    polars.DataFrame
        ``networks`` of the country; ``detour_share`` D, null where the country has one network; ``to_state_share`` and
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
    detour = float(transit.detour[row])
    return {
        "country": code,
        "networks": int((found.attributes.country == code).sum()),
        "detour_share": None if np.isnan(detour) else round(detour, DECIMALS),
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
    """Return ``rank, asn, network, network_country, owner, share``: the networks that carry most of the world's routes."""
    found = measure(inputs)
    shares = rank_transit(found.graph, found.attributes)
    first = np.lexsort((found.graph.asn, -shares))[:MOST_OF_WORLD]
    return pl.DataFrame(
        {
            "rank": np.arange(1, len(first) + 1, dtype=np.int32),
            "asn": found.graph.asn[first].astype(np.int64),
            "network": [found.attributes.name[node] for node in first],
            "network_country": found.attributes.country[first],
            "owner": found.attributes.owner[first],
            "share": _rounded(shares[first]),
        }
    ).with_columns(pl.col("network_country", "owner", "network").replace("", None))


@lru_cache(maxsize=1)
def _coarse(inputs: Inputs) -> CoarseModel:
    found = measure(inputs)
    return build_coarse(found.graph, found.attributes, found.transit)


def build_coarse_nodes(inputs: Inputs) -> pl.DataFrame:
    """Return the nodes of the coarse model; see :class:`hansa.routing.coarse.CoarseModel`."""
    return _coarse(inputs).nodes


def build_coarse_links(inputs: Inputs) -> pl.DataFrame:
    """Return the links of the coarse model; see :class:`hansa.routing.coarse.CoarseModel`."""
    return _coarse(inputs).links


def build_coarse_error(inputs: Inputs) -> pl.DataFrame:
    """Return how far the coarse model is from the full graph; see :func:`hansa.routing.coarse_error.validate_coarse`."""
    found = measure(inputs)
    return validate_coarse(_coarse(inputs), found.graph, found.transit)


TABLES: tuple[Table, ...] = (
    Table(
        "coarse_error",
        build_coarse_error,
        columns.COARSE_ERROR,
        sources=DATASETS,
        derived=True,
        title_en="How far the coarse model's answers are from the full graph's.",
        title_fr="Écart entre les réponses du modèle simplifié et celles du graphe complet.",
    ),
    Table(
        "coarse_links",
        build_coarse_links,
        columns.COARSE_LINKS,
        sources=DATASETS,
        derived=True,
        title_en="The links of the coarse model.",
        title_fr="Les liens du modèle simplifié.",
    ),
    Table(
        "coarse_nodes",
        build_coarse_nodes,
        columns.COARSE_NODES,
        sources=DATASETS,
        derived=True,
        title_en="The nodes of the coarse model: large transit operators by name, all others in groups.",
        title_fr="Les nœuds du modèle simplifié : grands opérateurs de transit par leur nom, tous les autres en groupes.",
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
        title_en="The two hundred networks that carry most of the world’s routes.",
        title_fr="Les deux cents réseaux qui acheminent le plus de routes dans le monde.",
    ),
)
