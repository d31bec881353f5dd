"""``hansa evidence add-instrument`` and its kin: instruments that the user brings, lists and takes back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hansa.cli.speech import json_option, print_json, text

if TYPE_CHECKING:
    from hansa.evidence.additions import AddedInstrument


@click.command(
    "add-instrument",
    help=text(
        "Add instruments with their members from a file of CSV or YAML. They are checked, kept in the workspace, and count with their "
        "source in all that reads memberships."
    ),
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@json_option
def add(file: Path, as_json: bool) -> None:
    """Add the instruments of a file."""
    from hansa.evidence import open_edition
    from hansa.evidence.additions import PREFIX, add_instruments

    table = open_edition().table("instruments")
    taken = [name for name, dataset in table.select("id", "dataset").iter_rows() if not dataset.startswith(PREFIX)]
    _tell(add_instruments(file, taken), as_json)


@click.command("added", help=text("List the instruments that were added."))
@json_option
def added(as_json: bool) -> None:
    """List what was added."""
    from hansa.evidence.additions import list_added

    held = list_added()
    if not held and not as_json:
        click.echo(text("No instrument was added."))
        return
    _tell(held, as_json)


@click.command("remove-instrument", help=text("Take back an instrument that was added."))
@click.argument("name", metavar="ID")
@json_option
def remove(name: str, as_json: bool) -> None:
    """Take one back."""
    from hansa.evidence.additions import remove_instrument

    gone = remove_instrument(name)
    if as_json:
        print_json(_describe(gone))
        return
    click.echo(text("{name} is taken back.", name=gone.id))


def _tell(instruments: tuple[AddedInstrument, ...], as_json: bool) -> None:
    if as_json:
        print_json([_describe(one) for one in instruments])
        return
    for one in instruments:
        fields = {
            "id": one.id,
            "name": one.name_en,
            "number": len(one.members),
            "date": one.as_of,
            "source": one.source,
        }
        click.echo(
            text("{id}: {name}; {number} listed, complete as of {date}; source: {source}", **fields)
            if one.whole
            else text("{id}: {name}; {number} listed, incomplete, {date}; source: {source}", **fields)
        )


def _describe(one: AddedInstrument) -> dict[str, Any]:
    return {
        **one.model_dump(include={"id", "name_en", "kind", "as_of", "source", "file", "entered"}),
        "complete": one.whole,
        "listed": len(one.members),
        "dataset": one.dataset,
    }


COMMANDS = (add, added, remove)
