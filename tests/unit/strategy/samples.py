"""A small strategy that the tests of this room share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from hansa.strategy.document import Strategy
from hansa.strategy.file import StrategyFile, read_strategy, write_strategy

SAMPLE: dict[str, Any] = {
    "hansa": 1,
    "country": "SN",
    "lang": "fr",
    "title": {"en": "Digital strategy", "fr": "Stratégie numérique"},
    "vision": "Un Internet ouvert. Pour tous.",
    "period": {"start": "2027-01", "end": "2030-12"},
    "profile": "emerging_economy",
    "framework": "first-step",
    "weights": {"security": 0.6, "voice": 0.4},
    "axes": [
        {
            "id": "a1",
            "title": "Rester connecté",
            "objectives": [
                {
                    "id": "o1",
                    "title": "Une seconde voie",
                    "covers": ["3.2"],
                    "actions": [
                        {
                            "id": "act-a",
                            "title": "Un second câble",
                            "lead": "telecom_regulator",
                            "budget": {"amount": 120000, "currency": "EUR"},
                            "indicators": [{"id": "i-a", "title": "Câbles", "evidence": "paths()"}],
                        },
                        {"id": "act-b", "title": "Un point d’échange", "staff": 0.5},
                    ],
                },
                {"id": "o2", "title": "Être entendu", "covers": ["1.1"], "actions": [{"id": "act-c", "title": "Voix"}]},
            ],
        }
    ],
    "steps": {"situate": {"state": "open"}},
}


def make_strategy(**changes: Any) -> Strategy:
    """Return the sample, with some of its keys replaced."""
    return Strategy.model_validate(SAMPLE | changes)


def make_file(folder: Path, text: str | None = None) -> Path:
    """Write the sample, or a text, as a strategy's file."""
    from hansa.strategy.file import write_strategy

    path = folder / "plan.yml"
    if text is None:
        write_strategy(path, make_strategy())
    else:
        path.write_text(text, encoding="utf-8")
    return path


def change_strategy(path: Path, change: Callable[[Strategy], Strategy]) -> StrategyFile:
    """Read a strategy, change it and write it at once."""
    former = read_strategy(path)
    return write_strategy(path, change(former.strategy), former)
