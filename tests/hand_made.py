"""Small editions and datasets, made by hand, for the tests that need one."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from hansa.dependence.row import COLUMNS
from hansa.evidence import Edition, Inputs, Source, Table, build_edition
from hansa.evidence.contract import Column
from hansa.evidence.sources import __name__ as room

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from hansa.evidence.raw import Raw

DAY = date(2026, 1, 31)


def make_edition(folder: Path, tables: Mapping[str, pl.DataFrame]) -> Edition:
    """Build an edition that holds the given tables and names no dataset."""
    raw = folder.parent / "no-raw-files"
    raw.mkdir(exist_ok=True, parents=True)
    return build_edition(raw, folder, [make_table(name, frame) for name, frame in tables.items()], day=DAY)


def make_table(name: str, frame: pl.DataFrame) -> Table:
    """Return a table that needs no dataset."""

    def build(_: Inputs) -> pl.DataFrame:
        return frame

    return Table(name, build, declare(frame.schema))


def declare(schema: Mapping[str, Any]) -> tuple[Column, ...]:
    """Return columns of these names and types, in which values may be missing."""
    return tuple(Column(name, dtype, "text", name, name, nullable=True) for name, dtype in schema.items())


def make_source(name: str = "hand_made", **facts: Any) -> Source:
    """Return a dataset's facts, those not given being plausible."""
    plain: dict[str, Any] = {
        "id": name,
        "title": {"en": "A dataset", "fr": "Un jeu de données"},
        "publisher": "Nobody",
        "url": "http://127.0.0.1/",
        "licence": "CC0 1.0",
        "citation": "Nobody, a dataset",
        "date": "2025",
        "ship": "table",
        "rows": {"min": 1, "max": 1000},
    }
    return Source.model_validate(plain | facts)


def know_sources(
    monkeypatch: pytest.MonkeyPatch, readers: Mapping[str, tuple[Source, Callable[[Raw], pl.DataFrame]]]
) -> None:
    """Let tables find hand-made datasets and their readers."""
    for name, (_, read) in readers.items():
        module = ModuleType(f"{room}.{name}.read")
        module.read = read  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr("hansa.evidence.table.source", lambda name: readers[name][0])


def make_rows(
    consumer: str,
    suppliers: Sequence[tuple[str, str | None, float]],
    *,
    layer: str = "naming",
    dataset: str = "iana_root_zone",
    basis: str = "count",
    year: int = 2025,
) -> pl.DataFrame:
    """Return rows of dependence of one consumer: supplier, its country, share."""
    rows = [(layer, consumer, name, country, share, basis, year, dataset) for name, country, share in suppliers]
    return pl.DataFrame(rows, schema=COLUMNS, orient="row")
