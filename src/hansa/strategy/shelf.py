"""The workspace's strategies: listed, opened by their short names, saved whole with every version kept, never over another's hand."""

from __future__ import annotations

import fcntl
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from hansa import workspace
from hansa.errors import InputError
from hansa.strategy.document import Strategy
from hansa.strategy.file import StrategyFile, find_faults, read_strategy, write_strategy
from hansa.strategy.markup import read_text

SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}", re.ASCII)
"""What may name a strategy: nothing that a file system takes for anything but a name."""
TAKEN = ("new",)
"""Names that are pages."""
STAMP = "%Y%m%dT%H%M%S.%fZ"
STAMPED = re.compile(r"\d{8}T\d{6}\.\d{6}Z", re.ASCII)
KEPT_READ = 64
"""Strategies read and checked that stay at hand, by file and time: some unit's, not a world's."""
TICK = timedelta(microseconds=1)

Forums = frozenset[str] | None


@dataclass(frozen=True)
class Shelved:
    """A strategy on the shelf: its short name, when it was last changed, and the file or the first fault that keeps it closed."""

    slug: str
    changed_at: datetime
    held: StrategyFile | None
    fault: InputError | None


@dataclass(frozen=True)
class Version:
    """A version: its name, when it was saved, and its file."""

    stamp: str
    at: datetime
    path: Path


def folder() -> Path:
    """Return the folder of the strategies."""
    return workspace.folder() / "strategies"


def check_slug(slug: str) -> str:
    """Return a short name if it can name a strategy.

    Raises
    ------
    InputError
        ``bad-slug``.
    """
    if not SLUG.fullmatch(slug) or slug.lower() in TAKEN:
        raise InputError("bad-slug", name=slug)
    return slug


def free_slug(wanted: str) -> str:
    """Return a short name made from any text that no strategy has yet."""
    from hansa.countries import fold

    plain = re.sub(r"[^a-z0-9]+", "-", fold(wanted)).strip("-")[:40] or "strategy"
    plain = f"{plain}-1" if plain in TAKEN else plain
    names = (plain if number == 1 else f"{plain}-{number}" for number in range(1, 10_000))
    return next(name for name in names if not (folder() / f"{name}.yml").exists())


def list_strategies(forums: Forums) -> list[Shelved]:
    """Return the strategies, the last changed first; those with faults too, and each says why."""
    found = [_look(path, forums) for path in folder().glob("*.yml") if SLUG.fullmatch(path.stem) and path.is_file()]
    return sorted(found, key=lambda one: (one.changed_at, one.slug), reverse=True)


def count_unnamed() -> int:
    """Return how many files of the folder have names that no address can hold."""
    return sum(not SLUG.fullmatch(path.stem) for path in folder().glob("*.yml"))


def _look(path: Path, forums: Forums) -> Shelved:
    changed_at = _changed_at(path)
    try:
        return Shelved(path.stem, changed_at, open_strategy(path.stem, forums), None)
    except InputError as fault:
        return Shelved(path.stem, changed_at, None, fault)


def open_strategy(slug: str, forums: Forums) -> StrategyFile:
    """Open a strategy.

    Raises
    ------
    InputError
        ``no-strategy``; the first fault of the file, which is told by its name alone.
    """
    path = _find(slug)
    with _told_by_name(path):
        found = path.stat()
        return _read(path, (found.st_ino, found.st_mtime_ns, found.st_size), forums)


@lru_cache(maxsize=KEPT_READ)
def _read(path: Path, stamp: tuple[int, int, int], forums: Forums) -> StrategyFile:  # noqa: ARG001 -- the stamp is the key
    return read_strategy(path, forums)


def read_plain(slug: str) -> str:
    """Return a strategy's file as it is written, with or without faults."""
    path = _find(slug)
    with _told_by_name(path):
        return read_text(path)


def begin_file(slug: str, strategy: Strategy) -> StrategyFile:
    """Put a new strategy on the shelf.

    Raises
    ------
    InputError
        ``bad-slug``, ``slug-taken``.
    """
    path = folder() / f"{check_slug(slug)}.yml"
    with _alone(slug), _told_by_name(path):
        if path.exists():
            raise InputError("slug-taken", name=slug)
        return _write(path, strategy, None)


