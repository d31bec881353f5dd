"""Kinds of values in written files, where every word is taken as it is written: what is a plain number, and what is a day."""

from __future__ import annotations

import math
import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticKnownError

PLAIN_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)?(\.[0-9]+)?([eE][-+]?[0-9]+)?")
"""As schools write it: no octal ``0174``, no sexagesimal ``1:30``, no ``1_000``, no ``.inf``: readers of YAML differ about those."""
DATE_PARTS = 3


def _check_plain(value: Any) -> Any:
    if isinstance(value, str) and not (PLAIN_NUMBER.fullmatch(value) and value.strip("+-")):
        raise PydanticKnownError("float_parsing")
    return value


def _check_finite(value: float) -> float:
    if not math.isfinite(value):
        raise PydanticKnownError("finite_number")
    return value


def check_day(value: str) -> str:
    """Return a year, month or day unchanged; a ValueError where the calendar does not have it."""
    parts = [int(part) for part in value.split("-")]
    date(*(parts + [1] * (DATE_PARTS - len(parts))))
    return value


Number = Annotated[float, BeforeValidator(_check_plain), AfterValidator(_check_finite)]
Amount = Annotated[float, Field(ge=0), BeforeValidator(_check_plain), AfterValidator(_check_finite)]
"""Not less than nothing; the bound stands next to the number, or the schema of the file would not name it as one."""
Whole = Annotated[int, BeforeValidator(_check_plain)]
Day = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"), AfterValidator(check_day)]
"""A year, a month or a day: ``2027``, ``2027-01``, ``2027-01-15``."""
