"""What a shock takes from each country: reachability, hops, users cut off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hansa.arrays import Float64, UInt8
from hansa.errors import InputError
from hansa.routing.kernels.losses import LossSums, compare_batch
from hansa.routing.parallel import run_sharded
from hansa.routing.solver import settle
from hansa.stress.updates import Updater
from hansa.stress.world import ROUNDING, make_sums

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hansa.routing.graph import AsGraph
    from hansa.routing.parallel import Progress
    from hansa.stress.damage import Damage
    from hansa.stress.world import World


@dataclass(frozen=True, eq=False)
class Losses:
    """What L countries lose.

    Attributes
    ----------
    countries : tuple of str
        Alpha-2 codes, ascending.
    reachability_lost_share : float64 (L,)
        Share of the weight between the country and the rest of the world that had a route before and has none after.
    home_lost_share : float64 (L,)
        The same for pairs inside the country; not a number where no such pair had a route.
    detour_hops : float64 (L,)
        Mean hops added over the pairs of country and rest of the world connected before and after, both directions; not a
        number where there is none.
    users_affected : float64 (L,)
        Users of the country, each network's times the share of the rest of the world that it loses; not a number where
        users are not known.
    covered_weight : float64 (L,)
        Share of the country's weight that its chosen ends hold or stand for in person.
    """

    countries: tuple[str, ...]
    reachability_lost_share: Float64
    home_lost_share: Float64
    detour_hops: Float64
    users_affected: Float64
    covered_weight: Float64


def measure_losses(
    world: World, damage: Damage, countries: Sequence[str] | None = None, progress: Progress | None = None
) -> Losses:
    r"""Measure what countries lose.

    .. math:: L(c) = 1 - \frac{\sum_{d \in c, s \notin c} w_s w_d r'(s,d)}{\sum_{d \in c, s \notin c} w_s w_d r(s,d)}

    with `r` 1 where a route leads from `s` to `d` before, `r'` after. A route leads from `s` to `d` where one leads back (both need
    the same valley-free path), so that the mean of both directions is either.

    Parameters
    ----------
    world : World
        Before.
    damage : Damage
        Of the whole graph.
    countries : sequence of str, optional
        Alpha-2 codes, all of the world's by default.
    progress : callable, optional
        Told of batches done.

    Returns
    -------
    Losses
        Exact for the chosen ends.

    Raises
    ------
    InputError
        ``country-not-in-graph``.

    Assumptions and limits
    ----------------------
    Networks without links stay as ends: their users are lost, not gone. Capacity is not modelled, nor filtering where routes stay
    announced. Hops may fall: a network that loses a preferred but longer route takes a shorter one.
    """
    return compare_losses(world, *world.strike(damage), countries, progress)


def compare_losses(
    world: World,
    after: AsGraph,
    touched: UInt8,
    countries: Sequence[str] | None = None,
    progress: Progress | None = None,
) -> Losses:
    """Measure what countries lose between a world and any graph of the same nodes.

    Parameters
    ----------
    world : World
        Before.
    after : AsGraph
        Nodes of ``world.graph`` in the same order, which must be valid for its links: providers before customers.
    touched : uint8 (n,)
        1 for the nodes of which some link has come or gone.
    countries, progress
        As for :func:`measure_losses`.

    Returns
    -------
    Losses
        Negative where links that came connect more.
    """
    lanes = find_lanes(world, countries)
    sums = settle(lambda unit: _sum_losses(world, unit, after, touched, progress))
    lost = _divide(sums.lost, world.connected)
    kept = np.where(np.abs(1 - lost) > ROUNDING, world.connected - sums.lost, 0.0) * (1 + world.both_ways)
    return Losses(
        tuple(world.plan.countries[lane] for lane in lanes),
        np.nan_to_num(lost)[lanes],
        _divide(sums.home_lost, world.home_connected)[lanes],
        _divide(sums.added_to + sums.added_from, kept, np.inf)[lanes],
        _count_affected(world, sums)[lanes],
        world.plan.covered[lanes],
    )


def _sum_losses(
    world: World, unit: np.unsignedinteger, after: AsGraph, touched: UInt8, progress: Progress | None
) -> LossSums:
    if not touched.any():
        return make_sums(world.plan)
    world.base(unit)  # once, before threads ask for it

    def work(batches: Iterator[int]) -> LossSums:
        updater, sums = Updater(world, unit, after, touched), make_sums(world.plan)
        for batch in batches:
            before, state = updater.update(batch)
            compare_batch(
                before, state, updater.changed, world.batches[batch], world.plan.ends, unit, world.both_ways, sums
            )
        return sums

    parts = run_sharded(work, len(world.batches), progress)
    return LossSums(*(np.sum(column, axis=0) for column in zip(*parts, strict=True)))


def find_lanes(world: World, countries: Sequence[str] | None) -> list[int]:
    """Give the places of countries among the world's, ascending; all by default."""
    known = {code: lane for lane, code in enumerate(world.plan.countries)}
    if countries is None:
        return list(known.values())
    for code in countries:
        if code not in known:
            raise InputError("country-not-in-graph", country=code)
    return sorted(known[code] for code in set(countries))


def _count_affected(world: World, sums: LossSums) -> Float64:
    """Weigh each end's own loss by what it stands for, scaled to the country's users."""
    ends = world.plan.ends
    weight = ends.home_weight[ends.homed].astype(np.float64)
    own = np.nan_to_num(_divide(sums.end_lost, world.end_connected))[ends.homed]

    def add(amount: Float64) -> Float64:
        return np.bincount(ends.home[ends.homed], amount, len(world.plan.countries)).astype(np.float64)

    return world.users * _divide(add(weight * own), add(weight))


def _divide(amount: Float64, total: Float64, most: float = 1.0) -> Float64:
    """Divide where there is something to divide by, else give no number."""
    shares = np.full(len(amount), np.nan)
    np.divide(amount, total, out=shares, where=total > 0)
    np.minimum(shares, most, out=shares)
    return shares
