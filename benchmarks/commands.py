"""Time and memory of whole commands, from a cold process, as a person meets them.

``python benchmarks/commands.py [RUNS]`` prints one row a command: median and worst seconds, and peak memory.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HANSA = Path(sys.executable).with_name("hansa")
COMMANDS = (
    ("--help",),
    ("depend", "FR"),
    ("brief", "FR"),
    ("brief", "FR", "--json"),
    ("brief", "FR", "--format", "html"),
    ("brief", "FR", "--format", "pdf"),
    ("brief", "FR", "--format", "docx"),
)


def time_command(arguments: tuple[str, ...], runs: int, folder: str) -> tuple[float, float]:
    """Return the median and the worst seconds of a command over several runs, after one that is not counted."""
    out = ("--out", folder) if "--format" in arguments else ()
    seconds = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run([HANSA, *arguments, *out], check=True, stdout=subprocess.DEVNULL)
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds[1:]), max(seconds[1:])


def measure_memory(arguments: tuple[str, ...], folder: str) -> float:
    """Return the peak memory of one run, its own children included, in MB."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        out = ("--out", folder) if "--format" in arguments else ()
        subprocess.run([HANSA, *arguments, *out], check=True, stdout=subprocess.DEVNULL)
        os.write(writer, str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss).encode())
        os._exit(0)
    os.waitpid(child, 0)
    return int(os.read(reader, 32)) / 1024


def main() -> None:
    """Print the table."""
    runs = int(sys.argv[1]) if sys.argv[1:] else 5
    print(f"{'command':36} {'median s':>9} {'worst s':>9} {'peak MB':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for arguments in COMMANDS:
            median, worst = time_command(arguments, runs, folder)
            print(f"hansa {' '.join(arguments):30} {median:9.2f} {worst:9.2f} {measure_memory(arguments, folder):9.0f}")


if __name__ == "__main__":
    main()
