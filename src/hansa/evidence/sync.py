"""Bringing the raw files of every dataset into the workspace."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from hansa import workspace
from hansa.errors import HansaError, SourceUnavailable
from hansa.evidence.edition import hash_file
from hansa.evidence.raw import Raw
from hansa.evidence.source import RawFile, Source
from hansa.evidence.sources.download import fetch

SyncState = Literal["present", "copied", "downloaded", "by hand", "failed"]
SyncProgress = Callable[[str, int, int], None]
"""Called with a file's path, the bytes received and the bytes expected."""


@dataclass(frozen=True)
class Synced:
    """What became of one raw file; ``error`` says why where it failed."""

    dataset: str
    path: str
    state: SyncState
    error: HansaError | None = None


def sync_sources(
    sources: Iterable[Source],
    into: Path,
    *,
    origin: Path | None = None,
    mirror: str | None = None,
    progress: SyncProgress | None = None,
) -> Iterator[Synced]:
    """Bring each dataset's raw files into a folder, and say of each what became of it.

    Parameters
    ----------
    sources : iterable of Source
        The datasets; those that a package brings need nothing.
    into : Path
        The raw folder.
    origin : Path, optional
        A folder that already holds raw files, under the same paths; it is looked into first.
    mirror : str, optional
        An address that serves raw files under the same paths, asked instead of the publishers.
    progress : callable, optional
        See :data:`SyncProgress`.
    """
    workspace.ensure_folder(into)
    for source in sources:
        for file in source.files:
            address = f"{mirror.rstrip('/')}/{file.path}" if mirror else file.url
            yield _sync_file(source, file, into, origin, address, progress)


def _sync_file(
    source: Source, file: RawFile, into: Path, origin: Path | None, address: str | None, progress: SyncProgress | None
) -> Synced:
    here = Raw(source, into).find(file.path)
    if here and file.sha256 in (None, hash_file(here)):
        return Synced(source.id, file.path, "present")
    there = Raw(source, origin).find(file.path) if origin else None
    if there and origin:
        if file.sha256 not in (None, hash_file(there)):
            error = SourceUnavailable("hash-differs", dataset=source.id, url=there)
            return Synced(source.id, file.path, "failed", error)
        with workspace.replaced_file(into / there.relative_to(origin)) as beside:
            shutil.copyfile(there, beside)
        return Synced(source.id, file.path, "copied")
    if not address:
        return Synced(source.id, file.path, "by hand")
    try:
        fetch(
            source.id,
            address,
            into / file.path,
            sha256=file.sha256,
            progress=(lambda have, total: progress(file.path, have, total)) if progress else None,
        )
    except HansaError as error:
        return Synced(source.id, file.path, "failed", error)
    return Synced(source.id, file.path, "downloaded")
