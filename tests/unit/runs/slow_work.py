"""The process of a run, with kinds of work that a test can watch."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hansa.errors import InputError
from hansa.runs import work

if TYPE_CHECKING:
    from hansa.evidence import Edition


def _count(edition: Edition, request: dict[str, Any], report: work.Tell) -> dict[str, Any]:
    """Count, and wait in the middle as long as a file is there."""
    print("a library speaks")  # and is not heard
    for done in range(3):
        report(done, 3)
        while Path(request.get("gate") or "-").exists():
            time.sleep(0.01)
    return {"counted": request["to"], "edition": edition.id, "process": os.getpid()}


def _refuse(edition: Edition, request: dict[str, Any], report: work.Tell) -> dict[str, Any]:
    raise InputError("no-such-thing" if request.get("odd") else "unknown-scenario", name="<x>", suggestion="–")


def _die(edition: Edition, request: dict[str, Any], report: work.Tell) -> dict[str, Any]:
    report(1, 2)
    os._exit(3)


def _fail(edition: Edition, request: dict[str, Any], report: work.Tell) -> dict[str, Any]:
    raise ZeroDivisionError


KINDS = {"count": _count, "refuse": _refuse, "die": _die, "fail": _fail}

if __name__ == "__main__":
    work.compute = lambda edition, kind, request, tell: KINDS[kind](edition, request, tell)
    work.main()
