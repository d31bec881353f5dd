"""What is said of a file that is read: harmless departures are listed, faults are told with line, column and cure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from hansa.errors import InputError

if TYPE_CHECKING:
    from hansa.language import Language

TRANSLATED = ("name",)
"""Fields that hold a message themselves."""
MOST_FAULTS = 20
"""Of a file that is wrong throughout, the first are enough to begin with."""


@dataclass(frozen=True)
class Remark:
    """A harmless departure: a message to be translated, and its fields."""

    message: str
    fields: dict[str, Any] = field(default_factory=dict)

    def say(self, words: Language) -> str:
        """Return it in a language."""
        told = {key: words(value) if key in TRANSLATED else value for key, value in self.fields.items()}
        return words(self.message, **told)


class Notes:
    """What is gathered while a file is read.

    Parameters
    ----------
    path : str
        The file, as errors name it.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.remarks: list[Remark] = []
        self.faults: list[InputError] = []

    def list(self, message: str, **fields: Any) -> None:
        """List a harmless departure, each once; of those that name an example (``cell``) the first alone."""
        known = {(one.message, "cell" in one.fields or tuple(one.fields.items())) for one in self.remarks}
        if (message, "cell" in fields or tuple(fields.items())) not in known:
            self.remarks.append(Remark(message, fields))

    def fault(self, error: InputError) -> None:
        """Keep a fault, with the file's name; the first of them is raised by :meth:`settle`."""
        error.fields.setdefault("path", self.path)
        self.faults.append(error)

    def settle(self) -> None:
        """Raise the first fault, with the others behind it, unless there is none."""
        if self.faults:
            first, *others = self.faults[:MOST_FAULTS]
            first.others = tuple(others)
            raise first
