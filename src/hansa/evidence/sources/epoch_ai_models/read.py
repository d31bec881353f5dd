"""Notable artificial-intelligence models, by the organisations that made them and all their countries.

The file lists the organisations of a model in one field and their countries in another, an organisation in several countries
taking several places (Google DeepMind: the United States, the United Kingdom). So the countries of each organisation are
learnt from the models that it made alone, and the lists of the others are read with them.
"""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import polars as pl

from hansa.errors import SourceChanged
from hansa.evidence.raw import Raw

FILE = "firms/epoch-ai-models-202512.csv.gz"
COLUMNS = ("Model", "Organization", "Publication date", "Country (of organization)")
NO_COUNTRY = frozenset({"", "Multinational"})

EpochCountries = tuple[str, ...]


class EpochEntry(NamedTuple):
    """One model as its row gives it; ``countries`` is empty where they are not given, and holds "" for "Multinational"."""

    model: str
    organisations: EpochCountries
    published: date
    countries: EpochCountries

    @property
    def listed(self) -> str | None:
        """All countries of the list, each once, joined by ``;``."""
        return ";".join(dict.fromkeys(name for name in self.countries if name)) or None


def read(raw: Raw) -> pl.DataFrame:
    """Return ``model, organisation, country, countries, published``: one row a model, organisation and country of the organisation.

    ``country`` is null where the file names none ("Multinational" or nothing), or where its list does not come out even;
    ``organisation`` is null where the model names none; ``countries`` are all those that the model's list names, joined by
    ``;`` (null where it names none), whichever organisation they belong to.
    """
    entries = [_read_entry(raw, row, line) for row, line in _iterate_rows(raw)]
    known = learn_countries(entries)
    rows = [
        (entry.model, organisation or None, country or None, entry.listed, entry.published)
        for entry in entries
        for organisation, countries in assign_countries(entry, known)
        for country in dict.fromkeys(name for name in countries if name) or ("",)
    ]
    texts = dict.fromkeys(("model", "organisation", "country", "countries"), pl.String)
    return pl.DataFrame(rows, schema={**texts, "published": pl.Date}, orient="row")


def _iterate_rows(raw: Raw) -> Iterator[tuple[list[str], int]]:
    """Give the wanted fields of each row with its first line; texts in other fields run over several lines."""
    reader = csv.reader(io.StringIO(raw.read_bytes(FILE).decode("utf-8")))
    header = next(reader, [])
    raw.check_columns(FILE, header, COLUMNS, ignore="*")
    before = reader.line_num
    for row in reader:
        if len(row) != len(header):
            raise _bad_value(raw, before + 1, "Model", row[0] if row else "")
        yield [row[header.index(name)] for name in COLUMNS], before + 1
        before = reader.line_num


def _read_entry(raw: Raw, row: Sequence[str], line: int) -> EpochEntry:
    model, organisations, day, places = row
    try:
        published = date.fromisoformat(day)
    except ValueError as error:
        raise _bad_value(raw, line, "Publication date", day) from error
    named = places.split(",") if places else []
    codes = tuple("" if name in NO_COUNTRY else raw.code(name, FILE, line) or "" for name in named)
    return EpochEntry(model, tuple(organisations.split(",")), published, codes)


def _bad_value(raw: Raw, line: int, column: str, value: str) -> SourceChanged:
    return SourceChanged("bad-value", dataset=raw.source.id, path=FILE, line=line, column=column, value=value)


def learn_countries(entries: Sequence[EpochEntry]) -> dict[str, EpochCountries]:
    """Return the countries of each organisation: those that most of the models it made alone name, else those of a list of equal length."""
    alone: defaultdict[str, Counter[EpochCountries]] = defaultdict(Counter)
    for entry in entries:
        if len(entry.organisations) == 1 and entry.countries:
            alone[entry.organisations[0]][entry.countries] += 1
    usual = {name: counts.most_common(1)[0][0] for name, counts in alone.items()}
    paired = {
        organisation: (country,)
        for entry in entries
        if len(entry.organisations) == len(entry.countries)
        and not any(len(usual.get(name, ("",))) > 1 for name in entry.organisations)
        for organisation, country in zip(entry.organisations, entry.countries, strict=True)
    }
    return paired | usual


def assign_countries(entry: EpochEntry, known: Mapping[str, EpochCountries]) -> list[tuple[str, EpochCountries]]:
    """Return each organisation of a model with its countries.

    The only organisation of a model has its whole list. Of several, each takes from the list the countries known to be its
    own; a single one of whom nothing is known takes what is left, and several take one each. If the list does not come out
    even, each keeps what is known of it and the others have none.
    """
    if len(entry.organisations) == 1:
        return [(entry.organisations[0], entry.countries)]
    strangers = [name for name in entry.organisations if name not in known]
    spare = len(entry.countries) - sum(len(known.get(name, ())) for name in entry.organisations)
    left, taken = list(entry.countries), []
    for name in entry.organisations:
        number = len(known[name]) if name in known else max(spare, 0) if len(strangers) == 1 else 1
        taken.append((name, tuple(left[:number])))
        left = left[number:]
    even = not left and all(countries and countries == known.get(name, countries) for name, countries in taken)
    return taken if even else [(name, known.get(name, ())) for name in entry.organisations]
