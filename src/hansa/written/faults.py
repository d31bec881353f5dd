"""What is wrong with a written file, before and after a room has found its words for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hansa.errors import HansaError, InputError

LONGEST = 60
"""What an error quotes of a text."""

FaultPlace = tuple[str | int, ...]
"""Where a value stands: keys and positions from the top."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with a file, before a room finds its words for it.

    Attributes
    ----------
    kind : str
        ``absent``, ``unreadable``, ``large``, ``encoding``: there is no text; ``broken``, ``refused``, ``twice``: there are no data;
        ``key``, ``missing``, ``value``: the data do not fit the model.
    path, line, at : Path, int, tuple
        Where it is.
    key, value : str
        The key and the value concerned, fit to be quoted.
    reason : str
        What is wrong, in the words of the parser or of Pydantic; which values are possible, where they are few.
    first : int
        The line in which a doubled key stood first.
    keys, near : tuple of str
        The keys that are known there, and those of them that may have been meant, the nearest first.
    type : str
        Pydantic's word for what is wrong.
    whole : bool
        Whether a whole mapping is wrong, and not one word.
    """

    kind: str
    path: Path
    line: int = 1
    at: FaultPlace = ()
    key: str = ""
    value: str = ""
    reason: str = ""
    first: int = 1
    keys: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    type: str = ""
    whole: bool = False

    @property
    def place(self) -> str:
        """Where it is in the data, as a person writes it."""
        return show_place(self.at) or "–"

    @property
    def suggestion(self) -> str:
        """The nearest right keys, or all, as a list for a sentence."""
        return ", ".join(self.near or self.keys)


def tell(fault: Fault) -> HansaError:
    """Return a fault as an error; rooms with words of their own have such a function of their own."""
    path, line, place = fault.path, fault.line, fault.place
    match fault.kind:
        case "key":
            near = fault.suggestion
            return InputError("written-key", path=path, line=line, place=place, key=fault.key, suggestion=near)
        case "missing":
            return InputError("written-missing", path=path, line=line, place=place, key=fault.key)
        case "value":
            value, expected = fault.value, fault.reason
            return InputError("written-value", path=path, line=line, place=place, value=value, expected=expected)
        case "twice":
            return InputError("written-key-twice", path=path, line=line, key=fault.key, first=fault.first)
        case "broken" | "refused":
            return InputError("written-broken", path=path, line=line, reason=fault.reason)
    return _tell_textless(fault)


def _tell_textless(fault: Fault) -> HansaError:
    match fault.kind:
        case "large":
            return InputError("written-too-large", path=fault.path, most=fault.value)
        case "encoding":
            return InputError("written-not-text", path=fault.path, line=fault.line)
    return InputError("written-unreadable", path=fault.path, reason=fault.reason)


Teller = Callable[[Fault], HansaError]


def show_place(place: FaultPlace) -> str:
    """Return a place as a person writes it: ``axes[0].objectives[1].title``."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{excerpt(part)}" for part in place).removeprefix(".")


def excerpt(value: object, longest: int = LONGEST) -> str:
    """Return what a file says as an error may quote it: on one line, cut, and without signs that steer a terminal."""
    if isinstance(value, dict | list):
        from reprlib import Repr

        short = Repr()
        short.maxstring = longest
        value = short.repr(value)
    start = " ".join(str(value)[: 4 * longest].split())
    safe = "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in start)
    return safe if len(safe) <= longest else f"{safe[: longest - 1]}…"
