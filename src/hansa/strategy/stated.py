"""On what the statements of an option rest: the row of a table, or a paper, each with title, address and date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hansa.evidence import Edition
from hansa.evidence.sources.weak import is_weak
from hansa.figures import lookups
from hansa.strategy.catalogue import Option
from hansa.strategy.catalogue.statements import Fact

KEYS = {"practices": ("country", "measure"), "meetings": ("forum", "event"), "support": ("forum", "programme")}
"""By which columns the rows of a table without ids are named."""


@dataclass(frozen=True)
class StatedSource:
    """A source: its title, its address (the first that is not weak) and its date, as exact as it is; empty where not known."""

    title: str
    url: str
    date: str
    weak: bool = False


def find_row(edition: Edition, name: str) -> lookups.Row | None:
    """Return the row that a name such as ``forums.foc`` or ``practices.US: Ordered`` means; None where there is none."""
    table, _, key = name.partition(".")
    if table not in KEYS:
        return lookups.rows_by_id(edition, table).get(key)
    if table not in edition.manifest.tables:
        return None
    owner, start = KEYS[table]
    code, _, text = key.partition(": ")
    rows = edition.table(table).iter_rows(named=True)
    return next((row for row in rows if row[owner] == code and row[start].startswith(text)), None)


def list_sources(edition: Edition, option: Option) -> list[StatedSource]:
    """Return the sources of an option's statements, each once, in their order; rows that an edition lacks are left out."""
    found = [source for fact in option.facts for source in _find(edition, fact)]
    return list({source.url or source.title: source for source in reversed(found)}.values())[::-1]


def _find(edition: Edition, fact: Fact) -> Iterator[StatedSource]:
    if fact.paper:
        yield StatedSource(fact.paper.title, fact.paper.url, fact.paper.date, is_weak(fact.paper.url))
        return
    row = find_row(edition, fact.row or "")
    if row:
        urls = [url.strip() for url in str(row.get("source_url") or "").split("|")]
        url = next((url for url in urls if not is_weak(url)), urls[0])
        title = str(row.get("source_title") or row.get("event") or row.get("programme") or url)
        yield StatedSource(title, url, str(row.get("as_of") or ""), is_weak(url))
