"""The process that computes one run: asked on standard input, it answers with lines of JSON on standard output.

A line tells progress (``{"done": 3, "total": 9}``) or ends the run (``{"result": ...}`` or ``{"error": ...}``). The process gives way to
the server's, so that pages stay quick, and ends with it: its input then ends too.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hansa.errors import HansaError
from hansa.language import LANGUAGES
from hansa.runs.errors import tell_error

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.reports.answer import Answer
    from hansa.routing.parallel import Progress

NICENESS = 10
PERCENT = 100
Tell = Callable[[int, int], None]


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
        result = compute(
            edition, asked["kind"], asked["request"], lambda done, total: tell({"done": done, "total": total})
        )
    except HansaError as error:
        tell({"error": tell_error(error)})
        return
    tell({"result": result})


def compute(edition: Edition, kind: str, request: dict[str, Any], tell: Tell) -> dict[str, Any]:
    """Answer the question of a run.

    Parameters
    ----------
    edition : Edition
        The evidence.
    kind : str
        What the run is called: see :func:`hansa.questions.listing.find_question`.
    request : dict
        The question as :meth:`hansa.questions.question.Question.request` gave it.
    tell : callable
        Told of steps done and steps in all.
    """
    from hansa.questions.listing import find_question
    from hansa.questions.question import Given
    from hansa.questions.reading import read_question

    question = read_question(find_question(kind), request).settle(edition)
    tell(0, 0)
    return keep_answer(question.answer(Given(edition, Stages(tell).follow, whole=True)))


def keep_answer(answer: Answer) -> dict[str, Any]:
    """Return an answer as a run keeps it: the object and the document in each language, so that a later edition changes nothing."""
    from hansa.runs.kept import pack_document

    return {
        "answers": {lang: answer.to_json(lang) for lang in LANGUAGES},
        "documents": {lang: pack_document(answer.document(lang)) for lang in LANGUAGES},
    }


class Stages:
    """Tells the parts of a computation as one progress, in percent: each part takes half of what is left, as nobody knows how many come.

    Parameters
    ----------
    tell : callable
        Told of percent done.
    """

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._begun, self._share = 0.0, 0.0

    @contextmanager
    def follow(self, _title: str) -> Iterator[Progress | None]:
        """Give, while a part lasts, whom to tell its progress."""
        yield self._take
        self._begin()

    def _take(self, done: int, total: int) -> None:
        share = done / total if total else 1.0
        if share < self._share:  # a part may count from its beginning more than once
            self._begin()
        self._share = share
        self._tell(int(PERCENT * (self._begun + share * (1 - self._begun) / 2)), PERCENT)

    def _begin(self) -> None:
        self._begun, self._share = self._begun + (1 - self._begun) / 2, 0.0


def _end_with_server() -> None:
    os.read(sys.stdin.fileno(), 1)
    os._exit(1)


if __name__ == "__main__":
    main()
