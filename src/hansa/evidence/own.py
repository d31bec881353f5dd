"""The user's own files as datasets: the same facts as of a public one, told from the edition that holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa.evidence.source import Bounds, RawFile, Source, source
from hansa.titles import Titles

if TYPE_CHECKING:
    from hansa.evidence.edition import Edition, OwnRecord


def list_own_sources(edition: Edition) -> tuple[Source, ...]:
    """Return the user's own files as datasets, in the order in which they enter."""
    return tuple(_describe(edition, one) for one in edition.own)


def find_source(edition: Edition, dataset: str) -> Source:
    """Return the facts about a dataset, public or the user's own.

    Raises
    ------
    InputError
        ``unknown-dataset``, with the nearest id.
    """
    own = {one.id: one for one in edition.own}
    return _describe(edition, own[dataset]) if dataset in own else source(dataset)


def _describe(edition: Edition, one: OwnRecord) -> Source:
    record = edition.sources[one.id]
    return Source(
        id=one.id,
        title=Titles(en=record.title_en, fr=record.title_fr),
        publisher=record.publisher,
        url=record.url,
        licence=record.licence,
        citation=record.citation,
        date=record.date,
        ship="no",
        rows=Bounds(min=one.rows, max=one.rows),
        files=(RawFile(path=one.name, sha256=record.sha256[one.file]),),
    )
