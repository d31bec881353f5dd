"""What programs get of datasets: the facts in their ``source.yml``, and what an edition holds of one."""

from __future__ import annotations

from pydantic import BaseModel, RootModel

from hansa.evidence import Edition
from hansa.evidence.edition import OwnRecord
from hansa.evidence.source import Source


class DatasetsFacts(RootModel[tuple[Source, ...]]):
    """Every dataset that Hansa knows, as a list."""


class DatasetFacts(Source):
    """A dataset, and the tables of an edition that rest on it with their rows."""

    edition: str
    tables: dict[str, int]


class ImportFacts(BaseModel):
    """A file of the user's own: who vouches for it, what it holds, which tables rest on it, and whether the edition in use has it."""

    id: str
    kind: str
    source: str
    date: str
    licence: str
    file: str
    entered: str
    rows: int
    countries: tuple[str, ...]
    touched: tuple[str, ...]
    tables: tuple[str, ...]
    kept: tuple[str, ...]
    in_use: bool


class ImportsFacts(RootModel[tuple[ImportFacts, ...]]):
    """Every file of the user's own, in the order in which they enter, as a list."""


def tell_import(edition: Edition, one: OwnRecord, *, in_use: bool) -> ImportFacts:
    """Tell what programs get of one file."""
    source, tables = edition.sources[one.id], edition.manifest.tables
    return ImportFacts(
        id=one.id,
        kind=one.kind,
        source=source.publisher,
        date=source.date,
        licence=source.licence,
        file=one.name,
        entered=one.entered,
        rows=one.rows,
        countries=one.countries,
        touched=one.touched,
        tables=tuple(name for name, table in tables.items() if one.id in table.sources),
        kept=one.kept,
        in_use=in_use,
    )
