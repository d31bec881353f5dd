"""What nobody foresaw: random failures, many times over, beside failures aimed at what is used most."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hansa.arrays import Float64, Int64
from hansa.errors import InputError
from hansa.routing.kernels.reach import Units, lose_in_order
from hansa.stress.candidates import Of, Party, check_count, list_candidates, name_parties, weigh_candidates
from hansa.stress.executor import LocalPool
from hansa.stress.exposure import NO_LINKS, Coverage, Exposure, own_memory, spare_all

if TYPE_CHECKING:
    from hansa.routing.model import Model
    from hansa.routing.parallel import Progress
    from hansa.stress.executor import Executor


_BAND = (0.05, 0.95)


@dataclass(frozen=True)
class Resilience:
    """How a country fares as one thing after another fails.

    Attributes
    ----------
    country : str
        Alpha-2 code.
    of : {"links", "networks", "operators"}
        What fails.
    candidates : int
        How many could.
    failures, samples, seed : int
        Failures in each sample, samples, and what they were drawn from.
    mean_share, low_share, high_share : tuple of float
        Share of the weight between country and world that is cut off after 0, 1, ... failures: mean of the samples, and the
        5th and 95th percentile.
    targeted_share : tuple of float
        The same where those fail first that carry most.
    targeted : tuple of tuple of Party
        These, in order: both ends of a link, the country's first; an operator's networks.
    coverage : Coverage
        What the ends of routes hold of the weight.
    seconds : float
        Time taken.
    """

    country: str
    of: Of
    candidates: int
    failures: int
    samples: int
    seed: int
    mean_share: tuple[float, ...]
    low_share: tuple[float, ...]
    high_share: tuple[float, ...]
    targeted_share: tuple[float, ...]
    targeted: tuple[tuple[Party, ...], ...]
    coverage: Coverage
    seconds: float


@dataclass(frozen=True, eq=False)
class _Lot:
    """What every sample draws from."""

    exposure: Exposure
    units: Units
    drawn: Int64
    failures: int
    seed: int


def measure_resilience(
    model: Model,
    exposure: Exposure,
    failures: int,
    samples: int,
    of: Of = "links",
    seed: int = 0,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Resilience:
    """Let random things fail one after another, many times over.

    A sample is one order in which things fail, drawn evenly without return, so that it gives the loss after each number of
    failures. Its order depends on `seed` and its own number alone.

    Parameters
    ----------
    model : Model
        Graph and attributes.
    exposure : Exposure
        The country.
    failures, samples : int
        Failures in each sample; how many samples.
    of : {"links", "networks", "operators"}
        What fails: the links between the country's networks and all others; or the country's ends and the networks that
        carry some of their routes with the world; or these by operator.
    seed : int
        At least 0.
    executor : Executor, optional
        Where samples run; this machine's threads by default.
    progress : callable, optional
        Told of samples done.

    Returns
    -------
    Resilience
        The same on any executor.

    Raises
    ------
    InputError
        ``unknown-failures``, ``too-few-failures``, ``too-few-samples``, ``too-many-failures``.
    """
    started = time.perf_counter()
    candidates = list_candidates(model, exposure, of)
    carried = weigh_candidates(exposure, candidates.units, spare_all(exposure))
    drawn = np.flatnonzero(carried > 0) if of != "links" else np.arange(len(candidates))
    check_count(exposure.country, of, failures, len(drawn))
    if samples < 1:
        raise InputError("too-few-samples", count=samples)
    lot = _Lot(exposure, candidates.units, drawn, failures, seed)
    lost = np.array((executor or LocalPool()).run(_lose_sample, lot, range(samples), progress))
    low, high = np.quantile(lost, _BAND, axis=0)
    first = drawn[np.argsort(-carried[drawn], kind="stable")[:failures]]
    return Resilience(
        country=exposure.country,
        of=of,
        candidates=len(drawn),
        failures=failures,
        samples=samples,
        seed=seed,
        mean_share=_start(lost.mean(axis=0)),
        low_share=_start(low),
        high_share=_start(high),
        targeted_share=_start(_lose(lot, first)),
        targeted=tuple(name_parties(model, candidates.members[unit]) for unit in first),
        coverage=exposure.coverage,
        seconds=time.perf_counter() - started,
    )


def _lose_sample(lot: _Lot, sample: int) -> Float64:
    """Draw one order and measure the share cut off after each failure."""
    draw = np.random.default_rng([lot.seed, sample])
    return _lose(lot, draw.choice(lot.drawn, lot.failures, replace=False))


def _lose(lot: _Lot, order: Int64) -> Float64:
    exposure = own_memory(lot.exposure)
    units = Units(*(np.require(part, requirements="W") for part in lot.units))
    lost = np.zeros(len(order))
    lose_in_order(exposure.ways, spare_all(exposure), units, order, NO_LINKS, NO_LINKS, lost)
    return lost / exposure.total


def _start(lost: Float64) -> tuple[float, ...]:
    """Put the state without a failure before the others."""
    return (0.0, *(float(share) for share in lost))
