"""``hansa evidence``: datasets and editions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hansa import workspace
from hansa.cli import evidence_added, evidence_own
from hansa.cli.asking import add_commands
from hansa.cli.speech import json_option, opened, print_json, progress_bar, text, tongue
from hansa.labels import SYNC

if TYPE_CHECKING:
    from hansa.evidence.sync import Synced


@click.group(help=text("Datasets, editions and own figures: list, show, verify, fetch, build, import."))
def evidence() -> None:
    """Hold the commands about evidence."""


@evidence.command(help=text("Check every file of an edition against its hash."))
@click.argument("edition", required=False, type=click.Path(path_type=Path))
@json_option
def verify(edition: Path | None, as_json: bool) -> None:
    """Check an edition."""
    checked = opened(edition)
    checked.verify()
    if as_json:
        told = {"edition": checked.id, "tables": len(checked.manifest.tables), "verified": True}
        print_json({**told, "own": [one.id for one in checked.own]})
        return
    click.echo(
        text(
            "Edition {edition}: {tables} tables, all as they were built.",
            edition=checked.id,
            tables=len(checked.manifest.tables),
        )
    )
    for one in checked.own:
        source = checked.sources[one.id]
        click.echo(
            text(
                "Own figures in it, as they were given: {id}, {source} ({date}).",
                id=one.id,
                source=source.publisher,
                date=source.date,
            )
        )


@evidence.command(help=text("Bring all own figures into the newest edition, after it was built or came with Hansa."))
@json_option
def renew(as_json: bool) -> None:
    """Bring own figures into the newest edition."""
    from hansa.own.shelf import renew as renew_own

    renewed = renew_own()
    if as_json:
        print_json({"edition": renewed.id, "own": [one.id for one in renewed.own]})
        return
    click.echo(text("Edition {edition}, with own figures: {number}.", edition=renewed.id, number=len(renewed.own)))


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
    from hansa.cli.speech import default_language
    from hansa.evidence.source import source
    from hansa.language import explain
    from hansa.reports.content import Document, Grid, GridColumn
    from hansa.reports.formats.terminal import print_grid

    words, lang = tongue(), default_language()
    columns = (GridColumn(words("Dataset")), GridColumn(words("Raw file")), GridColumn(words("State")))
    rows = tuple((one.dataset, one.path, words(SYNC[one.state])) for one in results)
    title = words("Raw files")
    print_grid(Document(title, "", lang, (Grid(columns, rows, title),), (), ""))
    for dataset in dict.fromkeys(one.dataset for one in results if one.state == "by hand"):
        manual = source(dataset).manual
        click.echo(words.label(dataset, manual.text(lang) if manual else source(dataset).url))
    for one in results:
        if one.error:
            click.echo(f"hansa: {' '.join(explain(one.error, lang))}", err=True)


for command in (*evidence_added.COMMANDS, *evidence_own.COMMANDS):
    evidence.add_command(command)
add_commands(evidence, "evidence")
