"""Rows of a table by a key: found at once, without a look at the others."""

from __future__ import annotations

from functools import cache
from typing import Any

import polars as pl

from hansa.evidence.edition import Edition

Key = tuple[Any, ...]


def find_part(edition: Edition, table: str, columns: tuple[str, ...], key: Key) -> pl.DataFrame:
    """Return the rows of a table whose columns hold a key, in the table's order; none where it has no such rows.

    Parameters
    ----------
    edition : Edition
        The evidence.
    table : str
        A table of it.
    columns : tuple of str
        Which columns make the key.
    key : tuple
        Their values.
    """
    ordered, places = _order(edition, table, columns)
    start, count = places.get(key, (0, 0))
    return ordered.slice(start, count)


@cache
def _order(edition: Edition, table: str, columns: tuple[str, ...]) -> tuple[pl.DataFrame, dict[Key, tuple[int, int]]]:
    """Bring the rows of each key together, and say where they stand: a slice then costs nothing."""
    ordered = edition.table(table).sort(columns, maintain_order=True)
    counts = ordered.group_by(columns, maintain_order=True).len()
    starts = counts["len"].cum_sum() - counts["len"]
    spans = zip(starts, counts["len"], strict=True)
    return ordered, dict(zip(counts.select(columns).iter_rows(), spans, strict=True))
