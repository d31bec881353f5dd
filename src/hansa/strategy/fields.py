"""The kinds of values that a strategy's fields take: ids, days, numbers, texts in one language or in both."""

from __future__ import annotations

import math
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Discriminator, Field, Tag

from hansa.evidence.source import Titles
from hansa.language import language

DATE_PARTS = 3


def _check_day(value: str) -> str:
    parts = [int(part) for part in value.split("-")]
    date(*(parts + [1] * (DATE_PARTS - len(parts))))  # raises where the month or the day does not exist
    return value


def _check_finite(value: float) -> float:
    if not math.isfinite(value):
        raise ValueError("not a finite number")
    return value


def _kind_of_text(value: object) -> str:
    return "plain" if isinstance(value, str) else "pair"


Id = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9._-]*$", max_length=100)]
Day = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"), AfterValidator(_check_day)]
"""A year, a month or a day: ``2027``, ``2027-01``, ``2027-01-15``."""
Number = Annotated[float, AfterValidator(_check_finite)]
Amount = Annotated[float, Field(ge=0), AfterValidator(_check_finite)]
Text = Annotated[Annotated[str, Tag("plain")] | Annotated[Titles, Tag("pair")], Discriminator(_kind_of_text)]
"""A text in the strategy's language, or one in English and one in French."""
Answer = Annotated[
    Annotated[str, Tag("plain")] | Annotated[tuple[str, ...], Tag("several")],
    Discriminator(lambda value: "plain" if isinstance(value, str) else "several"),
]
Status = Literal["proposed", "adopted", "under_way", "done", "dropped"]
Level = Literal["low", "medium", "high"]


def text_in(value: Text | None, lang: str) -> str:
    """Return a text in a language; a plain one as it was written, a missing one empty."""
    if value is None:
        return ""
    return value if isinstance(value, str) else value.text(lang)


def in_both(message: str, **fields: object) -> Titles:
    """Return a message of the catalogue in both languages; a field that is itself in both is filled in in the same language."""
    written = {}
    for lang in ("en", "fr"):
        told = {name: one.text(lang) if isinstance(one, Titles) else one for name, one in fields.items()}
        written[lang] = language(lang)(message, **told)
    return Titles(**written)


def number_in_both(value: float, decimals: int = 0) -> Titles:
    """Return a number as each language writes it."""
    return Titles(en=language("en").number(value, decimals), fr=language("fr").number(value, decimals))
