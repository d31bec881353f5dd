"""One error's sentence and cure, and the mark of what is translated."""

from __future__ import annotations

from typing import Literal, NamedTuple

FaultKind = Literal[
    "",
    "unread",
    "unsigned",
    "forbidden",
    "missing",
    "method",
    "conflict",
    "large",
    "long",
    "media",
    "host",
    "often",
    "failure",
]


class ErrorText(NamedTuple):
    """One error's sentence and its cure, both ``str.format`` templates over the error's fields.

    ``fault`` says what kind of failure it is where it is neither plainly what the caller gave nor what the server lacks: something that
    does not exist, a conflict with another's change, a call that is not allowed. Servers turn it into a status.
    """

    message: str
    hint: str
    fault: FaultKind = ""


def N_(message: str) -> str:  # noqa: N802 -- the name that message extractors know
    """Mark a message for translation without translating it."""
    return message
