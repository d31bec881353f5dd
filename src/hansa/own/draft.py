"""An edition in the making: the tables of the base, those that own figures change, and those that follow from them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

import polars as pl

from hansa import workspace
from hansa.errors import SourceError
from hansa.evidence import Inputs, source
from hansa.evidence.contract import check_frame
from hansa.evidence.edition import hash_file
from hansa.evidence.raw import Raw
from hansa.recipe import all_tables

if TYPE_CHECKING:
    from hansa.evidence import Edition, Table


class RawMissing(Exception):
    """A table needs a raw file that the workspace does not have as the base had it."""


class OwnInputs(Inputs):
    """What a table reads when it is made anew: tables of the draft, and raw files if they are those of the base edition."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(workspace.downloads(), draft)
        self._draft = draft

    def source(self, dataset: str) -> pl.DataFrame:
        """Return a dataset.

        Raises
        ------
        RawMissing
            Its files are not in the workspace, or are others than those of the base: then two states of the world would mix.
        """
        self._draft.check_raw(dataset)
        try:
            return super().source(dataset)
        except SourceError as error:
            raise RawMissing(dataset) from error


class Draft(Mapping[str, pl.DataFrame]):
    """Tables by name: the base edition's, unless they were changed.

    Parameters
    ----------
    base : Edition
        The edition into which own figures are brought.
    """

    def __init__(self, base: Edition) -> None:
        self.base = base
        self.declared = {table.name: table for table in all_tables()}
        self.changed: dict[str, pl.DataFrame] = {}
        self._raw: dict[str, bool] = {}

    def __getitem__(self, name: str) -> pl.DataFrame:
        return self.changed[name] if name in self.changed else self.base.table(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self.base.manifest.tables)

    def __len__(self) -> int:
        return len(self.base.manifest.tables)

    def __contains__(self, name: object) -> bool:
        return name in self.base.manifest.tables

    def put(self, name: str, frame: pl.DataFrame) -> None:
        """Set a table, which must keep its contract; one that is what it was counts as unchanged."""
        check_frame(name, self.declared[name].columns, frame)
        if frame.equals(self.base.table(name)):
            self.changed.pop(name, None)
        else:
            self.changed[name] = frame

    def rebuild(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Make tables anew, in this order, and return those that cannot be, for want of raw files: they stay as they were."""
        kept = []
        for name in names:
            table: Table | None = self.declared.get(name)
            if table is None or name not in self.base.manifest.tables:
                continue
            try:
                self.put(name, table.build(OwnInputs(self)))
            except RawMissing:
                kept.append(name)
        return tuple(kept)

    def replace_shares(self, layer: str, dataset: str, consumers: Collection[str], anew: pl.DataFrame) -> None:
        """Replace some consumers' rows of dependence in one layer and dataset."""
        table = self["dependence"]
        series = (pl.col("layer") == layer) & (pl.col("dataset") == dataset)
        places = table.with_row_index("at").filter(series)["at"]
        start = int(places[0]) if len(places) else table.height  # rows of a series stand together
        others = table.filter(series & ~pl.col("consumer").is_in(list(consumers)))
        rows = pl.concat([others, anew]).sort("consumer", -pl.col("share"), "supplier", nulls_last=True)
        self.put("dependence", pl.concat([table[:start].filter(~series), rows, table[start:].filter(~series)]))

    def check_raw(self, dataset: str) -> None:
        """Raise :class:`RawMissing` unless the raw files of a dataset are in the workspace, with the hashes that the base records."""
        if dataset not in self._raw:
            self._raw[dataset] = self._has_raw(dataset)
        if not self._raw[dataset]:
            raise RawMissing(dataset)

    def _has_raw(self, dataset: str) -> bool:
        fact, record = source(dataset), self.base.sources.get(dataset)
        if record is None or not fact.files:
            return False
        raw = Raw(fact, workspace.downloads())
        found = {file.path: raw.find(file.path) for file in fact.files}
        return all(path and record.sha256.get(name) == hash_file(path) for name, path in found.items())
