"""A server of files on this machine, with and without ranges, that can break off, lie, or fall silent."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.patience import PATIENCE_S


@dataclass
class FileServer:
    """What the server holds, how it behaves, and what it was asked."""

    files: dict[str, bytes] = field(default_factory=dict)
    default: bytes | None = None
    """What is sent for every other path."""
    ranges: bool = True
    status: int | None = None
    """Answer everything with this status."""
    break_after: int | None = None
    """Break the next connection after so many bytes."""
    compresses: bool = False
    """Compress for whoever accepts it."""
    silent: threading.Event | None = None
    """Answer only when this is set."""
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    """Path and Range header of each request."""
    first: threading.Event = field(default_factory=threading.Event)
    """Set by the first request."""
    url: str = ""


@contextmanager
def serving(served: FileServer) -> Iterator[FileServer]:
    """Serve on a free port of 127.0.0.1 while the block runs."""

    class Handler(_Handler):
        server_files = served

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_files: FileServer

    def do_GET(self) -> None:
        served = self.server_files
        served.asked.append((self.path, self.headers.get("Range")))
        served.first.set()
        if served.silent:
            served.silent.wait(PATIENCE_S)
        content = served.files.get(self.path, served.default)
        if served.status or content is None:
            self._answer(served.status or 404, b"")
            return
        if served.compresses and "gzip" in self.headers.get("Accept-Encoding", ""):
            self._answer(200, gzip.compress(content), {"Content-Encoding": "gzip"})
            return
        start = self._start() if served.ranges else 0
        if start >= len(content) > 0 and start:
            self._answer(416, b"", {"Content-Range": f"bytes */{len(content)}"})
        elif start:
            self._answer(206, content[start:], {"Content-Range": f"bytes {start}-{len(content) - 1}/{len(content)}"})
        else:
            self._answer(200, content)

    def _start(self) -> int:
        wanted = self.headers.get("Range")
        return int(wanted.removeprefix("bytes=").removesuffix("-")) if wanted else 0

    def _answer(self, status: int, content: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Connection", "close")
        self.end_headers()
        limit, self.server_files.break_after = self.server_files.break_after, None
        self.wfile.write(content[:limit])
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name that the base class gives
        """Keep quiet."""
