"""Answers about datasets: all of them, and one with what the edition holds of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hansa.evidence.source import INSIDE, Source, all_sources
from hansa.labels import SHIP
from hansa.reports.answer import Answer
from hansa.reports.content import Grid, GridColumn, Heading, Items, Paragraph
from hansa.reports.evidence import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hansa.evidence import Edition
    from hansa.language import Language
    from hansa.reports.content import Block


def date_source(source: Source, edition: Edition) -> Source:
    """Return a dataset's facts with the date that its data say, where they say it and the edition holds them."""
    record = edition.sources.get(source.id)
    return source.model_copy(update={"date": record.date}) if record and source.date == INSIDE else source


@dataclass(frozen=True, eq=False, repr=False)
class DatasetsAnswer(Answer):
    """The datasets that Hansa knows; programs get a list."""

    edition: Edition
    Facts = facts.DatasetsFacts

    @property
    def name(self) -> str:
        """The name of its files."""
        return "hansa-evidence"

    def title(self, words: Language) -> str:
        """Return its title."""
        return words("Datasets")

    def blocks(self, words: Language) -> Iterator[Block]:
        """Give a table with the date, the licence and what may be shipped of each."""
        columns = (
            GridColumn(words("Dataset"), width=0.2),
            GridColumn(words("Date"), width=0.1),
            GridColumn(words("May ship"), width=0.12),
            GridColumn(words("Title"), width=0.29),
            GridColumn(words("Licence"), width=0.29),
        )
        rows = tuple(
            (one.id, one.date, words(SHIP[one.ship]), one.title.text(words.lang), words(one.licence))
            for one in self._sources()
        )
        yield Grid(columns, rows, words("Datasets, and what of each may be given away in an edition"))

    def _sources(self) -> tuple[Source, ...]:
        return tuple(date_source(one, self.edition) for one in all_sources().values())

    def facts(self, lang: str) -> facts.DatasetsFacts:
        """Return what programs get."""
        return facts.DatasetsFacts(self._sources())

    def to_json(self, lang: str = "en") -> Any:
        """Return the datasets as a list of JSON objects."""
        return super().to_json(lang)


@dataclass(frozen=True, eq=False, repr=False)
class DatasetAnswer(Answer):
    """One dataset: where it is from, under which licence, what the edition holds of it."""

    edition: Edition
    source: Source
    Facts = facts.DatasetFacts

    @property
    def name(self) -> str:
        """The name of its files."""
        return f"hansa-evidence-{self.source.id}"

    @property
    def tables(self) -> dict[str, int]:
        """The rows of each table of the edition that rests on it."""
        tables = self.edition.manifest.tables
        return {name: one.rows for name, one in tables.items() if self.source.id in one.sources}

    def title(self, words: Language) -> str:
        """Return its title."""
        return self.source.title.text(words.lang)

    def subtitle(self, words: Language) -> str:
        """Return its id, by which commands know it."""
        return self.source.id

    def blocks(self, words: Language) -> Iterator[Block]:
        """Give its facts, its raw files and the tables that rest on it."""
        source = date_source(self.source, self.edition)
        told = (
            (words("Publisher"), source.publisher),
            (words("Address"), source.url),
            (words("Date"), source.date),
            (words("Licence"), words(source.licence)),
            (words("Citation"), source.citation),
            (words("May ship"), words(SHIP[source.ship])),
        )
        yield Items(tuple(Paragraph(words.label(name, text)) for name, text in told))
        yield Heading(words("Raw files"), "raw-files")
        files = [f"{file.path} {file.url or ''}".rstrip() for file in source.files] or [source.package or "–"]
        yield Items(tuple(Paragraph(file) for file in files))
        if source.manual:
            yield Paragraph(words.label(words("By hand"), source.manual.text(words.lang)))
        yield Heading(words("Tables in edition {edition}", edition=self.edition.id), "tables")
        tables = [f"{name} ({words.number(rows)})" for name, rows in self.tables.items()] or ["–"]
        yield Items(tuple(Paragraph(table) for table in tables))

    def facts(self, lang: str) -> facts.DatasetFacts:
        """Return what programs get."""
        return facts.DatasetFacts(
            **dict(date_source(self.source, self.edition)), edition=self.edition.id, tables=self.tables
        )
