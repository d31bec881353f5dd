"""Rows by key: those that a filter would find, in the table's order, whether or not they stand together."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from hansa.evidence.lookup import find_part
from tests.hand_made import make_edition

TOGETHER = [("a", "x", 1), ("a", "x", 2), ("a", None, 3), ("b", "x", 4), (None, None, 5)]
SCATTERED = [("b", "x", 1), ("a", "x", 2), ("b", "x", 3), ("a", None, 4), (None, "x", 5), ("a", "x", 6), (None, "x", 7)]


@pytest.mark.parametrize("rows", [TOGETHER, SCATTERED, []], ids=["together", "scattered", "none"])
def test_it_finds_what_a_filter_finds(rows: list[tuple[str | None, str | None, int]], tmp_path: Path) -> None:
    table = pl.DataFrame(rows, schema={"one": pl.String, "other": pl.String, "value": pl.Int64}, orient="row")
    edition = make_edition(tmp_path / "edition", {"table": table})
    for one in ("a", "b", "c", None):
        for other in ("x", "y", None):
            found = find_part(edition, "table", ("one", "other"), (one, other))
            assert found["value"].to_list() == [value for *key, value in rows if key == [one, other]]
            assert found.columns == table.columns
