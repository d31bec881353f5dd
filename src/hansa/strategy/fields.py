"""The kinds of values that a strategy's fields take: ids, days, numbers, texts in one language or in both."""

from __future__ import annotations

import math
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Discriminator, Field, Tag

DATE_PARTS = 3


def _check_day(value: str) -> str:
    parts = [int(part) for part in value.split("-")]
    date(*(parts + [1] * (DATE_PARTS - len(parts))))  # raises where the month or the day does not exist
    return value


def _check_finite(value: float) -> float:
    if not math.isfinite(value):
        raise ValueError("not a finite number")
    return value


Id = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9._-]*$", max_length=100)]
Day = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"), AfterValidator(_check_day)]
"""A year, a month or a day: ``2027``, ``2027-01``, ``2027-01-15``."""
Number = Annotated[float, AfterValidator(_check_finite)]
Amount = Annotated[float, Field(ge=0), AfterValidator(_check_finite)]
Answer = Annotated[
    Annotated[str, Tag("plain")] | Annotated[tuple[str, ...], Tag("several")],
    Discriminator(lambda value: "plain" if isinstance(value, str) else "several"),
]
Status = Literal["proposed", "adopted", "under_way", "done", "dropped"]
Level = Literal["low", "medium", "high"]
