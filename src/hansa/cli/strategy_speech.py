"""What the commands about strategies share: opening a file and saying its faults."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hansa.cli.speech import say

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.strategy.file import StrategyFile

MOST_FAULTS = 20
STRATEGY = click.Path(path_type=Path, dir_okay=False)


def opened_strategy(path: Path, edition: Edition) -> StrategyFile:
    """Open a strategy; where it has faults, say each on a line of its own, and stop with the last."""
    from hansa.strategy.file import find_faults, read_strategy
    from hansa.strategy.telling import known_forums

    faults = find_faults(path, known_forums(edition))[:MOST_FAULTS]
    for fault in faults[:-1]:
        say(fault)
    if faults:
        raise faults[-1]
    return read_strategy(path, known_forums(edition))
