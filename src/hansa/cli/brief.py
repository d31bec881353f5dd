"""``hansa brief``: a country's brief, on screen or as documents."""

from __future__ import annotations

from pathlib import Path

import click

from hansa.cli.speech import console, edition_option, json_option, lang_option, opened, print_json, text


@click.command(help=text("Write a country's brief: on screen, or as documents to hand over."))
@click.argument("country")
@click.option(
    "--peers",
    default="region",
    help=text("Group to stand beside: region, income, size, a membership or a list of countries."),
)
@click.option(
    "--format", "formats", help=text("Formats to write, separated by commas: html, docx, odt, pdf, md, json.")
)
@click.option("--out", type=click.Path(path_type=Path), default=Path("briefs"), help=text("Folder for the documents."))
@lang_option
@edition_option
@json_option
def brief(
    country: str, peers: str, formats: str | None, out: Path, lang: str, edition_folder: Path | None, as_json: bool
) -> None:
    """Write a country's brief."""
    from hansa.reports.brief import gather_brief
    from hansa.reports.formats import check_formats

    wanted = check_formats(formats.split(",")) if formats is not None else ()
    gathered = gather_brief(country, peers=peers, edition=opened(edition_folder))
    if wanted:
        from hansa.reports.brief.document import write_brief

        for path in write_brief(gathered, wanted, out, lang):
            click.echo(path, err=as_json)
    if as_json:
        from hansa.reports.brief.json_object import brief_to_json

        print_json(brief_to_json(gathered, lang))
    elif not wanted:
        from hansa.reports.brief.terminal import print_brief

        print_brief(console(), gathered, lang)
