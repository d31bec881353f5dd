"""The same numbers wherever tasks run."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from hansa.errors import InputError
from hansa.stress.ensembles import measure_resilience
from hansa.stress.executor import LocalPool, RayPool, open_executor
from hansa.stress.exposure import expose_country
from tests.unit.stress.drawn import draw_model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hansa.stress.executor import Executor

TASKS = 23


def draw(shared: float, task: int) -> float:
    if task < 0:
        raise ValueError(task)
    return shared + float(np.random.default_rng([1, task]).random())


@pytest.fixture(scope="module")
def ray_pool() -> Iterator[RayPool]:
    """Join a Ray of this machine alone, for all tests of the module."""
    ray = pytest.importorskip("ray", reason="the extra `cluster` is not installed")
    ray.init("local", num_cpus=2, include_dashboard=False, _node_ip_address="127.0.0.1", log_to_driver=False)
    yield RayPool()
    ray.shutdown()


def check(pool: Executor) -> None:
    told: list[tuple[int, int]] = []
    found = pool.run(draw, 2.0, range(TASKS), lambda done, count: told.append((done, count)))
    assert found == [draw(2.0, task) for task in range(TASKS)]
    assert told[-1] == (TASKS, TASKS)
    assert told == sorted(told)
    assert pool.run(draw, 2.0, []) == []
    with pytest.raises(ValueError, match="-1"):
        pool.run(draw, 2.0, [1, -1, 2])


def test_threads_give_results_in_order() -> None:
    check(LocalPool())


def test_an_interruption_ends_the_run() -> None:
    def interrupt(done: int, count: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        LocalPool().run(draw, 0.0, range(100_000), interrupt)


@pytest.mark.slow
def test_ray_gives_results_in_order(ray_pool: RayPool) -> None:
    check(ray_pool)


@pytest.mark.slow
def test_ray_gives_the_same_curves_as_threads(ray_pool: RayPool) -> None:
    model = draw_model(3, 40)
    exposure = expose_country(model, "TO", coverage=1.0)
    local = measure_resilience(model, exposure, 3, 30, seed=4)
    remote = measure_resilience(model, exposure, 3, 30, seed=4, executor=ray_pool)
    assert (remote.mean_share, remote.low_share, remote.high_share) == (
        local.mean_share,
        local.low_share,
        local.high_share,
    )


@pytest.mark.slow
def test_a_ray_that_was_begun_for_a_run_is_ended_with_it() -> None:
    ray = pytest.importorskip("ray", reason="the extra `cluster` is not installed")
    if ray.is_initialized():
        ray.shutdown()
    assert open_executor("ray", cores=2).run(draw, 1.0, [3, 4]) == [draw(1.0, 3), draw(1.0, 4)]
    assert not ray.is_initialized()


def test_without_ray_the_cure_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(InputError) as caught:
        open_executor("ray")
    assert caught.value.code == "no-ray"
    assert "hansa[cluster]" in caught.value.hint


def test_an_unknown_executor_is_refused() -> None:
    with pytest.raises(InputError, match="slurm") as caught:
        open_executor("slurm")  # type: ignore[arg-type]
    assert "local, ray" in caught.value.hint
