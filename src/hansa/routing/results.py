"""Transit as tables and JSON: one row a country and network or jurisdiction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

if TYPE_CHECKING:
    from hansa.routing.model import Model
    from hansa.routing.transit import Transit

MOST_NETWORKS = 50


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
                    "of": model.attributes.country[nodes],
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


def transit_to_json(model: Model, found: Transit) -> dict[str, Any]:
    """Return transit as JSON: for each country its first fifty networks, all jurisdictions, detour and coverage."""
    return {
        "world_ends": found.world_ends,
        "sampled": found.sampled,
        "countries": [_country_to_json(model, found, row) for row in range(len(found.countries))],
    }


def _country_to_json(model: Model, found: Transit, row: int) -> dict[str, Any]:
    to, back = found.to_network[row], found.from_network[row]
    first = [int(node) for node in np.argsort(-(to + back), kind="stable")[:MOST_NETWORKS] if to[node] + back[node] > 0]
    detour = float(found.detour[row])
    return {
        "country": found.countries[row],
        "networks": [
            {
                "asn": int(model.graph.asn[node]),
                "network": model.attributes.name[node] or None,
                "country": str(model.attributes.country[node]) or None,
                "owner": str(model.attributes.owner[node]) or None,
                "to_share": float(to[node]),
                "from_share": float(back[node]),
            }
            for node in first
        ],
        "jurisdictions": [
            {
                "jurisdiction": code,
                "to_share": float(found.to_jurisdiction[row, place]),
                "from_share": float(found.from_jurisdiction[row, place]),
            }
            for place, code in enumerate(found.jurisdictions)
            if found.to_jurisdiction[row, place] + found.from_jurisdiction[row, place] > 0
        ],
        "detour_share": None if np.isnan(detour) else detour,
        "state_share": {"to": float(found.to_state[row]), "from": float(found.from_state[row])},
        "connected_share": float(found.to_connected[row]),
        "covered_share": float(found.covered[row]),
    }
