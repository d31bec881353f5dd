"""The stress engine's figures on this machine: ``HANSA_WORKSPACE=FOLDER python benchmarks/stress.py``.

The workspace must hold the full graph. Each figure is the best of a few runs, because other work on the machine only ever adds
time; beside it stands the processor time of that run. A scenario's figure includes what a command does before it: opening the graph and the world.
"""

from __future__ import annotations

import resource
import sys
import time
from typing import TYPE_CHECKING, TypeVar

from hansa.evidence import open_edition
from hansa.routing.model import open_coarse_model, open_full
from hansa.stress.changes import measure_changes
from hansa.stress.compiling import compile_engine
from hansa.stress.damage import cut_operator, isolate, sever
from hansa.stress.losses import measure_losses
from hansa.stress.narrowing import narrow_marks
from hansa.stress.operators import find_operator
from hansa.stress.tallies import tally_before
from hansa.stress.world import open_world

if TYPE_CHECKING:
    from collections.abc import Callable

    from hansa.routing.model import Model
    from hansa.stress.damage import Damage

T = TypeVar("T")
RUNS = 3


def main() -> None:
    print(f"compiling and loading: {compile_engine():.1f} s")
    model = open_full()
    if model is None:
        sys.exit("the workspace holds no full graph: HANSA_WORKSPACE says where it is")
    report_losses(model)
    report_country(model)
    report_all(model)
    report_coarse(open_coarse_model(open_edition(None)))
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def show_best(label: str, work: Callable[[], T], runs: int = RUNS) -> T:
    best = spent = float("inf")
    for _ in range(runs):
        started, before = time.perf_counter(), time.process_time()
        result = work()
        if (taken := time.perf_counter() - started) < best:
            best, spent = taken, time.process_time() - before
    print(f"{label}: {best:.3f} s ({spent:.2f} s of processor)", flush=True)
    return result


def list_shocks(model: Model) -> dict[str, Damage]:
    graph, known = model.graph, model.attributes
    cogent = find_operator(model, 174)
    return {
        "Egypt isolated": isolate(graph, known, ["EG"]),
        "AS174 leaves Russia": cut_operator(graph, known, cogent, ["RU"]),
        "Russia severed from France and Germany": sever(graph, known, ["RU"], ["FR", "DE"]),
        "AS174 leaves the world": cut_operator(graph, known, cogent),
        "the United States isolated": isolate(graph, known, ["US"]),
    }


def report_losses(model: Model) -> None:
    world = show_best("world of all countries", lambda: open_world(model))
    print(
        f"ends hold {world.covered_weight:.1%} of the users, {len(world.batches)} batches of {len(world.graph)} networks"
    )
    alone = show_best("world of Tonga, one way", lambda: open_world(model, countries=["TO"], both_ways=False))
    for name, damage in list_shocks(model).items():
        show_best(f"losses of all countries, {name}", lambda damage=damage: measure_losses(world, damage))  # type: ignore[misc]
        show_best(f"losses of Tonga, {name}", lambda damage=damage: measure_losses(alone, damage))  # type: ignore[misc]


def report_country(model: Model) -> None:
    damage = list_shocks(model)["AS174 leaves the world"]

    def run(code: str) -> None:
        opened = open_full()
        world = open_world(opened or model, countries=[code])
        measure_losses(world, damage)
        measure_changes(world, damage)

    for code in ("TO", "FR", "US"):
        show_best(f"one scenario for {code}, graph and world opened, T, J and D", lambda code=code: run(code))  # type: ignore[misc]


def report_all(model: Model) -> None:
    world = open_world(model)

    def run(damage: Damage) -> None:
        measure_losses(world, damage)
        measure_changes(world, damage)

    show_best(
        "T and D of all countries before, unless kept",
        lambda: tally_before(open_world(model), narrow_marks(world.plan, False)),
        1,
    )
    for name, damage in list_shocks(model).items():
        show_best(f"one scenario for all countries, {name}, T and D", lambda damage=damage: run(damage), 1)  # type: ignore[misc]


def report_coarse(model: Model) -> None:
    world = show_best("coarse: world", lambda: open_world(model))
    for name, damage in list_shocks(model).items():
        show_best(f"coarse: losses, {name}", lambda damage=damage: measure_losses(world, damage))  # type: ignore[misc]
        for label, jurisdictions in (("T and D", False), ("T, J and D", True)):
            show_best(
                f"coarse: changes of all countries, {name}, {label}",
                lambda damage=damage, jurisdictions=jurisdictions: measure_changes(  # type: ignore[misc]
                    open_world(model), damage, jurisdictions=jurisdictions
                ),
            )
            show_best(
                f"coarse: the same once the sums before are made, {name}, {label}",
                lambda damage=damage, jurisdictions=jurisdictions: measure_changes(  # type: ignore[misc]
                    world, damage, jurisdictions=jurisdictions
                ),
            )


if __name__ == "__main__":
    main()
