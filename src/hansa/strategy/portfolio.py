r"""What to take together: the set of candidates that brings most within staff and money, found exactly by an integer programme.

.. math:: \max_{x \in \{0, 1\}^n} \sum_i B_i x_i \quad \text{subject to} \quad \sum_i s_i x_i \le S,\; \sum_i r_i x_i \le S,\;
          \sum_i a_i x_i \le A,\; x_i \le x_{need(i)},\; x_i + x_j \le 1 \text{ where they contradict}

with what each brings :math:`B_i`, its staff in the first year :math:`s_i` and after it :math:`r_i`, its euros a year :math:`a_i`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from hansa.arrays import BoolArray, Float64
from hansa.strategy.candidates import ActionCandidate

if TYPE_CHECKING:
    import highspy

LONGEST_S = 20.0
"""Seconds after which the best set found is taken, with its gap."""
HALF = 0.5
"""The solver gives 0 or 1 but for rounding."""

LeftOutReason = Literal["unknown_means", "beyond_budget", "beyond_staff", "needs", "no_room"]


@dataclass(frozen=True)
class Limits:
    """What there is: full-time equivalents for new actions, euros a year and, if wanted, how many actions at most."""

    staff: float
    budget_eur: float
    actions: int | None = None


@dataclass(frozen=True)
class LeftOut:
    """A candidate that is not taken, and why.

    Attributes
    ----------
    reason : str
        ``unknown_means``: its staff or cost is not known; ``beyond_budget``, ``beyond_staff``: it alone takes more than there
        is; ``needs``: it needs what is neither taken nor done; ``no_room``: others bring more for the same means.
    detail : str
        The options that it needs.
    """

    id: str
    reason: LeftOutReason
    detail: str = ""


@dataclass(frozen=True)
class Programme:
    """The rules of an integer programme over candidates.

    Attributes
    ----------
    allowed : ndarray of bool, shape (candidates,)
        Which may be taken at all.
    uses : ndarray of float64, shape (limits, candidates)
        Staff in the first year, staff after it, euros a year, and 1.
    most : ndarray of float64, shape (limits,)
        How much there is of each.
    needs, excludes : tuple of (int, int)
        Pairs: the first needs the second; they contradict each other.
    """

    allowed: BoolArray
    uses: Float64
    most: Float64
    needs: tuple[tuple[int, int], ...]
    excludes: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Chosen:
    """A set of candidates.

    Attributes
    ----------
    taken : ndarray of bool, shape (candidates,)
    worth : float
        What it brings; for the set that regrets least, its largest regret.
    gap : float
        How far a better one could be at most, as a share of ``worth``: 0 where it is proven best.
    """

    taken: BoolArray
    worth: float
    gap: float


def set_rules(
    candidates: Sequence[ActionCandidate], limits: Limits, done: Collection[str] = ()
) -> tuple[Programme, list[LeftOut]]:
    """Return the programme over candidates, and those that no set can hold.

    Parameters
    ----------
    candidates : sequence of ActionCandidate
        What is chosen from.
    limits : Limits
        Staff and money.
    done : collection of str
        Options already carried out: what needs them lacks nothing.
    """
    place = {one.option: number for number, one in enumerate(candidates) if one.option}
    left = [reason for one in candidates if (reason := _rule_out(one, limits, {*place, *done}))]
    barred = {one.id for one in left}
    uses = np.array([_uses(one) for one in candidates], dtype=np.float64).reshape(len(candidates), 4).T
    most = [
        limits.staff,
        limits.staff,
        limits.budget_eur,
        len(candidates) if limits.actions is None else limits.actions,
    ]
    pairs = [
        (number, place[name])
        for number, one in enumerate(candidates)
        for name in one.needs
        if name in place and name not in done
    ]
    against = [(number, place[name]) for number, one in enumerate(candidates) for name in one.excludes if name in place]
    rules = Programme(
        allowed=np.array([one.id not in barred for one in candidates], dtype=np.bool_),
        uses=uses,
        most=np.array(most, dtype=np.float64),
        needs=tuple(pairs),
        excludes=tuple(against),
    )
    return rules, left


def choose_most(rules: Programme, worth: Float64) -> Chosen:
    """Return the set that brings most.

    Parameters
    ----------
    rules : Programme
        What a set may hold.
    worth : ndarray of float64, shape (candidates,)
        What each brings, from 0.
    """
    if not rules.allowed.any():
        return Chosen(np.zeros(worth.size, dtype=np.bool_), 0.0, 0.0)
    model = _start_model(rules, -worth)
    model.run()
    taken = np.array(model.getSolution().col_value) > HALF
    return Chosen(taken, float(worth[taken].sum()), _gap(model))


def choose_least_regret(rules: Programme, worths: Float64, best: Float64) -> Chosen:
    r"""Return the set whose largest regret over several worlds is smallest.

    .. math:: \min_x \max_f \frac{B^*_f - \sum_i B_{fi} x_i}{B^*_f}

    Parameters
    ----------
    rules : Programme
        What a set may hold.
    worths : ndarray of float64, shape (worlds, candidates)
        What each brings in each world.
    best : ndarray of float64, shape (worlds,)
        What the best set brings there; worlds in which nothing brings anything are left aside.
    """
    import highspy

    counted = best > 0
    if not rules.allowed.any() or not counted.any():
        return Chosen(np.zeros(worths.shape[1], dtype=np.bool_), 0.0, 0.0)
    shares = worths[counted] / best[counted, None]
    model = _start_model(rules, -shares.mean(axis=0) * 1e-6)  # among equals, the set that brings more on average
    model.addVar(0.0, 1.0)
    model.changeColCost(worths.shape[1], 1.0)
    for row in shares:
        _add_row(model, np.append(row, 1.0), 1.0, highspy.kHighsInf)
    model.run()
    taken = np.array(model.getSolution().col_value[: worths.shape[1]]) > HALF
    return Chosen(taken, float((1 - shares[:, taken].sum(axis=1)).max()), _gap(model))


def explain_rest(
    candidates: Sequence[ActionCandidate], rules: Programme, left: Sequence[LeftOut], chosen: Chosen
) -> list[LeftOut]:
    """Return every candidate that is not taken, with the reason."""
    known = {one.id for one in left}
    lacking = {first: candidates[second].id for first, second in rules.needs if not chosen.taken[second]}
    rest = [
        LeftOut(one.id, "needs", lacking[number]) if number in lacking else LeftOut(one.id, "no_room")
        for number, one in enumerate(candidates)
        if not chosen.taken[number] and one.id not in known
    ]
    return [*left, *rest]


def _rule_out(one: ActionCandidate, limits: Limits, there: Collection[str | None]) -> LeftOut | None:
    lacking = [name for name in one.needs if name not in there]
    if one.staff is None or one.cost_eur is None:
        return LeftOut(one.id, "unknown_means")
    if one.cost_eur > limits.budget_eur:
        return LeftOut(one.id, "beyond_budget")
    if max(one.staff.first_year, one.staff.running) > limits.staff:
        return LeftOut(one.id, "beyond_staff")
    return LeftOut(one.id, "needs", ", ".join(lacking)) if lacking else None


def _uses(one: ActionCandidate) -> tuple[float, float, float, float]:
    staff = one.staff
    return (staff.first_year if staff else 0.0, staff.running if staff else 0.0, one.cost_eur or 0.0, 1.0)


def _start_model(rules: Programme, costs: Float64) -> highspy.Highs:
    import highspy

    model = highspy.Highs()  # type: ignore[no-untyped-call]
    options = {"output_flag": False, "mip_rel_gap": 0.0, "mip_abs_gap": 0.0, "time_limit": LONGEST_S, "threads": 1}
    for name, value in options.items():
        model.setOptionValue(name, value)
    for column, (cost, allowed) in enumerate(zip(costs, rules.allowed, strict=True)):
        model.addVar(0.0, float(allowed))
        model.changeColCost(column, float(cost))
        model.changeColIntegrality(column, highspy.HighsVarType.kInteger)
    for use, most in zip(rules.uses, rules.most, strict=True):
        scale = max(float(most), 1.0)
        _add_row(model, use / scale, -highspy.kHighsInf, float(most) / scale)
    for (first, second), factor, bound in (
        *((pair, -1.0, 0.0) for pair in rules.needs),
        *((pair, 1.0, 1.0) for pair in rules.excludes),
    ):
        row = np.zeros(len(costs))
        row[first], row[second] = 1.0, factor
        _add_row(model, row, -highspy.kHighsInf, bound)
    return model


def _add_row(model: highspy.Highs, row: Float64, lower: float, upper: float) -> None:
    columns = np.flatnonzero(row).astype(np.int32)
    model.addRow(lower, upper, columns.size, columns, row[columns])


def _gap(model: highspy.Highs) -> float:
    """Return the gap of a solved programme; one without a single choice that counts has none."""
    gap = float(model.getInfo().mip_gap)
    return gap if np.isfinite(gap) else 0.0
