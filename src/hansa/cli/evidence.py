"""``hansa evidence``: datasets and editions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hansa import workspace
from hansa.cli.speech import (
    console,
    edition_option,
    json_option,
    lang_option,
    opened,
    print_json,
    progress_bar,
    text,
    tongue,
)
from hansa.labels import SHIP, SYNC
from hansa.language import language

if TYPE_CHECKING:
    from hansa.evidence.sync import Synced


@click.group(help=text("Datasets and editions: list, show, verify, fetch, build."))
def evidence() -> None:
    """Hold the commands about evidence."""


@evidence.command("list", help=text("List the datasets with their date, licence and what may be shipped."))
@lang_option
@json_option
def list_datasets(lang: str, as_json: bool) -> None:
    """List the datasets."""
    from hansa.evidence import all_sources

    if as_json:
        print_json([fact.model_dump(mode="json") for fact in all_sources().values()])
        return
    from rich.table import Column, Table

    words = language(lang)
    whole = Column(words("Dataset"), no_wrap=True)  # it is to be typed again
    table = Table(whole, words("Title"), words("Date"), words("Licence"), words("May ship"), box=None)
    for fact in all_sources().values():
        table.add_row(fact.id, fact.title.text(lang), fact.date, fact.licence, words(SHIP[fact.ship]))
    console().print(table)


@evidence.command(
    help=text("Show one dataset: where it comes from, under which licence, what the edition holds of it.")
)
@click.argument("dataset")
@lang_option
@edition_option
@json_option
def show(dataset: str, lang: str, edition_folder: Path | None, as_json: bool) -> None:
    """Show one dataset."""
    from hansa.evidence import source

    fact = source(dataset)
    edition = opened(edition_folder)
    tables = {name: record.rows for name, record in edition.manifest.tables.items() if dataset in record.sources}
    if as_json:
        print_json({**fact.model_dump(mode="json"), "edition": edition.id, "tables": tables})
        return
    words = language(lang)
    lines = [
        (words("Dataset"), fact.id),
        (words("Title"), fact.title.text(lang)),
        (words("Publisher"), fact.publisher),
        (words("Address"), fact.url),
        (words("Date"), fact.date),
        (words("Licence"), fact.licence),
        (words("Citation"), fact.citation),
        (words("May ship"), words(SHIP[fact.ship])),
        (
            words("Raw files"),
            "\n".join(f"{file.path}  {file.url or ''}".rstrip() for file in fact.files) or fact.package or "–",
        ),
        (words("By hand"), fact.manual.text(lang) if fact.manual else "–"),
        (
            words("Tables in edition {edition}", edition=edition.id),
            "\n".join(f"{name} ({words.number(rows)})" for name, rows in tables.items()) or "–",
        ),
    ]
    from rich.table import Table

    table = Table(box=None, show_header=False)
    for label, value in lines:
        table.add_row(f"[bold]{label}[/]", value)
    console().print(table)


@evidence.command(help=text("Check every file of an edition against its hash."))
@click.argument("edition", required=False, type=click.Path(path_type=Path))
@json_option
def verify(edition: Path | None, as_json: bool) -> None:
    """Check an edition."""
    checked = opened(edition)
    checked.verify()
    if as_json:
        print_json({"edition": checked.id, "tables": len(checked.manifest.tables), "verified": True})
        return
    click.echo(
        text(
            "Edition {edition}: {tables} tables, all as they were built.",
            edition=checked.id,
            tables=len(checked.manifest.tables),
        )
    )


@evidence.command(help=text("Build an edition from raw files."))
@click.option(
    "--from",
    "raw",
    type=click.Path(path_type=Path),
    default=workspace.downloads,
    help=text("Folder of the raw files; by default the workspace's."),
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=None,
    help=text("Folder of the edition; by default a dated one in the workspace."),
)
@click.option(
    "--public",
    is_flag=True,
    help=text("The edition is to be given away: refuse what the licences of its datasets do not allow."),
)
@json_option
def build(raw: Path, out: Path | None, public: bool, as_json: bool) -> None:
    """Build an edition."""
    from datetime import date

    from hansa.evidence import build_edition
    from hansa.recipe import all_tables

    place = out or workspace.editions() / date.today().isoformat()  # noqa: DTZ011 -- the day where the user sits
    with progress_bar(text("Building the edition")) as progress:
        edition = build_edition(raw, place, all_tables(), progress=progress, public=public)
    size = sum(record.bytes for record in edition.manifest.tables.values())
    if as_json:
        print_json(
            {
                "edition": edition.id,
                "folder": str(place),
                "bytes": size,
                "tables": {name: record.rows for name, record in edition.manifest.tables.items()},
            }
        )
        return
    click.echo(
        text(
            "Edition {edition}: {tables} tables, {size} kB, in {folder}",
            edition=edition.id,
            tables=len(edition.manifest.tables),
            size=tongue().number(size / 1000),
            folder=place,
        )
    )


@evidence.command(
    help=text("Bring the raw files into the workspace: copied from a folder, or downloaded where they are public.")
)
@click.option(
    "--from",
    "origin",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help=text("Folder that already holds raw files, looked into first."),
)
@click.option(
    "--mirror", help=text("Address that serves the raw files under the same paths, asked instead of the publishers.")
)
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    default=workspace.downloads,
    help=text("Raw folder to fill; by default the workspace's."),
)
@json_option
def sync(origin: Path | None, mirror: str | None, into: Path, as_json: bool) -> None:
    """Bring the raw files into the workspace."""
    from hansa.evidence import all_sources
    from hansa.evidence.sync import sync_sources

    with progress_bar(text("Fetching")) as progress:
        results: list[Synced] = list(
            sync_sources(
                all_sources().values(),
                into,
                origin=origin,
                mirror=mirror,
                progress=lambda path, have, total: progress(have, total, path),
            )
        )
    if as_json:
        print_json(
            [
                {
                    "dataset": one.dataset,
                    "path": one.path,
                    "state": one.state,
                    "error": str(one.error) if one.error else None,
                }
                for one in results
            ]
        )
    else:
        _print_synced(results)
    if any(one.state == "failed" for one in results):
        raise SystemExit(1)


def _print_synced(results: list[Synced]) -> None:
    from rich.table import Table

    from hansa.cli.speech import default_language
    from hansa.evidence import source
    from hansa.language import explain

    words, lang = tongue(), default_language()
    table = Table(words("Dataset"), words("Raw file"), words("State"), box=None)
    for one in results:
        table.add_row(one.dataset, one.path, words(SYNC[one.state]))
    console().print(table)
    for dataset in dict.fromkeys(one.dataset for one in results if one.state == "by hand"):
        manual = source(dataset).manual
        click.echo(f"{dataset}: {manual.text(lang) if manual else source(dataset).url}")
    for one in results:
        if one.error:
            click.echo(f"hansa: {' '.join(explain(one.error, lang))}", err=True)
