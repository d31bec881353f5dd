"""Building an edition: read the raw files, make and check each table, write all beside the former edition, swap."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from graphlib import TopologicalSorter
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from hansa import workspace
from hansa.errors import InputError, SourceUnavailable
from hansa.evidence.contract import check_frame
from hansa.evidence.edition import FORMAT, MANIFEST, Edition, Manifest, SourceRecord, TableRecord, hash_file
from hansa.evidence.raw import Raw
from hansa.evidence.reading import find_date
from hansa.evidence.shipping import check_shipping
from hansa.evidence.source import Source
from hansa.evidence.table import Inputs, Table

if TYPE_CHECKING:
    import polars as pl

BuildProgress = Callable[[int, int, str], None]
"""Called with tables done, tables in all, and the table at work."""


def build_edition(
    folder: Path,
    out: Path,
    tables: Sequence[Table],
    *,
    day: date | None = None,
    progress: BuildProgress | None = None,
    public: bool = False,
) -> Edition:
    """Build an edition from raw files and put it in place of the former one.

    Parameters
    ----------
    folder : Path
        The raw folder.
    out : Path
        The edition's folder. Until the new edition is complete the former one stays; a failure leaves it whole.
    tables : sequence of Table
        What the edition holds.
    day : date, optional
        The edition's date, default today. It enters no hash.
    progress : callable, optional
        See :data:`BuildProgress`.
    public : bool, default False
        Whether the edition is to be given away: the datasets' licences are then checked first.

    Raises
    ------
    EvidenceError
        A table does not keep its contract (:func:`hansa.evidence.contract.check_frame`) or reads what it does not declare; for
        a public edition, a licence forbids it (:func:`hansa.evidence.shipping.check_shipping`).
    SourceError
        A raw file is missing, damaged or changed.
    InputError
        ``unwritable-folder``; ``not-an-edition`` where ``out`` holds something else.
    """
    if public:
        check_shipping(tables)
    _check_place(folder, out)
    out = out.resolve()  # the current folder may itself be swapped
    with workspace.replaced_folder(out) as beside:
        records = _write_tables(folder, beside, _order(tables), progress or (lambda *_: None))
        sources = _describe_sources(folder, tables)
        today = (day or date.today()).isoformat()  # noqa: DTZ011 -- the day where the user sits
        manifest = Manifest(
            format=FORMAT,
            id=name_edition(today, records),
            date=today,
            hansa=metadata.version("hansa"),
            tables=records,
            sources=sources,
        )
        manifest.write(beside)
    return Edition(out)


def _check_place(folder: Path, out: Path) -> None:
    if not folder.is_dir():
        raise SourceUnavailable("no-raw-folder", path=folder)
    if out.exists() and not out.is_dir():
        raise InputError("unwritable-folder", path=out, reason=os.strerror(errno.ENOTDIR))
    if out.exists() and any(out.iterdir()) and not (out / MANIFEST).is_file():
        raise InputError("not-an-edition", path=out)


def _order(tables: Iterable[Table]) -> list[Table]:
    by_name = {table.name: table for table in tables}
    order = TopologicalSorter({name: by_name[name].tables for name in sorted(by_name)})
    return [by_name[name] for name in order.static_order()]


def _write_tables(folder: Path, out: Path, tables: Sequence[Table], progress: BuildProgress) -> dict[str, TableRecord]:
    built: dict[str, pl.DataFrame] = {}
    inputs = Inputs(folder, built)
    for done, table in enumerate(tables):
        progress(done, len(tables), table.name)
        inputs.serve(table)
        frame = table.build(inputs)
        check_frame(table.name, table.columns, frame)  # before others read it
        built[table.name] = frame
    progress(len(tables), len(tables), "")
    return {table.name: write_table(out, table, built[table.name]) for table in sorted(tables, key=lambda t: t.name)}


def name_edition(day: str, records: Mapping[str, TableRecord]) -> str:
    """Return the id of an edition: its day, and the first eight digits of a hash over all tables."""
    content = hashlib.sha256("".join(record.sha256 for record in records.values()).encode()).hexdigest()
    return f"{day}-{content[:8]}"


def write_table(out: Path, table: Table, frame: pl.DataFrame) -> TableRecord:
    """Write a table into an edition's folder, and return what the manifest says of it."""
    path = out / f"{table.name}.parquet"
    frame.write_parquet(path, compression="zstd", compression_level=19, statistics=False)
    return TableRecord(
        rows=frame.height,
        bytes=path.stat().st_size,
        sha256=hash_file(path),
        columns={name: str(kind) for name, kind in frame.schema.items()},
        sources=table.sources,
        method=table.method,
    )


def _describe_sources(folder: Path, tables: Sequence[Table]) -> dict[str, SourceRecord]:
    facts = {fact.id: fact for table in tables for fact in table.facts}
    return {name: _describe_source(folder, facts[name]) for name in sorted(facts)}


def _describe_source(folder: Path, fact: Source) -> SourceRecord:
    raw = Raw(fact, folder)
    hashes = {file.path: hash_file(raw.path(file.path)) for file in fact.files}
    if fact.package:
        hashes[fact.package] = metadata.version(fact.package)
    return SourceRecord(
        id=fact.id,
        title_en=fact.title.en,
        title_fr=fact.title.fr,
        publisher=fact.publisher,
        url=fact.url,
        licence=fact.licence,
        citation=fact.citation,
        date=find_date(fact, folder),
        sha256=hashes,
    )
