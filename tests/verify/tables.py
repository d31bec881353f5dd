"""An edition's tables, read from their files with PyArrow, and comparisons that several checks share."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

EXACT = 1e-9


def read_table(edition: Path, name: str, **where: Any) -> list[dict[str, Any]]:
    """Return the rows of a table in which the named columns have the values given."""
    rows: list[dict[str, Any]] = pq.read_table(edition / f"{name}.parquet").to_pylist()
    return [row for row in rows if all(row[column] == value for column, value in where.items())]


def near(value: float) -> Any:
    return pytest.approx(value, rel=0, abs=EXACT)


def check_top(top: list[dict[str, Any]], shares: Mapping[tuple[str, str], float]) -> None:
    """Check that the suppliers listed are the largest, the largest first, each with its country and share."""
    assert {(row["supplier"], row["country"]) for row in top} <= set(shares)
    assert [row["share"] for row in top] == near_all(sorted(shares.values(), reverse=True)[: len(top)])
    for row in top:
        assert row["share"] == near(shares[row["supplier"], row["country"]])
    assert len(top) == min(5, len(shares))


def near_all(values: list[float]) -> Any:
    return pytest.approx(values, rel=0, abs=EXACT)
