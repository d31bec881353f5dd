"""Each country's own largest operators: organisations by the users that their networks serve in the country."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from hansa.evidence.contract import schema_of
from hansa.routing.weights import weigh_networks
from hansa.stress.columns import LARGE_OPERATORS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hansa.arrays import Float64, Int64
    from hansa.routing.attributes import Attributes
    from hansa.routing.graph import AsGraph

MOST = 3
"""Operators of one country, each lost in turn."""
LEAST_SHARE = 0.05
"""An operator with fewer of a country's users is not one of its largest."""
DECIMALS = 4


def list_large_operators(graph: AsGraph, attributes: Attributes) -> pl.DataFrame:
    """List each country's largest operators.

    Parameters
    ----------
    graph, attributes
        The full graph. Networks of one name are one operator; a network without a name stands alone.

    Returns
    -------
    polars.DataFrame
        ``country``, ``rank`` from 1, ``operator`` (its name, or its number), ``asns`` (its networks in the country, the one with
        most users first), ``users_share`` (of the country's users), ``basis`` (``users``, or ``addresses`` where users are not
        known). At most three a country, each with a twentieth of its users or more.

    Assumptions and limits
    ----------------------
    A name is what registries and PeeringDB give: brands of one group under several names count apart. Countries of which
    neither users nor addresses are known are left out.
    """
    weighting = weigh_networks(attributes, "users")
    by_addresses, left_out = set(weighting.by_addresses), {*weighting.by_networks, ""}
    rows = [
        (country, rank, *row, "addresses" if country in by_addresses else "users")
        for country, nodes in _group(attributes.country)
        if country not in left_out
        for rank, row in enumerate(_rank(graph, attributes, nodes, weighting.weight), start=1)
    ]
    return pl.DataFrame(rows, schema=schema_of(LARGE_OPERATORS), orient="row").sort("country", "rank")


def _group(country: np.ndarray[tuple[int], np.dtype[np.str_]]) -> Iterator[tuple[str, Int64]]:
    codes, of_node = np.unique(country, return_inverse=True)
    order = np.argsort(of_node, kind="stable")
    ends = np.cumsum(np.bincount(of_node))
    yield from zip(codes.tolist(), np.split(order, ends[:-1]), strict=True)


def _rank(
    graph: AsGraph, attributes: Attributes, nodes: Int64, weight: Float64
) -> Iterator[tuple[str, list[int], float]]:
    total = float(weight[nodes].sum())
    together: dict[str, list[int]] = {}
    for node in nodes[weight[nodes] > 0].tolist():
        together.setdefault(attributes.name[node] or f"AS{graph.asn[node]}", []).append(node)
    shares = {name: float(weight[held].sum()) / total for name, held in together.items()}
    for name in sorted(shares, key=lambda name: (-round(shares[name], DECIMALS), name))[:MOST]:
        if shares[name] >= LEAST_SHARE:
            held = sorted(together[name], key=lambda node: (-weight[node], graph.asn[node]))
            yield name, attributes.operators(graph.asn)[held].tolist(), round(shares[name], DECIMALS)
