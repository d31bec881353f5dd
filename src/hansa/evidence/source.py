"""A public dataset: the facts about it, and the door through which its raw files are read."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from hansa.errors import InputError
from hansa.nearest import LOOSE, suggest
from hansa.titles import Titles
from hansa.written import build, parse
from hansa.written.values import Whole, check_day

ROOM = "hansa.evidence.sources"
INSIDE = "inside"
"""The date of a dataset that says its date itself: its reader has a function ``read_date``."""
YEAR_DIGITS = 4


class RawFile(BaseModel):
    """One raw file: where it lies below the raw folder and, where it is public, its address."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    path: str
    url: str | None = None
    sha256: str | None = None


class Bounds(BaseModel):
    """How many rows the reader may return; outside, the dataset is taken to have changed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    min: Whole
    max: Whole


def _check_days(value: str) -> str:
    if value == INSIDE:
        return value
    years = [part for part in value.split("-") if len(part) == YEAR_DIGITS]
    return "-".join(map(check_day, years)) if len(years) > 1 else check_day(value)


class Source(BaseModel):
    """The facts in a ``source.yml``.

    Attributes
    ----------
    id : str
        Name of its folder, ``<publisher>_<dataset>``.
    date : str
        What the data are about: ``2024``, ``2022-04``, ``2022-04-28`` or ``2016-2025``; :data:`INSIDE` where the data say it,
        see :func:`hansa.evidence.reading.find_date`.
    ship : {"table", "derived", "no"}
        What an edition that is given away may hold: the values, only what is computed from them, or nothing.
    package : str or None
        The Python package that brings the data, instead of files.
    manual : Titles or None
        How to obtain it where no address serves it.
    skip : dict of str to str
        Names that are no country on today's map, each with the reason for leaving its rows out.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    title: Titles
    publisher: str
    url: str
    licence: str
    citation: str
    date: Annotated[
        str, Field(pattern=rf"^(\d{{4}}(-\d{{2}}(-\d{{2}})?|-\d{{4}})?|{INSIDE})$"), AfterValidator(_check_days)
    ]
    ship: Literal["table", "derived", "no"]
    rows: Bounds
    files: tuple[RawFile, ...] = ()
    package: str | None = None
    manual: Titles | None = None
    skip: dict[str, str] = {}

    @property
    def year(self) -> int:
        """The last year that the data are about."""
        return max(int(part) for part in self.date.split("-") if len(part) == YEAR_DIGITS)


@cache
def all_sources() -> dict[str, Source]:
    """Every dataset that Hansa knows, by id."""
    root = resources.files(ROOM)
    found = [
        load_source(entry.joinpath("source.yml").read_text("utf-8"), Path(entry.name) / "source.yml")
        for entry in root.iterdir()
        if entry.joinpath("source.yml").is_file()
    ]
    return {source.id: source for source in sorted(found, key=lambda source: source.id)}


def load_source(text: str, path: Path = Path("source.yml")) -> Source:
    """Return the source that a ``source.yml`` describes; ``path`` is what errors name, see :mod:`hansa.written`."""
    return build(Source, parse(text, path))


def source(dataset: str) -> Source:
    """Return one dataset's facts.

    Raises
    ------
    InputError
        ``unknown-dataset``, with the nearest id.
    """
    if dataset not in all_sources():
        near = suggest(dataset, all_sources(), most=1, close=LOOSE)
        raise InputError("unknown-dataset", name=dataset, suggestion=near[0] if near else "–")
    return all_sources()[dataset]
