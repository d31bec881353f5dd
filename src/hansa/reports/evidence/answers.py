"""Answers about datasets: all of them, and one with what the edition holds of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hansa.countries import party
from hansa.evidence.edition import find_left_out
from hansa.evidence.own import list_own_sources
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


MOST_COUNTRIES = 6
"""Countries that a row names."""


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

    @property
    def sources(self) -> tuple[Source, ...]:
        """The datasets, the user's own first."""
        return (*list_own_sources(self.edition), *(date_source(one, self.edition) for one in all_sources().values()))

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
            for one in self.sources
        )
        yield Grid(columns, rows, words("Datasets, and what of each may be given away in an edition"))

    def facts(self, lang: str) -> facts.DatasetsFacts:
        """Return what programs get."""
        return facts.DatasetsFacts(self.sources)

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
        yield Items(tuple(Paragraph(words.label(name, text)) for name, text in told if text))
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
        return facts.DatasetFacts(**dict(self.source), edition=self.edition.id, tables=self.tables)


@dataclass(frozen=True, eq=False, repr=False)
class ImportsAnswer(Answer):
    """The files of the user's own whose figures are in the edition, and those that it lacks; programs get a list."""

    edition: Edition
    Facts = facts.ImportsFacts

    @property
    def name(self) -> str:
        """The name of its files."""
        return "hansa-evidence-imports"

    def title(self, words: Language) -> str:
        """Return its title."""
        return words("Own figures")

    def blocks(self, words: Language) -> Iterator[Block]:
        """Give a table of the files, with source, date and countries."""
        found = self.facts(words.lang).root
        if not found:
            yield Paragraph(words("No own figures were brought in: `hansa evidence import` does so."))
            return
        columns = (
            GridColumn(words("Import"), width=0.26),
            GridColumn(words("Source"), width=0.26),
            GridColumn(words("Date"), width=0.1),
            GridColumn(words("Rows"), "right", width=0.08),
            GridColumn(words("Countries and territories"), width=0.3),
        )
        rows = tuple(
            (one.id, one.source, one.date, words.number(one.rows), _name_countries(one.countries, words))
            for one in found
        )
        yield Grid(
            columns,
            rows,
            words("Own figures, in the order in which they enter: of two on the same subject the later one counts"),
        )
        for one in found:
            if one.kept:
                yield Paragraph(
                    words(
                        "{id}: these tables are left as they were, for they rest on the full graph of routes: {tables}.",
                        id=one.id,
                        tables=", ".join(one.kept),
                    )
                )
        if not all(one.in_use for one in found):
            yield Paragraph(
                words(
                    "The edition in use is newer than these figures and lacks them; `hansa evidence renew` brings them into it."
                )
            )

    def facts(self, lang: str) -> facts.ImportsFacts:
        """Return what programs get."""
        former = find_left_out(self.edition)
        told = [facts.tell_import(self.edition, one, in_use=True) for one in self.edition.own]
        left = [facts.tell_import(former, one, in_use=False) for one in former.own] if former else []
        return facts.ImportsFacts((*told, *left))

    def to_json(self, lang: str = "en") -> Any:
        """Return the files as a list of JSON objects."""
        return super().to_json(lang)


def _name_countries(codes: tuple[str, ...], words: Language) -> str:
    names = [party(code).name(words.lang) for code in codes[:MOST_COUNTRIES]]
    return ", ".join(names) + ("…" if len(codes) > MOST_COUNTRIES else "")
