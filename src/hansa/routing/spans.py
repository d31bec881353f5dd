"""How far transit moves between defensible choices: links as given or reconciled, ends by users or by addresses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from hansa.arrays import Float64, Int64
from hansa.routing.network import FullNetwork, ReadDataset, assemble
from hansa.routing.transit import Transit, measure_transit
from hansa.routing.weights import WeightBasis

if TYPE_CHECKING:
    pass

VARIANTS: tuple[tuple[bool, WeightBasis], ...] = (
    (True, "users"),
    (True, "addresses"),
    (False, "users"),
    (False, "addresses"),
)
"""Whether links are reconciled, and what ends weigh; the first is the edition's own."""
LEAST_SHARE = 0.001
"""A smaller share is taken for none, before spans are formed."""
COVERAGE = 0.9
"""Of the weight, by the ends of the other variants: what they move, not their third digit, is asked for."""


@dataclass(frozen=True, eq=False)
class Spans:
    """Least and greatest share over :data:`VARIANTS`, mean of both directions.

    Attributes
    ----------
    networks : DataFrame
        country, asn, least_share, most_share.
    jurisdictions : DataFrame
        country, jurisdiction, least_share, most_share: of the seat of a network crossed.
    owners : DataFrame
        country, jurisdiction, least_share, most_share: of the state that controls one.
    """

    networks: pl.DataFrame
    jurisdictions: pl.DataFrame
    owners: pl.DataFrame


def measure_spans(read: ReadDataset, network: FullNetwork, transit: Transit) -> Spans:
    """Measure transit under every variant.

    Parameters
    ----------
    read : callable
        See :func:`hansa.routing.network.assemble`.
    network, transit
        The edition's own, which is the first variant.

    Returns
    -------
    Spans
        See there.
    """
    given = assemble(read, reconcile=False)
    found = [(network, transit)]
    for reconciled, weights in VARIANTS[1:]:
        chosen = network if reconciled else given
        found.append((chosen, measure_transit(chosen.graph, chosen.attributes, transit.countries, weights, COVERAGE)))
    return Spans(
        networks=_span("asn", (_list_networks(one, shares) for one, shares in found)),
        jurisdictions=_span("jurisdiction", (_list_jurisdictions(shares) for _, shares in found)),
        owners=_span("jurisdiction", (_list_owners(shares) for _, shares in found)),
    )


def _span(key: str, variants: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """Give the bounds over variants; what a variant does not list has no share in it."""
    rows = (
        pl.concat(variants)
        .group_by("country", key)
        .agg(
            least_share=pl.when(pl.len() == len(VARIANTS)).then(pl.col("share").min()).otherwise(0.0),
            most_share=pl.col("share").max(),
        )
    )
    return rows.sort("country", key)


def _list_networks(network: FullNetwork, found: Transit) -> pl.DataFrame:
    share = (found.to_network.astype(np.float64) + found.from_network) / 2
    return _list("asn", network.graph.asn[: share.shape[1]].astype(np.int64), share, found.countries)


def _list_jurisdictions(found: Transit) -> pl.DataFrame:
    share = (found.to_jurisdiction + found.from_jurisdiction) / 2
    return _list("jurisdiction", np.array(found.jurisdictions), share, found.countries)


def _list_owners(found: Transit) -> pl.DataFrame:
    share = (found.to_owner + found.from_owner) / 2
    return _list("jurisdiction", np.array(found.owners), share, found.countries)


def _list(key: str, keys: Int64 | np.ndarray, share: Float64, countries: tuple[str, ...]) -> pl.DataFrame:
    lane, column = np.nonzero(share >= LEAST_SHARE)
    return pl.DataFrame(
        {"country": np.array(countries)[lane], key: keys[column], "share": share[lane, column]},
        schema_overrides={"country": pl.String},
    )
