"""Downloading a raw file: resumed where it broke off, checked against its hash, put in place whole."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from hansa import workspace
from hansa.errors import SourceUnavailable

CHUNK_BYTES = 1 << 18
TIMEOUT_S = 30
PARTIAL_CONTENT = 206
RANGE_NOT_SATISFIABLE = 416

DownloadProgress = Callable[[int, int], None]
"""Called with the bytes received and the bytes expected (0 if the server does not say)."""


def fetch(
    dataset: str, url: str, path: Path, *, sha256: str | None = None, progress: DownloadProgress | None = None
) -> None:
    """Download a file to ``path``; what an interrupted download left in ``<path>.part`` is continued.

    Parameters
    ----------
    dataset : str
        Named in errors.
    url : str
        Its public address.
    path : Path
        Where it goes, below the raw folder.
    sha256 : str, optional
        Hash that it must have; a file that has another is not kept.
    progress : callable, optional
        See :data:`DownloadProgress`.

    Raises
    ------
    SourceUnavailable
        ``download-failed`` (try again: what came so far is kept) or ``hash-differs``.
    InputError
        ``unwritable-folder``.
    """
    import pooch
    import requests

    part = path.with_name(f"{path.name}.part")
    workspace.ensure_folder(path.parent)
    downloader = _Resuming(part, progress or (lambda *_: None))
    pooch.get_logger().setLevel("WARNING")
    try:
        pooch.retrieve(
            url,
            known_hash=f"sha256:{sha256}" if sha256 else None,
            fname=path.name,
            path=path.parent,
            downloader=downloader,
        )
    except (OSError, requests.RequestException) as error:  # some of requests' errors are ValueErrors as well
        raise SourceUnavailable("download-failed", dataset=dataset, url=url, reason=_name(error)) from error
    except ValueError as error:
        part.unlink(missing_ok=True)
        raise SourceUnavailable("hash-differs", dataset=dataset, url=url) from error
    part.unlink(missing_ok=True)


def _name(error: Exception) -> str:
    response = getattr(error, "response", None)
    return f"HTTP {response.status_code}" if response is not None else type(error).__name__


class _Resuming:
    """A downloader for pooch that asks the server for the rest of a partial file."""

    def __init__(self, part: Path, progress: DownloadProgress) -> None:
        self.part = part
        self.progress = progress

    def __call__(self, url: str, output_file: str | IO[bytes], pooch: Any, check_only: bool = False) -> None:
        import requests

        have = self.part.stat().st_size if self.part.exists() else 0
        headers = {"Accept-Encoding": "identity"}  # a range counts the bytes as they are sent
        if have:
            headers["Range"] = f"bytes={have}-"
        with requests.get(url, headers=headers, stream=True, timeout=TIMEOUT_S) as response:
            if response.status_code != RANGE_NOT_SATISFIABLE:
                response.raise_for_status()
                self._append(response, have if response.status_code == PARTIAL_CONTENT else 0)
            elif response.headers.get("Content-Range") != f"bytes */{have}":
                self.part.unlink()  # longer than the file: left by another one
                self(url, output_file, pooch)
                return
        shutil.copyfile(self.part, str(getattr(output_file, "name", output_file)))

    def _append(self, response: Any, have: int) -> None:
        import requests

        total = have + int(response.headers.get("Content-Length", 0))
        with self.part.open("ab" if have else "wb") as file:
            for chunk in response.iter_content(CHUNK_BYTES):
                file.write(chunk)
                have += len(chunk)
                self.progress(have, total)
        if total > 0 and have < total:
            raise requests.ConnectionError(response=None)
