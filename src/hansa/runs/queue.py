"""Runs: what takes longer than a page may, computed by a process of its own, followed, cancelled, kept and resumed."""

from __future__ import annotations

import json
import logging
import queue
import re
import secrets
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from hansa.errors import HansaError, InputError
from hansa.runs.errors import tell_error
from hansa.store.schema import runs

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine

OPEN = ("queued", "running")
SHOWN = 200
MOST_OPEN = 100
STOP_S = 5.0
COMMAND = (sys.executable, "-m", "hansa.runs.work")
ID = re.compile(r"[\w-]{1,32}", re.ASCII)
log = logging.getLogger("hansa.runs")


@dataclass(frozen=True)
class Run:
    """One run.

    Attributes
    ----------
    id : str
        Its address.
    kind : str
        What is asked: see :func:`hansa.questions.listing.find_question`.
    request : dict
        What was asked, enough to ask it again.
    state : {"queued", "running", "done", "failed", "cancelled", "interrupted"}
        How far it is; interrupted by a stop of the server.
    done, total : int
        Steps done, and all of them (0 where not known).
    result, error : dict or None
        What came out: the command line's JSON object, or its error.
    edition : str
        The edition that it rests on.
    """

    id: str
    kind: str
    request: dict[str, Any]
    state: str
    done: int
    total: int
    result: dict[str, Any] | None
    error: dict[str, Any] | None
    edition: str
    account: str | None
    asked_at: datetime
    ended_at: datetime | None

    @property
    def open(self) -> bool:
        """Whether it is still to end."""
        return self.state in OPEN


