"""How far the coarse model's answers are from the full graph's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from hansa.arrays import Float32, Float64, Int64
from hansa.evidence.contract import schema_of
from hansa.routing.coarse import COARSE_COVERAGE
from hansa.routing.columns import COARSE_ERROR
from hansa.routing.transit import measure_transit

if TYPE_CHECKING:
    from hansa.routing.coarse import CoarseModel
    from hansa.routing.graph import AsGraph
    from hansa.routing.transit import Transit


ALL = ""
"""Country of the rows that are about all countries together."""


def validate_coarse(model: CoarseModel, graph: AsGraph, transit: Transit) -> pl.DataFrame:
    """Compare T, J and D on the coarse model with the full graph's.

    Parameters
    ----------
    model : CoarseModel
        The coarse model of `graph`.
    graph : AsGraph
        The full graph.
    transit : Transit
        Of the full graph; its countries and weighting are compared.

    Returns
    -------
    DataFrame
        Table ``coarse_error``: weights, country ("" for all together), measure (T_to, T_from, J_to, J_from, D), pearson (null where
        a side does not vary, and for D of one country), largest_miss (absolute difference of shares), missed (``AS...`` of an operator, a
        jurisdiction, or for D over all countries the country), full and coarse (the two figures there).
        T is compared for the named operators, J for every jurisdiction of the full graph.
    """
    ours = measure_transit(
        model.graph, model.attributes, transit.countries, transit.weighting.asked, coverage=COARSE_COVERAGE
    )
    asn = model.nodes["asn"].drop_nulls().to_numpy().astype(np.int64)
    labels = [f"AS{number}" for number in asn]
    rows: list[dict[str, object]] = []
    for way in ("to", "from"):
        full = _pick_networks(graph, getattr(transit, f"{way}_network"), asn)
        coarse = _pick_networks(model.graph, getattr(ours, f"{way}_network"), asn)
        rows += _compare(transit, f"T_{way}", labels, full, coarse)
        full = getattr(transit, f"{way}_jurisdiction")
        coarse = _pick_jurisdictions(transit, ours, getattr(ours, f"{way}_jurisdiction"))
        rows += _compare(transit, f"J_{way}", list(transit.jurisdictions), full, coarse)
    rows += _compare_detours(transit, ours)
    return pl.DataFrame(rows, schema=schema_of(COARSE_ERROR)).sort("weights", "measure", "country")


def _pick_networks(graph: AsGraph, share: Float32, asn: Int64) -> Float64:
    """Give T by ASN; a network without customers carries nothing."""
    nodes, known = graph.match_nodes(asn)
    carries = known & (nodes < graph.transit_count)
    found = np.zeros((len(share), len(asn)))
    found[:, carries] = share[:, nodes[carries]]
    return found


def _pick_jurisdictions(full: Transit, coarse: Transit, share: Float64) -> Float64:
    """Give J by the full graph's jurisdictions; one without transit networks in the coarse model is crossed by none."""
    lanes = {code: lane for lane, code in enumerate(coarse.jurisdictions)}
    found = np.zeros((len(share), len(full.jurisdictions)))
    for lane, code in enumerate(full.jurisdictions):
        if code in lanes:
            found[:, lane] = share[:, lanes[code]]
    return found


def _compare(
    transit: Transit, measure: str, labels: list[str], full: Float64, coarse: Float64
) -> list[dict[str, object]]:
    places = [(country, slice(lane, lane + 1)) for lane, country in enumerate(transit.countries)]
    return [
        _describe(transit, country, measure, labels, full[lanes], coarse[lanes])
        for country, lanes in [*places, (ALL, slice(None))]
    ]


def _compare_detours(transit: Transit, ours: Transit) -> list[dict[str, object]]:
    known = np.flatnonzero(~np.isnan(transit.detour))
    rows = [
        _describe(transit, transit.countries[lane], "D", [""], transit.detour[[[lane]]], ours.detour[[[lane]]])
        for lane in known
    ]
    names = [transit.countries[lane] for lane in known]
    return [*rows, _describe(transit, ALL, "D", names, transit.detour[None, known], ours.detour[None, known])]


def _describe(
    transit: Transit, country: str, measure: str, labels: list[str], full: Float64, coarse: Float64
) -> dict[str, object]:
    coarse = np.nan_to_num(coarse)
    row: dict[str, object] = {"weights": transit.weighting.asked, "country": country, "measure": measure}
    if not full.size:
        return row
    lane, column = np.unravel_index(np.abs(full - coarse).argmax(), full.shape)
    return row | {
        "pearson": _correlate(full.ravel(), coarse.ravel()),
        "largest_miss": float(abs(full[lane, column] - coarse[lane, column])),
        "missed": labels[column],
        "full": float(full[lane, column]),
        "coarse": float(coarse[lane, column]),
    }


def _correlate(left: Float64, right: Float64) -> float | None:
    if left.std() == 0 or right.std() == 0:
        return None
    return float(np.corrcoef(left, right)[0, 1])
