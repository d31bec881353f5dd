"""What programs get of datasets: the facts in their ``source.yml``, and what an edition holds of one."""

from __future__ import annotations

from pydantic import RootModel

from hansa.evidence.source import Source


class DatasetsFacts(RootModel[tuple[Source, ...]]):
    """Every dataset that Hansa knows, as a list."""


class DatasetFacts(Source):
    """A dataset, and the tables of an edition that rest on it with their rows."""

    edition: str
    tables: dict[str, int]
