"""A country's brief as a document: its sections in order, its sources, and the files that it is written to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from importlib import metadata
from pathlib import Path

from hansa import workspace
from hansa.language import language
from hansa.reports.brief import closing, layers, links, politics, routes, stress, summary
from hansa.reports.brief.json_object import brief_to_json
from hansa.reports.brief.picture import Brief
from hansa.reports.content import Block, Document, Reference
from hansa.reports.formats import write

SECTIONS = (
    summary.summarise,
    layers.place_layers,
    layers.name_suppliers,
    links.draw_links,
    routes.draw_routes,
    stress.list_worst_cases,
    politics.rank_states,
    politics.list_instruments,
    politics.review_record,
    closing.list_gaps,
    closing.explain,
)


def write_brief(brief: Brief, formats: Iterable[str], folder: Path, lang: str) -> list[Path]:
    """Write a brief in several formats, one file each, and return their paths.

    Raises
    ------
    InputError
        ``unknown-format`` or ``unwritable-folder``.
    """
    workspace.ensure_folder(folder)
    document = compose_brief(brief, lang)
    paths = []
    for form in formats:
        path = folder / f"hansa-{brief.country.code.lower()}-{lang}.{form}"
        if form == "json":
            write_json(brief, path, lang)
        else:
            write(document, form, path)
        paths.append(path)
    return paths


def write_json(brief: Brief, path: Path, lang: str) -> None:
    """Write the brief's JSON object to a file."""
    import json

    with workspace.replaced_file(path) as beside:
        beside.write_text(json.dumps(brief_to_json(brief, lang), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def compose_brief(brief: Brief, lang: str) -> Document:
    """Return the brief as a document in one language."""
    words = language(lang)
    blocks = [block for section in SECTIONS for block in section(brief, words)]
    day = words.day(date.fromisoformat(brief.edition.manifest.date))
    return Document(
        title=words("{country}: digital dependence brief", country=brief.country.name(lang)),
        subtitle=words("Whom the country depends on, who is like-minded, and what is not known"),
        lang=lang,
        blocks=tuple(blocks),
        references=_list_references(brief, blocks, lang),
        colophon=words(
            "Edition {edition} of {day}, Hansa {version}. Every figure leads to its source in the list above.",
            edition=brief.edition.id,
            day=day,
            version=metadata.version("hansa"),
        ),
        keywords=(brief.country.name(lang), words("digital diplomacy"), words("dependence")),
    )


def _list_references(brief: Brief, blocks: Sequence[Block], lang: str) -> tuple[Reference, ...]:
    """Return the datasets that the blocks name, in the order in which they are first named."""
    named = dict.fromkeys(source for block in blocks for source in _sources(block))
    records = brief.edition.sources
    return tuple(
        Reference(
            record.id,
            record.title(lang),
            record.publisher,
            record.date,
            language(lang)(record.licence),
            record.url,
            record.citation,
        )
        for record in (records[name] for name in named if name in records)
    )


def _sources(block: Block) -> Iterable[str]:
    yield from getattr(block, "sources", ())
    for part in (*getattr(block, "items", ()), *getattr(block, "figures", ())):
        yield from part.sources
