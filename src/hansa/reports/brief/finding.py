"""One sentence of a brief with its evidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hansa.countries import party
from hansa.language import Language


@dataclass(frozen=True)
class BriefFinding:
    """One sentence of the brief.

    Attributes
    ----------
    weight : float
        Importance in [0, 1]: how far the figure lies from what leaves a country free to act.
    evidence : tuple of (dataset, figure, value)
        What the sentence rests on.
    """

    id: str
    text: str
    weight: float
    evidence: tuple[tuple[str, str, Any], ...] = field(default=())

    @property
    def sources(self) -> tuple[str, ...]:
        """The datasets behind it."""
        return tuple(dict.fromkeys(dataset for dataset, _, _ in self.evidence))


def capitalise(text: str) -> str:
    """Return the text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def sentence(words: Language, message: str, /, **fields: object) -> str:
    """Translate a message that may begin or end with a name: it begins with a capital, and a name's own full stop ends it."""
    return capitalise(words(message, **fields).replace("..", "."))


def name_country(words: Language, code: str | None) -> str:
    """Return a country's name, or a dash."""
    return party(code).name(words.lang) if code else "–"
