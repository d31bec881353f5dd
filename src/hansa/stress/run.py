"""One scenario on one model: what it does to each country, worst first."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from hansa.evidence.source import source
from hansa.routing.coarse_error import ALL
from hansa.routing.network import RELATIONSHIPS
from hansa.stress.cable_counts import count_losses
from hansa.stress.capacity import (
    COVERED,
    COVERED_BY_MAP,
    FEWER_WAYS,
    FITTED,
    TESTED,
    TESTED_BY_MAP,
    CapacityLoss,
    estimate_loss,
)
from hansa.stress.changes import Changes, measure_changes
from hansa.stress.losses import measure_losses
from hansa.stress.notes import format_note
from hansa.stress.outcome import AnsweringModel, Outcome, StressResult
from hansa.stress.resolve import resolve
from hansa.stress.shocks import Cut, Supply
from hansa.stress.world import open_world

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hansa.evidence import Edition
    from hansa.routing.model import Model
    from hansa.routing.parallel import Progress
    from hansa.stress.losses import Losses
    from hansa.stress.outcome import PhysicalOutcome
    from hansa.stress.resolve import Resolved
    from hansa.stress.scenario import Scenario
    from hansa.stress.world import World

_UNCHANGED = Changes((), (), (), (), None, None)


def run_scenario(
    scenario: Scenario,
    model: Model,
    edition: Edition,
    countries: Sequence[str] | None = None,
    top: int = 10,
    world: World | None = None,
    progress: Progress | None = None,
) -> StressResult:
    """Run a scenario.

    Parameters
    ----------
    scenario : Scenario
        Its shocks all happen at once.
    model : Model
        The graph that answers for routes.
    edition : Edition
        What answers for groups, cables and suppliers.
    countries : sequence of str, optional
        Alpha-2 codes of the countries asked about; all of the graph's by default.
    top : int
        How many networks and jurisdictions to name that gain or lose transit.
    world : World, optional
        The model before any shock, where it is at hand: it serves many scenarios.
    progress : callable, optional
        Told of batches done.

    Returns
    -------
    StressResult
        Outcomes worst first: by reachability lost, then inside the country, then places, then suppliers.

    Raises
    ------
    InputError
        See :func:`hansa.stress.resolve.resolve`; ``country-not-in-graph``.
    """
    started = time.perf_counter()
    taken = resolve(scenario, model, edition)
    world = world or open_world(model, countries=countries, progress=progress)
    losses = measure_losses(world, taken.damage, countries, progress)
    changes = {} if taken.damage.empty else measure_changes(world, taken.damage, countries, top, progress=progress)
    counted = count_losses(scenario, edition)
    outcomes = [
        replace(
            _join(code, lane, losses, changes.get(code, _UNCHANGED), taken),
            capacity=_find_capacity(counted.get(code), taken.physical.get(code)),
        )
        for lane, code in enumerate(losses.countries)
    ]
    return StressResult(
        model=tell_model(model),
        scenario=scenario,
        outcomes=tuple(sorted(outcomes, key=_rank)),
        covered_weight=world.covered_weight,
        seconds=time.perf_counter() - started,
        notes=tuple(_note(scenario, model, edition, taken, counted=bool(counted))),
    )


def _join(code: str, lane: int, losses: Losses, changes: Changes, taken: Resolved) -> Outcome:
    return Outcome(
        country=code,
        reachability_lost_share=float(losses.reachability_lost_share[lane]),
        home_lost_share=_known(losses.home_lost_share[lane]),
        detour_hops=_known(losses.detour_hops[lane]),
        users_affected=_known(losses.users_affected[lane]),
        transit_gained=changes.transit_gained,
        transit_lost=changes.transit_lost,
        jurisdictions_gained=changes.jurisdictions_gained,
        jurisdictions_lost=changes.jurisdictions_lost,
        detour_share_before=changes.detour_share_before,
        detour_share_after=changes.detour_share_after,
        physical=taken.physical.get(code),
        supplies=taken.supplies.get(code, ()),
    )


def _find_capacity(counted: CapacityLoss | None, physical: PhysicalOutcome | None) -> CapacityLoss | None:
    if counted is not None:
        return counted
    if physical and physical.paths_after < physical.paths_before:
        return estimate_loss(physical.paths_before, physical.paths_after, "ways")
    return None


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _rank(outcome: Outcome) -> tuple[float | str, ...]:
    places = outcome.physical.places_lost_share if outcome.physical else 0.0
    supply = max((loss.share for loss in outcome.supplies), default=0.0)
    return -outcome.reachability_lost_share, -(outcome.home_lost_share or 0.0), -places, -supply, outcome.country


def tell_model(model: Model) -> AnsweringModel:
    """Return which model answers, as results carry it."""
    return AnsweringModel(
        model.kind, model.name, model.error, None if model.kind == "file" else source(RELATIONSHIPS).year
    )


def _note(scenario: Scenario, model: Model, edition: Edition, taken: Resolved, *, counted: bool) -> Iterator[str]:
    if taken.damage.unmatched:
        yield format_note("unmatched", names=", ".join(taken.damage.unmatched))
    if not taken.damage.empty:
        yield from (format_note(code) for code in ("no-policy", "no-capacity", "no-filtering"))
    if any(isinstance(shock, Cut) for shock in scenario.shocks) or counted:
        yield format_note("capacity", fitted=FITTED, covered=COVERED, tested=TESTED)
        yield format_note(
            "map-ways", covered=COVERED_BY_MAP, tested=TESTED_BY_MAP, fewer=FEWER_WAYS[0], all=FEWER_WAYS[1]
        )
    if any(isinstance(shock, Cut) for shock in scenario.shocks):
        yield from (format_note(code) for code in ("whole-countries", "no-satellite"))
    if any(isinstance(shock, Supply) for shock in scenario.shocks):
        yield format_note("no-substitutes")
    if model.kind == "coarse" and "stress_error" in edition.manifest.tables and not taken.damage.empty:
        yield from _note_error(scenario, edition)


def _note_error(scenario: Scenario, edition: Edition) -> Iterator[str]:
    """Say how well the coarse model did on scenarios of this kind, or on all where the library has none."""
    rows = edition.table("stress_error").filter(
        pl.col("country") == ALL, pl.col("measure") == "reachability_lost_share", pl.col("pearson").is_not_null()
    )
    alike = rows.filter(pl.col("kind") == scenario.kind)
    for row in (alike if alike.height else rows.filter(pl.col("kind") == ALL)).iter_rows(named=True):
        fields = {"pearson": f"{row['pearson']:.3f}", "miss": f"{row['largest_miss']:.3f}", "scenario": row["missed"]}
        yield format_note("library-error", **fields)
