"""How quickly pages come: the first from a cold process, then all kinds with many readers at once, then the same beside a run.

``python benchmarks/web.py [READERS] [PAGES]`` serves a new workspace on a free port of this machine. Readers follow each other's answers
without a pause, which is harder than people are. Every figure is of whole pages, each with its chart's picture inside.
"""

from __future__ import annotations

import http.client
import json
import os
import random
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HANSA = Path(sys.executable).with_name("hansa")
COUNTRIES = ("FR", "TO", "SN", "EE", "IN", "JP", "BR", "KE", "DE", "US", "CI", "SG", "UA", "FJ", "GB", "CA", "CL", "VN")
PAGES = (
    *(f"/{lang}/country/{code}" for code in COUNTRIES for lang in ("en", "fr")),
    *(f"/en/?layer={layer}" for layer in ("routing", "naming", "cloud", "software", "chips")),
    *(f"/fr/?layer={layer}&measure=hhi" for layer in ("routing", "naming")),
    *(f"/{lang}/{name}" for name in ("sources", "stress", "alliance", "guide", "api") for lang in ("en", "fr")),
    "/en/sources/iana_root_zone",
    "/fr/stress/scenarios/eg-2011-shutdown",
    "/api/countries",
    "/api/world?layer=naming",
)
RUN = {"kind": "random", "country": "FR", "failures": 300, "samples": 10_000, "model": "coarse"}
"""A run that takes longer than the measuring."""


@contextmanager
def serving() -> Iterator[tuple[str, float]]:
    """Serve a new workspace; give the host and the seconds until it could be called."""
    with tempfile.TemporaryDirectory() as workspace:
        start = time.perf_counter()
        process = subprocess.Popen(
            [HANSA, "serve", "--port", "0"],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "HANSA_WORKSPACE": workspace},
        )
        assert process.stdout
        with process.stdout:
            found = re.search(r"http://(\S+)/", process.stdout.readline())
            assert found
            yield found[1], time.perf_counter() - start
            process.send_signal(signal.SIGTERM)
            process.wait()


def read(connection: http.client.HTTPConnection, path: str) -> float:
    """Return the seconds that a page takes."""
    start = time.perf_counter()
    connection.request("GET", path, headers={"accept-encoding": "gzip"})
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise SystemExit(f"{path} answers {answer.status}")
    return time.perf_counter() - start


def read_together(host: str, readers: int, pages: int) -> list[float]:
    """Let readers read at once, each its own pages; return the seconds of every page."""
    seconds: list[float] = []

    def follow(seed: int) -> None:
        connection, draw = http.client.HTTPConnection(host), random.Random(seed)
        seconds.extend([read(connection, draw.choice(PAGES)) for _ in range(pages)])

    threads = [threading.Thread(target=follow, args=(seed,)) for seed in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seconds


def submit(host: str) -> None:
    """Ask for a run, and wait until it is computed."""
    connection = http.client.HTTPConnection(host)
    connection.request("POST", "/api/runs", json.dumps(RUN), {"content-type": "application/json"})
    run = json.load(connection.getresponse())["id"]
    while True:
        connection.request("GET", f"/api/runs/{run}")
        if json.load(connection.getresponse())["total"]:
            return
        time.sleep(0.1)


def show(name: str, seconds: list[float]) -> None:
    """Print a row."""
    ranks = statistics.quantiles(seconds, n=100) if seconds[1:] else seconds * 99
    rate = "" if not seconds[1:] else f"{len(seconds):6}"
    print(f"{name:44} {ranks[49] * 1000:9.0f} {ranks[94] * 1000:9.0f} {max(seconds) * 1000:9.0f} {rate}")


def main() -> None:
    """Print the table."""
    readers, pages = (int(sys.argv[at]) if sys.argv[at:] else default for at, default in ((1, 20), (2, 50)))
    print(f"{'':44} {'median ms':>9} {'p95 ms':>9} {'worst ms':>9}  pages")
    with serving() as (host, start):
        show("until the address is printed", [start])
        connection = http.client.HTTPConnection(host)
        show("the first page (world, nothing at hand)", [read(connection, "/en/")])
        show("each page for the first time, one reader", [read(connection, path) for path in PAGES])
        show("each page again, one reader", [read(connection, path) for path in PAGES])
        show(f"{readers} readers at once", read_together(host, readers, pages))
        submit(host)
        show(f"{readers} readers at once, a stress run beside", read_together(host, readers, pages))


if __name__ == "__main__":
    main()
