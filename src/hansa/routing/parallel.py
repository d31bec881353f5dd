"""Work on many batches in threads: with progress, clean interruption and the same sums on any number of cores."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TypeVar

R = TypeVar("R")

Progress = Callable[[int, int], None]
"""Called on the caller's thread with the batches done and the batches in all."""

SHARDS = 8
"""A fixed number, not that of the cores: sums are added in the same order, and come out the same, on every machine."""
_POLL_S = 0.1
"""Seconds between looks at what has ended, so that an interruption by the keyboard is heard meanwhile."""


class _Stopped(Exception):
    """The caller gave up."""


class _Board:
    """What the threads and the caller tell each other."""

    def __init__(self) -> None:
        self.stop = threading.Event()
        self._done = 0
        self._lock = threading.Lock()

    @property
    def done(self) -> int:
        return self._done

    def deal(self, indices: range) -> Iterator[int]:
        for index in indices:
            if self.stop.is_set():
                raise _Stopped
            yield index
            with self._lock:
                self._done += 1


def run_sharded(job: Callable[[Iterator[int]], R], count: int, progress: Progress | None = None) -> list[R]:
    """Deal out `count` batches to at most eight jobs, as many at a time as there are cores.

    The deal does not depend on the number of cores, so that sums of rounded numbers do not either.

    Parameters
    ----------
    job : callable
        Takes an iterator of batch numbers, must exhaust it, and returns what it made of them.
    count : int
        Number of batches.
    progress : callable, optional
        See :data:`Progress`.

    Returns
    -------
    list
        Each job's result, always in the same order.

    Raises
    ------
    KeyboardInterrupt
        After every thread has stopped, at the latest when its present batch is done.
    """
    board = _Board()
    shards = min(SHARDS, max(count, 1))
    with ThreadPoolExecutor(min(shards, os.cpu_count() or 1)) as pool:
        futures = [pool.submit(job, board.deal(range(shard, count, shards))) for shard in range(shards)]
        try:
            _watch(futures, board, count, progress)
            return [future.result() for future in futures]
        except BaseException:
            board.stop.set()
            for future in futures:
                future.cancel()
            raise


def _watch(futures: list[Future[R]], board: _Board, count: int, progress: Progress | None) -> None:
    waiting = set(futures)
    while waiting:
        finished, waiting = wait(waiting, timeout=_POLL_S, return_when="FIRST_EXCEPTION")
        for future in finished:
            future.result()
        if progress is not None:
            progress(board.done, count)
