"""Where many independent tasks run: on this machine's cores, or on a Ray cluster; the same numbers from both.

A task carries its own seed, and results come back in the order of tasks, so that where and when one runs leaves no trace.
"""

from __future__ import annotations

import math
import os
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar, get_args

from hansa.errors import InputError
from hansa.routing.parallel import Progress, run_sharded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")

ExecutorPlace = Literal["local", "ray"]

_LOOPBACK = "127.0.0.1"
_POLL_S = 0.1
"""Seconds between looks at what has ended, so that an interruption by the keyboard is heard meanwhile."""
_TASKS_A_SLOT = 4
"""Parts that a cluster's core takes on average: enough to even out, few enough that sending them costs little."""


class Executor(Protocol):
    """Runs one function over many tasks that share what they read."""

    def run(
        self, work: Callable[[S, T], R], shared: S, tasks: Sequence[T], progress: Progress | None = None
    ) -> list[R]:
        """Call ``work(shared, task)`` for every task.

        Parameters
        ----------
        work : callable
            A module's function that depends on its arguments alone and changes none of them.
        shared : object
            What all tasks read: handed over once, never copied on this machine.
        tasks : sequence
            Small.
        progress : callable, optional
            Told of tasks done and in all.

        Returns
        -------
        list
            Results in the order of `tasks`.

        Raises
        ------
        KeyboardInterrupt
            When what runs has stopped.
        """
        ...


class LocalPool:
    """Threads over this machine's cores: the kernels let go of the interpreter, and nothing is copied."""

    def run(
        self, work: Callable[[S, T], R], shared: S, tasks: Sequence[T], progress: Progress | None = None
    ) -> list[R]:
        """See :meth:`Executor.run`."""

        def job(indices: Iterator[int]) -> list[tuple[int, R]]:
            return [(index, work(shared, tasks[index])) for index in indices]

        if not tasks:
            return []
        done = dict(pair for part in run_sharded(job, len(tasks), progress) for pair in part)
        return [done[index] for index in range(len(tasks))]


class RayPool:
    """The cores of a Ray cluster, or of this machine under Ray.

    A cluster that is already joined is used as it is. Otherwise Ray's own rules say which to join (``RAY_ADDRESS``), and where
    there is none, one is begun on this machine alone and ended after the run.

    Raises
    ------
    InputError
        ``no-ray``: Ray is not installed.
    """

    def __init__(self, cores: int | None = None) -> None:
        try:
            import ray
        except ImportError as error:
            raise InputError("no-ray") from error
        self._ray: Any = ray
        self._cores = cores

    def run(
        self, work: Callable[[S, T], R], shared: S, tasks: Sequence[T], progress: Progress | None = None
    ) -> list[R]:
        """See :meth:`Executor.run`."""
        if not tasks:
            return []
        own = not self._ray.is_initialized()
        if own:
            self._begin()
        try:
            return self._run(work, shared, tasks, progress)
        finally:
            if own:
                self._ray.shutdown()

    def _begin(self) -> None:
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nobody is told what runs here
        quiet = {"log_to_driver": False, "logging_level": "error"}
        if os.environ.get("RAY_ADDRESS"):
            self._ray.init(**quiet)
        else:
            self._ray.init("local", num_cpus=self._cores, include_dashboard=False, _node_ip_address=_LOOPBACK, **quiet)

    def _run(self, work: Callable[[S, T], R], shared: S, tasks: Sequence[T], progress: Progress | None) -> list[R]:
        ray = self._ray
        held = ray.put(shared)
        remote = ray.remote(max_retries=1)(_do_part).options(num_cpus=1)
        parts = _split(tasks, int(ray.cluster_resources().get("CPU", 1)) * _TASKS_A_SLOT)
        futures = [remote.remote(work, held, part) for part in parts]
        sizes = dict(zip(futures, map(len, parts), strict=True))
        try:
            waiting, done = futures, 0
            while waiting:
                ready, waiting = ray.wait(waiting, num_returns=1, timeout=_POLL_S)
                ray.get(ready)  # an error ends the run at once
                done += sum(sizes[future] for future in ready)
                if progress is not None:
                    progress(done, len(tasks))
            return [result for part in ray.get(futures) for result in part]
        except BaseException:
            for future in futures:
                ray.cancel(future)
            raise


def open_executor(place: ExecutorPlace = "local", cores: int | None = None) -> Executor:
    """Choose where tasks run.

    Parameters
    ----------
    place : {"local", "ray"}
        This machine's threads, or Ray.
    cores : int, optional
        For a Ray that is begun on this machine; all by default.

    Returns
    -------
    Executor
        See there.

    Raises
    ------
    InputError
        ``unknown-executor``, ``no-ray``.
    """
    if place not in get_args(ExecutorPlace):
        raise InputError("unknown-executor", name=place, known=", ".join(get_args(ExecutorPlace)))
    return RayPool(cores) if place == "ray" else LocalPool()


def _do_part(work: Callable[[S, T], R], shared: S, part: Sequence[T]) -> list[R]:
    return [work(shared, task) for task in part]


def _split(tasks: Sequence[T], count: int) -> list[Sequence[T]]:
    size = math.ceil(len(tasks) / max(count, 1))
    return [tasks[start : start + size] for start in range(0, len(tasks), size)]
