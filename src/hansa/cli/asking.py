"""Commands made from questions: arguments, options with their bounds and help, and how an answer is given."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

import click

from hansa.cli.speech import (
    STRATEGY_FILE,
    AsNumber,
    edition_option,
    json_option,
    lang_option,
    opened,
    print_json,
    progress_bar,
    text,
)
from hansa.questions.listing import all_questions
from hansa.questions.question import Ask, Given, asked_of, drop_none, fields_at
from hansa.questions.reading import read_question

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pydantic.fields import FieldInfo

    from hansa.evidence import Edition
    from hansa.questions.question import Question
    from hansa.reports.answer import Answer
    from hansa.routing.parallel import Progress

FILE_ENDINGS = (".yml", ".yaml")


@dataclass(frozen=True)
class Wanted:
    """How an answer is to be given.

    Attributes
    ----------
    formats : tuple of str
        Formats of the files to write; on screen where there are none.
    """

    formats: tuple[str, ...]
    out: Path
    lang: str
    edition_folder: Path | None
    as_json: bool

    @property
    def whole(self) -> bool:
        """Whether a document is to be written."""
        return bool(set(self.formats) - {"json"})


def answer_options(command: Any) -> Any:
    """Add what every answer may be given as: formats, folder, language, edition, JSON."""
    add: list[Callable[[Any], Any]] = [
        click.option(
            "--format", "formats", help=text("Formats to write, separated by commas: html, docx, odt, pdf, md, json.")
        ),
        click.option(
            "--out", type=click.Path(path_type=Path), default=Path("briefs"), help=text("Folder for the documents.")
        ),
        lang_option,
        edition_option,
        json_option,
    ]
    for option in reversed(add):
        command = option(command)
    return command


@dataclass(frozen=True)
class DataFile:
    """A file of data that a command can write beside its answer, or in its place.

    Attributes
    ----------
    flag, told : str
        The option that names the file, and its help.
    write : callable
        Writes an answer's data to a file.
    instead : bool
        Whether nothing is shown on screen then.
    """

    flag: str
    told: str
    write: Callable[[Any, Path], None]
    instead: bool = True


def make_command(question: type[Question], name: str | None = None, table: DataFile | None = None) -> click.Command:
    """Return the command that asks a question; ``table`` is a file of data that it can write too."""

    def ask(
        formats: str | None,
        out: Path,
        lang: str,
        edition_folder: Path | None,
        *,
        as_json: bool,
        data: Path | None = None,
        **values: Any,
    ) -> None:
        from hansa.reports.formats import check_formats

        named = check_formats(formats.split(",")) if formats is not None else ()
        wanted = Wanted(named, out, lang, edition_folder, as_json)
        asked = read_question(question, {key: value for key, value in values.items() if value is not None})
        edition = opened(edition_folder)
        settled = asked.settle(edition)
        answer = settled.answer(open_given(edition, settled, whole=wanted.whole))
        if table and data:
            table.write(answer, data)
            click.echo(data, err=as_json or not table.instead)
        if as_json or wanted.formats or not (table and table.instead and data):
            give(answer, wanted)

    command = answer_options(ask)
    if table:
        command = click.option(table.flag, "data", type=click.Path(path_type=Path), help=text(table.told))(command)
    for field, info in reversed(fields_at("command", question).items()):
        command = _make_parameter(field, info)(command)
    return click.command(name or question.address.split(" ")[-1], help=text(question.summary))(command)


def add_commands(group: click.Group, room: str, tables: Mapping[str, DataFile] | None = None) -> None:
    """Add a command for each question of a room, whose addresses begin with its name; ``tables`` by their commands."""
    for address, question in all_questions().items():
        first, _, rest = address.partition(" ")
        if first == room and rest:
            group.add_command(make_command(question, table=(tables or {}).get(rest)))


def give(answer: Answer, wanted: Wanted) -> None:
    """Give an answer: as JSON, as files, or on screen."""
    if wanted.as_json:
        print_json(answer.to_json(wanted.lang))
    for path in answer.write(wanted.formats, wanted.out, wanted.lang) if wanted.formats else ():
        click.echo(path, err=wanted.as_json)
    if not (wanted.as_json or wanted.formats):
        from hansa.reports.formats.terminal import print_document

        print_document(answer.document(wanted.lang, "screen"))


def open_given(edition: Edition, question: Question, *, whole: bool) -> Given:
    """Return what the command line brings to a question: the edition, and progress on standard error."""
    long = question.takes_long(edition)

    @contextmanager
    def follow(title: str) -> Iterator[Progress | None]:
        if not long:
            yield None
            return
        with progress_bar(text(title)) as bar:
            yield lambda done, total: bar(done, total, "")

    return Given(edition, follow, announce_compilation, whole)


def announce_compilation() -> None:
    """Say that kernels are compiled first."""
    click.echo(text("Compiling once for this machine (about twenty seconds) …"), err=True)


def _make_parameter(field: str, info: FieldInfo) -> Callable[[Any], Any]:
    ask = asked_of(info)
    kind, several = _make_type(info, ask)
    if ask.argument:
        metavar = ask.metavar or None
        return click.argument(
            field, type=kind, nargs=-1 if several else 1, required=info.is_required(), metavar=metavar
        )
    flags = ask.flags or (f"--{field.replace('_', '-')}",)
    told = text(info.description) if info.description else None
    if kind is bool:
        return click.option(*flags, field, is_flag=True, help=told)
    default = None if info.is_required() or several else info.default
    return click.option(
        *flags,
        field,
        type=kind,
        multiple=several,
        required=info.is_required(),
        default=default,
        show_default=default is not None,
        metavar=ask.metavar or None,
        help=told,
    )


def _make_type(info: FieldInfo, ask: Ask) -> tuple[Any, bool]:
    """Return what Click reads a field as, and whether several may be given."""
    kind = drop_none(info.annotation)
    several = get_origin(kind) is tuple
    if several:
        kind = get_args(kind)[0]
    if ask.what in NAMED:
        return NAMED[ask.what], several
    if get_origin(kind) is Literal:
        return click.Choice([str(one) for one in get_args(kind)]), several
    if kind in {bool, Path}:
        return click.Path(path_type=Path) if kind is Path else bool, several
    if kind in {int, float}:
        bounds = {name: getattr(one, key) for one in info.metadata for key, name in BOUNDS.items() if hasattr(one, key)}
        ranged = click.IntRange if kind is int else click.FloatRange
        return ranged(**bounds) if bounds else kind, several
    return str, several


BOUNDS = {"ge": "min", "le": "max"}


class ScenarioName(click.ParamType[Any]):
    """A scenario: the file of that name where there is one, else its id in the library."""

    name = "scenario"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the scenario of a file, or the id."""
        path = Path(str(value))
        if path.suffix.lower() not in FILE_ENDINGS and not _is_file(path):
            return value
        from hansa.stress.scenario import read_scenario

        return read_scenario(path)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name longer than any file's
        return False


NAMED: dict[str, click.ParamType[Any]] = {
    "asn": AsNumber(),
    "scenario": ScenarioName(),
    "strategy": STRATEGY_FILE,
}
"""What the command line reads what is named as."""
