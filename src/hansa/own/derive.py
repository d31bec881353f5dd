"""An edition with own figures: made from the base and every file brought in, in the order of their dates, and written whole."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib import metadata
from typing import TYPE_CHECKING

from hansa import workspace
from hansa.countries import all_countries
from hansa.error_texts import N_
from hansa.errors import InputError
from hansa.evidence.build import name_edition, write_table
from hansa.evidence.edition import FORMAT, Edition, Manifest, OwnRecord, SourceRecord, TableRecord
from hansa.own.draft import Draft
from hansa.own.form import parse_rows
from hansa.own.kind import Given
from hansa.own.kinds import find_kind
from hansa.own.remark import Notes, Remark

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

LICENCE = N_("Supplied by the user, not for redistribution")
COUNTRY_COLUMNS = ("country", "consumer")


@dataclass(frozen=True)
class OwnFile:
    """A file of own figures: its content, and what the user says of it.

    Attributes
    ----------
    id, kind, name, entered : str
        See :class:`hansa.evidence.edition.OwnRecord`.
    source, date, licence : str
        Who vouches for the figures, what they are about, what may be done with them.
    """

    id: str
    kind: str
    name: str
    source: str
    date: str
    licence: str
    entered: str
    data: bytes

    @property
    def digest(self) -> str:
        """The SHA-256 of the content."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def place(self) -> str:
        """Where it lies below an edition's folder."""
        return f"own/{self.id}.csv"


@dataclass
class Composed:
    """What becomes of a base edition by some files.

    Attributes
    ----------
    draft : Draft
        The tables.
    records : dict of str to OwnRecord
        What the manifest says of each file, by id.
    remarks : dict of str to list of Remark
        Harmless departures of each.
    tables : dict of str to list of str
        Which files each changed table rests on.
    """

    draft: Draft
    files: tuple[OwnFile, ...]
    records: dict[str, OwnRecord] = field(default_factory=dict)
    remarks: dict[str, list[Remark]] = field(default_factory=dict)
    tables: dict[str, list[str]] = field(default_factory=dict)


def compose(base: Edition, files: Sequence[OwnFile]) -> Composed:
    """Bring files into a base edition, by the date of their figures, then by when they were brought in; nothing is written.

    Raises
    ------
    InputError
        The first fault of a file, with the others behind it.
    """
    composed = Composed(Draft(base), tuple(sorted(files, key=lambda one: (one.date, one.entered, one.id))))
    for file in composed.files:
        _enter(composed, file)
    return composed


def _enter(composed: Composed, file: OwnFile) -> None:
    draft, kind = composed.draft, find_kind(file.kind)
    notes, before = Notes(file.name), dict(draft.changed)
    rows = parse_rows(file.data, kind.fields, kind.examples, notes)
    try:
        entry = kind.enter(draft, rows, Given(file.id, file.date, file.source), notes)
    except InputError as error:
        error.fields.setdefault("path", file.name)
        raise
    notes.settle()
    touched: set[str] = set()
    for name, frame in draft.changed.items():
        former = before.get(name, draft.base.table(name))
        if not frame.equals(former):
            composed.tables.setdefault(name, []).append(file.id)
            touched |= find_touched(name, former, frame)
    composed.remarks[file.id] = notes.remarks
    composed.records[file.id] = OwnRecord(
        id=file.id,
        kind=kind.name,
        file=file.place,
        name=file.name,
        entered=file.entered,
        rows=len(rows),
        series=tuple(one for one in kind.series if one in draft.base.sources),
        countries=entry.countries,
        touched=tuple(sorted(touched | set(entry.countries))),
        kept=entry.kept,
    )


def find_touched(table: str, before: pl.DataFrame, after: pl.DataFrame) -> set[str]:
    """Return the countries of which a figure is not the same in two states of a table; none where it has no column of countries.

    The number of cloud providers listed is told of every country.
    """
    if table == "cloud_providers" and before.height != after.height:
        return set(all_countries())
    former, latter = (_take_shown(table, frame) for frame in (before, after))
    column = next((name for name in COUNTRY_COLUMNS if name in after.columns), None)
    if column is None:
        return set()
    plain = [name for name, kind in after.schema.items() if not kind.is_nested()]
    differing = [
        one.select(plain).join(other.select(plain), on=plain, how="anti", nulls_equal=True)[column].drop_nulls()
        for one, other in ((former, latter), (latter, former))
    ]
    return {str(code) for codes in differing for code in codes.unique()}


def _take_shown(table: str, frame: pl.DataFrame) -> pl.DataFrame:
    """Take what answers tell of a table: of the regions of all providers, a country is told the nearest."""
    if table != "cloud_access":
        return frame
    return frame.sort("country", "distance_km", "provider").unique("country", keep="first", maintain_order=True)


def write_edition(composed: Composed, folder: Path) -> Edition:
    """Write the edition: tables that did not change are the base's, byte for byte.

    A failure or a kill half way leaves no folder, or the former one.
    """
    base, draft = composed.draft.base, composed.draft
    with workspace.replaced_folder(folder) as beside:
        records = {name: _write(beside, name, composed) for name in sorted(base.manifest.tables)}
        (beside / "own").mkdir()
        for file in composed.files:
            (beside / file.place).write_bytes(file.data)
        own = {file.id: _describe(file) for file in composed.files}
        manifest = Manifest(
            format=FORMAT,
            id=name_edition(base.manifest.date, records),
            date=base.manifest.date,
            hansa=metadata.version("hansa"),
            tables=records,
            sources=dict(sorted({**base.sources, **own}.items())),
            base=draft.base.id,
            own=tuple(composed.records[file.id] for file in composed.files),
        )
        manifest.write(beside)
    return Edition(folder)


def _write(folder: Path, name: str, composed: Composed) -> TableRecord:
    draft = composed.draft
    record = draft.base.manifest.tables[name]
    if name not in draft.changed:
        shutil.copyfile(draft.base.path(name), folder / f"{name}.parquet")
        return record
    written = write_table(folder, draft.declared[name], draft.changed[name])
    sources = tuple(dict.fromkeys([*record.sources, *composed.tables.get(name, ())]))
    return written.model_copy(update={"sources": sources})


def _describe(file: OwnFile) -> SourceRecord:
    kind = find_kind(file.kind)
    return SourceRecord(
        id=file.id,
        title_en=kind.title.en,
        title_fr=kind.title.fr,
        publisher=file.source,
        url="",
        licence=file.licence,
        citation=f"{file.source} ({file.date}), {file.name}",
        date=file.date,
        sha256={file.place: file.digest},
    )


def read_files(edition: Edition) -> tuple[OwnFile, ...]:
    """Return the files whose figures an edition holds."""
    found = []
    for one in edition.own:
        source = edition.sources[one.id]
        data = (edition.folder / one.file).read_bytes()
        found.append(
            OwnFile(one.id, one.kind, one.name, source.publisher, source.date, source.licence, one.entered, data)
        )
    return tuple(found)
