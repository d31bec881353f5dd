"""A kind of own figures: its form, how it is checked, which tables it changes and which follow."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from hansa.own.draft import Draft
    from hansa.own.form import CsvRow, Field
    from hansa.own.remark import Remarks
    from hansa.titles import Titles


@dataclass(frozen=True)
class GivenFile:
    """What is known of a file beside its rows.

    Attributes
    ----------
    dataset : str
        Id of the dataset that it becomes.
    date : str
        What its figures are about: ``2026``, ``2026-10`` or ``2026-10-31``.
    source : str
        Who vouches for them, as the user says it.
    """

    dataset: str
    date: str
    source: str

    @property
    def year(self) -> int:
        """The year of the date."""
        return int(self.date[:4])


@dataclass(frozen=True)
class EnteredRows:
    """What came of a file: the countries that it speaks of, and the tables that rest on such figures and stay as they were."""

    countries: tuple[str, ...]
    kept: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kind:
    """A kind of own figures.

    Attributes
    ----------
    name : str
        What commands call it.
    title, told : Titles
        What it is called, and what a file of it does, in both languages.
    fields : tuple of Field
        The columns of its file.
    examples : tuple of tuple of str
        The rows of its template.
    enter : callable
        Brings rows into a draft: checks them against its tables, changes these, makes anew what follows.
    also : tuple of str
        Further names that commands take.
    series : tuple of str
        Datasets whose figures it replaces or completes.
    """

    name: str
    title: Titles
    told: Titles
    fields: tuple[Field, ...]
    examples: tuple[tuple[str, ...], ...]
    enter: Callable[[Draft, list[CsvRow], GivenFile, Remarks], EnteredRows]
    series: tuple[str, ...]
    also: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """Its name as part of an id."""
        return self.name.replace("-", "_")


def make_id(folded: str, sign: str, most: int = 300) -> str:
    """Return an id of ASCII letters for a folded name; with a short hash where it had to be cut or has other letters."""
    plain = re.sub("[^a-z0-9]+", sign, folded).strip(sign)
    if folded.isascii() and len(plain) <= most:
        return plain
    digest = hashlib.sha256(folded.encode()).hexdigest()[:6]
    return f"{plain[: most - 7]}{sign}{digest}".strip(sign)


def keep_order(values: Any) -> tuple[str, ...]:
    """Return distinct values, sorted."""
    return tuple(sorted(set(values)))
