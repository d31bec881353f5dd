"""The door through which a dataset's raw files are read."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from hansa.errors import SourceChanged
from hansa.evidence.raw import Raw
from hansa.evidence.source import INSIDE, ROOM

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

    from hansa.evidence.source import Source


def read_source(source: Source, folder: Path) -> pl.DataFrame:
    """Read a dataset's raw files below a folder into one frame.

    Raises
    ------
    SourceUnavailable
        A file is not there.
    SourceChanged
        A file is damaged, its columns moved, a name does not resolve, or the number of rows is out of bounds.
    """
    reader = importlib.import_module(f"{ROOM}.{source.id}.read")
    frame: pl.DataFrame = reader.read(Raw(source, folder))
    if not source.rows.min <= frame.height <= source.rows.max:
        raise SourceChanged(
            "row-count", dataset=source.id, rows=frame.height, least=source.rows.min, most=source.rows.max
        )
    return frame


def find_date(source: Source, folder: Path) -> str:
    """Return what a dataset's data are about: the date in ``source.yml`` or, where the data say it, theirs.

    Raises
    ------
    SourceChanged
        The data do not say it.
    """
    if source.date != INSIDE:
        return source.date
    reader = importlib.import_module(f"{ROOM}.{source.id}.read")
    date: str = reader.read_date(Raw(source, folder))
    return date


def is_present(source: Source, folder: Path) -> bool:
    """Whether every raw file of a dataset is there (packages always are)."""
    return all(Raw(source, folder).find(file.path) for file in source.files)
