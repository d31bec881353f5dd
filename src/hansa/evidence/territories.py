"""What figures under a country's code mean where its status, or that of a part of it, is not plain."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hansa.evidence.edition import Edition

TABLE = "territories"
DATASET = "hansa_territories"


@dataclass(frozen=True)
class Territory:
    """A row of the table ``territories``; see its columns.

    Attributes
    ----------
    sovereign : str or None
        State to which a dependent territory belongs.
    """

    code: str
    area_en: str
    area_fr: str
    whole: bool
    status: str
    sovereign: str | None
    note_en: str
    note_fr: str
    source: str

    def area(self, lang: str) -> str:
        """Return the territory's name in a language."""
        return self.area_fr if lang == "fr" else self.area_en

    def note(self, lang: str) -> str:
        """Return what a reader of its figures should know, in a language."""
        return self.note_fr if lang == "fr" else self.note_en


def find_territory(edition: Edition, code: str) -> Territory | None:
    """Return what is to be said of a country's code, or None: nothing is, or the edition lacks the table."""
    return _read_territories(edition).get(code)


@cache
def _read_territories(edition: Edition) -> dict[str, Territory]:
    if TABLE not in edition.manifest.tables:
        return {}
    return {row["code"]: Territory(**row) for row in edition.table(TABLE).to_dicts()}
