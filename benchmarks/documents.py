"""Time of the documents of a large strategy, each from a cold process as a person meets it.

``python benchmarks/documents.py [RUNS]`` prints one row a format: median and worst seconds. The strategy has 200 actions with periods,
budgets and staff, and 300 indicators.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from hansa.reports.strategy.document import FORMATS
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.document import Action, Axis, Budget, Indicator, Objective, Partner, Period, Staff, Strategy
from hansa.strategy.file import write_strategy

HANSA = Path(sys.executable).with_name("hansa")
ACTIONS, INDICATORS, AXES, OBJECTIVES = 200, 300, 4, 5
PERIOD = Period(start="2027-01", end="2030-12")


def make_strategy() -> Strategy:
    """Return a strategy of 4 axes, 20 objectives, 200 actions (the catalogue's options, again and again) and 300 indicators."""
    actions = [make_action(number) for number in range(ACTIONS)]
    axes = tuple(
        Axis(
            id=f"a-{axis}",
            title=f"Axis {axis + 1}",
            objectives=tuple(
                Objective(
                    id=f"o-{axis}-{place}",
                    title=f"Objective {place + 1}",
                    covers=("3.2",),
                    actions=tuple(actions[axis * OBJECTIVES + place :: AXES * OBJECTIVES]),
                )
                for place in range(OBJECTIVES)
            ),
        )
        for axis in range(AXES)
    )
    return Strategy(country="SN", title="Plan", profile="emerging_economy", period=PERIOD, axes=axes)


def make_action(number: int) -> Action:
    """Return an option of the catalogue as an action, every second one with two indicators."""
    options = list(load_catalogue().options.values())
    option = options[number % len(options)]
    count = 1 + number % 2 if ACTIONS < INDICATORS else 1
    return Action(
        id=f"act-{number}",
        option=option.id,
        title=option.title,
        text=option.what,
        lead=option.lead,
        partners=tuple(Partner(kind=one.kind, text=one.text) for one in option.partners),
        forum=option.forums,
        period=PERIOD,
        budget=Budget(amount=80000, currency="EUR"),
        staff=Staff(first_year=option.staff.first_year, running=option.staff.running),
        indicators=tuple(
            Indicator(
                id=f"i-{number}-{place}", title=option.indicators[0].title, evidence=option.indicators[0].evidence
            )
            for place in range(count)
        ),
    )


def time_export(path: Path, form: str, lang: str, runs: int) -> tuple[float, float]:
    """Return the median and the worst seconds of an export in one format and language."""
    command: list[str | Path] = [
        HANSA,
        "strategy",
        "export",
        path,
        "--format",
        form,
        "--lang",
        lang,
        "--out",
        path.parent / "out",
    ]
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds), max(seconds)


def main() -> None:
    """Print the table."""
    runs = int(sys.argv[1]) if sys.argv[1:] else 3
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.yml"
        write_strategy(path, make_strategy())
        print(f"{'export':14} {'median s':>9} {'worst s':>9}")
        for form in FORMATS:
            median, worst = time_export(path, form, "fr", runs)
            print(f"{form:14} {median:9.2f} {worst:9.2f}", flush=True)


if __name__ == "__main__":
    main()
