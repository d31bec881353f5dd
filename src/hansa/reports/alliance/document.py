"""A coalition's report as a document: its sections in order, its sources, and the files that it is written to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from importlib import metadata
from pathlib import Path

from hansa import workspace
from hansa.alliance.candidates import Candidates
from hansa.alliance.compare import Comparison
from hansa.alliance.gaps import Gaps
from hansa.alliance.members import Members
from hansa.alliance.value import Value
from hansa.countries import party
from hansa.language import Language, language
from hansa.reports.alliance import closing, comparing, contributing, lacking, opening
from hansa.reports.alliance.naming import name_group
from hansa.reports.alliance.report import Dossier, Pair, Report
from hansa.reports.content import Block, Document, Reference
from hansa.reports.formats import write


def write_report(report: Report, formats: Iterable[str], folder: Path, lang: str) -> list[Path]:
    """Write a report in several formats, one file each, and return their paths.

    Raises
    ------
    InputError
        ``unknown-format`` or ``unwritable-folder``.
    """
    workspace.ensure_folder(folder)
    document = compose_report(report, lang)
    paths = []
    for form in formats:
        path = folder / f"{report.name}-{lang}.{form}"
        if form == "json":
            with workspace.replaced_file(path) as beside:
                beside.write_text(
                    json.dumps(report.to_json(lang), ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
                )
        else:
            write(document, form, path)
        paths.append(path)
    return paths


def compose_report(report: Report, lang: str) -> Document:
    """Return a report as a document in one language."""
    words = language(lang)
    edition = report.edition
    blocks = tuple(_list_blocks(report, words))
    return Document(
        title=_name_title(report, words),
        subtitle=_name_subtitle(report, words),
        lang=lang,
        blocks=blocks,
        references=_list_references(report, blocks, words),
        colophon=words(
            "Edition {edition} of {day}, Hansa {version}. Every figure leads to its source in the list above.",
            edition=edition.id,
            day=words.day(date.fromisoformat(edition.manifest.date)),
            version=metadata.version("hansa"),
        ),
        keywords=(words("digital diplomacy"), words("coalition")),
    )


def find_dossier(report: Report) -> Dossier:
    """Return what the document of a coalition tells: what was gathered for it, else the answer alone."""
    if report.dossier is not None:
        return report.dossier
    found = report.found
    if isinstance(found, Members):
        return Dossier(found.value, members=found)
    if isinstance(found, Candidates):
        return Dossier(found.value, candidates=found)
    if isinstance(found, Gaps):
        return Dossier(found.value, gaps=found)
    if isinstance(found, Value):
        return Dossier(found)
    raise TypeError(type(found).__name__)


def _list_blocks(report: Report, words: Language) -> Iterator[Block]:
    if isinstance(report.found, Pair):
        yield from comparing.relate(report.found, report.edition, words)
        return
    if isinstance(report.found, Comparison):
        yield from comparing.compare(report.found, report.edition, words)
    else:
        dossier = find_dossier(report)
        yield from opening.summarise(dossier, report.edition, words)
        if dossier.members:
            yield from contributing.list_members(dossier.members, report.edition, words)
        if dossier.gaps:
            yield from lacking.list_gaps(dossier.gaps, report.edition, words)
        if dossier.candidates:
            yield from contributing.list_candidates(dossier.candidates, report.edition, words)
    yield from closing.explain(report, words)


def _name_title(report: Report, words: Language) -> str:
    found = report.found
    if isinstance(found, Pair):
        first, second = (party(code).name(words.lang) for code in found.countries)
        return words("{first} and {second}: relation by issue", first=first, second=second)
    if isinstance(found, Comparison):
        first, second = (name_group(value.group, words) for value in (found.first, found.second))
        return words("{first} and {second}: two coalitions", first=first, second=second)
    return words("{name}: a coalition and its value", name=name_group(find_dossier(report).value.group, words))


def _name_subtitle(report: Report, words: Language) -> str:
    if isinstance(report.found, Pair):
        return words("Votes, rules, supply and measures, each classed for itself")
    return words("Security, supply, rules and voice: what it is worth, who brings what, what it lacks")


def _list_references(report: Report, blocks: Sequence[Block], words: Language) -> tuple[Reference, ...]:
    """Return the datasets that the blocks name, in the order in which they are first named."""
    named = dict.fromkeys(source for block in blocks for source in _sources(block))
    records = report.edition.sources
    return tuple(
        Reference(
            record.id,
            record.title(words.lang),
            record.publisher,
            record.date,
            words(record.licence),
            record.url,
            record.citation,
        )
        for record in (records[name] for name in named if name in records)
    )


def _sources(block: Block) -> Iterator[str]:
    yield from getattr(block, "sources", ())
    for part in (*getattr(block, "items", ()), *getattr(block, "figures", ())):
        yield from part.sources
