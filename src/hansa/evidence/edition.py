"""An edition: a dated, immutable folder of Parquet tables, each with its sources, licences and hash."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

from hansa import workspace
from hansa.errors import EvidenceError, InputError
from hansa.evidence.additions import AddedInstrument, lay_over, list_added
from hansa.language import NBSP

if TYPE_CHECKING:
    import polars as pl

FORMAT = 1
MANIFEST = "edition.json"
TRIES = 3
OVERLAID = ("instruments", "memberships")
"""The tables over which what the user added is laid."""
ADDED_DIGITS = 6


class SourceRecord(BaseModel):
    """What an edition says of a dataset that it was built from."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    title_en: str
    title_fr: str
    publisher: str
    url: str
    licence: str
    citation: str
    date: str
    sha256: dict[str, str]
    """Hash of each raw file by path, or the package's version by its name."""

    def title(self, lang: str) -> str:
        """Return the title in a language."""
        return self.title_fr if lang == "fr" else self.title_en


class TableRecord(BaseModel):
    """What an edition says of a table."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rows: int
    bytes: int
    sha256: str
    columns: dict[str, str]
    sources: tuple[str, ...]
    method: int


class OwnRecord(BaseModel):
    """What an edition says of a file of the user's own whose figures entered it.

    Attributes
    ----------
    id : str
        Id of the dataset that the file is: ``own_cloud_regions_2026_10``.
    kind : str
        Which figures it holds; see :mod:`hansa.own.kinds`.
    file : str
        Where the file lies below the edition's folder, as it was given.
    name : str
        What the user calls the file.
    entered : str
        When it was brought in (UTC).
    rows : int
        Rows that it gave.
    series : tuple of str
        Datasets whose figures it replaces or completes: what names one of them names it too.
    countries, touched : tuple of str
        Codes of the countries that it speaks of, and of all those of which some figure has changed.
    kept : tuple of str
        Tables that rest on such figures and could not be computed anew.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    kind: str
    file: str
    name: str
    entered: str
    rows: int
    series: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    touched: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


class Manifest(BaseModel):
    """The content of ``edition.json``; ``base`` is the edition into which the files in ``own`` were brought, in their order."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: int
    id: str
    date: str
    hansa: str
    tables: dict[str, TableRecord]
    sources: dict[str, SourceRecord]
    base: str = ""
    own: tuple[OwnRecord, ...] = ()

    def write(self, folder: Path) -> None:
        """Write it into an edition's folder."""
        content = self.model_dump_json(indent=1, exclude_defaults=True)
        (folder / MANIFEST).write_text(content + "\n", encoding="utf-8")


class _Format(BaseModel):
    format: int


class Edition:
    """An edition opened for reading.

    Parameters
    ----------
    folder : Path
        The folder that holds ``edition.json``.
    added : sequence of AddedInstrument
        Instruments that the user brought, laid over the edition's tables.

    Raises
    ------
    EvidenceError
        ``no-edition``, ``damaged-edition`` or ``other-format``.
    """

    def __init__(self, folder: Path, added: Sequence[AddedInstrument] = ()) -> None:
        self.folder = folder
        self.manifest = _read_manifest(folder)
        self.added = tuple(added)
        self._tables: dict[str, pl.DataFrame] = {}

    @property
    def id(self) -> str:
        """Date and content hash, as results name the edition; with that of what the user added."""
        if not self.added:
            return self.manifest.id
        content = "".join(one.model_dump_json() for one in self.added)
        return f"{self.manifest.id}-{hashlib.sha256(content.encode()).hexdigest()[:ADDED_DIGITS]}"

    @property
    def sources(self) -> dict[str, SourceRecord]:
        """The datasets that it was built from, by id, and what the user added."""
        return self.manifest.sources | {one.dataset: _record(one) for one in self.added}

    @property
    def own(self) -> tuple[OwnRecord, ...]:
        """The user's own files whose figures are in it, in the order in which they entered."""
        return self.manifest.own

    def table(self, name: str) -> pl.DataFrame:
        """Return a table, read once.

        Raises
        ------
        EvidenceError
            ``no-table`` where the edition lacks it, ``damaged-edition`` where its file is missing or has another hash.
        """
        import polars as pl

        if name not in self._tables:
            if name not in self.manifest.tables:
                raise EvidenceError("no-table", edition=self.id, table=name)
            path = self.path(name)
            self._check_hash(name)
            try:
                read = pl.read_parquet(path, glob=False)
            except (OSError, pl.exceptions.PolarsError) as error:
                raise EvidenceError("damaged-edition", path=path) from error
            self._tables[name] = lay_over(name, read, self.added)
        return self._tables[name]

    def _check_hash(self, name: str) -> None:
        path = self.path(name)  # before it is parsed: a changed byte may give other figures without an error
        if not path.is_file() or hash_file(path) != self.manifest.tables[name].sha256:
            raise EvidenceError("damaged-edition", path=path)

    def has_table(self, name: str) -> bool:
        """Tell whether the edition holds a table."""
        return name in self.manifest.tables

    def path(self, name: str) -> Path:
        """Return where a table's Parquet file lies."""
        return self.folder / f"{name}.parquet"

    def sql(self, query: str) -> pl.DataFrame:
        """Answer a SQL query over the edition's tables, read-only.

        Raises
        ------
        InputError
            ``bad-query``: it is not one ``select``, or DuckDB cannot answer it.

        Examples
        --------
        >>> open_edition().sql("select count(*) as rows from dependence")["rows"][0] > 0
        True
        """
        import duckdb

        with duckdb.connect() as connection:
            for name in self.manifest.tables:
                if self.added and name in OVERLAID:
                    connection.register(name, self.table(name).to_arrow())
                    continue
                file = str(self.path(name)).replace("'", "''")
                view = f"create view \"{name}\" as select * from read_parquet('{file}')"  # noqa: S608
                connection.execute(view).fetchall()
            try:
                kinds = [one.type.name for one in duckdb.extract_statements(query)]
                answer: pl.DataFrame | None = connection.sql(query).pl() if kinds == ["SELECT"] else None
            except duckdb.Error as error:
                reason = str(error).splitlines()[0]
                raise InputError("bad-query", reason=reason, tables=", ".join(self.manifest.tables)) from error
        if answer is None:
            raise InputError("bad-query", reason="not one select", tables=", ".join(self.manifest.tables))
        return answer

    def verify(self) -> None:
        """Check every file against its hash and row count.

        Raises
        ------
        EvidenceError
            ``damaged-edition``, naming the first file that is missing or differs.
        """
        for name, record in self.manifest.tables.items():
            self._check_hash(name)
            extra = len(self.table(name)) - record.rows
            if extra != (_count_added(name, self.added) if self.added else 0):
                raise EvidenceError("damaged-edition", path=self.path(name))
        for one in self.own:
            path = self.folder / one.file
            if not path.is_file() or hash_file(path) not in self.sources[one.id].sha256.values():
                raise EvidenceError("damaged-edition", path=path)


