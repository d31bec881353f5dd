"""Runs: what takes longer than a page may, computed by a process of its own, followed, cancelled, kept and resumed."""

from __future__ import annotations

import json
import queue
import secrets
import subprocess
import sys
import threading
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from hansa.errors import InputError
from hansa.store.schema import runs

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine

OPEN = ("queued", "running")
SHOWN = 200
STOP_S = 5.0
COMMAND = (sys.executable, "-m", "hansa.web.work")


@dataclass(frozen=True)
class Run:
    """One run.

    Attributes
    ----------
    id : str
        Its address.
    kind : str
        What is computed: a key of :data:`hansa.web.work.KINDS`.
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
        """Keep a new run and queue it."""
        run = Run(
            secrets.token_urlsafe(9), kind, request, "queued", 0, 0, None, None, self._edition, account,
            datetime.now(UTC), None,
        )  # fmt: skip
        with self._store.begin() as connection:
            connection.execute(runs.insert().values(**vars(run)))
        self._enqueue(run)
        return run

    def resume(self, run_id: str) -> Run:
        """Queue an ended run again, on the edition now in use."""
        run = self.find(run_id)
        if run.open:
            return run
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

    def recent(self, kind: str | None = None) -> list[Run]:
        """Return the newest runs first."""
        wanted = sa.select(runs).order_by(runs.c.asked_at.desc()).limit(SHOWN)
        if kind:
            wanted = wanted.where(runs.c.kind == kind)
        with self._store.connect() as connection:
            found = [Run(**row) for row in connection.execute(wanted).mappings()]
        return [self._live.get(run.id, run) for run in found]

    def _read(self, run_id: str) -> Run:
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
            with self._lock:
                run = self._live.get(run_id)
                if run is None or run.state != "queued":
                    continue
                running = replace(run, state="running")
                self._live[run_id] = running
                self._keep(running)
                self._process = _launch()
            self._follow(running, self._process)

    def _follow(self, run: Run, process: subprocess.Popen[str]) -> None:
        said: dict[str, Any] = {}
        asked = json.dumps({"kind": run.kind, "request": run.request, "edition": self._folder})
        try:
            if process.stdin and process.stdout:
                process.stdin.write(asked)
                process.stdin.close()
            for line in process.stdout or ():
                said = json.loads(line)
                if "done" in said:
                    run = replace(run, done=said["done"], total=said["total"])
                    with self._lock:
                        if run.id in self._live:
                            self._live[run.id] = run
        except (BrokenPipeError, ValueError):
            said = {}
        process.wait()
        with self._lock:
            self._process = None
            if run.id in self._live:
                self._keep(_ended(run, said))


def _launch() -> subprocess.Popen[str]:
    return subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")


def _ended(run: Run, said: dict[str, Any]) -> Run:
    if "result" in said:
        return replace(run, state="done", result=said["result"], done=run.total)
    return replace(run, state="failed", error=said.get("error") or {"code": "run-died", "fields": {}})
