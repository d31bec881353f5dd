"""Tiny raw files, written by hand in the publishers' formats."""

from __future__ import annotations

import gzip
import importlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hansa.errors import SourceChanged
from hansa.evidence import Inputs, source
from hansa.evidence.raw import Raw
from hansa.evidence.reading import read_source

if TYPE_CHECKING:
    import polars as pl


def write(folder: Path, path: str, text: str) -> Path:
    """Write a raw file, compressed where its name says so."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    data = text.encode()
    file.write_bytes(gzip.compress(data) if file.suffix == ".gz" else data)
    return file


def read(dataset: str, folder: Path) -> pl.DataFrame:
    """Read a dataset with its reader, whatever the number of rows."""
    reader = importlib.import_module(f"hansa.evidence.sources.{dataset}.read")
    frame: pl.DataFrame = reader.read(Raw(source(dataset), folder))
    return frame


def fail(dataset: str, folder: Path) -> SourceChanged:
    """Return the error with which the reader gives up."""
    with pytest.raises(SourceChanged) as caught:
        read(dataset, folder)
    return caught.value


@cache
def read_whole(dataset: str, folder: Path) -> pl.DataFrame:
    """Read a dataset as an edition does, its number of rows checked; a package that is not there skips the test."""
    if source(dataset).package in {"botocore", "oci"}:
        skip_without_lists()
    return read_source(source(dataset), folder)


def skip_without_lists() -> None:
    """Skip a test that reads the packages with lists of cloud regions where they are not installed."""
    missing = [name for name in ("botocore", "oci") if find_spec(name) is None]
    if missing:
        pytest.skip(f"no lists of cloud regions without {' and '.join(missing)}: make lists")


class Given(Inputs):
    """Inputs whose datasets and tables are given."""

    def __init__(self, sources: dict[str, pl.DataFrame], tables: dict[str, pl.DataFrame] | None = None) -> None:
        super().__init__(Path("nowhere"), tables or {})
        self._read.update(sources)


class Cached(Inputs):
    """Inputs read from the raw files once for all tests."""

    def __init__(self, folder: Path, tables: dict[str, pl.DataFrame] | None = None) -> None:
        super().__init__(folder, tables or {})

    def source(self, dataset: str) -> pl.DataFrame:
        return read_whole(dataset, self.folder)
