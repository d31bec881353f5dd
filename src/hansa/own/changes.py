"""What own figures change: which tables, and which figures of the countries that a file speaks of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

if TYPE_CHECKING:
    Find = Callable[[str], pl.DataFrame]

MEASURES = ("foreign_share", "hhi", "year")
DIGITS = 6


@dataclass(frozen=True)
class TableChange:
    """A table that is no longer what it was, with its rows before and after."""

    table: str
    before: int
    after: int


@dataclass(frozen=True)
class FigureChange:
    """A figure of a country before and after; None where there is none.

    Attributes
    ----------
    about : str
        The layer of a measure, or the table that was counted.
    figure : str
        ``foreign_share``, ``hhi``, ``year``; ``regions``, ``cables``, ``capacity_tbps``, ``users``, ``instruments``.
    """

    country: str
    about: str
    figure: str
    before: float | None
    after: float | None


@dataclass(frozen=True)
class Changes:
    """What changed between two states of the evidence.

    Attributes
    ----------
    tables : tuple of TableChange
        Tables computed anew; all others are byte for byte what they were.
    figures : tuple of FigureChange
        Of the countries that the file speaks of.
    """

    tables: tuple[TableChange, ...]
    figures: tuple[FigureChange, ...]


def compare(before: Find, after: Find, countries: Sequence[str], tables: Sequence[str]) -> Changes:
    """Compare two states of the evidence.

    Parameters
    ----------
    before, after : callable
        Give a table by its name.
    countries : sequence of str
        Whose figures are wanted.
    tables : sequence of str
        Names of the tables.
    """
    changed = [name for name in sorted(tables) if not before(name).equals(after(name))]
    found = tuple(TableChange(name, before(name).height, after(name).height) for name in changed)
    figures = tuple(one for code in countries for one in _figures(before, after, code, changed))
    return Changes(found, figures)


def _figures(before: Find, after: Find, country: str, changed: Sequence[str]) -> Iterator[FigureChange]:
    for name, count in COUNTS.items():
        if name in changed:
            former, latter = count(before(name), country), count(after(name), country)
            for figure in latter:
                if former[figure] != latter[figure]:
                    yield FigureChange(country, name, figure, former[figure], latter[figure])
    if "measures" in changed:
        yield from _measures(before("measures"), after("measures"), country)


def _measures(before: pl.DataFrame, after: pl.DataFrame, country: str) -> Iterator[FigureChange]:
    former = _rows(before, country)
    for key, row in _rows(after, country).items():
        for figure in MEASURES:
            one, other = former.get(key, {}).get(figure), row[figure]
            if one != other:
                yield FigureChange(country, key[0], figure, one, other)


def _rows(measures: pl.DataFrame, country: str) -> dict[tuple[Any, Any], dict[str, Any]]:
    rows = measures.filter(country=country).with_columns(pl.col(pl.Float64).round(DIGITS))
    return {(row["layer"], row["dataset"]): row for row in rows.iter_rows(named=True)}


def _count_regions(table: pl.DataFrame, country: str) -> dict[str, float | None]:
    return {"regions": table.filter(country=country).height}


def _count_cables(table: pl.DataFrame, country: str) -> dict[str, float | None]:
    mine = table.filter(pl.col("countries").list.contains(country), pl.col("in_service"))
    known = mine["capacity_tbps"].drop_nulls()
    return {"cables": mine.height, "capacity_tbps": float(known.sum()) if len(known) else None}


def _count_users(table: pl.DataFrame, country: str) -> dict[str, float | None]:
    return {"users": float(table.filter(country=country)["users"].sum())}


def _count_memberships(table: pl.DataFrame, country: str) -> dict[str, float | None]:
    return {"instruments": table.filter(country=country).height}


COUNTS: dict[str, Callable[[pl.DataFrame, str], dict[str, float | None]]] = {
    "cloud_regions": _count_regions,
    "cables": _count_cables,
    "coarse_nodes": _count_users,
    "memberships": _count_memberships,
}
"""Tables in which a country's rows are counted or summed, beside the measures."""
