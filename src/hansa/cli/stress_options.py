"""What the commands about stress share: options, the model that answers, and how an answer is given."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hansa.cli.speech import console, edition_option, json_option, lang_option, print_json, progress_bar, text
from hansa.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hansa.evidence import Edition
    from hansa.reports.stress.report import Report
    from hansa.routing.model import Model
    from hansa.routing.parallel import Progress

MODEL = click.option(
    "--model",
    "choice",
    type=click.Choice(["coarse", "full"]),
    help=text("Which graph answers: by default the workspace’s full graph where there is one, else the coarse model."),
)
COUNTRY = click.option(
    "--country",
    "countries",
    multiple=True,
    help=text("Only what it does to this country; may be repeated. Quicker on the full graph."),
)
FORMAT = click.option(
    "--format", "formats", help=text("Formats to write, separated by commas: html, docx, odt, pdf, md, json.")
)
OUT = click.option(
    "--out", type=click.Path(path_type=Path), default=Path("briefs"), help=text("Folder for the documents.")
)


def combine(*options: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return one decorator that adds several options, in the order in which help shows them."""

    def add(command: Any) -> Any:
        for option in reversed(options):
            command = option(command)
        return command

    return add


ANSWER = combine(MODEL, FORMAT, OUT, lang_option, edition_option, json_option)


@dataclass(frozen=True)
class Given:
    """The options that every answer shares, as :data:`ANSWER` adds them."""

    choice: str | None
    formats: str | None
    out: Path
    lang: str
    edition_folder: Path | None
    as_json: bool


def open_graph(choice: str | None, edition: Edition) -> Model:
    """Open the graph that answers.

    Raises
    ------
    InputError
        ``no-full-graph`` where the full graph is asked for and the workspace has none.
    """
    from hansa.routing.model import open_coarse_model, open_full

    announce_compilation()
    model = open_full() if choice != "coarse" else None
    if model is None and choice == "full":
        raise InputError("no-full-graph")
    return model or open_coarse_model(edition)


def announce_compilation() -> None:
    """Say that the kernels are compiled first, where that is due."""
    from hansa.routing import is_compiled

    if not is_compiled():
        click.echo(text("Compiling once for this machine (about twenty seconds) …"), err=True)


def read_countries(names: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the codes of the countries asked about; None for all.

    Raises
    ------
    InputError
        ``unknown-country``.
    """
    from hansa.countries import resolve

    return tuple(dict.fromkeys(resolve(name).code for name in names)) or None


def read_formats(formats: str | None) -> tuple[str, ...]:
    """Return the formats asked for; none where the option is not given."""
    from hansa.reports.formats import check_formats

    return check_formats(formats.split(",")) if formats is not None else ()


def answer(report: Report, wanted: tuple[str, ...], out: Path, lang: str, *, as_json: bool) -> None:
    """Give what was found: as JSON, as documents, or on screen."""
    if as_json:
        print_json(report.to_json(lang))
    if wanted:
        from hansa.reports.stress.document import write_report

        for path in write_report(report, wanted, out, lang):
            click.echo(path, err=as_json)
    elif not as_json:
        report.print(console(), lang)


@contextmanager
def follow(model: Model, title: str, *, long: bool = False) -> Iterator[Progress | None]:
    """Show progress while the block runs, where it takes longer than a moment: on a whole graph, or ``long`` anyway."""
    if model.kind == "coarse" and not long:
        yield None
        return
    with progress_bar(title) as bar:
        yield lambda done, total: bar(done, total, "")
