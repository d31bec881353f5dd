"""Rows of a table by a key: found at once, without a look at the others."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
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
    rows, spans = _find_spans(edition, table, columns)
    start, count = spans.get(key, (0, 0))
    return rows.slice(start, count)


@cache
def _find_spans(
    edition: Edition, table: str, columns: tuple[str, ...]
) -> tuple[pl.DataFrame, dict[Key, tuple[int, int]]]:
    """Find where the rows of each key stand; a table in which they do not stand together is brought into order first."""
    rows = edition.table(table)
    spans = _list_spans(rows, columns)
    if len({key for key, _, _ in spans}) < len(spans):
        rows = rows.sort(columns, maintain_order=True)
        spans = _list_spans(rows, columns)
    return rows, {key: (start, count) for key, start, count in spans}


def _list_spans(rows: pl.DataFrame, columns: tuple[str, ...]) -> list[tuple[Key, int, int]]:
    """List runs of rows of the same key: the key, where the run begins, and how many rows it has."""
    changes = [pl.col(name).ne_missing(pl.col(name).shift()) for name in columns]
    firsts = rows.with_row_index("place").filter(pl.any_horizontal(*changes) | (pl.col("place") == 0))
    places = [*firsts["place"], rows.height]
    keys = firsts.select(columns).iter_rows()
    return [(key, start, end - start) for key, (start, end) in zip(keys, pairwise(places), strict=True)]
