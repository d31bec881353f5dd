"""What the texts of an option state of the world: each fact with its source, each day after which it is no longer so."""

from __future__ import annotations

from pydantic import Field, model_validator

from hansa.strategy.catalogue.entry import Entry
from hansa.titles import Titles

DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"


class Paper(Entry):
    """A source that is no row of a table: where it was read, what it is called, of what date."""

    url: str = Field(pattern=r"^https?://")
    title: str
    date: str = Field(pattern=DATE)


class Fact(Entry):
    """What the texts of an option state of the world, and on what it rests.

    Attributes
    ----------
    says : tuple of str
        The words of the English texts that state it.
    row : str or None
        A row of an edition's table: ``forums.foc`` and ``instruments.dfi`` by id; ``practices.US: Ordered`` and
        ``meetings.itu_pp: Plenipotentiary`` by country or forum and the start of the measure or event.
    paper : Paper or None
        The source where no table has it. One of the two is given.
    """

    says: tuple[str, ...] = Field(min_length=1)
    row: str | None = Field(default=None, pattern=r"^(forums|instruments|practices|meetings|support)\.\S")
    paper: Paper | None = None

    @model_validator(mode="after")
    def _rest_on_one(self) -> Fact:
        if (self.row is None) == (self.paper is None):
            raise ValueError("a fact rests on a row or on a paper, one of the two")
        return self


class Deadline(Entry):
    """A day after which a statement is no longer so: both tenses are written, and the day of reading decides.

    Attributes
    ----------
    until : str
        The last day, ``2026-12-31``.
    before, after : Titles
        What is said up to that day and after it; ``{day}`` is the day in full.
    row : str
        The row that names the day, as in :class:`Fact`.
    instrument : str or None
        Who is on its list needs no reminder, and is told so.
    """

    until: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    before: Titles
    after: Titles
    row: str
    instrument: str | None = None
