"""The process that computes one run: asked on standard input, it answers with lines of JSON on standard output.

A line tells progress (``{"done": 3, "total": 9}``) or ends the run (``{"result": ...}`` or ``{"error": ...}``). The process gives way to
the server's, so that pages stay quick, and ends with it: its input then ends too.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hansa.error_texts import TEXTS
from hansa.errors import HansaError
from hansa.runs import jobs

if TYPE_CHECKING:
    from hansa.evidence import Edition

NICENESS = 10
Report = Callable[[int, int], None]
Work = Callable[["Edition", dict[str, Any], Report], dict[str, Any]]
KINDS: dict[str, Work] = {
    "stress": jobs.run_stress,
    "random": jobs.run_random,
    "worst": jobs.run_worst,
    "harden": jobs.run_harden,
    "alliance-members": jobs.rank_members,
    "alliance-candidates": jobs.rank_candidates,
}
"""What can be run: each takes the edition, the request and a function to tell progress to, and returns a JSON object."""


def main() -> None:
    """Answer one request."""
    from hansa.evidence import open_edition

    os.nice(NICENESS)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    asked = json.loads(sys.stdin.readline())
    threading.Thread(target=_end_with_server, daemon=True).start()

    def tell(said: dict[str, Any]) -> None:
        print(json.dumps(said, ensure_ascii=False, allow_nan=False), file=answers, flush=True)

    try:
        edition = open_edition(Path(asked["edition"]))
        result = KINDS[asked["kind"]](
            edition, asked["request"], lambda done, total: tell({"done": done, "total": total})
        )
    except HansaError as error:
        tell({"error": describe_error(error)})
        return
    tell({"result": result})


def describe_error(error: HansaError) -> dict[str, Any]:
    """Return an error as a run keeps it, to be told in any language."""
    return {"code": error.code, "fields": {name: str(value) for name, value in error.fields.items()}}


def explain_kept(error: dict[str, Any], lang: str) -> tuple[str, str]:
    """Return the sentence and the cure of a kept error; of one that this version does not know, its code."""
    from hansa.errors import rebuild
    from hansa.language import explain

    if error["code"] not in TEXTS:
        return error["code"], ""
    return explain(rebuild(HansaError, error["code"], error["fields"]), lang)


def _end_with_server() -> None:
    os.read(sys.stdin.fileno(), 1)
    os._exit(1)


if __name__ == "__main__":
    main()
