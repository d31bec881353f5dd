"""``hansa depend``: whom a country depends on, layer by layer."""

from __future__ import annotations

from pathlib import Path

import click

from hansa.cli.speech import console, edition_option, json_option, lang_option, opened, print_json, text


@click.command(help=text("Show whom a country depends on, layer by layer: shares, concentration, suppliers, gaps."))
@click.argument("country")
@click.option("--layer", help=text("Only this layer, with more of its suppliers."))
@click.option(
    "--peers",
    default="region",
    help=text("Group to stand beside: region, income, size, a membership or a list of countries."),
)
@lang_option
@edition_option
@json_option
def depend(country: str, layer: str | None, peers: str, lang: str, edition_folder: Path | None, as_json: bool) -> None:
    """Show a country's dependence."""
    from hansa.countries import resolve
    from hansa.language import language
    from hansa.reports.brief.terminal import print_layers
    from hansa.reports.dependence import dependence_to_json, profile_country

    place, edition = resolve(country), opened(edition_folder)
    if as_json:
        print_json(dependence_to_json(edition, place, layer, peers, lang))
    else:
        print_layers(console(), profile_country(edition, place, layer, peers), language(lang))
