"""A live server in a process of its own, as a person starts it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.patience import PATIENCE_S

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PROGRAM = str(Path(sys.executable).with_name("hansa"))
ENDED = ("done", "failed", "cancelled", "interrupted")


@dataclass(frozen=True)
class Server:
    """A server that answers.

    Attributes
    ----------
    address : str
        Its address, without the last stroke.
    process : Popen
        Its process.
    """

    address: str
    process: subprocess.Popen[str]

    def ask(self, path: str, body: object = None, method: str | None = None) -> tuple[int, Any]:
        """Call the interface for programs; return the status and what was answered."""
        content = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.address}{path}", content, method=method)  # noqa: S310
        request.add_header("content-type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:  # noqa: S310
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.load(error)

    def wait(self, run: str, *states: str) -> dict[str, Any]:
        """Wait until a run is in one of some states."""
        end = time.monotonic() + PATIENCE_S
        while (found := self.ask(f"/api/runs/{run}")[1])["state"] not in states:
            assert time.monotonic() < end, found
            time.sleep(0.05)
        return dict(found)


def open_page(browser: Browser, **options: Any) -> Page:
    """Open a page in a window of its own, which waits as long as must be."""
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE_S * 1000)
    return context.new_page()


def environment(workspace: Path) -> dict[str, str]:
    """Return what a program of ours runs with."""
    return {**os.environ, "HANSA_WORKSPACE": str(workspace), "HANSA_LANG": "en", "PYTHONWARNINGS": "ignore"}


@contextmanager
def serving(workspace: Path, *options: str) -> Iterator[Server]:
    """Serve a workspace on a free port of this machine alone."""
    log = workspace / "server.log"
    workspace.mkdir(parents=True, exist_ok=True)
    with log.open("a") as errors:
        process = subprocess.Popen(
            [PROGRAM, "serve", "--port", "0", *options],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env=environment(workspace),
        )
    assert process.stdout
    with process.stdout:
        try:
            said = process.stdout.readline()
            found = re.search(r"http://\S+(?=/)", said)
            assert found, f"the server said {said!r}: {log.read_text()}"
            yield Server(found[0], process)
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE_S)


def run_hansa(workspace: Path, *arguments: str) -> None:
    """Call the command line."""
    done = subprocess.run(
        [PROGRAM, *arguments], env=environment(workspace), check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
