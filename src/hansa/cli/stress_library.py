"""``hansa stress list`` and ``show``: the library of named scenarios."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hansa.cli.speech import console, edition_option, json_option, lang_option, opened, print_json, text

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.stress.scenario import Scenario

FILE_ENDINGS = (".yml", ".yaml")


def find_asked(name: str, edition: Edition) -> Scenario:
    """Return the scenario of a file, where there is one of that name, else of the library.

    Raises
    ------
    InputError
        See :func:`hansa.stress.scenario.read_scenario` and :func:`hansa.stress.catalogue.find_scenario`.
    """
    path = Path(name)
    if path.suffix.lower() in FILE_ENDINGS or path.is_file():
        from hansa.stress.scenario import read_scenario

        return read_scenario(path)
    from hansa.stress.catalogue import find_scenario

    return find_scenario(edition, name)


@click.command(
    "list", help=text("List the scenarios of the library: events that were seen, and losses supposed by rule.")
)
@click.option("--kind", help=text("Only scenarios of this kind, such as cable_cut, shutdown or isolation."))
@lang_option
@edition_option
@json_option
def list_library(kind: str | None, lang: str, edition_folder: Path | None, as_json: bool) -> None:  # noqa: D103
    from hansa.errors import InputError
    from hansa.language import language
    from hansa.reports.stress.naming import KIND
    from hansa.stress.catalogue import list_scenarios

    if kind is not None and kind not in KIND:
        raise InputError("unknown-scenario-kind", name=kind, known=", ".join(KIND))
    scenarios = [one for one in list_scenarios(opened(edition_folder)) if kind in {None, one.kind}]
    if as_json:
        from hansa.reports.stress.json_object import scenarios_to_json

        print_json(scenarios_to_json(scenarios, lang))
        return
    from hansa.reports.stress.terminal import escape, make_table

    words = language(lang)
    table = make_table((words("Id"), words("Scenario"), words("Kind")))
    for one in scenarios:
        name = escape(one.name.text(lang)) + ("" if one.shocks else f" [dim]({words('told, not computed')})[/]")
        table.add_row(one.id, name, words(KIND[one.kind]))
    console().print(table)


@click.command(
    help=text(
        "Show a scenario of the library: its story, sources, shocks, and what was observed; a file to begin from."
    )
)
@click.argument("scenario")
@lang_option
@edition_option
@json_option
def show(scenario: str, lang: str, edition_folder: Path | None, as_json: bool) -> None:  # noqa: D103
    from hansa.language import language
    from hansa.stress.catalogue import find_scenario

    edition = opened(edition_folder)
    found = find_scenario(edition, scenario)
    if as_json:
        from hansa.reports.stress.json_object import scenario_to_json

        observed = [one.model_dump(mode="json") for one in found.observed]
        print_json({**scenario_to_json(found, edition, None, language(lang)), "observed": observed})
        return
    click.echo(_write_yaml(found), nl=False)


def _write_yaml(scenario: Scenario) -> str:
    """Return a scenario as a file writes it: an event's own text, else its keys."""
    import yaml

    from hansa.stress.catalogue.events import find_text

    written = find_text(scenario.id)
    if written is not None:
        return written
    keys = scenario.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    return str(yaml.safe_dump(keys, allow_unicode=True, sort_keys=False, width=110))
