"""How a table of an edition is made: what it reads and promises, what it may ship, and the function that builds it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from hansa.errors import EvidenceError
from hansa.evidence.reading import read_source
from hansa.evidence.source import source

if TYPE_CHECKING:
    import polars as pl

    from hansa.evidence.contract import Column
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
    columns : tuple of Column
        What the table promises, in order; the build checks it.
    sources : tuple of str
        Ids of the datasets that ``build`` reads.
    tables : tuple of str
        Names of the tables that ``build`` reads, built before.
    method : int
        Version of the method, raised when the same inputs come to give other figures.
    derived : bool
        Whether its author vouches that it holds only what is computed from its datasets, never their values. Without it no
        dataset that ships ``derived`` may be among them in an edition that is given away.
    title_en, title_fr : str
        What the table holds, in a sentence.
    """

    name: str
    build: Callable[[Inputs], pl.DataFrame]
    columns: tuple[Column, ...]
    sources: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    method: int = 1
    derived: bool = False
    title_en: str = ""
    title_fr: str = ""

    @cached_property
    def facts(self) -> tuple[Source, ...]:
        """The facts about its datasets."""
        return tuple(source(name) for name in self.sources)

    def title(self, lang: str) -> str:
        """Return what it holds, in a language."""
        return self.title_fr if lang == "fr" else self.title_en


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
        self._reader: Table | None = None

    def serve(self, table: Table) -> None:
        """Answer this table from now on, and only what it declares, for its declaration says which licences bind it."""
        self._reader = table

    @property
    def folder(self) -> Path:
        """The raw folder, for what reads a file in its own way."""
        return self._folder

    def source(self, dataset: str) -> pl.DataFrame:
        """Return a dataset as its reader gives it."""
        if self._reader and dataset not in self._reader.sources:
            raise EvidenceError("undeclared-input", table=self._reader.name, input=dataset)
        if dataset not in self._read:
            self._read[dataset] = read_source(source(dataset), self._folder)
        return self._read[dataset]

    def has_table(self, name: str) -> bool:
        """Tell whether the table at work may read another."""
        return self._reader is None or name in self._reader.tables

    def table(self, name: str) -> pl.DataFrame:
        """Return a table built before."""
        if self._reader and name not in self._reader.tables:
            raise EvidenceError("undeclared-input", table=self._reader.name, input=name)
        return self._built[name]
