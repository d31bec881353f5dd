"""The kinds of values that a strategy's fields take: ids, days, numbers, texts in one language or in both."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from hansa.written.values import Amount, Day, Number

__all__ = ["Amount", "Day", "GivenText", "Id", "Level", "Number", "Status"]


Id = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9._-]*$", max_length=100)]
GivenText = Annotated[
    Annotated[str, Tag("plain")] | Annotated[tuple[str, ...], Tag("several")],
    Discriminator(lambda value: "plain" if isinstance(value, str) else "several"),
]
Status = Literal["proposed", "adopted", "under_way", "done", "dropped"]
Level = Literal["low", "medium", "high"]
