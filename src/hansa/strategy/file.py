"""A strategy is a file: read with the line of every fault, written whole or not at all, with a backup of the last good one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from hansa.errors import InputError
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.document import FORMAT, Strategy
from hansa.strategy.layout import to_text
from hansa.strategy.markup import Markup, read_markup, read_text
from hansa.strategy.problems import explain_faults
from hansa.strategy.references import Dangling, find_dangling
from hansa.workspace import replaced_file
from hansa.written import excerpt, show_place


@dataclass(frozen=True)
class StrategyFile:
    """A strategy as its file holds it; ``forums`` are those that its references were checked against."""

    path: Path
    strategy: Strategy
    markup: Markup
    digest: str
    forums: frozenset[str] | None = None


def read_strategy(path: Path, forums: frozenset[str] | None = None) -> StrategyFile:
    """Read a strategy.

    Parameters
    ----------
    path : Path
        The file.
    forums : frozenset of str, optional
        The ids of the forums that an edition knows; without them, forums are not checked.

    Raises
    ------
    InputError
        The first fault in the file, with its line and place; :func:`find_faults` gives them all.
    """
    found = _check(read_text(path), path, forums)
    if isinstance(found, list):
        raise found[0]
    return found


def find_faults(path: Path, forums: frozenset[str] | None = None) -> list[InputError]:
    """Return every fault of a strategy file, in the order of its lines; of a file that is wrong throughout, the first thousand."""
    try:
        found = _check(read_text(path), path, forums)
    except InputError as error:
        return [error]
    return found if isinstance(found, list) else []


def write_strategy(path: Path, strategy: Strategy, former: StrategyFile | None = None) -> StrategyFile:
    """Write a strategy whole, keeping the last good file beside it as ``<name>.bak``.

    Parameters
    ----------
    path : Path
        The file.
    strategy : Strategy
        What is written.
    former : StrategyFile, optional
        What the strategy was made from: its comments are kept, and the file must not have changed since.

    Raises
    ------
    InputError
        ``strategy-changed`` where someone else wrote the file meanwhile; what :func:`read_strategy` raises where the strategy
        refers to what is not there. In both cases the file stays as it is.
    """
    text = to_text(strategy, former.markup if former else None, load_catalogue().steps)
    checked = _check(text, path, former.forums if former else None)  # what is written is what can be read
    if isinstance(checked, list):
        raise checked[0]
    known = former is not None and former.path == path and path.exists()
    if former and known and _digest(read_text(path)) != former.digest:
        raise InputError("strategy-changed", path=path)
    _back_up(path, known)
    with replaced_file(path) as beside:
        beside.write_text(text, encoding="utf-8", newline="\n")
    return checked


def backup_of(path: Path) -> Path:
    """Return where the last good file is kept."""
    return path.with_name(f"{path.name}.bak")


def _back_up(path: Path, known: bool) -> None:
    """Keep what is about to be replaced: a good file as the backup, a broken one beside it, for it never replaces a good backup.

    ``known`` says that the file is what was read, and so has no faults.
    """
    if path.is_file():
        place = backup_of(path) if known or not find_faults(path) else path.with_name(f"{path.name}.broken")
        with replaced_file(place) as beside:
            beside.write_bytes(path.read_bytes())


def _check(text: str, path: Path, forums: frozenset[str] | None) -> StrategyFile | list[InputError]:
    markup = read_markup(text, path)
    _check_format(markup, path)
    try:
        strategy = Strategy.model_validate(markup.data)
    except ValidationError as error:
        return explain_faults(error, Strategy, markup)
    faults = [_fault(one, markup, path) for one in find_dangling(strategy, forums)]
    if faults:
        return sorted(faults, key=lambda fault: int(fault.fields["line"]))
    return StrategyFile(path, strategy, markup, _digest(text), forums)


def _check_format(markup: Markup, path: Path) -> None:
    data = markup.data
    if not isinstance(data, dict) or not {"hansa", "country"} & set(data):
        raise InputError("not-a-strategy", path=path)
    if data.get("hansa") != str(FORMAT):
        raise InputError(
            "strategy-format",
            path=path,
            line=markup.line_of(("hansa",)),
            found=excerpt(data.get("hansa")),
            known=FORMAT,
        )


def _fault(one: Dangling, markup: Markup, path: Path) -> InputError:
    line, place, near = markup.line_of(one.place), show_place(one.place), one.suggestion or "–"
    name = excerpt(one.name)
    if one.kind == "twice":
        return InputError("strategy-id-twice", path=path, line=line, place=place, name=name)
    if one.kind == "expression":
        return InputError("strategy-expression", path=path, line=line, place=place, expression=name, suggestion=near)
    return InputError("strategy-reference", path=path, line=line, place=place, name=name, suggestion=near)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
