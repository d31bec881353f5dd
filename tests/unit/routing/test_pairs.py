"""All pairs, the matrix on disk, progress and interruption."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import numpy as np
import pytest

from hansa.routing import compile_kernels, is_compiled, solve_routes, summarise_pairs, write_matrix
from hansa.routing.parallel import run_sharded
from tests.reference.routing.obvious import Link, make_graph

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LINKS: list[Link] = [(1, asn, -1) for asn in range(2, 150)] + [(2, 200, 0), (300, 301, -1)]


def test_the_summary_counts_every_ordered_pair() -> None:
    graph = make_graph(LINKS)
    routes = solve_routes(graph, list(range(len(graph))))
    found = summarise_pairs(graph)
    lengths = routes.length[routes.length >= 0]
    assert (found.ases, found.links) == (len(graph), len(LINKS))
    assert found.connected_pairs == len(lengths)
    assert found.mean_length == pytest.approx(lengths.mean())
    assert list(found.lengths) == np.bincount(lengths).tolist()
    assert list(found.by_kind.values()) == np.bincount(routes.kind.ravel(), minlength=5).tolist()


@pytest.mark.parametrize("links", [LINKS, [(asn, asn + 1, -1) for asn in range(1, 90)]])
def test_the_matrix_on_disk_holds_every_route(tmp_path: Path, links: list[Link]) -> None:
    graph = make_graph(links)
    write_matrix(graph, tmp_path / "matrix.npy")
    routes = solve_routes(graph, list(range(len(graph))))
    np.testing.assert_array_equal(np.load(tmp_path / "matrix.npy", mmap_mode="r"), routes.state.T)


def test_an_interruption_leaves_no_half_file(tmp_path: Path) -> None:
    def interrupt(_done: int, _count: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_matrix(make_graph(LINKS), tmp_path / "matrix.npy", interrupt)
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_stops_every_thread() -> None:
    worked, others = [], threading.active_count()

    def work(batches: Iterator[int]) -> None:
        for batch in batches:
            worked.append(batch)
            time.sleep(0.02)

    def interrupt(_done: int, _count: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_sharded(work, 100_000, interrupt)
    assert len(worked) < 1000
    assert threading.active_count() == others


def test_progress_ends_at_the_whole_and_failures_are_told() -> None:
    seen: list[tuple[int, int]] = []
    assert sum(run_sharded(sum, 50, lambda done, count: seen.append((done, count)))) == 1225
    assert seen[-1] == (50, 50)

    def fail(batches: Iterator[int]) -> None:
        for batch in batches:
            raise ValueError(batch)

    with pytest.raises(ValueError, match=r"^\d+$"):
        run_sharded(fail, 50)


def test_compilation_is_announced_once() -> None:
    compile_kernels()
    assert is_compiled()
    announced: list[int] = []
    compile_kernels(lambda: announced.append(1))
    assert announced == []
