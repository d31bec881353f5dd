"""The folder that a person stands in when the kept questions are asked: a small graph, and strategies by example and by hand."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from hansa.strategy.document import Strategy
from hansa.strategy.file import write_strategy
from tests.unit.strategy.samples import SAMPLE

GRAPH = "# metadata\n1|2|0\n1|3|-1\n2|4|-1\n2|5|-1\n3|6|-1\n4|6|-1\n5|7|-1\n7|8|0\n"
ANSWERS = Path(__file__).parents[2] / "examples" / "strategies" / "tonga.yml"
BEGUN = (
    "strategy new TO plan.yml --framework first-step",
    "strategy step plan.yml --answers answers.yml",
    "strategy add plan.yml satellite-backup --objective second-way --reason Tested",
    "strategy add plan.yml national-csirt --author Unit",
)
CHOICES: list[dict[str, Any]] = [
    {
        "id": "c-1",
        "step": "options",
        "question": {"en": "Which treaty first?", "fr": "Quel traité d’abord ?"},
        "decision": {"en": "The African one.", "fr": "L’africain."},
        "chosen": ["malabo-convention"],
        "options_considered": ["malabo-convention", "no-shutdown"],
        "date": "2026-01-31",
        "evidence": [
            {"option": "malabo-convention", "expression": "foreign_share('routing') < 0.5", "holds": True},
            {"expression": "population()", "value": 9000000, "unit": "people"},
            {"expression": "gone()", "value": 1, "unit": "share"},
        ],
    },
    {
        "id": "c-2",
        "step": "interests",
        "question": "Que pèse la sécurité ?",
        "decision": "Tout.",
        "date": "2026-02-28",
        "weights": {"security": 1.0},
    },
    {"id": "c-3", "step": "partners", "question": "Où s’arrêter ?", "decision": "Ici.", "date": "2026-03-31"},
]


class Day(date):
    """A calendar that always shows the same day."""

    @classmethod
    def today(cls) -> Day:
        """Return that day."""
        return cls(2026, 11, 22)


def prepare_folder(folder: Path, ask: Callable[[str], object]) -> None:
    """Write the files that the questions name; ``ask`` types a line."""
    (folder / "graph.txt").write_text(GRAPH)
    shutil.copy(ANSWERS, folder / "answers.yml")
    write_strategy(folder / "sample.yml", Strategy.model_validate(SAMPLE | {"choices": CHOICES}))
    write_strategy(folder / "other.yml", Strategy.model_validate(_change_sample()))
    for line in BEGUN:
        ask(line)


def _change_sample() -> dict[str, Any]:
    """Return the sample with something added, removed, moved and changed."""
    data = copy.deepcopy(SAMPLE)
    first, second = data["axes"][0]["objectives"]
    moved = first["actions"].pop(0)
    moved["budget"]["amount"] = 90000
    moved["lead"] = None
    first["actions"].pop(0)
    second["actions"] += [moved, {"id": "act-d", "title": "Nouveau"}]
    return data | {"vision": "Autre."}
