"""Notable artificial-intelligence models, by the organisations that made them and their countries.

The file lists the organisations of a model in one field and their countries in another, an organisation in several countries
taking several places; a comma inside a field moved some rows to the right. So the countries of each organisation are learnt
from the models that it made alone, and the lists of the others are read with them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import polars as pl

from hansa.errors import SourceChanged
from hansa.evidence.raw import Raw

FILE = "firms/epoch-ai-models-202505.csv"
COLUMNS = ("Model", "Organization", "Publication date", "Country (of organization)")
CATEGORIES = frozenset({"Industry", "Academia", "Government", "Research collective"})
NO_COUNTRY = frozenset({"", "Multinational"})
DAMAGED = frozenset({"QwQ-32B", "Llama 3-70B", "ReALM", "DrLIM", "MUSIC perceptron", "LTE speaker verification system"})
"""Models whose row is broken beyond the first fields, so that other text stands where their countries should."""
UNDATED = frozenset({"Pixtral Large"})
"""Models in whose row other text stands where the date should."""

EpochCountries = tuple[str, ...]


class EpochEntry(NamedTuple):
    """One model as its row gives it; ``countries`` is empty where they are not given or not legible."""

    model: str
    organisations: EpochCountries
    published: date | None
    countries: EpochCountries


def read(raw: Raw) -> pl.DataFrame:
    """Return ``model, organisation, country, countries, published``: one row a model and organisation.

    ``country`` is the first country that the file names for the organisation, its seat; ``countries`` names all, joined by
    ``;``. Both are null where the file names none ("Multinational" or nothing) or cannot be read. ``organisation`` is null
    where the model names none; ``published`` is null where the date was lost.
    """
    entries = [_read_entry(raw, columns, row, line) for columns, row, line in _iterate_rows(raw)]
    known = learn_countries(entries)
    rows = [
        (entry.model, organisation or None, *_write_countries(countries), entry.published)
        for entry in entries
        for organisation, countries in assign_countries(entry, known)
    ]
    schema = ("model", "organisation", "country", "countries")
    return pl.DataFrame(rows, schema={**dict.fromkeys(schema, pl.String), "published": pl.Date}, orient="row")


def _iterate_rows(raw: Raw) -> Iterator[tuple[dict[str, int], list[str], int]]:
    reader = csv.reader(io.StringIO(raw.read_bytes(FILE).decode("utf-8")))
    header = next(reader, [])
    raw.check_columns(FILE, header, COLUMNS, ignore="*")
    columns = {name: header.index(name) for name in COLUMNS}
    before = reader.line_num
    for row in reader:
        if len(row) <= max(columns.values()) + 1:
            raise _bad_value(raw, before + 1, "Model", row[0] if row else "")
        yield columns, row, before + 1
        before = reader.line_num


def _read_entry(raw: Raw, columns: Mapping[str, int], row: Sequence[str], line: int) -> EpochEntry:
    model, organisations, day, places = (row[columns[name]] for name in COLUMNS)
    if places and CATEGORIES.issuperset(places.split(",")):  # moved by one field
        places = row[columns["Country (of organization)"] + 1]
    try:
        published = None if model in UNDATED else date.fromisoformat(day)
    except ValueError as error:
        raise _bad_value(raw, line, "Publication date", day) from error
    named = () if model in DAMAGED else tuple(places.split(",")) if places else ()
    codes = tuple("" if name in NO_COUNTRY else raw.code(name, FILE, line) or "" for name in named)
    return EpochEntry(model, tuple(organisations.split(",")), published, codes)


def _bad_value(raw: Raw, line: int, column: str, value: str) -> SourceChanged:
    return SourceChanged("bad-value", dataset=raw.source.id, path=FILE, line=line, column=column, value=value)


def learn_countries(entries: Sequence[EpochEntry]) -> dict[str, EpochCountries]:
    """Return the countries of each organisation that made a model alone, or that stands in lists of equal length."""
    alone = {
        entry.organisations[0]: entry.countries
        for entry in entries
        if len(entry.organisations) == 1 and entry.countries
    }
    paired = {
        organisation: (country,)
        for entry in entries
        if len(entry.organisations) == len(entry.countries)
        and not any(len(alone.get(name, ("",))) > 1 for name in entry.organisations)
        for organisation, country in zip(entry.organisations, entry.countries, strict=True)
    }
    return paired | alone


def assign_countries(entry: EpochEntry, known: Mapping[str, EpochCountries]) -> list[tuple[str, EpochCountries]]:
    """Return each organisation of a model with its countries.

    Each takes from the list the countries known to be its own; a single one of whom nothing is known takes what is left, and
    several take one each. If the list does not come out even, each keeps what is known of it and the others have none.
    """
    strangers = [name for name in entry.organisations if name not in known]
    spare = len(entry.countries) - sum(len(known.get(name, ())) for name in entry.organisations)
    left, taken = list(entry.countries), []
    for name in entry.organisations:
        number = len(known[name]) if name in known else max(spare, 0) if len(strangers) == 1 else 1
        taken.append((name, tuple(left[:number])))
        left = left[number:]
    even = not left and all(countries and countries == known.get(name, countries) for name, countries in taken)
    return taken if even else [(name, known.get(name, ())) for name in entry.organisations]


def _write_countries(countries: EpochCountries) -> tuple[str | None, str | None]:
    named = [code for code in countries if code]
    return (named[0], ";".join(named)) if named else (None, None)
