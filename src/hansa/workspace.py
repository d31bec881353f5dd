"""The folder in which a unit keeps its work, and how a file is written so that none is lost."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from hansa.errors import InputError

VARIABLE = "HANSA_WORKSPACE"


def folder() -> Path:
    """Return the folder that ``HANSA_WORKSPACE`` names, else ``hansa-workspace`` in the current folder."""
    return Path(os.environ.get(VARIABLE, "hansa-workspace"))


def editions() -> Path:
    """Return the folder that holds the workspace's editions."""
    return folder() / "evidence" / "editions"


def own_editions() -> Path:
    """Return the folder that holds the editions with figures of the user's own."""
    return folder() / "evidence" / "own"


def downloads() -> Path:
    """Return the folder that holds the raw public datasets."""
    return folder() / "evidence" / "raw"


def cache_folder() -> Path:
    """Return the folder for what can be computed again."""
    return folder() / "evidence" / "cache"


def ensure_folder(path: Path) -> Path:
    """Create a folder for results if need be.

    Raises
    ------
    InputError
        ``unwritable-folder`` where it cannot be created or written to.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path):
            pass
    except OSError as error:
        raise InputError("unwritable-folder", path=path, reason=error.strerror) from error
    return path


@contextmanager
def replaced_file(path: Path) -> Iterator[Path]:
    """Give a temporary path beside ``path`` and swap it in by rename once it is written whole.

    A failure or an interrupt inside the block leaves the former file as it was.
    """
    if path.is_dir():
        raise InputError("is-a-folder", path=path)
    ensure_folder(path.parent)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=path.suffix)
    os.close(handle)
    beside = Path(name)
    try:
        yield beside
        beside.chmod(0o644)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def replaced_folder(path: Path) -> Iterator[Path]:
    """Give an empty folder beside ``path`` and swap it in by rename once it is complete.

    The former folder is moved aside first and removed last, so that at every moment one whole folder exists.
    """
    path = path.resolve()
    ensure_folder(path.parent)
    beside = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}."))
    beside.chmod(0o755)
    former = path.with_name(f".{path.name}.former")
    try:
        yield beside
        while beside.exists():
            _swap(beside, path, former)
        shutil.rmtree(former, ignore_errors=True)
    finally:
        recover_folder(path)
        shutil.rmtree(beside, ignore_errors=True)


def _swap(beside: Path, path: Path, former: Path) -> None:
    recover_folder(path)
    shutil.rmtree(former, ignore_errors=True)  # left by a swap that was killed after its second rename
    if path.exists():
        path.rename(former)
    try:
        beside.rename(path)
    except OSError:
        if not path.exists():
            raise
        # a reader took the pause between the two renames for a kill, and put the former back: once more


def recover_folders(parent: Path) -> None:
    """Undo every killed swap of a folder directly below ``parent``."""
    for former in parent.glob(".*.former"):
        recover_folder(parent / former.name[1:].removesuffix(".former"))


def recover_folder(path: Path) -> None:
    """Undo a swap that was killed between its two renames, so that the former folder is whole again."""
    path = path.resolve()
    former = path.with_name(f".{path.name}.former")
    if former.exists() and not path.exists():
        with suppress(OSError):  # a writer was quicker
            former.rename(path)