def _record(one: AddedInstrument) -> SourceRecord:
    """Return what is said of an instrument that the user added, as of any dataset."""
    return SourceRecord(
        id=one.dataset,
        title_en=f"{one.name_en}: list of members added by the user",
        title_fr=f"{one.name_fr or one.name_en}{NBSP}: liste des membres ajoutée par l’utilisateur",
        publisher=one.source,
        url=one.source_url,
        licence="Brought by the user",
        citation=f"{one.source}, file {one.file}, added on {one.entered}",
        date=one.as_of,
        sha256={one.file: one.sha256},
    )


def _count_added(table: str, added: Sequence[AddedInstrument]) -> int:
    return {"instruments": len(added), "memberships": sum(len(one.members) for one in added)}.get(table, 0)


def _read_manifest(folder: Path) -> Manifest:
    content = _read_swapped(folder)
    if content is None:
        raise EvidenceError("no-edition", path=folder)
    try:
        found = _Format.model_validate_json(content).format  # first: another format may have other fields
        if found != FORMAT:
            raise EvidenceError("other-format", path=folder, found=found, known=FORMAT)
        return Manifest.model_validate_json(content)
    except ValidationError as error:
        raise EvidenceError("damaged-edition", path=folder / MANIFEST) from error


def _read_swapped(folder: Path) -> bytes | None:
    for _ in range(TRIES):  # a writer may be between its two renames at this very moment
        workspace.recover_folder(folder)
        with suppress(OSError):
            return (folder / MANIFEST).read_bytes()
    return None


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def embedded_folder() -> Path:
    """Return where the edition that ships with the package lies."""
    return Path(str(resources.files("hansa").joinpath("evidence", "embedded")))


def available() -> Sequence[Path]:
    """Return the folders of all editions at hand, the one in use first.

    These are the workspace's, newest first, then the embedded one; before them stands the one that holds figures of the user's own,
    if it was made from the first of these.
    """
    built = workspace.editions()
    workspace.recover_folders(built)
    found = sorted((path.parent for path in built.glob(f"*/{MANIFEST}")), reverse=True) if built.is_dir() else []
    folders = [*(path for path in found if not path.name.startswith(".")), embedded_folder()]
    own = find_own()
    return [own, *folders] if own and _read_manifest(own).base == _read_manifest(folders[0]).id else folders


def find_own() -> Path | None:
    """Return the folder of the newest edition that holds figures of the user's own; None where there is none."""
    found = sorted(path.parent for path in workspace.own_editions().glob(f"*/{MANIFEST}"))
    kept = [path for path in found if not path.name.startswith(".")]
    return kept[-1] if kept else None


def find_left_out(edition: Edition) -> Edition | None:
    """Return the edition with the user's own files that the one in use lacks, for it came later than they did; None if there is none."""
    own = find_own()
    return Edition(own) if own and not edition.own and edition.folder == available()[0] else None


def open_edition(folder: Path | str | None = None) -> Edition:
    """Open an edition: the one in ``folder``, else the first that is :func:`available`; with what the user added.

    Raises
    ------
    EvidenceError
        See :class:`Edition`.
    """
    return open_with(Path(folder) if folder is not None else available()[0], list_added())


@cache
def open_with(folder: Path, added: tuple[AddedInstrument, ...]) -> Edition:
    """Open an edition once for each state of what was added."""
    return Edition(folder, added)
