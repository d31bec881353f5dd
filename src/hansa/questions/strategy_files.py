"""Questions about a written strategy: one of the workspace's shelf by its name, or a file of this machine by its path."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import Field, WithJsonSchema

from hansa.error_texts import N_
from hansa.questions.question import Ask, Question

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.language import Language
    from hansa.strategy.file import StrategyFile

STRATEGIES = N_("Strategies")
StrategyName = Annotated[
    str | Path,
    Ask("strategy", argument=True, metavar="FILE"),
    Field(title=N_("Strategy")),
    WithJsonSchema({"type": "string"}),
]
"""A path is a file of this machine, and only a door of this machine gives one; a text is the name of a strategy on the shelf."""


def open_strategy(strategy: str | Path, edition: Edition) -> StrategyFile:
    """Open the strategy that is asked about: a file, or one of the workspace's shelf.

    Raises
    ------
    InputError
        ``no-strategy``; the first fault of a file, with all others in ``others``.
    """
    from hansa.strategy import shelf
    from hansa.strategy.file import find_faults, read_strategy
    from hansa.strategy.telling import known_forums

    forums = known_forums(edition)
    if isinstance(strategy, str):
        return shelf.open_strategy(strategy, forums)
    faults = find_faults(strategy, forums)
    if faults:
        faults[0].others = tuple(faults[1:])
        raise faults[0]
    return read_strategy(strategy, forums)


def name_file(strategy: str | Path) -> str:
    """Return the name under which an answer tells a strategy's file; where the shelf stands is nobody's business."""
    return f"{strategy}.yml" if isinstance(strategy, str) else str(strategy)


class OfStrategy(Question):
    """A question about one written strategy."""

    chapter: ClassVar[str] = STRATEGIES
    example: ClassVar[dict[str, Any]] = {"strategy": "senegal"}

    strategy: StrategyName

    def rests_on(self, edition: Edition) -> str:
        """Return the digest of the strategy's file."""
        return open_strategy(self.strategy, edition).digest

    def label(self, edition: Edition, words: Language) -> str:
        """Return the strategy and what is asked of it."""
        return words.label(Path(self.strategy).stem, words(self.heading).lower())
