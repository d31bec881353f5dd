"""The worst that could fail: the few networks, operators or links whose failure cuts most of a country off."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from hansa.arrays import Float64, Int64
from hansa.routing.kernels.reach import Dead, lose_each, strike
from hansa.stress.candidates import (
    FailureCandidates,
    Of,
    Party,
    check_count,
    keep_abroad,
    list_candidates,
    make_damage,
    name_parties,
    weigh_candidates,
)
from hansa.stress.exposure import NO_LINKS, Coverage, Exposure, spare_all
from hansa.stress.search import search_worst

if TYPE_CHECKING:
    from hansa.routing.model import Model
    from hansa.routing.parallel import Progress
    from hansa.stress.damage import Damage


EFFORT = 12_000
"""Losses of a country of up to 64 ends that a search may compute; for more ends fewer.

More would prove more answers to be the worst, and take longer; without the proof a bound is given.
"""
_WEIGHING = 4
"""What weighing one end's routes takes, in losses of 64 ends: a weighing walks each end by itself, a loss 64 at once."""
_MOST_KEPT = 128
"""Weighings kept, each a number for every candidate; begun anew when full, as those used again cost one weighing."""


@dataclass(frozen=True)
class Failure:
    """One of the worst failures.

    Attributes
    ----------
    parties : tuple of Party
        The network; all networks of the operator; or both ends of the link, the country's first.
    carried_share : float
        What it carried, its own users included, of the weight between the country and the world, before anything failed. Of an
        operator with several networks on one route each counts: it is then a bound, and never more than 1.
    alone_share : float
        Share of that weight that its failure alone cuts off.
    lost_share : float
        Share that is cut off once it and those before it have failed.
    """

    parties: tuple[Party, ...]
    carried_share: float
    alone_share: float
    lost_share: float


@dataclass(frozen=True, eq=False)
class Worst:
    """The worst failures of a country.

    Attributes
    ----------
    country : str
        Alpha-2 code.
    of : {"links", "networks", "operators"}
        What fails.
    abroad : bool
        Whether only networks abroad were asked about.
    failures : tuple of Failure
        Each the one that cuts off most after those before it.
    lost_share : float
        What all cut off: of the weight between the country's networks and the world's, between ends abroad that have not failed
        themselves and the country.
    at_most_share : float
        No failures of the number asked for, or fewer, cut off more.
    exact : bool
        Whether these are proven to be the worst.
    candidates, evaluated : int
        Things that may fail; losses computed.
    coverage : Coverage
        What the ends of routes hold of the weight.
    seconds : float
        Time taken.
    damage : Damage
        All failures together, for a scenario.
    """

    country: str
    of: Of
    abroad: bool
    failures: tuple[Failure, ...]
    lost_share: float
    at_most_share: float
    exact: bool
    candidates: int
    evaluated: int
    coverage: Coverage
    seconds: float
    damage: Damage = field(repr=False)


class CountryGround:
    """One country's failures, as :func:`~hansa.stress.search.search_worst` asks about them."""

    def __init__(self, exposure: Exposure, candidates: FailureCandidates) -> None:
        self.candidates = candidates
        self._exposure, self._units = exposure, candidates.units
        self._losses: dict[frozenset[int], float] = {}
        self._loads: dict[frozenset[int], Float64] = {}
        self.weighing = -(-_WEIGHING * len(exposure.ways.home) // len(exposure.ways.base))

    def __len__(self) -> int:
        return len(self.candidates)

    def lose(self, chosen: tuple[int, ...], tried: Int64) -> Float64:
        """See :class:`~hansa.stress.search.Ground`."""
        sets = [frozenset((*chosen, unit)) for unit in tried.tolist()]
        fresh = [place for place, units in enumerate(sets) if units not in self._losses]
        if fresh:
            dead, lost = self._strike(chosen), np.zeros(len(fresh))
            lose_each(self._exposure.ways, dead, self._units, tried[fresh], NO_LINKS, NO_LINKS, lost)
            shares = (lost / self._exposure.total).tolist()
            self._losses.update(zip((sets[place] for place in fresh), shares, strict=True))
        return np.array([self._losses[units] for units in sets])

    def weigh(self, chosen: tuple[int, ...]) -> Float64:
        """See :class:`~hansa.stress.search.Ground`."""
        units = frozenset(chosen)
        if units not in self._loads:
            if len(self._loads) >= _MOST_KEPT:
                self._loads.clear()
            self._loads[units] = weigh_candidates(self._exposure, self._units, self._strike(chosen))
        return self._loads[units]

    def _strike(self, chosen: tuple[int, ...]) -> Dead:
        dead = spare_all(self._exposure)
        for unit in chosen:
            strike(self._units, unit, dead, 1)
        return dead


def open_ground(model: Model, exposure: Exposure, of: Of, *, abroad: bool = False) -> CountryGround:
    """Prepare the search for a country's worst failures; what it computes serves further searches.

    Parameters
    ----------
    model, exposure, of, abroad
        See :func:`find_worst`.

    Returns
    -------
    CountryGround
        See there.
    """
    candidates = list_candidates(model, exposure, of)
    return CountryGround(exposure, keep_abroad(model, exposure, candidates) if abroad else candidates)


def find_worst(
    model: Model,
    exposure: Exposure,
    count: int,
    of: Of = "operators",
    *,
    abroad: bool = False,
    effort: int = EFFORT,
    ground: CountryGround | None = None,
    progress: Progress | None = None,
) -> Worst:
    """Find the failures that cut most of a country off from the world.

    Every network that could lie on a route is a candidate; that it carries nothing proves, each time anew, that its failure cuts
    off nothing (see :mod:`hansa.stress.search`). A failed network's own users count as cut off where they are the country's; users
    abroad whose own network failed are not counted, being lost to everyone.

    Parameters
    ----------
    model : Model
        Graph and attributes.
    exposure : Exposure
        The country.
    count : int
        How many fail.
    of : {"operators", "networks", "links"}
        What fails.
    abroad : bool
        Only networks and operators abroad: whom others could turn against the country. Links are international anyway.
    effort : int
        See :data:`EFFORT`.
    ground : CountryGround, optional
        Of an earlier search of the same kind; see :func:`open_ground`.
    progress : callable, optional
        Told of effort spent.

    Returns
    -------
    Worst
        With a bound, exact or not.

    Raises
    ------
    InputError
        ``unknown-failures``, ``too-few-failures``, ``too-many-failures``.
    """
    started = time.perf_counter()
    ground = ground or open_ground(model, exposure, of, abroad=abroad)
    candidates = ground.candidates
    check_count(exposure.country, of, count, len(candidates))
    found = search_worst(ground, count, effort // len(exposure.ways.base), progress)
    order = np.array(found.order, np.int64)
    carried, alone = ground.weigh(()), ground.lose((), order)
    failures = tuple(
        Failure(
            name_parties(model, candidates.members[unit]), min(float(carried[unit]), 1.0), float(alone[place]), lost
        )
        for place, (unit, lost) in enumerate(zip(found.order, found.lost_share, strict=True))
    )  # fmt: skip
    return Worst(
        country=exposure.country,
        of=of,
        abroad=abroad,
        failures=failures,
        lost_share=failures[-1].lost_share if failures else 0.0,
        at_most_share=found.at_most_share,
        exact=found.exact,
        candidates=len(candidates),
        evaluated=found.evaluated,
        coverage=exposure.coverage,
        seconds=time.perf_counter() - started,
        damage=make_damage(model.graph, candidates, order),
    )
