"""Who carries more of a country's routes after a shock, and who less."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hansa.arrays import Float64
from hansa.routing.coarse import GROUP_ASN
from hansa.routing.transit import Transit, share_routes
from hansa.stress.losses import find_lanes
from hansa.stress.narrowing import narrow_marks, select_countries
from hansa.stress.outcome import Change
from hansa.stress.tallies import tally_after, tally_before

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hansa.routing.model import Model
    from hansa.routing.parallel import Progress
    from hansa.stress.damage import Damage
    from hansa.stress.world import World


FEW = 10
"""Up to so many countries, jurisdictions are measured on any graph."""

SMALL = 5_000
"""Nodes up to which a graph is settled so quickly that they are measured for all."""

LEAST_CHANGE = 1e-4
"""What is smaller is rounding."""


@dataclass(frozen=True)
class Changes:
    """What changes in how a country's routes run.

    Attributes
    ----------
    transit_gained, transit_lost : tuple of Change
        Networks that carry more, or less, of its routes with the rest of the world; largest change first.
    jurisdictions_gained, jurisdictions_lost : tuple of Change
        Countries that these routes cross more, or less; empty where jurisdictions were not measured.
    detour_share_before, detour_share_after : float or None
        D; None where there are no routes inside the country.
    """

    transit_gained: tuple[Change, ...]
    transit_lost: tuple[Change, ...]
    jurisdictions_gained: tuple[Change, ...]
    jurisdictions_lost: tuple[Change, ...]
    detour_share_before: float | None
    detour_share_after: float | None


def measure_changes(
    world: World,
    damage: Damage,
    countries: Sequence[str] | None = None,
    top: int = 10,
    jurisdictions: bool | None = None,
    progress: Progress | None = None,
) -> dict[str, Changes]:
    """Measure how T, J and D of countries change.

    Parameters
    ----------
    world : World
        Before.
    damage : Damage
        Of the whole graph.
    countries : sequence of str, optional
        Alpha-2 codes, all of the world's by default.
    top : int
        At most so many changes of each kind.
    jurisdictions : bool, optional
        Whether J is measured, which takes three times as long; by default for at most ten countries, or on a small graph.
    progress : callable, optional
        Told of batches done.

    Returns
    -------
    dict of str to Changes
        By country, ascending. T and J are shares of the routes that exist before and after, mean of both directions, so that a
        country without any route left has no changes.

    Raises
    ------
    InputError
        ``country-not-in-graph``.
    """
    lanes = find_lanes(world, countries)
    measured = len(lanes) <= FEW or len(world.graph) <= SMALL if jurisdictions is None else jurisdictions
    plan = world.plan if len(lanes) == len(world.plan.countries) else select_countries(world.plan, lanes)
    plan = narrow_marks(plan, measured)
    tally = tally_before(world, plan, progress)
    before = share_routes(plan, tally)
    after = share_routes(plan, tally_after(world, plan, tally, *world.strike(damage), progress))
    return {code: _describe(world.model, before, after, lane, top) for lane, code in enumerate(plan.countries)}


def _describe(model: Model, before: Transit, after: Transit, lane: int, top: int) -> Changes:
    connected = after.to_connected[lane] > 0

    def name_network(node: int, share: float) -> Change:
        asn = int(model.attributes.operators(model.graph.asn)[node])
        named = model.kind != "coarse" or 0 < asn < GROUP_ASN
        return Change(asn if named else None, model.attributes.name[node], str(model.attributes.country[node]), share)

    def name_jurisdiction(place: int, share: float) -> Change:
        return Change(None, "", before.jurisdictions[place], share)

    def compare(kind: str, name: Callable[[int, float], Change]) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
        ways = (f"to_{kind}", f"from_{kind}")
        change = sum(getattr(after, way)[lane].astype(np.float64) - getattr(before, way)[lane] for way in ways) / 2
        return _rank(change * connected, top, name), _rank(-change * connected, top, name, -1)

    return Changes(
        *compare("network", name_network),
        *compare("jurisdiction", name_jurisdiction),
        *(None if np.isnan(found.detour[lane]) else float(found.detour[lane]) for found in (before, after)),
    )


def _rank(change: Float64, top: int, name: Callable[[int, float], Change], sign: int = 1) -> tuple[Change, ...]:
    """Name the largest changes, largest first."""
    first = np.argsort(-change, kind="stable")[:top]
    return tuple(name(int(place), sign * float(change[place])) for place in first if change[place] >= LEAST_CHANGE)
