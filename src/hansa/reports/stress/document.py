"""A report about stress as a document: its sections in order, its sources, and the files that it is written to."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from importlib import metadata
from pathlib import Path
from typing import Any

from hansa import workspace
from hansa.language import Language, language
from hansa.reports.content import Block, Document, Reference
from hansa.reports.formats import write
from hansa.reports.stress import closing, countries, failing, helping, layers, opening
from hansa.reports.stress.naming import name_country
from hansa.reports.stress.opening import source_id
from hansa.reports.stress.report import Hardened, Report
from hansa.stress.ensembles import Resilience
from hansa.stress.outcome import Result
from hansa.stress.worst import Worst

Section = Callable[[Report, Any, Language], Iterator[Block]]

SECTIONS: dict[type[Any], tuple[Section, ...]] = {
    Result: (
        opening.summarise,
        countries.list_countries,
        countries.draw_carriers,
        layers.list_cables,
        layers.list_supplies,
        helping.say_help,
        closing.compare_observed,
    ),
    Resilience: (failing.draw_resilience,),
    Worst: (failing.list_worst,),
    Hardened: (helping.list_links,),
}


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
            content = json.dumps(report.to_json(lang), ensure_ascii=False, indent=2, allow_nan=False)
            with workspace.replaced_file(path) as beside:
                beside.write_text(content + "\n", encoding="utf-8")
        else:
            write(document, form, path)
        paths.append(path)
    return paths


def compose_report(report: Report, lang: str) -> Document:
    """Return a report as a document in one language."""
    words = language(lang)
    sections = SECTIONS[type(report.found)]
    blocks = [block for section in sections for block in section(report, report.found, words)]
    blocks += closing.explain(report, words)
    edition = report.edition
    return Document(
        title=_name_title(report, words),
        subtitle=_name_subtitle(report, words),
        lang=lang,
        blocks=tuple(blocks),
        references=tuple(_list_references(report, blocks, words)),
        colophon=words(
            "Edition {edition} of {day}, Hansa {version}. Every figure leads to its source in the list above.",
            edition=edition.id,
            day=words.day(date.fromisoformat(edition.manifest.date)),
            version=metadata.version("hansa"),
        ),
        keywords=(words("digital diplomacy"), words("resilience")),
    )


def _name_title(report: Report, words: Language) -> str:
    found = report.found
    if isinstance(found, Result):
        return found.scenario.name.text(words.lang)
    if isinstance(found, Hardened):
        return words("{country}: the new links that help most", country=name_country(found.hardening.country, words))
    country = name_country(found.country, words)
    if isinstance(found, Worst):
        return words("{country}: the worst failures", country=country)
    return words("{country}: what nobody foresaw", country=country)


def _name_subtitle(report: Report, words: Language) -> str:
    found = report.found
    if isinstance(found, Result):
        text = words("What breaks, for whom, and who gains")
        if not report.asked:
            return text
        asked = words.listing([name_country(code, words) for code in report.asked])
        return words("{text}: {countries}", text=text, countries=asked)
    if isinstance(found, Hardened):
        return words("Where a further link would do most against what may fail")
    if isinstance(found, Worst):
        return words("The few failures that cut most of the country off from the world")
    return words("Random failures, many times over, and failures that are aimed")


def _list_references(report: Report, blocks: Sequence[Block], words: Language) -> Iterator[Reference]:
    """Return what the blocks name, in the order in which it is first named: datasets, and the scenario's own sources."""
    told = dict(_list_told(report))
    records = report.edition.sources
    for name in dict.fromkeys(source for block in blocks for source in _sources(block)):
        if name in told:
            yield told[name]
        elif name in records:
            record = records[name]
            yield Reference(
                record.id,
                record.title(words.lang),
                record.publisher,
                record.date,
                words(record.licence),
                record.url,
                record.citation,
            )


def _list_told(report: Report) -> Iterator[tuple[str, Reference]]:
    if isinstance(report.found, Result):
        for place, source in enumerate(report.found.scenario.sources):
            yield source_id(place), Reference(source_id(place), source.title, "", "", "", source.url)


def _sources(block: Block) -> Iterator[str]:
    yield from getattr(block, "sources", ())
    for part in (*getattr(block, "items", ()), *getattr(block, "figures", ())):
        yield from part.sources
