"""How many cables, or how much of their capacity, a scenario leaves each country: as it counts them, or by a list that the user brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa.countries import fold, resolve
from hansa.errors import InputError
from hansa.nearest import suggest
from hansa.stress.capacity import CapacityLoss, estimate_loss

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from hansa.evidence import Edition
    from hansa.stress.scenario import Scenario

MOST_NEAR = 3


def count_losses(scenario: Scenario, edition: Edition) -> dict[str, CapacityLoss]:
    """Return what capacity countries lose by a scenario's own counts, which come first, and by its cables that fail.

    A country's cables are those of the edition's table ``cables`` that are in service and land there, if a list says that it has
    all of them (``complete_for``). Where the capacity of each is known, capacity is compared, else their number.

    Raises
    ------
    InputError
        ``unknown-cable``; what :func:`hansa.countries.resolve` refuses.
    """
    found = dict(_count_failed(scenario.failed_cables, edition)) if scenario.failed_cables else {}
    for one in scenario.cables:
        found[resolve(one.country).code] = estimate_loss(one.before, one.left, one.unit)
    return found


def _count_failed(names: Sequence[str], edition: Edition) -> Iterator[tuple[str, CapacityLoss]]:
    listed = edition.table("cables") if edition.has_table("cables") else None
    rows = [] if listed is None else [row for row in listed.iter_rows(named=True) if row["in_service"]]
    failed = {id(_find(name, rows)) for name in names}
    covered = {code for row in rows for code in row["complete_for"]}
    for country in sorted({code for row in rows if id(row) in failed for code in row["countries"]} & covered):
        own = [row for row in rows if country in row["countries"]]
        left = [row for row in own if id(row) not in failed]
        if all(row["capacity_tbps"] for row in own):
            before, after = (sum(row["capacity_tbps"] for row in some) for some in (own, left))
            yield country, estimate_loss(before, after, "capacity")
        else:
            yield country, estimate_loss(len(own), len(left), "cables")


def _find(name: str, rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    known = {fold(row[key]): row for row in rows for key in ("name", "id")}
    if fold(name) not in known:
        near = suggest(fold(name), known, MOST_NEAR)
        raise InputError("unknown-cable", name=name, suggestion="; ".join(known[key]["name"] for key in near) or "–")
    return known[fold(name)]
