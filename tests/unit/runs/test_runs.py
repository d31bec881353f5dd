"""Runs: computed by a process of their own, kept whatever happens, cancelled and resumed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hansa.errors import InputError
from hansa.evidence.edition import embedded_folder
from hansa.runs import queue as room
from hansa.runs.queue import Run, Runs
from hansa.store import open_store
from tests.patience import PATIENCE_S

WORK = (sys.executable, str(Path(__file__).with_name("slow_work.py")))


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'hansa.db'}"


@pytest.fixture
def gate(tmp_path: Path) -> Path:
    """Return a file: as long as it is there, counting waits."""
    path = tmp_path / "gate"
    path.touch()
    return path


@pytest.fixture
def runs(address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Runs]:
    monkeypatch.setattr(room, "COMMAND", WORK)
    store = open_store(address)
    opened = Runs(store, "an-edition", str(embedded_folder()))
    opened.start()
    yield opened
    opened.stop()
    store.dispose()


def wait(runs: Runs, run: Run, until: Callable[[Run], bool] = lambda run: not run.open) -> Run:
    """Wait until a run is so far."""
    end = time.monotonic() + PATIENCE_S
    while not until(found := runs.find(run.id)):
        assert time.monotonic() < end, found
        time.sleep(0.01)
    return found


def is_waiting(run: Run) -> bool:
    return run.state == "running" and run.total == 3


def test_a_run_is_computed_elsewhere_and_kept(runs: Runs) -> None:
    asked = runs.submit("count", {"to": 7}, "ana")
    assert asked.state == "queued"
    run = wait(runs, asked)
    assert (run.state, run.done, run.total, run.account) == ("done", 3, 3, "ana")
    assert run.result is not None
    assert run.result["counted"] == 7
    assert run.result["process"] != os.getpid()
    assert run.ended_at is not None
    assert [one.id for one in runs.recent("count")] == [run.id]
    assert runs.recent("other") == []


def test_runs_are_worked_off_one_after_the_other(runs: Runs, gate: Path) -> None:
    first, second = runs.submit("count", {"to": 1, "gate": str(gate)}), runs.submit("count", {"to": 2})
    wait(runs, first, is_waiting)
    assert runs.find(second.id).state == "queued"
    assert [run.state for run in runs.recent()] == ["queued", "running"]
    gate.unlink()
    assert wait(runs, first).state == "done"
    assert wait(runs, second).state == "done"


def test_what_hansa_refuses_is_told_by_its_code(runs: Runs) -> None:
    run = wait(runs, runs.submit("refuse", {}))
    assert run.state == "failed"
    assert run.error == {"code": "unknown-scenario", "fields": {"name": "<x>", "suggestion": "–"}}


@pytest.mark.parametrize("kind", ["die", "fail", "no such kind"])
def test_a_process_that_dies_is_told_and_the_next_run_goes_on(runs: Runs, kind: str) -> None:
    run = wait(runs, runs.submit(kind, {}))
    assert run.state == "failed"
    assert run.error == {"code": "run-died", "fields": {}}
    assert wait(runs, runs.submit("count", {"to": 1})).state == "done"


def test_a_process_that_cannot_be_started_does_not_stop_the_queue(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "COMMAND", ("/no/such/program",))
    first = runs.submit("count", {"to": 1})
    assert wait(runs, first).state == "failed"
    monkeypatch.setattr(room, "COMMAND", WORK)
    assert wait(runs, runs.submit("count", {"to": 1})).state == "done"


def test_a_run_is_cancelled_queued_or_running(runs: Runs, gate: Path) -> None:
    running, queued = runs.submit("count", {"to": 1, "gate": str(gate)}), runs.submit("count", {"to": 2})
    wait(runs, running, is_waiting)
    for run in (queued, running):
        assert runs.cancel(run.id).state == "cancelled"
        assert runs.find(run.id).state == "cancelled"
    gate.unlink()
    assert wait(runs, runs.submit("count", {"to": 3})).state == "done"
    assert runs.cancel(running.id).state == "cancelled", "and stays so"
    done = wait(runs, runs.resume(running.id))
    assert done.state == "done"
    assert runs.resume(done.id).id != done.id, "what is done is computed anew beside its result"
    assert runs.find(done.id).result == done.result
    assert runs.find(queued.id).state == "cancelled"


def test_a_run_resumed_at_once_is_not_ended_by_its_former_process(runs: Runs, gate: Path) -> None:
    run = runs.submit("count", {"to": 1, "gate": str(gate)})
    for _ in range(3):
        wait(runs, run, is_waiting)
        runs.cancel(run.id)
        runs.resume(run.id)
    wait(runs, run, is_waiting)
    gate.unlink()
    assert wait(runs, run).state == "done"


def test_what_has_ended_cannot_be_cancelled(runs: Runs) -> None:
    run = wait(runs, runs.submit("count", {"to": 1}))
    assert runs.cancel(run.id) == run


def test_a_server_that_stops_leaves_its_runs_interrupted(runs: Runs, gate: Path) -> None:
    running, queued = runs.submit("count", {"to": 1, "gate": str(gate)}), runs.submit("count", {"to": 2})
    wait(runs, running, is_waiting)
    runs.stop()
    assert [runs.find(run.id).state for run in (running, queued)] == ["interrupted", "interrupted"]


@pytest.mark.parametrize("name", ["none", "", "\x00", "../../etc/passwd", "x" * 100, "é"])
def test_a_run_that_is_not_there(runs: Runs, name: str) -> None:
    for ask in (runs.find, runs.cancel, runs.resume):
        with pytest.raises(InputError, match="no run"):
            ask(name)


KILLED = """
import sys, time
from hansa.store import open_store
from hansa.runs import queue as room
room.COMMAND = (sys.executable, sys.argv[2])
runs = room.Runs(open_store(sys.argv[1]), "former", sys.argv[4])
runs.start()
first = runs.submit("count", {"to": 1, "gate": sys.argv[3]})
second = runs.submit("count", {"to": 2})
while runs.find(first.id).total != 3:
    time.sleep(0.01)
print(first.id, second.id, runs._process.pid, flush=True)
time.sleep(600)
"""


def test_killed_in_the_middle_nothing_acknowledged_is_lost(
    address: str, gate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = [sys.executable, "-c", KILLED, address, WORK[1], str(gate), str(embedded_folder())]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert server.stdout
    with server.stdout:
        first, second, worker = server.stdout.readline().split()
        server.send_signal(signal.SIGKILL)
        server.wait()
    monkeypatch.setattr(room, "COMMAND", WORK)
    again = Runs(open_store(address), "later", str(embedded_folder()))
    again.start()
    try:
        assert {run.id: (run.state, run.edition) for run in again.recent()} == {
            first: ("interrupted", "former"),
            second: ("interrupted", "former"),
        }
        assert again.find(first).request == {"to": 1, "gate": str(gate)}
        gate.unlink()
        run = wait(again, again.resume(first))
        assert (run.state, run.edition) == ("done", "later")
        _wait_for_the_end_of(int(worker))
    finally:
        again.stop()


def _wait_for_the_end_of(process: int) -> None:
    """Wait until the process of the killed server has ended with it."""
    end = time.monotonic() + PATIENCE_S
    while Path(f"/proc/{process}").exists() and "Z" not in Path(f"/proc/{process}/stat").read_text().split()[2]:
        assert time.monotonic() < end
        time.sleep(0.01)
