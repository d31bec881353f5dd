"""``hansa evidence template``, ``import`` and ``unimport``: own figures brought in and taken back."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hansa import workspace
from hansa.cli.speech import confirm, json_option, lang_option, print_json, text
from hansa.language import language

if TYPE_CHECKING:
    from hansa.language import Language
    from hansa.own.changes import FigureChange
    from hansa.own.shelf import Brought

CSV_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(help=text("Print the file that a kind of own figures expects, each column explained in both languages."))
@click.argument("kind")
@click.option("--out", type=CSV_FILE, help=text("File to write instead of printing it."))
def template(kind: str, out: Path | None) -> None:
    """Print or write a template."""
    from hansa.own.kinds import find_kind, write_template

    content = write_template(find_kind(kind))
    if out is None:
        click.echo(content, nl=False)
        return
    with workspace.replaced_file(out) as beside:
        beside.write_bytes(content.encode("utf-8-sig"))  # the mark by which Excel knows UTF-8
    click.echo(out)


@click.command(
    "import",
    help=text(
        "Bring in own figures from a CSV file: cloud-regions, cables, chip-imports and others (`hansa evidence template KIND`). They are "
        "checked, named as a source in all that uses them, and only what depends on them is computed anew."
    ),
)
@click.argument("kind")
@click.argument("file", type=CSV_FILE)
@click.option(
    "--source", required=True, help=text("Who vouches for the figures, such as “Ministry X, survey of 2026-10”.")
)
@click.option("--date", "day", required=True, help=text("What the figures are about: 2026, 2026-10 or 2026-10-31."))
@click.option("--licence", help=text("What may be done with the file; by default it is not for redistribution."))
@click.option("--dry-run", is_flag=True, help=text("Check the file and say what would change; nothing is written."))
@lang_option
@json_option
def import_(
    kind: str, file: Path, source: str, day: str, licence: str | None, dry_run: bool, lang: str, as_json: bool
) -> None:
    """Bring in a file."""
    from hansa.own.shelf import bring_in

    brought = bring_in(kind, file, source=source, day=day, licence=licence, dry_run=dry_run)
    words = language(lang)
    if as_json:
        print_json(_tell(brought, words))
        return
    click.echo(_say_brought(brought, words, dry_run=dry_run))
    _show(brought, words)
    if not dry_run and not brought.again:
        click.echo(words("Undo: `hansa evidence unimport {id}`.", id=brought.record.id))
    if other := os.environ.get("HANSA_EDITION"):
        click.echo(
            words("HANSA_EDITION names {folder}: commands read that edition, which lacks these figures.", folder=other)
        )


@click.command(help=text("Take own figures back: what they changed is again what it was."))
@click.argument("import_id", metavar="ID")
@click.option("--yes", is_flag=True, help=text("Do not ask."))
@lang_option
@json_option
def unimport(import_id: str, yes: bool, lang: str, as_json: bool) -> None:
    """Take a file back."""
    from hansa.own.shelf import find_held, take_back

    words, held = language(lang), find_held(import_id)
    if not yes:
        question = words("Take back {id} ({source}, file {file})?", id=held.id, source=held.source, file=held.name)
        confirm(question, words)
    brought = take_back(import_id)
    if as_json:
        print_json(_tell(brought, words))
        return
    click.echo(words("{id} is taken back; the edition in use is {edition}.", id=import_id, edition=brought.edition))
    _show(brought, words)


def _say_brought(brought: Brought, words: Language, *, dry_run: bool) -> str:
    from hansa.countries import party

    record = brought.record
    if brought.again:
        return words("{file} is there already, as {id}: nothing changes.", file=record.name, id=record.id)
    fields = {
        "id": record.id,
        "file": record.name,
        "source": brought.source,
        "rows": words.plural("{number} row", "{number} rows", record.rows),
        "countries": words.listing([party(code).name(words.lang) for code in record.countries]),
    }
    if dry_run:
        return words(
            "{file}: {rows} on {countries}, from {source}. Nothing was written; it would become {id}.", **fields
        )
    return words("{file}: {rows} on {countries}, from {source}, brought in as {id}.", **fields)


def _show(brought: Brought, words: Language) -> None:
    if brought.again:
        return
    if brought.remarks:
        click.echo(words("Read as it is written:"))
    for remark in brought.remarks:
        click.echo(f"  {remark.say(words)}")
    changes = brought.changes
    tables = [f"{one.table} ({words.number(one.before)} → {words.number(one.after)})" for one in changes.tables]
    if tables:
        click.echo(
            words(
                "Tables computed anew, with their rows; all others are untouched: {tables}.", tables=", ".join(tables)
            )
        )
    else:
        click.echo(words("No figure changes: the edition has the same ones."))
    if brought.record.kept:
        click.echo(_say_kept(brought.record.kept, words))
    if changes.figures:
        _show_figures(changes.figures, words)
    others = len(set(brought.record.touched) - set(brought.record.countries))
    if others:
        click.echo(
            words.plural(
                "Figures of {number} other country change too.",
                "Figures of {number} other countries change too.",
                others,
            )
        )


def _say_kept(tables: tuple[str, ...], words: Language) -> str:
    return words(
        "Left as they were, for they rest on the full graph of routes, which the tables do not hold: {tables}.",
        tables=", ".join(tables),
    )


def _show_figures(figures: tuple[FigureChange, ...], words: Language) -> None:
    from hansa.countries import party
    from hansa.labels import FIGURE, LAYER
    from hansa.reports.content import Document, Grid, GridColumn
    from hansa.reports.formats.terminal import print_grid

    title = words("What changes")
    columns = (
        GridColumn(words("Country or territory")),
        GridColumn(words("Figure")),
        GridColumn(words("Before"), "right"),
        GridColumn(words("After"), "right"),
    )
    rows = []
    for one in figures:
        name = words(FIGURE[one.figure])
        label = words.label(words(LAYER[one.about]), name) if one.about in LAYER else name
        values = (_write(one.figure, value, words) for value in (one.before, one.after))
        rows.append((party(one.country).name(words.lang), label, *values))
    print_grid(Document(title, "", words.lang, (Grid(columns, tuple(rows), title),), (), ""))


def _write(figure: str, value: float | None, words: Language) -> str:
    if value is None:
        return "–"
    if figure == "foreign_share":
        return words.percent(value, 1)
    if figure == "year":
        return str(int(value))
    return words.number(value, 2 if figure in {"hhi", "capacity_tbps"} else 0)


def _tell(brought: Brought, words: Language) -> dict[str, Any]:
    from dataclasses import asdict

    return {
        **brought.record.model_dump(mode="json"),
        "source": brought.source,
        "date": brought.date,
        "edition": brought.edition or None,
        "again": brought.again,
        "remarks": [remark.say(words) for remark in brought.remarks],
        "changes": asdict(brought.changes),
    }


COMMANDS = (template, import_, unimport)
