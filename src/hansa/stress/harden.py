"""What would help: the few new links between a country's networks and others' that keep most of it connected."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from hansa.arrays import Float64, Int32, Int64
from hansa.errors import InputError
from hansa.routing.kernels.reach import bound_gains, sum_lost
from hansa.routing.parallel import run_sharded
from hansa.stress.candidates import Party, name_parties
from hansa.stress.exposure import NO_LINKS, Coverage, Exposure, kill_damage, sum_own
from hansa.stress.partners import find_partners
from hansa.stress.search import TOLERANCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hansa.routing.model import Model
    from hansa.routing.parallel import Progress
    from hansa.stress.damage import Damage


LinkKind = Literal["provider", "peer"]
Pair = tuple[int, int]

LEAST_GAIN = 1e-3
"""A link that wins back less, on the mean of the scenarios, is not proposed: a percent is printed with one decimal at most."""
ALIKE = 0.95
"""Partners that win back so much of the most that any does are alike: the one that serves most nearby stands."""
_MOST_OTHERS = 4
"""Partners named beside the one proposed: enough to negotiate with, few enough for a line."""


@dataclass(frozen=True)
class NewLink:
    """A link that the country lacks.

    Attributes
    ----------
    home : Party
        The country's network.
    partner : Party
        The network abroad.
    others : tuple of Party
        Networks abroad that would do as well (see :data:`ALIKE`), those that serve most nearby first, at most four.
    lost_share_before, lost_share_after : float
        Mean share of the weight between country and world that the scenarios cut off, without this link and with it,
        those before it being there.
    """

    home: Party
    partner: Party
    others: tuple[Party, ...]
    lost_share_before: float
    lost_share_after: float


@dataclass(frozen=True)
class Hardening:
    """New links that help a country most.

    Attributes
    ----------
    country : str
        Alpha-2 code.
    kind : {"provider", "peer"}
        What the network abroad becomes: a provider, which carries to everyone, or a peer, which carries to its customers.
    links : tuple of NewLink
        Each the one that helps most after those before it; fewer than asked for where no further link helps.
    lost_share_before, lost_share_after : tuple of float
        Cut off by each scenario without the links and with them, users abroad whose own network failed not counted.
    unavoidable_share : tuple of float
        Cut off by each scenario whatever the links, because the users' own network failed.
    candidates, evaluated : int
        Links considered; losses computed.
    neighbours : tuple of str
        Countries whose networks the candidates abroad serve.
    coverage : Coverage
        What the ends of routes hold of the weight.
    seconds : float
        Time taken.
    """

    country: str
    kind: LinkKind
    links: tuple[NewLink, ...]
    lost_share_before: tuple[float, ...]
    lost_share_after: tuple[float, ...]
    unavoidable_share: tuple[float, ...]
    candidates: int
    evaluated: int
    neighbours: tuple[str, ...]
    coverage: Coverage
    seconds: float


def propose_links(
    model: Model,
    exposure: Exposure,
    count: int,
    scenarios: Sequence[Damage],
    kind: LinkKind = "provider",
    progress: Progress | None = None,
) -> Hardening:
    """Find the new links that lower the mean loss of scenarios most, one after another.

    A link helps only users below its end in the country, or those that reach users below it: what these have lost bounds its gain,
    and none is tried whose bound is below a gain already found.

    Parameters
    ----------
    model, exposure
        The country.
    count : int
        At most so many links.
    scenarios : sequence of Damage
        What to harden against, each counting alike.
    kind : {"provider", "peer"}
        What the network abroad becomes.
    progress : callable, optional
        Told of links found.

    Returns
    -------
    Hardening
        Each step wins back at least :data:`ALIKE` of what the best link among the candidates does; the steps together
        need not be the best.

    Raises
    ------
    InputError
        ``too-few-links``, ``unknown-link-kind``.

    Assumptions and limits
    ----------------------
    Candidates are links between a network of the country and a network abroad that already sells transit in the country or in
    those nearest to it (see :func:`~hansa.stress.partners.find_partners`). Cost and cable are not modelled.
    """
    started = time.perf_counter()
    if count < 1:
        raise InputError("too-few-links", count=count)
    if kind not in get_args(LinkKind):
        raise InputError("unknown-link-kind", name=kind, known=", ".join(get_args(LinkKind)))
    partners = find_partners(model, exposure)
    mending = _Mending(model, exposure, scenarios, partners.nodes, kind)
    before = losses = mending.measure()
    steps: list[NewLink] = []
    while len(steps) < count:
        if progress is not None:
            progress(len(steps), count)
        link = mending.add_best(losses)
        if link is None:
            break
        after = mending.measure()
        home, partner, *others = name_parties(model, exposure.nodes[np.array(link)])
        steps.append(NewLink(home, partner, tuple(others), float(losses.mean()), float(after.mean())))
        losses = after
    return Hardening(
        country=exposure.country,
        kind=kind,
        links=tuple(steps),
        lost_share_before=_tell(before),
        lost_share_after=_tell(losses),
        unavoidable_share=_tell(mending.measure_own()),
        candidates=mending.candidates,
        evaluated=mending.evaluated,
        neighbours=partners.neighbours,
        coverage=exposure.coverage,
        seconds=time.perf_counter() - started,
    )


class _Mending:
    """What scenarios leave of a country, and what new links win back."""

    def __init__(
        self, model: Model, exposure: Exposure, scenarios: Sequence[Damage], partners: Int64, kind: LinkKind
    ) -> None:
        self._exposure, self._peer = exposure, kind == "peer"
        self._dead = [kill_damage(exposure, damage) for damage in scenarios]
        own = model.attributes.country[exposure.nodes] == exposure.country
        self._homes = np.flatnonzero(own).astype(np.int32)
        self._partners = exposure.place[partners]
        self._linked = _pair_up(exposure)
        self._links: list[Pair] = []
        self.candidates = len(self._homes) * len(self._partners)
        self.evaluated = 0

    def measure(self, more: Sequence[Pair] = ()) -> Float64:
        """Measure what each scenario cuts off with the links found, and some more (float64)."""
        ways = self._exposure.ways
        climbed, state = np.empty((2, len(self._exposure.nodes)), np.uint64)
        ups, peers = self._lay(more)
        lost = [sum_lost(ways, dead, ups, peers, True, climbed, state) for dead in self._dead]
        return np.array(lost) / self._exposure.total

    def measure_own(self) -> Float64:
        """Measure what each scenario cuts off because the country's own ends have failed (float64)."""
        return np.array([sum_own(self._exposure, dead) for dead in self._dead]) / self._exposure.total

    def add_best(self, losses: Float64) -> list[int] | None:
        """Find and keep the link that wins back most, lazily; return its ends and the partners that would do as well.

        More links never cut anyone off, so that links with all partners at once win back no less than any one of them.
        """
        bounds = self._bound()
        most, best = LEAST_GAIN, None
        for place in np.argsort(-bounds, kind="stable"):
            if bounds[place] <= most + TOLERANCE:
                break
            new = self._list_new(int(self._homes[place]))
            if not new or self._win(losses, new) <= most + TOLERANCE:  # one loss a scenario spares one for each partner
                continue
            gains = self._try_each(losses, new)
            if gains.max() > most + TOLERANCE:
                most = float(gains.max())
                # In the order of partners, not of gains: within what the model can tell apart, whoever serves most nearby.
                alike = np.flatnonzero(gains >= ALIKE * most)[: _MOST_OTHERS + 1]
                best = [new[0][0], *(new[link][1] for link in alike)]
        if best is not None:
            self._links.append((best[0], best[1]))
            self._linked.add((min(best[:2]), max(best[:2])))
        return best

    def _list_new(self, home: int) -> list[Pair]:
        """List the links that a network of the country could have and has not, those with the foremost partners first."""
        pairs = ((home, partner) for partner in self._partners.tolist())
        return [pair for pair in pairs if (min(pair), max(pair)) not in self._linked]

    def _win(self, losses: Float64, more: Sequence[Pair]) -> float:
        """Measure what links win back together, on the mean of the scenarios."""
        self.evaluated += len(self._dead)
        return float((losses - self.measure(more)).mean())

    def _try_each(self, losses: Float64, new: Sequence[Pair]) -> Float64:
        """Measure what each link wins back alone, on as many cores as there are (float64)."""
        gains = np.zeros(len(new))

        def work(links: Iterator[int]) -> None:
            for link in links:
                gains[link] = (losses - self.measure([new[link]])).mean()

        run_sharded(work, len(new))
        self.evaluated += len(new) * len(self._dead)
        return gains

    def _bound(self) -> Float64:
        bounds = np.zeros(len(self._homes))
        for dead in self._dead:
            bound_gains(self._exposure.ways, dead, *self._lay(), self._homes, bounds)
        return bounds / self._exposure.total / len(self._dead)

    def _lay(self, more: Sequence[Pair] = ()) -> tuple[Int32, Int32]:
        """Lay new links out for the kernels: with providers, and with peers."""
        links = np.array([*self._links, *more], np.int32).reshape(-1, 2)
        return (NO_LINKS, links) if self._peer else (links, NO_LINKS)


def _pair_up(exposure: Exposure) -> set[Pair]:
    """List the links that there are, by place, the lower first."""
    links = exposure.place[np.sort(np.concatenate((exposure.ups, exposure.peers)), axis=1)]
    return set(map(tuple, links.tolist()))


def _tell(shares: Float64) -> tuple[float, ...]:
    return tuple(float(share) for share in shares)
