"""What a strategy is judged by: the six characteristics and the rules that are checked for each, read from ``review.yml``."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path
from typing import Literal

from hansa.strategy.catalogue.entry import ID, Entry
from hansa.strategy.catalogue.loading import tell
from hansa.titles import Titles
from hansa.written import build, read_written

CharacteristicId = Literal["purpose", "problem", "goals", "resources", "roles", "integration"]
Severity = Literal["high", "medium", "low"]


class Characteristic(Entry):
    """One of the six characteristics of a good strategy (GAO-04-408T)."""

    id: CharacteristicId
    title: Titles


class Rule(Entry):
    """One thing that a strategy should have.

    Attributes
    ----------
    severity : {"high", "medium", "low"}
        The project's own judgement.
    missing : Titles
        What is missing, with fields in braces.
    unread : Titles or None
        What a text that was not read in full may hold; None where this is not asked of such a text.
    mend, example : Titles
        How to mend it, in words and as it stands in the file.
    """

    id: str = ID
    characteristic: CharacteristicId
    severity: Severity
    missing: Titles
    unread: Titles | None = None
    mend: Titles
    example: Titles


class Quality(Entry):
    """The characteristics and the rules, in their order."""

    characteristics: tuple[Characteristic, ...]
    rules: tuple[Rule, ...]

    def rule(self, name: str) -> Rule:
        """Return a rule by its id."""
        return next(rule for rule in self.rules if rule.id == name)


@cache
def load_quality() -> Quality:
    """Return what a strategy is judged by, read once."""
    return read_quality(Path(str(resources.files("hansa.strategy.catalogue"))) / "review.yml")


def read_quality(path: Path) -> Quality:
    """Return what a file says; a ModelError ``bad-catalogue`` with file, line and place where it is faulty."""
    return build(Quality, read_written(path, tell))