def change_file(slug: str, digest: str, change: Callable[[Strategy], Strategy], forums: Forums) -> StrategyFile:
    """Change a strategy that is still what a visitor saw; what is equal is not written.

    Parameters
    ----------
    slug : str
        Its short name.
    digest : str
        The hash of what the visitor saw.
    change : callable
        Takes the strategy and returns the new one.
    forums : frozenset of str, optional
        See :func:`hansa.strategy.file.read_strategy`.

    Raises
    ------
    InputError
        ``changed-meanwhile`` where someone else saved it since; what ``change`` raises. The file then stays as it is.
    """
    held = open_strategy(slug, forums)
    if held.digest != digest:
        raise InputError("changed-meanwhile", name=slug)
    changed = change(held.strategy)
    if changed == held.strategy:
        return held
    with _alone(slug), _told_by_name(held.path):
        return _write(held.path, changed, held)


def save_text(slug: str, digest: str, text: str, forums: Forums) -> StrategyFile:
    """Save a strategy as a person wrote it, its comments kept, once it has no fault.

    Raises
    ------
    InputError
        ``changed-meanwhile``; the first fault of the text, with its line; see :func:`list_faults` for all.
    """
    path = _find(slug)
    with _alone(slug), _told_by_name(path):
        if digest_of(slug) != digest:
            raise InputError("changed-meanwhile", name=slug)
        with _beside(path, text) as draft:
            written = read_strategy(draft, forums)
        return _write(path, written.strategy, replace(written, path=path, digest=digest))


def list_faults(slug: str, text: str, forums: Forums) -> list[InputError]:
    """Return every fault of a text that is to become a strategy, told by the strategy's name."""
    path = _find(slug)
    with _beside(path, text) as draft:
        faults = find_faults(draft, forums)
    for fault in faults:
        fault.fields["path"] = path.name
    return faults


def digest_of(slug: str) -> str:
    """Return the hash of a strategy's file."""
    from hashlib import sha256

    return sha256(read_plain(slug).encode()).hexdigest()


def list_versions(slug: str) -> list[Version]:
    """Return the versions of a strategy, the newest first."""
    found = (path for path in _versions(slug).glob("*.yml") if STAMPED.fullmatch(path.stem))
    return [
        Version(path.stem, datetime.strptime(path.stem, STAMP).replace(tzinfo=UTC), path)
        for path in sorted(found, reverse=True)
    ]


def open_version(slug: str, stamp: str, forums: Forums) -> StrategyFile:
    """Open a version.

    Raises
    ------
    InputError
        ``no-version``; the first fault where the file was spoilt.
    """
    _find(slug)
    path = _versions(slug) / f"{stamp}.yml"
    if not STAMPED.fullmatch(stamp) or not path.is_file():
        raise InputError("no-version", name=slug, stamp=stamp)
    with _told_by_name(path):
        found = path.stat()
        return _read(path, (found.st_ino, found.st_mtime_ns, found.st_size), forums)


def _write(path: Path, strategy: Strategy, former: StrategyFile | None) -> StrategyFile:
    """Write a strategy, and keep what it was (where a hand or a command changed it) and what it became."""
    if path.is_file():
        _keep(path, _changed_at(path))
    try:
        written = write_strategy(path, strategy, former)
    except InputError as error:
        if error.code == "strategy-changed":
            raise InputError("changed-meanwhile", name=path.stem) from error
        raise
    _keep(path, datetime.now(UTC))
    return written


def _keep(path: Path, at: datetime) -> None:
    """Keep a file as a version, unless the newest one holds the same."""
    content, kept = path.read_bytes(), list_versions(path.stem)
    if kept and kept[0].path.read_bytes() == content:
        return
    at = max(at, kept[0].at + TICK) if kept else at
    with workspace.replaced_file(_versions(path.stem) / f"{at.strftime(STAMP)}.yml") as beside:
        beside.write_bytes(content)


def _find(slug: str) -> Path:
    """Return the file of a strategy that is there."""
    path = folder() / f"{slug}.yml"
    if not SLUG.fullmatch(slug) or not path.is_file():
        raise InputError("no-strategy", path=f"{slug}.yml")
    return path


def _versions(slug: str) -> Path:
    return folder() / ".versions" / slug


def _changed_at(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


@contextmanager
def _alone(slug: str) -> Iterator[None]:
    """Let one save of a strategy through at a time, whichever thread or server it comes from."""
    place = workspace.ensure_folder(_versions(slug)) / ".lock"
    with place.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def _beside(path: Path, text: str) -> Iterator[Path]:
    """Write a text to a file of its own for as long as it is looked at."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="hansa-") as place:
        draft = Path(place) / path.name
        draft.write_text(text, encoding="utf-8", newline="\n")
        yield draft


@contextmanager
def _told_by_name(path: Path) -> Iterator[None]:
    """Let errors name the file alone: where the server keeps it is nobody's business."""
    try:
        yield
    except InputError as error:
        if "path" in error.fields:
            error.fields["path"] = path.name
        raise
