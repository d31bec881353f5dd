"""Time of the guide's heavy parts: acceptability, and review, priorities, set and StratML of a large strategy.

``python benchmarks/strategy.py [RUNS]`` prints one row a task: median and worst seconds. The strategy has 200 actions and 300 indicators.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from hansa.evidence import open_edition
from hansa.strategy.acceptability import accept
from hansa.strategy.candidates import CRITERIA
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.document import Action, Axis, Indicator, Objective, Period, Strategy
from hansa.strategy.priorities import prioritise
from hansa.strategy.review import review_strategy
from hansa.strategy.stratml import parse_stratml, to_stratml

ACTIONS, INDICATORS, OPTIONS, SAMPLES = 200, 300, 60, 100_000


def make_strategy() -> Strategy:
    """Return a strategy of 10 objectives, 200 actions (the catalogue's options, again and again) and 300 indicators."""
    options = list(load_catalogue().options.values())
    actions = []
    for number in range(ACTIONS):
        option = options[number % len(options)]
        count = 1 + number % (INDICATORS // (INDICATORS - ACTIONS) - 1)
        indicators = [
            Indicator(
                id=f"i-{number}-{place}", title=option.indicators[0].title, evidence=option.indicators[0].evidence
            )
            for place in range(count)
        ]
        fields = {"option": option.id, "title": option.title, "text": option.what, "lead": option.lead}
        actions.append(Action.model_validate({"id": f"act-{number}", **fields, "indicators": indicators}))
    objectives = [
        Objective(id=f"o-{place}", title="Objective", covers=("3.2",), actions=tuple(actions[place::10]))
        for place in range(10)
    ]
    period = Period(start="2027-01", end="2030-12")
    axes = (Axis(id="a-1", title="Axis", objectives=tuple(objectives)),)
    return Strategy(country="SN", title="Plan", profile="emerging_economy", period=period, axes=axes)


def time_task(task: Callable[[], object], runs: int) -> tuple[float, float]:
    """Return the median and the worst seconds of a task over several runs, the first included."""
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        task()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds), max(seconds)


def main() -> None:
    """Print the table."""
    runs = int(sys.argv[1]) if sys.argv[1:] else 5
    edition, strategy = open_edition(), make_strategy()
    random = np.random.default_rng(1)
    low = random.random((OPTIONS, len(CRITERIA)))
    high = np.minimum(low + random.random(low.shape) / 4, 1)
    alike = np.zeros(len(CRITERIA), dtype=np.int64)
    content = to_stratml(strategy)
    indicators = sum(len(action.indicators) for _, action in strategy.actions())
    print(f"{len(list(strategy.actions()))} actions, {indicators} indicators, {len(content) / 1e6:.2f} MB of StratML")
    tasks: dict[str, Callable[[], object]] = {
        f"acceptability, {OPTIONS} options, known": lambda: accept(low, low, alike, SAMPLES),
        f"acceptability, {OPTIONS} options, spans": lambda: accept(low, high, alike, SAMPLES),
        "review": lambda: review_strategy(strategy),
        "prioritise (all of it)": lambda: prioritise(strategy, edition),
        "StratML out": lambda: to_stratml(strategy),
        "StratML in": lambda: parse_stratml(content, Path("plan.xml")),
    }
    print(f"{'task':36} {'median s':>9} {'worst s':>9}")
    for name, task in tasks.items():
        median, worst = time_task(task, runs)
        print(f"{name:36} {median:9.2f} {worst:9.2f}")


if __name__ == "__main__":
    main()
