"""How a table of an edition is made: what it reads, what it may ship, and the function that builds it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from hansa.evidence.reading import read_source
from hansa.evidence.source import source

if TYPE_CHECKING:
    import polars as pl

    from hansa.evidence.source import Source


@dataclass(frozen=True)
class Table:
    """One table of an edition.

    Attributes
    ----------
    name : str
        Name of the table and of its Parquet file.
    build : callable
        Takes :class:`Inputs`, returns the table. The same inputs must give the same rows in the same order.
    sources : tuple of str
        Ids of the datasets that ``build`` reads.
    tables : tuple of str
        Names of the tables that ``build`` reads, built before.
    method : int
        Version of the method, raised when the same inputs come to give other figures.
    """

    name: str
    build: Callable[[Inputs], pl.DataFrame]
    sources: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    method: int = 1

    @cached_property
    def facts(self) -> tuple[Source, ...]:
        """The facts about its datasets."""
        return tuple(source(name) for name in self.sources)

    @property
    def derived(self) -> bool:
        """Whether some dataset allows only what is computed from it to be shipped."""
        return any(fact.ship != "table" for fact in self.facts)


class Inputs:
    """What a table's ``build`` may read: its datasets, read once, and the tables built before.

    Parameters
    ----------
    folder : Path
        The raw folder.
    built : mapping of str to polars.DataFrame
        The tables built so far.
    """

    def __init__(self, folder: Path, built: Mapping[str, pl.DataFrame]) -> None:
        self._folder = folder
        self._built = built
        self._read: dict[str, pl.DataFrame] = {}

    @property
    def folder(self) -> Path:
        """The raw folder, for what reads a file in its own way."""
        return self._folder

    def source(self, dataset: str) -> pl.DataFrame:
        """Return a dataset as its reader gives it."""
        if dataset not in self._read:
            self._read[dataset] = read_source(source(dataset), self._folder)
        return self._read[dataset]

    def table(self, name: str) -> pl.DataFrame:
        """Return a table built before."""
        return self._built[name]
