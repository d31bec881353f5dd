"""The process that computes one run: asked on standard input, it answers with lines of JSON on standard output.

A line tells progress (``{"done": 3, "total": 9}``) or ends the run (``{"result": ...}`` or ``{"error": ...}``). The process gives way to
the server's, so that pages stay quick.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hansa.errors import HansaError

if TYPE_CHECKING:
    from hansa.evidence import Edition

NICENESS = 10
Report = Callable[[int, int], None]
Work = Callable[["Edition", dict[str, Any], Report], dict[str, Any]]
KINDS: dict[str, Work] = {}
"""What can be run: each takes the edition, the request and a function to tell progress to, and returns a JSON object."""


def main() -> None:
    """Answer one request."""
    from hansa.evidence import open_edition

    os.nice(NICENESS)
    asked = json.load(sys.stdin)
    try:
        result = KINDS[asked["kind"]](open_edition(Path(asked["edition"])), asked["request"], _tell_progress)
    except HansaError as error:
        _tell({"error": {"code": error.code, "fields": {name: str(value) for name, value in error.fields.items()}}})
        return
    _tell({"result": result})


def _tell_progress(done: int, total: int) -> None:
    _tell({"done": done, "total": total})


def _tell(said: dict[str, Any]) -> None:
    print(json.dumps(said, ensure_ascii=False, allow_nan=False), flush=True)


if __name__ == "__main__":
    main()
