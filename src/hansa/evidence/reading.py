"""The door through which a dataset's raw files are read."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from hansa.errors import SourceChanged
from hansa.evidence.raw import Raw
from hansa.evidence.source import ROOM, source

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl


def read_source(dataset: str, folder: Path) -> pl.DataFrame:
    """Read a dataset's raw files below a folder into one frame.

    Raises
    ------
    SourceUnavailable
        A file is not there.
    SourceChanged
        A file is damaged, its columns moved, a name does not resolve, or the number of rows is out of bounds.
    InputError
        ``unknown-dataset``.
    """
    facts = source(dataset)
    reader = importlib.import_module(f"{ROOM}.{facts.id}.read")
    frame: pl.DataFrame = reader.read(Raw(facts, folder))
    if not facts.rows.min <= frame.height <= facts.rows.max:
        raise SourceChanged("row-count", dataset=facts.id, rows=frame.height, least=facts.rows.min, most=facts.rows.max)
    return frame


def is_present(dataset: str, folder: Path) -> bool:
    """Whether every raw file of a dataset is there (packages always are)."""
    facts = source(dataset)
    return all(Raw(facts, folder).find(file.path) for file in facts.files)