class Runs:
    """Keeps runs in the store and works them off one after the other.

    Parameters
    ----------
    store : Engine
        Where they are kept; what was acknowledged survives a kill.
    edition : str
        Id of the edition in use.
    edition_folder : str
        Its folder.
    """

    def __init__(self, store: Engine, edition: str, edition_folder: str) -> None:
        self._store, self._edition, self._folder = store, edition, edition_folder
        self._waiting: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._live: dict[str, Run] = {}
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._worker: threading.Thread | None = None

    def start(self) -> None:
        """Mark what a former server left unfinished as interrupted, and begin to work."""
        with self._store.begin() as connection:
            left = runs.update().where(runs.c.state.in_(OPEN))
            connection.execute(left.values(state="interrupted", ended_at=datetime.now(UTC)))
        self._worker = threading.Thread(target=self._work, daemon=True)
        self._worker.start()

    def stop(self) -> None:
        """End the worker; the run in hand is marked interrupted."""
        with self._lock:
            for run in list(self._live.values()):
                self._keep(replace(run, state="interrupted"))
            if self._process:
                self._process.kill()
        self._waiting.put(None)
        if self._worker:
            self._worker.join(STOP_S)

    def submit(self, kind: str, request: dict[str, Any], account: str | None = None) -> Run:
        """Keep a new run and queue it.

        Raises
        ------
        InputError
            ``too-many-runs``.
        """
        if len(self._live) >= MOST_OPEN:
            raise InputError("too-many-runs", most=MOST_OPEN)
        run = Run(
            id=secrets.token_urlsafe(9),
            kind=kind,
            request=request,
            state="queued",
            done=0,
            total=0,
            result=None,
            error=None,
            edition=self._edition,
            account=account,
            asked_at=datetime.now(UTC),
            ended_at=None,
        )
        with self._store.begin() as connection:
            connection.execute(runs.insert().values(**vars(run)))
        self._enqueue(run)
        return run

    def resume(self, run_id: str) -> Run:
        """Queue an ended run again, on the edition now in use; one that is done keeps its result, and a new one is queued."""
        run = self.find(run_id)
        if run.open:
            return run
        if run.state == "done":
            return self.submit(run.kind, run.request, run.account)
        again = replace(
            run, state="queued", done=0, total=0, result=None, error=None, ended_at=None, edition=self._edition
        )
        self._keep(again)
        self._enqueue(again)
        return again

    def cancel(self, run_id: str) -> Run:
        """End a run; one that has ended stays as it is."""
        with self._lock:
            run = self._live.get(run_id)
            if run is None:
                return self._read(run_id)
            ended = replace(run, state="cancelled")
            self._keep(ended)
            if run.state == "running" and self._process:
                self._process.kill()
        return ended

    def find(self, run_id: str) -> Run:
        """Return a run, with its progress.

        Raises
        ------
        InputError
            ``no-run``.
        """
        return self._live.get(run_id) or self._read(run_id)

    def recent(self, *kinds: str) -> list[Run]:
        """Return the newest runs first, of some kinds or of all, without their results."""
        columns = [column for column in runs.c if column.name != "result"]
        wanted = sa.select(*columns).order_by(runs.c.asked_at.desc()).limit(SHOWN)
        if kinds:
            wanted = wanted.where(runs.c.kind.in_(kinds))
        with self._store.connect() as connection:
            found = [Run(**row, result=None) for row in connection.execute(wanted).mappings()]
        return [self._live.get(run.id, run) for run in found]

    def find_same(self, kind: str, request: dict[str, Any]) -> Run | None:
        """Return the newest run that was asked the very same on the edition in use; None where there is none."""
        same = (run for run in self.recent(kind) if run.request == request and run.edition == self._edition)
        found = next(same, None)
        return found and self.find(found.id)

    def _read(self, run_id: str) -> Run:
        if not ID.fullmatch(run_id):
            raise InputError("no-run", id=run_id)
        with self._store.connect() as connection:
            row = connection.execute(sa.select(runs).where(runs.c.id == run_id)).mappings().one_or_none()
        if row is None:
            raise InputError("no-run", id=run_id)
        return Run(**row)

    def _enqueue(self, run: Run) -> None:
        with self._lock:
            self._live[run.id] = run
        self._waiting.put(run.id)

    def _keep(self, run: Run) -> None:
        """Write a run's state; one that has ended is live no more."""
        if not run.open and run.ended_at is None:
            run = replace(run, ended_at=datetime.now(UTC))
        with self._store.begin() as connection:
            connection.execute(runs.update().where(runs.c.id == run.id).values(**vars(run)))
        if not run.open:
            self._live.pop(run.id, None)

    def _work(self) -> None:
        while (run_id := self._waiting.get()) is not None:
            try:
                self._compute(run_id)
            except Exception:  # the next run is not to wait for ever
                log.exception("run %s", run_id)

    def _compute(self, run_id: str) -> None:
        with self._lock:
            run = self._live.get(run_id)
            if run is None or run.state != "queued":
                return
            run = replace(run, state="running")
            self._live[run_id] = run
            self._keep(run)
        said: dict[str, Any] = {}
        try:
            said = self._ask(run)
        finally:
            with self._lock:
                self._process = None
                if last := self._running(run_id):
                    self._keep(_ended(last, said))

    def _running(self, run_id: str) -> Run | None:
        """Return a run that is being computed; one that was cancelled meanwhile may be queued again, and is none."""
        run = self._live.get(run_id)
        return run if run and run.state == "running" else None

    def _ask(self, run: Run) -> dict[str, Any]:
        with self._lock:
            if not self._running(run.id):
                return {}
            process = self._process = _launch()
        try:
            return self._follow(run, process)
        finally:
            process.kill()
            process.wait()

    def _follow(self, run: Run, process: subprocess.Popen[str]) -> dict[str, Any]:
        """Ask a process, note its progress, and return its last word; its input stays open, so that it ends when we do."""
        assert process.stdin  # noqa: S101 -- both are pipes
        assert process.stdout  # noqa: S101
        said: dict[str, Any] = {}
        with suppress(BrokenPipeError), process.stdout, process.stdin:
            process.stdin.write(json.dumps({"kind": run.kind, "request": run.request, "edition": self._folder}) + "\n")
            process.stdin.flush()
            for line in process.stdout:
                said = json.loads(line) if line.endswith("\n") else {}  # killed in the middle of a line
                if "done" not in said:
                    break
                run = replace(run, done=said["done"], total=said["total"])
                with self._lock:
                    if self._running(run.id):
                        self._live[run.id] = run
        return said


def _launch() -> subprocess.Popen[str]:
    return subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")


def _ended(run: Run, said: dict[str, Any]) -> Run:
    if "result" in said:
        return replace(run, state="done", result=said["result"], done=run.total)
    return replace(run, state="failed", error=said.get("error") or tell_error(HansaError("run-died")))
