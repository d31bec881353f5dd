"""The workspace's own figures: brought in and taken back one at a time, whole or not at all."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hansa import workspace
from hansa.errors import InputError
from hansa.evidence.edition import MANIFEST, Edition, available, find_own, open_with
from hansa.nearest import LOOSE, suggest
from hansa.own.changes import FigureChanges, compare
from hansa.own.derive import LICENCE, OwnFile, compose, read_files, write_edition
from hansa.own.kinds import find_kind
from hansa.own.sheet import read_bytes
from hansa.written.values import check_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hansa.evidence.edition import OwnRecord
    from hansa.own.derive import Composed
    from hansa.own.remark import Remark

KEPT = 5
"""Editions with own figures that stay on disk: a server that was started before goes on reading the one it opened."""
DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
LOCAL = re.compile(r"(\d{1,2})/(\d{4})")
LONGEST = 200


@dataclass(frozen=True)
class Brought:
    """What an import or an undoing did.

    Attributes
    ----------
    record : OwnRecord
        What the manifest says of the file.
    source, date : str
        As the user gave them.
    edition : str
        Id of the edition that is now in use; empty where nothing was written.
    again : bool
        Whether the same file was there already, so that nothing changed.
    remarks : tuple of Remark
        Harmless departures in the file.
    changes : FigureChanges
        What is no longer what it was.
    """

    record: OwnRecord
    source: str
    date: str
    edition: str
    again: bool
    remarks: tuple[Remark, ...]
    changes: FigureChanges


def bring_in(
    kind: str, path: Path, *, source: str, day: str, licence: str | None = None, dry_run: bool = False
) -> Brought:
    """Bring a file of own figures into the edition in use.

    Parameters
    ----------
    kind : str
        See :data:`hansa.own.kinds.KINDS`.
    path : Path
        The CSV file.
    source, day, licence : str
        Who vouches for the figures, what they are about (``2026``, ``2026-10``, ``2026-10-31``), what may be done with them.
    dry_run : bool
        Whether only to check and to say what would change.

    Raises
    ------
    InputError
        The first fault of the file or of what is said of it, with the others behind; nothing is then written.
    """
    form = find_kind(kind)
    told, when = _check_source(source), read_day(day)
    allowed = _check_source(licence) if licence else LICENCE
    data = read_bytes(path)
    entered = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    with _alone(dry_run=dry_run):
        base, now, held = _open()
        file = OwnFile("", form.name, path.name, told, when, allowed, entered, data)
        same = next((one for one in held if _is_same(one, file)), None)
        file = same or OwnFile(_free_id(form.slug, when, held), *list(vars(file).values())[1:])
        composed = compose(base, held if same else (*held, file))
        changes = compare(
            now.table, composed.draft.__getitem__, composed.records[file.id].countries, list(base.manifest.tables)
        )
        edition = now if dry_run or (same and now.own) else _write(composed)
    remarks = tuple(composed.remarks[file.id])
    return Brought(
        composed.records[file.id], file.source, when, "" if dry_run else edition.id, same is not None, remarks, changes
    )


def take_back(name: str) -> Brought:
    """Undo an import: the others stay, and without any the base edition is in use again, untouched.

    Raises
    ------
    InputError
        ``own-unknown``, with the nearest id.
    """
    with _alone():
        base, now, held = _open()
        file = next((one for one in held if one.id == name), None)
        if file is None:
            raise _unknown(name, held)
        composed = compose(base, [one for one in held if one.id != name])
        record = next((one for one in now.own if one.id == name), None) or compose(base, held).records[name]
        changes = compare(now.table, composed.draft.__getitem__, record.countries, list(base.manifest.tables))
        edition = _write(composed) if composed.files else _clear(base)
    return Brought(record, file.source, file.date, edition.id, False, (), changes)


def renew() -> Edition:
    """Bring all files into the edition that is in use without them: after a newer one was built or came with the package."""
    with _alone():
        base, now, held = _open()
        if not held or now.own:
            return now
        return _write(compose(base, held))


def find_held(name: str) -> OwnFile:
    """Return the file of an id.

    Raises
    ------
    InputError
        ``own-unknown``.
    """
    _, _, held = _open()
    file = next((one for one in held if one.id == name), None)
    if file is None:
        raise _unknown(name, held)
    return file


def _unknown(name: str, held: Sequence[OwnFile]) -> InputError:
    near = suggest(name, [one.id for one in held], most=1, close=LOOSE)
    return InputError("own-unknown", name=name, suggestion=near[0] if near else "–")


def _open() -> tuple[Edition, Edition, tuple[OwnFile, ...]]:
    """Open the base, the edition in use, and the files that were brought in."""
    folders = available()
    own = find_own()
    base = Edition(folders[1] if own and folders[0] == own else folders[0])
    return base, Edition(folders[0]), read_files(Edition(own)) if own else ()


def _is_same(one: OwnFile, other: OwnFile) -> bool:
    return (one.kind, one.digest, one.source, one.date, one.licence) == (
        other.kind,
        other.digest,
        other.source,
        other.date,
        other.licence,
    )


def _free_id(slug: str, when: str, held: Sequence[OwnFile]) -> str:
    plain = f"own_{slug}_{when.replace('-', '_')}"
    taken = {one.id for one in held}
    names = (plain if number == 1 else f"{plain}_no{number}" for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def _write(composed: Composed) -> Edition:
    folder = workspace.ensure_folder(workspace.own_editions())
    numbers = [int(path.name) for path in folder.iterdir() if path.name.isdecimal()]
    edition = write_edition(composed, folder / f"{max(numbers, default=0) + 1:04d}")
    for number in sorted(numbers)[: -KEPT + 1]:
        shutil.rmtree(folder / f"{number:04d}", ignore_errors=True)
    open_with.cache_clear()
    return edition


def _clear(base: Edition) -> Edition:
    """Remove every edition with own figures, the one in use last, so that a kill half way leaves it in use."""
    folder = workspace.own_editions()
    for path in sorted(path.parent for path in folder.glob(f"*/{MANIFEST}")):
        gone = path.with_name(f".{path.name}.gone")
        path.rename(gone)
        shutil.rmtree(gone, ignore_errors=True)
    open_with.cache_clear()
    return base


@contextmanager
def _alone(*, dry_run: bool = False) -> Iterator[None]:
    """Let one change through at a time, whichever process it comes from."""
    if dry_run:
        yield
        return
    place = workspace.ensure_folder(workspace.own_editions()) / ".lock"
    try:
        held = os.open(place, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    except OSError as error:
        raise InputError("written-unreadable", path=place, reason=error.strerror) from error
    with os.fdopen(held, "r+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _check_source(text: str) -> str:
    plain = " ".join(text.split())
    if not plain or not plain.isprintable() or len(plain) > LONGEST:
        raise InputError("own-source", most=LONGEST)
    return plain


def read_day(text: str) -> str:
    """Return a date as ``2026``, ``2026-10`` or ``2026-10-31``; ``10/2026`` is read too.

    Raises
    ------
    InputError
        ``own-day`` where it is none; ``own-day-ahead`` where it has not come yet.
    """
    plain = text.strip()
    if found := LOCAL.fullmatch(plain):
        plain = f"{found[2]}-{found[1].zfill(2)}"
    try:
        day = check_day(plain) if DAY.fullmatch(plain) else ""
    except ValueError:
        day = ""
    if not day:
        raise InputError("own-day", text=text)
    if day > date.today().isoformat()[: len(day)]:  # noqa: DTZ011 -- the day where the user sits
        raise InputError("own-day-ahead", text=text)
    return day
