"""One error's sentence and cure, and the mark of what is translated."""

from __future__ import annotations

from typing import NamedTuple


class Text(NamedTuple):
    """One error's sentence and its cure, both ``str.format`` templates over the error's fields."""

    message: str
    hint: str


def N_(message: str) -> str:  # noqa: N802 -- the name that message extractors know
    """Mark a message for translation without translating it."""
    return message
