"""``hansa countries``: the countries and territories, their codes and names."""

from __future__ import annotations

import click

from hansa.cli.speech import console, json_option, lang_option, print_json, text
from hansa.countries import all_countries
from hansa.language import language


@click.command(help=text("List the countries and territories that Hansa knows, with their codes and names."))
@lang_option
@json_option
def countries(lang: str, as_json: bool) -> None:
    """List countries and territories."""
    listed = all_countries().values()
    if as_json:
        print_json([country.to_json() for country in listed])
        return
    from rich.table import Table

    words = language(lang)
    table = Table(words("Code"), words("Alpha-3"), words("Country or territory"), words("Capital"), box=None)
    for country in sorted(listed, key=lambda one: one.name(lang)):
        table.add_row(country.code, country.alpha3, country.name(lang), country.capital)
    console().print(table)
