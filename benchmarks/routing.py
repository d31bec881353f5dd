"""The routing engine's figures on this machine: ``python benchmarks/routing.py [RAW_FOLDER]``.

Each figure is the best of a few runs, because other work on the machine only ever adds time. The part compared with
matrix-bgpsim is routed by both in this same run; the memory bandwidth is that of a copy by as many threads.
"""

from __future__ import annotations

import contextlib
import io
import os
import resource
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import polars as pl

from hansa.routing import (
    AsGraph,
    Attributes,
    Relationships,
    build_graph,
    compile_kernels,
    join_attributes,
    measure_transit,
    open_graph,
    read_graph,
    read_relationships,
    summarise_pairs,
    write_graph,
)
from hansa.routing.pairs import find_twins

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
RUNS = 3
PEER_ASES = 1_000
COUNTRIES = ("TO", "FR", "US", "BR")
GRAPH = "20250901.as-rel2.txt.bz2"


def main() -> None:
    named = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("HANSA_RAW")
    folder = Path(named or Path(__file__).parents[2] / "shared" / "data") / "routing"
    print(f"compilation, cold: {time_cold_compilation():.1f} s")
    compile_kernels()
    seconds, graph = time_best(lambda: read_graph(folder / GRAPH))
    print(f"reading {GRAPH}: {seconds:.2f} s")
    report_pairs(graph)
    attributes = read_attributes(graph, folder)
    report_store(graph, attributes)
    report_peer(folder)
    for code in COUNTRIES:
        seconds, _ = time_best(lambda code=code: measure_transit(graph, attributes, [code]))  # type: ignore[misc]
        print(f"T, J and D of {code}: {seconds:.2f} s")
    seconds, transit = time_best(lambda: measure_transit(graph, attributes), runs=2)
    print(f"T, J and D of all {len(transit.countries)} countries: {seconds:.1f} s, peak {read_peak_mb():.0f} MB")


def time_best(work: Callable[[], T], runs: int = RUNS) -> tuple[float, T]:
    best = float("inf")
    for _ in range(runs):
        started = time.perf_counter()
        result = work()
        best = min(best, time.perf_counter() - started)
    return best, result


def time_cold_compilation() -> float:
    with tempfile.TemporaryDirectory() as folder:
        command = "from hansa.routing import compile_kernels; print(compile_kernels())"
        environment = os.environ | {"NUMBA_CACHE_DIR": folder}
        done = subprocess.run(
            [sys.executable, "-c", command], env=environment, check=True, capture_output=True, text=True
        )
        return float(done.stdout)


def read_peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def read_attributes(graph: AsGraph, folder: Path) -> Attributes:
    operators = pl.read_csv(folder / "as-operators-20261004.csv.gz", infer_schema_length=0)
    prefixes = pl.read_csv(
        folder / "prefix-origin-20260619.tsv.gz",
        separator="\t",
        has_header=False,
        new_columns=["prefix", "asn"],
        infer_schema_length=0,
    )
    owned = pl.read_csv(folder / "state-owned-ases-202202.csv.gz", infer_schema_length=0)
    return join_attributes(
        graph,
        operators.rename({"company": "name"}),
        prefix_origins=prefixes,
        state_owned=owned.rename({"ownership_cc": "owner"}),
    )


def report_store(graph: AsGraph, attributes: Attributes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.npz"
        write_graph(graph, attributes, path)
        seconds, _ = time_best(lambda: open_graph(path))
        print(f"opening the stored graph: {seconds:.3f} s, {path.stat().st_size / 2**20:.1f} MiB")


def report_pairs(graph: AsGraph) -> None:
    seconds, found = time_best(lambda: summarise_pairs(graph))
    batches = -(-len(graph) // 64)
    settled = np.flatnonzero(find_twins(graph)[1])
    read = int(np.diff(graph.links.providers_at)[settled].sum())
    moved = 64 * batches * (read + 2 * len(settled))
    peak = read_peak_mb()
    copied = measure_copy()
    print(
        f"all pairs: {seconds:.2f} s, peak {peak:.0f} MB, mean length {found.mean_length:.4f}, "
        f"connected {found.connected_pairs / len(graph) ** 2:.4f}"
    )
    print(
        f"memory: {moved / seconds / 1e9:.1f} GB/s of routes read and written, a copy {copied / 1e9:.1f} GB/s: "
        f"{moved / seconds / copied:.0%}"
    )


def measure_copy() -> float:
    """Return the bytes a second, read and written, of a copy far larger than the caches."""
    threads = os.cpu_count() or 1
    arrays = [(np.ones(2**28, np.uint8), np.empty(2**28, np.uint8)) for _ in range(threads)]
    with ThreadPoolExecutor(threads) as pool:
        seconds, _ = time_best(lambda: list(pool.map(lambda pair: np.copyto(pair[1], pair[0]), arrays)))
    return 2 * threads * 2**28 / seconds


def report_peer(folder: Path) -> None:
    try:
        from matrix_bgpsim import RMatrix
    except ImportError:
        print("matrix-bgpsim is not installed: no ratio")
        return
    part = cut_part(read_relationships(folder / GRAPH))
    links = list(zip(*(column.tolist() for column in (part.first, part.second, part.label)), strict=True))
    with contextlib.redirect_stdout(io.StringIO()):
        simulation = RMatrix([(str(first), str(second), label) for first, second, label in links])
        theirs, _ = time_best(lambda: simulation.run(n_jobs=os.cpu_count() or 1, save_next_hop=False), runs=1)
    graph = build_graph(part)
    ours, _ = time_best(lambda: summarise_pairs(graph), runs=10)
    print(f"{len(graph)} ASes, all pairs: {ours:.4f} s, matrix-bgpsim {theirs:.1f} s: {theirs / ours:,.0f} times")


def cut_part(whole: Relationships) -> Relationships:
    asns, degree = np.unique(np.concatenate((whole.first, whole.second)), return_counts=True)
    kept = asns[np.argsort(-degree, kind="stable")[:PEER_ASES]]
    among = np.isin(whole.first, kept) & np.isin(whole.second, kept)
    return Relationships(whole.first[among], whole.second[among], whole.label[among])


if __name__ == "__main__":
    main()
