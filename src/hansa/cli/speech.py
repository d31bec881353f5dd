"""What commands share in speaking to a person: language, options, tables, progress, errors."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from hansa.error_texts import N_
from hansa.errors import HansaError, InputError
from hansa.language import LANGUAGES, Language, explain, language

if TYPE_CHECKING:
    from hansa.evidence import Edition

CLICK_WORDS = (
    N_("Options"),
    N_("Usage:"),
    N_("Show this message and exit."),
    N_("Show the version and exit."),
    N_("No such command {name!r}."),
    N_("No such option {name!r}."),
    N_("Missing argument"),
    N_("Missing option"),
    N_("Missing command."),
    N_("Invalid value for {param_hint}: {message}"),
    N_("Choose from:\n\t{choices}"),
    N_("default: {default}"),
    N_("env var: {var}"),
)
"""What Click says by itself: it looks these up in the same catalogue."""

STRATEGY_FILE = click.Path(path_type=Path, dir_okay=False)
"""The file of a strategy; questions about one that is published take its name as well."""
Command = TypeVar("Command", bound=Callable[..., Any])


class AsNumber(click.ParamType[int]):
    """The number of a network, as `3215` or `AS3215`."""

    name = "asn"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number."""
        digits = str(value).strip().upper().removeprefix("AS")
        if not digits.isdecimal():
            raise InputError("not-an-asn", text=value)
        return int(digits)


def default_language() -> str:
    """Return the language to speak: ``HANSA_LANG``, else that of the locale, else English."""
    wanted = os.environ.get("HANSA_LANG") or os.environ.get("LC_ALL") or os.environ.get("LANG") or "en"
    return "fr" if wanted.lower().startswith("fr") else "en"


def teach_click() -> None:
    """Let Click speak the same language: it asks gettext's default domain for its own words."""
    import gettext
    from importlib import resources

    gettext.bindtextdomain("hansa", str(resources.files("hansa").joinpath("locale")))
    gettext.textdomain("hansa")
    os.environ["LANGUAGE"] = default_language()


def tongue() -> Language:
    """Return the language of help and messages."""
    return language(default_language())


def text(message: str, /, **fields: object) -> str:
    """Translate a message of the command line itself."""
    return tongue()(message, **fields)


def asked_language(arguments: Sequence[str] | None) -> str:
    """Return the language that a command line asks for by ``--lang``, before it is read; else the default one."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for place, one in enumerate(given):
        wanted = (
            one.partition("=")[2]
            if one.startswith("--lang=")
            else "".join(given[place + 1 : place + 2])
            if one == "--lang"
            else ""
        )
        if wanted in LANGUAGES:
            return wanted
    return default_language()


def say(error: HansaError, lang: str) -> None:
    """Print an error and its cure on one line."""
    message, hint = explain(error, lang)
    click.echo(" ".join(f"hansa: {message} {hint}".rstrip().splitlines()), err=True)


def lang_option(command: Command) -> Command:
    """Add ``--lang``."""
    return click.option(
        "--lang",
        type=click.Choice(["en", "fr"]),
        default=default_language,
        help=text("Language of the result."),
    )(command)


def json_option(command: Command) -> Command:
    """Add ``--json``."""
    return click.option("--json", "as_json", is_flag=True, help=text("Print one JSON object."))(command)


def edition_option(command: Command) -> Command:
    """Add ``--edition``."""
    return click.option(
        "--edition",
        "edition_folder",
        type=click.Path(path_type=Path),
        envvar="HANSA_EDITION",
        help=text("Folder of the edition to read; by default the workspace's newest, else the embedded one."),
    )(command)


def opened(folder: Path | None) -> Edition:
    """Open the edition that a command works on."""
    from hansa.evidence import open_edition
    from hansa.evidence.edition import find_left_out

    edition = open_edition(folder)
    if find_left_out(edition):
        click.echo(
            text(
                "hansa: own figures that were brought in are not in this newer edition; `hansa evidence renew` brings them into it."
            ),
            err=True,
        )
    return edition


def print_json(value: object) -> None:
    """Print a value as JSON on standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False))


@contextmanager
def progress_bar(title: str) -> Iterator[Callable[[int, int, str], None]]:
    """Show progress on standard error while the block runs; give the function to report it with."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    terminal = Console(stderr=True)
    with Progress(*columns, console=terminal, disable=not terminal.is_terminal) as bar:
        task = bar.add_task(title, total=None)

        def report(done: int, total: int, what: str) -> None:
            bar.update(task, completed=done, total=total, description=f"{title}: {what}" if what else title)

        yield report


YES = {"en": ("y", "yes"), "fr": ("o", "oui", "y", "yes")}
"""What people type to agree, in their language."""


def confirm(question: str, words: Language) -> None:
    """Ask whether to go on, and stop where the answer is anything but yes.

    Raises
    ------
    click.Abort
        The answer is no, or there is none.
    """
    choice = words("[yes/no]")
    answer: str = click.prompt(f"{question} {choice}", default="", show_default=False, err=True)
    if answer.strip().lower() not in YES[words.lang]:
        raise click.Abort
