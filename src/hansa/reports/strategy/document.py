"""A strategy as a document: its sections in order, its sources, and the files that it is written to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from importlib import metadata
from pathlib import Path

from hansa import workspace
from hansa.errors import InputError
from hansa.language import Language, language
from hansa.reports.content import Block, Document, Reference
from hansa.reports.formats import WRITERS, write
from hansa.reports.strategy import (
    annexes,
    axes,
    closing,
    indicators,
    lacks,
    opening,
    organisation,
    partners,
    position,
    resources,
    risks,
    vision,
    weighing,
)
from hansa.reports.strategy.gather import Report
from hansa.reports.strategy.naming import in_lang, write_period

SECTIONS: tuple[Callable[[Report, Language], Iterable[Block]], ...] = (
    opening.open_document,
    opening.summarise,
    position.describe_position,
    vision.state_vision,
    axes.describe_axes,
    weighing.weigh_actions,
    partners.name_partners,
    organisation.describe_organisation,
    resources.plan_resources,
    risks.list_risks,
    indicators.measure_progress,
    closing.close_document,
    lacks.list_lacks,
    annexes.list_choices,
    indicators.list_own_indicators,
    annexes.map_frameworks,
)
STRATML = {"stratml1": 1, "stratml2": 2}
"""Parts of ISO 17469, by the name of the format."""
FORMATS = (*WRITERS, "json", *STRATML)
"""What a user may ask for."""


def check_formats(names: Iterable[str]) -> tuple[str, ...]:
    """Return format names without spaces, case and repetitions.

    Raises
    ------
    InputError
        ``unknown-format``, with those that there are.
    """
    wanted = tuple(dict.fromkeys(name.strip().lower() for name in names))
    for name in wanted:
        if name not in FORMATS:
            raise InputError("unknown-format", name=name, known=", ".join(FORMATS))
    return wanted


def write_strategy_documents(
    report: Report, formats: Iterable[str], folder: Path, lang: str, name: str = "strategy"
) -> list[Path]:
    """Write a strategy in several formats, one file each, and return their paths.

    Parameters
    ----------
    report : Report
        What is written.
    formats : iterable of str
        Names of :data:`FORMATS`.
    folder : Path
        Where to; made if need be.
    lang : {"en", "fr"}
        The document's language.
    name : str
        How the files' names begin.

    Raises
    ------
    InputError
        ``unknown-format`` or ``unwritable-folder``.
    """
    workspace.ensure_folder(folder)
    wanted = check_formats(formats)
    document = compose_strategy(report, lang) if set(wanted) & WRITERS.keys() else None
    paths = []
    for form in wanted:
        stem = f"{name}-{lang}"
        path = folder / (f"{stem}-{form}.xml" if form in STRATML else f"{stem}.{form}")
        if document and form in WRITERS:
            write(document, form, path)
        else:
            _write_data(report, form, path, lang)
        paths.append(path)
    return paths


def _write_data(report: Report, form: str, path: Path, lang: str) -> None:
    """Write what is no document: the JSON object, and StratML."""
    import json

    from hansa.reports.strategy.json_object import to_json

    if form == "json":
        content = (json.dumps(to_json(report, lang), ensure_ascii=False, indent=2) + "\n").encode()
    else:
        from hansa.strategy.stratml import to_stratml

        content = to_stratml(report.strategy, STRATML[form], lang)
    with workspace.replaced_file(path) as beside:
        beside.write_bytes(content)


def compose_strategy(report: Report, lang: str) -> Document:
    """Return the strategy as a document in one language."""
    words = language(lang)
    blocks = [block for section in SECTIONS for block in section(report, words)]
    strategy, edition = report.strategy, report.edition
    return Document(
        title=in_lang(strategy.title, words),
        subtitle=_write_subtitle(report, words),
        lang=lang,
        blocks=tuple(blocks),
        references=_list_references(report, blocks, lang),
        colophon=words(
            "Edition {edition} of {day}, Hansa {version}. Every figure leads to its source in the list above.",
            edition=edition.id,
            day=words.day(date.fromisoformat(edition.manifest.date)),
            version=metadata.version("hansa"),
        ),
        keywords=(report.brief.country.name(lang), words("digital diplomacy"), words("strategy")),
    )


def _write_subtitle(report: Report, words: Language) -> str:
    country = report.brief.country.name(words.lang)
    period = report.strategy.period
    return f"{country}, {write_period(period, words)}" if period else country


def _list_references(report: Report, blocks: Sequence[Block], lang: str) -> tuple[Reference, ...]:
    """Return the datasets that the blocks name, in the order in which they are first named."""
    named = dict.fromkeys(source for block in blocks for source in _sources(block))
    records = report.edition.sources
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
