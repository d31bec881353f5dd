"""What every document and every JSON file is put together with: sources, colophon, one way of writing."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from importlib import metadata
from typing import TYPE_CHECKING, Any

from hansa import workspace
from hansa.reports.content import Reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from hansa.evidence import Edition
    from hansa.language import Language
    from hansa.reports.content import Block


def say_colophon(edition: Edition, words: Language, *, listed: bool = True) -> str:
    """Say a document's last line; ``listed`` says whether a list of sources stands above it."""
    day = words.day(date.fromisoformat(edition.manifest.date))
    if listed:
        return words(
            "Edition {edition} of {day}, Hansa {version}. Every figure leads to its source in the list above.",
            edition=edition.id,
            day=day,
            version=metadata.version("hansa"),
        )
    return words(
        "Edition {edition} of {day}, Hansa {version}.", edition=edition.id, day=day, version=metadata.version("hansa")
    )


def list_references(
    blocks: Sequence[Block], edition: Edition, words: Language, own: Mapping[str, Reference] | None = None
) -> tuple[Reference, ...]:
    """Return what the blocks name, in the order in which it is first named: datasets of the edition, and an answer's own sources."""
    told, records = own or {}, edition.sources
    found = []
    for name in dict.fromkeys(source for block in blocks for source in list_sources(block)):
        if name in told:
            found.append(told[name])
        elif name in records:
            one = records[name]
            title, licence = one.title(words.lang), words(one.licence)
            found.append(Reference(one.id, title, one.publisher, one.date, licence, one.url, one.citation))
    return tuple(found)


def credit_own(blocks: Sequence[Block], edition: Edition, country: str | None) -> tuple[Block, ...]:
    """Name a user's own file beside the dataset whose figures it replaces or completes, in every block that names that dataset.

    Parameters
    ----------
    blocks : sequence of Block
        What an answer says.
    edition : Edition
        The evidence; one without own files changes nothing.
    country : str or None
        Whom the answer is about: a file that changes none of its figures is then not named. None for several countries.
    """
    own = {
        name: [one.id for one in edition.own if name in one.series and (country is None or country in one.touched)]
        for name in {series for one in edition.own for series in one.series}
    }
    return tuple(_credit(block, own) for block in blocks) if any(own.values()) else tuple(blocks)


def _credit(block: Any, own: Mapping[str, list[str]]) -> Any:
    changed: dict[str, Any] = {}
    if sources := getattr(block, "sources", ()):
        changed["sources"] = tuple(dict.fromkeys(one for name in sources for one in (name, *own.get(name, ()))))
    for part in ("items", "figures"):
        if parts := getattr(block, part, ()):
            changed[part] = tuple(_credit(one, own) for one in parts)
    return replace(block, **changed) if changed else block


def list_sources(block: Block) -> Iterator[str]:
    """Give the ids of the datasets that a block names, and its parts."""
    yield from getattr(block, "sources", ())
    for part in (*getattr(block, "items", ()), *getattr(block, "figures", ())):
        yield from part.sources


def format_json(value: Any) -> str:
    """Return a value as JSON that people can read."""
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)


def write_json(value: Any, path: Path) -> None:
    """Write a value as JSON to a file; a failure leaves the former file as it was."""
    content = format_json(value) + "\n"
    with workspace.replaced_file(path) as beside:
        beside.write_text(content, encoding="utf-8")
