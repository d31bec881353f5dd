"""What StratML has no element for: lines of ``key: value`` in ``OtherInformation``, read back exactly; days made whole."""

from __future__ import annotations

import calendar
import json
import re
from collections.abc import Mapping
from typing import Any

MARK = "[Hansa 1]"
"""The first line of what is ours; what stands before it is a person's own."""
LINE = re.compile(r"([a-z_]+): (.*)")
BAD = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold."""
YEAR, MONTH = 4, 7


def to_lines(data: Mapping[str, Any]) -> str:
    r"""Return data as lines below the mark, each value in JSON; what is empty is left out, and nothing at all is empty.

    Examples
    --------
    >>> to_lines({"budget": {"amount": 5.0, "currency": "EUR"}, "region": None})
    '[Hansa 1]\nbudget: {"amount": 5.0, "currency": "EUR"}'
    """
    kept = {key: value for key, value in data.items() if value not in (None, "", [], {}, ())}
    written = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in kept.items()]
    return "\n".join([MARK, *written]) if written else ""


def from_lines(text: str) -> tuple[str, dict[str, Any]]:
    r"""Return a person's own text and the data below the mark; a line that cannot be read is left to the text.

    Examples
    --------
    >>> from_lines('See annex 2.\n[Hansa 1]\nstatus: "adopted"')
    ('See annex 2.', {'status': 'adopted'})
    """
    before, mark, below = text.partition(MARK)
    own, found = [before.strip()] if before.strip() else [], {}
    for line in below.split("\n") if mark else ():
        match = LINE.fullmatch(line.strip())
        try:
            if match:
                found[match[1]] = json.loads(match[2])
            elif line.strip():
                own.append(line.strip())
        except (ValueError, RecursionError):
            own.append(line.strip())
    return "\n".join(own), found


def clean(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return BAD.sub("", text)


def first_day(day: str) -> str:
    """Return a year, month or day as its first day.

    Examples
    --------
    >>> first_day("2027"), first_day("2027-03"), first_day("2027-03-09")
    ('2027-01-01', '2027-03-01', '2027-03-09')
    """
    return day + {YEAR: "-01-01", MONTH: "-01"}.get(len(day), "")


def last_day(day: str) -> str:
    """Return a year, month or day as its last day.

    Examples
    --------
    >>> last_day("2027"), last_day("2028-02")
    ('2027-12-31', '2028-02-29')
    """
    if len(day) == YEAR:
        return f"{day}-12-31"
    if len(day) == MONTH:
        return f"{day}-{calendar.monthrange(int(day[:YEAR]), int(day[-2:]))[1]:02}"
    return day


def shorten(day: str, original: object, last: bool) -> str:
    """Return a day as it was first written, if that is what it was made from; else the day itself."""
    if isinstance(original, str) and len(original) in {YEAR, MONTH} and re.fullmatch(r"\d{4}(-\d{2})?", original):
        month = int(original[5:] or 1)
        if month in range(1, 13) and day == (last_day(original) if last else first_day(original)):
            return original
    return day
