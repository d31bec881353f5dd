"""A text of YAML becomes data with the line of each place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hansa.written.building import MOST_ALIASES, Builder
from hansa.written.faults import LONGEST, Fault, FaultPlace, Teller, excerpt, tell

MOST_BYTES = 8_000_000


@dataclass(frozen=True)
class Written:
    """What a text holds: the data and the line of each place (from 1)."""

    path: Path
    data: Any
    lines: dict[FaultPlace, int]
    tell: Teller = tell

    def line_of(self, place: FaultPlace) -> int:
        """Return the line of a place, or of the nearest thing that holds it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def at(self, place: FaultPlace) -> Any:
        """Return what stands at a place."""
        found = self.data
        for part in place:
            found = found[part]
        return found


def read_text(path: Path, tell: Teller = tell, most: int = MOST_BYTES) -> str:
    """Return the text of a file; a :class:`Fault` of the kinds without a text is told where there is none."""
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as error:
        kind = "absent" if isinstance(error, FileNotFoundError) else "unreadable"
        raise tell(Fault(kind, path, reason=error.strerror or str(error))) from error
    if len(content) > most:
        raise tell(Fault("large", path, value=str(most // 1_000_000)))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise tell(Fault("encoding", path, line=content[: error.start].count(b"\n") + 1)) from error


def read_written(path: Path, tell: Teller = tell) -> Written:
    """Return what a file holds; see :func:`parse`."""
    return parse(read_text(path, tell), path, tell)


def parse(text: str, path: Path, tell: Teller = tell, aliases: int = MOST_ALIASES) -> Written:
    """Return what a text of YAML holds.

    Parameters
    ----------
    text : str
        The text.
    path : Path
        What errors name.
    tell : callable
        Makes a fault an error.
    aliases : int, optional
        How many aliases may stand in it; with 0, no anchor either.

    Raises
    ------
    HansaError
        What ``tell`` makes of a fault ``large``, ``broken``, ``refused`` or ``twice``.
    """
    import yaml

    if len(text) > MOST_BYTES:
        raise tell(Fault("large", path, value=str(MOST_BYTES // 1_000_000)))
    builder = Builder(path, tell, aliases)
    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            builder.take(event)
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        reason = getattr(error, "problem", None) or getattr(error, "reason", None) or error
        raise tell(Fault("broken", path, _line_of(error, text), reason=excerpt(reason, 2 * LONGEST))) from error
    return Written(path, builder.data, builder.lines, tell)


def _line_of(error: Any, text: str) -> int:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark:
        return int(mark.line) + 1
    if isinstance(error, UnicodeEncodeError):  # half of a pair of surrogates
        return text.count("\n", 0, error.start) + 1
    before = text.encode()[: getattr(error, "position", None) or 0]  # a sign that YAML does not have
    return before.count(b"\n") + 1
