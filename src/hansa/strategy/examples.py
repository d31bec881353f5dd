"""Who did it: the rows of an edition's tables that an option names as examples, each with its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hansa.countries import party
from hansa.evidence import Edition
from hansa.figures import lookups
from hansa.figures.standing_facts import CURRENT
from hansa.labels import STATUS
from hansa.language import language
from hansa.strategy.catalogue import Option
from hansa.strategy.catalogue.models import Example

FIELDS = {"practices": "measure", "envoys": "title", "strategies": "title", "memberships": "instrument"}
"""By which column the rows of a table are named."""
YEARS = {"practices": "year", "envoys": "since", "strategies": "year", "memberships": "date"}


@dataclass(frozen=True)
class FoundExample:
    """A country that did it.

    Attributes
    ----------
    text : str
        What it did, as the table says it: in English, but for memberships.
    lang : {"en", "fr"}
        The language of the text.
    outcome : str
        What came of it, where the table says so; in English.
    note : str
        That the source is old, where a post or office may have changed since; in the language asked.
    datasets : tuple of str
        Ids of the datasets of the table.
    sources : tuple of (str, str)
        Title and address of what the row rests on; the address may be empty.
    """

    country: str
    year: str
    text: str
    lang: str
    outcome: str
    note: str
    datasets: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]


def find_examples(edition: Edition, option: Option, lang: str) -> list[FoundExample]:
    """Return the examples of an option that an edition holds; those whose table it lacks are left out."""
    return [found for example in option.examples for found in _find(edition, example, lang)]


def _find(edition: Edition, example: Example, lang: str) -> Iterator[FoundExample]:
    field = FIELDS[example.dataset]
    for row in lookups.find_rows_of(edition, example.dataset, example.country):
        if (row[field] or "").startswith(example.key):
            yield _describe(edition, example, row, lang)
            return


def _describe(edition: Edition, example: Example, row: dict[str, Any], lang: str) -> FoundExample:
    is_member = example.dataset == "memberships"
    dataset = row.get("dataset")
    return FoundExample(
        country=party(example.country).name(lang) if example.country else "",
        year=str(row[YEARS[example.dataset]] or "")[:4],
        text=_name_membership(edition, row, lang) if is_member else str(row[FIELDS[example.dataset]]),
        lang=lang if is_member else "en",
        outcome=str(row.get("outcome") or ""),
        note=_note_age(edition, row, lang) if example.dataset == "envoys" else "",
        datasets=(str(dataset),) if dataset else tuple(edition.manifest.tables[example.dataset].sources),
        sources=tuple(_list_sources(edition, row)),
    )


def _note_age(edition: Edition, row: dict[str, Any], lang: str) -> str:
    words, year = language(lang), str(row["as_of"] or "")[:4]
    if not year:
        return words("Undated source; who is in office today was not checked.")
    if int(year) < (lookups.dataset_year(edition, "hansa_envoys") or 0) - CURRENT:
        return words("Source of {year}; who is in office today was not checked.", year=year)
    return words("Source of {year}.", year=year)


def _name_membership(edition: Edition, row: dict[str, Any], lang: str) -> str:
    held = lookups.instruments(edition).get(row["instrument"], {})
    name = (held.get("name_fr") if lang == "fr" else None) or held.get("name_en") or row["instrument"]
    status = STATUS.get(row["status"], row["status"])
    return f"{name} ({language(lang)(status)})"


def _list_sources(edition: Edition, row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield title and address of each source; a membership rests on its instrument's."""
    held = lookups.instruments(edition).get(row["instrument"], {}) if "instrument" in row else row
    title = str(held.get("source_title") or row.get("source") or "")
    urls = [url.strip() for url in str(held.get("source_url") or "").split("|")]
    yield from ((title or url, url) for url in urls if title or url)
