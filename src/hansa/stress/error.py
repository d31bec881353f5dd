"""How far the coarse model's losses are from the full graph's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from hansa.arrays import Float64
from hansa.errors import InputError
from hansa.evidence.contract import schema_of
from hansa.routing.coarse_error import ALL
from hansa.stress.columns import STRESS_ERROR
from hansa.stress.losses import measure_losses
from hansa.stress.resolve import resolve
from hansa.stress.world import open_world

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hansa.evidence import Edition
    from hansa.routing.model import Model
    from hansa.stress.losses import Losses
    from hansa.stress.scenario import Scenario

MEASURES = ("reachability_lost_share", "home_lost_share", "detour_hops")
DECIMALS = 6
"""What a table keeps: digits behind depend on the order of sums."""


def compare_losses(model: Model, edition: Edition, ran: Sequence[tuple[Scenario, Losses]]) -> pl.DataFrame:
    """Compare what scenarios do on the coarse model with what they do on the full graph.

    Parameters
    ----------
    model : Model
        The coarse model.
    edition : Edition
        What scenarios are resolved with.
    ran : sequence of (Scenario, Losses)
        Scenarios with their losses on the full graph, all for the same countries.

    Returns
    -------
    polars.DataFrame
        ``kind`` of scenario ("" for all together; one kind alone for all countries together), ``country`` ("" for all together),
        ``measure`` (``reachability_lost_share``, ``home_lost_share``, ``detour_hops``),
        ``scenarios`` compared, ``pearson`` (null where a side does not vary), ``largest_miss`` (absolute difference),
        ``missed`` (the scenario; for all together ``scenario country``), ``full`` and ``coarse`` (the two figures there).

    Assumptions and limits
    ----------------------
    Scenarios whose operators the coarse model does not name have no answer there and are not compared; nor are pairs of
    scenario and country for which a side defines no figure.
    """
    world = open_world(model)
    compared: list[Scenario] = []
    full: list[Losses] = []
    coarse: list[Losses] = []
    for scenario, losses in ran:
        try:
            damage = resolve(scenario, model, edition).damage
        except InputError:
            continue  # it names none of the scenario's operators
        if not damage.unmatched:
            compared.append(scenario)
            full.append(losses)
            coarse.append(measure_losses(world, damage))
    rows = [row for measure in MEASURES if compared for row in _compare(measure, compared, full, coarse)]
    return pl.DataFrame(rows, schema=schema_of(STRESS_ERROR)).sort("measure", "kind", "country")


def _compare(
    measure: str, compared: list[Scenario], full: list[Losses], coarse: list[Losses]
) -> Iterator[dict[str, object]]:
    codes = full[0].countries
    lanes = {code: lane for lane, code in enumerate(coarse[0].countries)}
    common = [(lane, lanes[code]) for lane, code in enumerate(codes) if code in lanes]
    left = np.stack([getattr(one, measure) for one in full])[:, [lane for lane, _ in common]]
    right = np.stack([getattr(one, measure) for one in coarse])[:, [lane for _, lane in common]]
    kept = [codes[lane] for lane, _ in common]
    kinds = np.array([one.kind for one in compared])
    for kind in (ALL, *sorted(set(kinds.tolist()))):
        chosen = np.flatnonzero((kinds == kind) | (kind == ALL))
        labels = [f"{compared[at].id} {code}" for at in chosen for code in kept]
        yield {"kind": kind} | _describe(ALL, measure, labels, left[chosen].ravel(), right[chosen].ravel())
    names = [one.id for one in compared]
    for lane, code in enumerate(kept):
        yield {"kind": ALL} | _describe(code, measure, names, left[:, lane], right[:, lane])


def _describe(country: str, measure: str, labels: list[str], full: Float64, coarse: Float64) -> dict[str, object]:
    known = np.flatnonzero(~np.isnan(full) & ~np.isnan(coarse))
    row: dict[str, object] = {"country": country, "measure": measure, "scenarios": len(known)}
    if not len(known):
        return row
    left, right = full[known], coarse[known]
    at = int(np.abs(left - right).argmax())
    varies = left.std() > 0 and right.std() > 0
    return row | {
        "pearson": round(float(np.corrcoef(left, right)[0, 1]), DECIMALS) if varies else None,
        "largest_miss": round(float(abs(left[at] - right[at])), DECIMALS),
        "missed": labels[known[at]],
        "full": round(float(left[at]), DECIMALS),
        "coarse": round(float(right[at]), DECIMALS),
    }
