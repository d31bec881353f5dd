"""Routes and transit as tables: one row a network, or a country and network or jurisdiction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from hansa.routing.presences import PRESENCE_ASN
from hansa.routing.routes import RouteKind

if TYPE_CHECKING:
    from hansa.routing.model import Model
    from hansa.routing.routes import Routes
    from hansa.routing.transit import Transit


def list_shares(model: Model, found: Transit) -> pl.DataFrame:
    """Return every share that is not zero.

    Returns
    -------
    polars.DataFrame
        ``country``; ``kind``, ``network`` or ``jurisdiction``; ``asn`` (null for a jurisdiction); ``name``; ``of``, the
        network's country or the jurisdiction; ``to_share`` and ``from_share`` in [0, 1].
    """
    return pl.concat([*_network_frames(model, found), *_jurisdiction_frames(found)])


def _network_frames(model: Model, found: Transit) -> list[pl.DataFrame]:
    frames = []
    for row, code in enumerate(found.countries):
        nodes = np.flatnonzero(found.to_network[row] + found.from_network[row])
        frames.append(
            pl.DataFrame(
                {
                    "country": [code] * len(nodes),
                    "kind": ["network"] * len(nodes),
                    "asn": model.graph.asn[nodes].astype(np.int64),
                    "name": [model.attributes.name[node] for node in nodes],
                    "of": model.attributes.jurisdiction[nodes],
                    "to_share": found.to_network[row][nodes].astype(np.float64),
                    "from_share": found.from_network[row][nodes].astype(np.float64),
                },
                schema_overrides={"name": pl.String, "kind": pl.String, "country": pl.String},
            )
        )
    return frames


def _jurisdiction_frames(found: Transit) -> list[pl.DataFrame]:
    count = len(found.jurisdictions)
    return [
        pl.DataFrame(
            {
                "country": [code] * count,
                "kind": ["jurisdiction"] * count,
                "asn": pl.Series([None] * count, dtype=pl.Int64),
                "name": list(found.jurisdictions),
                "of": list(found.jurisdictions),
                "to_share": found.to_jurisdiction[row],
                "from_share": found.from_jurisdiction[row],
            }
        ).filter((pl.col("to_share") > 0) | (pl.col("from_share") > 0))
        for row, code in enumerate(found.countries)
    ]


def list_lengths(routes: Routes) -> pl.DataFrame:
    """Return every network's route to the first destination.

    Returns
    -------
    polars.DataFrame
        ``asn``, ascending; ``kind``; ``length`` in hops, null where there is no route.
    """
    names = np.array([kind.name.lower() for kind in RouteKind])
    own = routes.graph.asn < PRESENCE_ASN  # a presence has its network's routes
    table = pl.DataFrame(
        {"asn": routes.graph.asn, "kind": names[routes.kind[:, 0]], "length": routes.length[:, 0]}
    ).filter(own)
    return table.sort("asn").with_columns(pl.when(pl.col("length") >= 0).then("length"))
