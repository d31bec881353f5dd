r"""The worst few of many failures: a greedy search, then branch and bound, with a bound that holds whatever the graph.

What failures cut off together is not submodular: of two links that stand in for each other neither loss shows alone. So the
bounds rest on routes instead. A pair that failures cut off has all of its best routes through them, so that

.. math:: g(S \cup X) \le g(S) + \sum_{x \in X} u_S(x)

with g the share cut off and u_S(x) the share that x carries once S has failed. A failure that carries nothing is thereby known to cut
off nothing, and one that carries less than another cuts off need not be tried.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import numpy as np

from hansa.arrays import Float64, Int64

if TYPE_CHECKING:
    from hansa.routing.parallel import Progress


TOLERANCE = 1e-9
"""Shares closer than this are equal: sums of rounded numbers."""


class Ground(Protocol):
    """What a search needs to know of failures numbered from 0.

    Attributes
    ----------
    weighing : int
        How many losses could be computed while all failures are weighed once.
    """

    weighing: int

    def __len__(self) -> int:
        """How many things may fail."""
        ...

    def lose(self, chosen: tuple[int, ...], tried: Int64) -> Float64:
        """Return the share cut off when `chosen` and one of `tried` fail, for each of these (float64)."""
        ...

    def weigh(self, chosen: tuple[int, ...]) -> Float64:
        """Return the share that each carries once `chosen` have failed (float64): no less than what its failure adds."""
        ...


@dataclass(frozen=True)
class Found:
    """The worst failures found.

    Attributes
    ----------
    order : tuple of int
        Each the one that cuts off most after those before it.
    lost_share : tuple of float
        Cut off by the first, the first two, and so on.
    at_most_share : float
        No failures of that number or fewer cut off more.
    exact : bool
        Whether none cut off more than these.
    evaluated : int
        Losses computed.
    """

    order: tuple[int, ...]
    lost_share: tuple[float, ...]
    at_most_share: float
    exact: bool
    evaluated: int


def search_worst(ground: Ground, count: int, effort: int, progress: Progress | None = None) -> Found:
    """Find the failures that cut off most.

    Two greedy searches begin, one by what each failure cuts off and one by what it carries; branch and bound then improves on
    the better one, or proves it the worst.

    Parameters
    ----------
    ground : Ground
        What may fail.
    count : int
        At most so many at once.
    effort : int
        Losses asked for at most in branches, a weighing counting as :attr:`Ground.weighing`, and for one step as many as leave
        some for each: a number, not seconds, so that the answer is the same on every machine.
    progress : callable, optional
        Told of effort spent and of `effort`.

    Returns
    -------
    Found
        Fewer than `count` where nothing is left to cut off.
    """
    search = _Search(ground, count, effort)
    # By loss alone the search is blind where two failures stand in for each other; by what is carried it is not.
    for by_loss in (True, False):
        search.keep(*search.descend((), by_loss=by_loss))
    search.branch(progress)
    order, lost = search.order_best()
    bound = min(max(search.bound, lost[-1] if lost else 0.0), 1.0)
    return Found(order, lost, bound, search.bound <= search.loss + TOLERANCE, search.evaluated)


@dataclass(order=True)
class _Branch:
    """Sets that hold `chosen` and none of `barred`, nor the candidates before `place` in the order of what they carry."""

    key: tuple[float, int]
    chosen: tuple[int, ...] = field(compare=False)
    barred: frozenset[int] = field(compare=False)
    loss: float = field(compare=False)
    ranked: Int64 = field(compare=False)
    loads: Float64 = field(compare=False)
    place: int = field(compare=False)

    @property
    def bound(self) -> float:
        return -self.key[0]


class _Search:
    def __init__(self, ground: Ground, count: int, effort: int) -> None:
        self.ground, self.count = ground, min(count, len(ground))
        # Half of the effort for the steps of the greedy search, alike for each: without a cap the first could take all.
        self._effort, self._most_tried = effort, effort // (2 * count)
        self.best: tuple[int, ...] = ()
        self.loss, self.bound, self._unsettled = 0.0, np.inf, 0.0
        self.evaluated = self._weighed = self._born = 0

    def keep(self, chosen: tuple[int, ...], loss: float) -> None:
        """Remember the worst."""
        if loss > self.loss + TOLERANCE:
            self.best, self.loss = chosen, loss

    def descend(self, chosen: tuple[int, ...], *, by_loss: bool) -> tuple[tuple[int, ...], float]:
        """Add one failure after another."""
        loss = 0.0
        while len(chosen) < self.count:
            loads = self.ground.weigh(chosen)
            if by_loss:
                worst, loss, _ = self._pick(chosen, loss, np.argsort(-loads, kind="stable"), loads)
            else:
                worst = int(np.argmax(loads))
                loss = self._lose(chosen, worst)
            if loads[worst] <= TOLERANCE:
                break
            chosen = (*chosen, worst)
        return chosen, loss

    def _lose(self, chosen: tuple[int, ...], unit: int) -> float:
        self.evaluated += 1
        return float(self.ground.lose(chosen, np.array([unit]))[0])

    def _pick(
        self, chosen: tuple[int, ...], loss: float, ranked: Int64, loads: Float64, least: float = 0.0
    ) -> tuple[int, float, float]:
        """Find the failure that adds most, lazily: none that carries less than `least` or than the best adds is tried.

        Returns
        -------
        worst : int
        loss : float
            With it.
        left : float
            More than this none of those adds that the effort did not suffice for.
        """
        worst, gain = int(ranked[0]), -np.inf
        for tried, unit in enumerate(ranked.tolist()):
            if tried and loads[unit] <= max(gain, least) + TOLERANCE:  # ranked by load: those after it carry no more
                break
            if tried > self._most_tried:
                return worst, loss + gain, float(loads[unit])
            added = self._lose(chosen, unit) - loss
            if added > gain + TOLERANCE:
                worst, gain = unit, added
        return worst, loss + gain, 0.0

    def branch(self, progress: Progress | None) -> None:
        """Split the sets in two by their heaviest candidate, those that promise most first."""
        effort = self._effort
        heap = [self._open((), frozenset(), 0.0)]
        before = self.evaluated
        while heap and heap[0].bound > self.loss + TOLERANCE:
            spent = self.evaluated - before + self._weighed * self.ground.weighing
            if progress is not None:
                progress(min(spent, effort), effort)
            if spent >= effort:
                break
            self._split(heapq.heappop(heap), heap)
        self.bound = max(heap[0].bound if heap else 0.0, self._unsettled, self.loss)
        if progress is not None:
            progress(effort, effort)

    def _split(self, branch: _Branch, heap: list[_Branch]) -> None:
        # The last failure is picked at once: a branch for each candidate would be kept for nothing.
        if len(branch.chosen) == self.count - 1:
            ranked = branch.ranked[branch.place :]
            worst, loss, left = self._pick(branch.chosen, branch.loss, ranked, branch.loads, self.loss - branch.loss)
            self.keep((*branch.chosen, worst), loss)
            self._unsettled = max(self._unsettled, branch.loss + left)
            return
        unit = int(branch.ranked[branch.place])
        loss = self._lose(branch.chosen, unit)
        self.keep((*branch.chosen, unit), loss)
        # Those before it have had their turn with all that come after: barred here, no set is looked at twice.
        passed = frozenset(branch.ranked[: branch.place].tolist())
        for other in (
            self._open((*branch.chosen, unit), branch.barred | passed, loss),
            self._shift(branch, branch.place + 1),
        ):
            if other.bound > self.loss + TOLERANCE:
                heapq.heappush(heap, other)

    def _open(self, chosen: tuple[int, ...], barred: frozenset[int], loss: float) -> _Branch:
        loads = self.ground.weigh(chosen).copy()  # the ground keeps what it gives
        self._weighed += 1
        loads[list({*barred, *chosen})] = 0.0
        ranked = np.argsort(-loads, kind="stable")
        ranked = ranked[loads[ranked] > TOLERANCE]
        return self._shift(_Branch((0.0, 0), chosen, barred, loss, ranked, loads, 0), 0)

    def _shift(self, branch: _Branch, place: int) -> _Branch:
        left = branch.ranked[place : place + self.count - len(branch.chosen)]
        bound = branch.loss + float(branch.loads[left].sum())
        self._born += 1  # decides between equal bounds, so that the answer does not hang on the heap
        return _Branch(
            (-bound, self._born), branch.chosen, branch.barred, branch.loss, branch.ranked, branch.loads, place
        )

    def order_best(self) -> tuple[tuple[int, ...], tuple[float, ...]]:
        """Put the worst failures in order: each the one that adds most, what it carries deciding between equals."""
        left = set(self.best)
        order: list[int] = []
        losses: list[float] = []
        while left:
            loads = self.ground.weigh(tuple(order))
            tried = np.array(sorted(left, key=lambda unit: (-loads[unit], unit)))
            found = self.ground.lose(tuple(order), tried)
            self.evaluated += len(tried)
            place = int(np.argmax(found > found.max() - TOLERANCE))
            order.append(int(tried[place]))
            losses.append(float(found[place]))
            left.remove(order[-1])
        return tuple(order), tuple(losses)
