"""``hansa strategy export``: a strategy as documents in both languages, as JSON and as StratML."""

from __future__ import annotations

from pathlib import Path

import click

from hansa.cli.speech import STRATEGY_FILE, edition_option, json_option, opened, print_json, text
from hansa.errors import InputError
from hansa.language import LANGUAGES


@click.command(
    help=text("Write a strategy as documents to hand over and in open formats, one file a format and language.")
)
@click.argument("file", type=STRATEGY_FILE)
@click.option(
    "--format",
    "formats",
    default="docx,pdf",
    show_default=True,
    help=text("Formats to write, separated by commas: html, docx, odt, pdf, md, json, stratml1, stratml2."),
)
@click.option("--lang", "langs", help=text("Languages, separated by commas: en, fr; by default the strategy’s own."))
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("strategies"), help=text("Folder for the documents.")
)
@click.option(
    "--peers",
    default="region",
    help=text("Group to stand beside: region, income, size, a membership or a list of countries."),
)
@edition_option
@json_option
def export(
    file: Path,
    formats: str,
    langs: str | None,
    out: Path,
    peers: str,
    edition_folder: Path | None,
    as_json: bool,
) -> None:
    """Write a strategy's documents."""
    from hansa.questions.strategy_files import open_strategy
    from hansa.reports.strategy import gather_report
    from hansa.reports.strategy.answers import StrategyAnswer
    from hansa.reports.strategy.document import check_formats

    wanted = check_formats(formats.split(","))
    edition = opened(edition_folder)
    strategy = open_strategy(file, edition).strategy
    tongues = _read_languages(langs or strategy.lang)
    answer = StrategyAnswer(gather_report(strategy, edition, peers), file.stem)
    paths = []
    for lang in tongues:
        written = answer.write(wanted, out, lang)
        for path in written:
            click.echo(path, err=as_json)
        paths += written
    if as_json:
        print_json({"file": str(file), "edition": edition.id, "written": [str(path) for path in paths]})


def _read_languages(written: str) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(part.strip().lower() for part in written.split(",")))
    for lang in wanted:
        if lang not in LANGUAGES:
            raise InputError("unknown-language", name=lang, known=", ".join(LANGUAGES))
    return wanted
