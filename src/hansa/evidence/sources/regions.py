"""What every list of cloud regions shares: its columns, the providers and their home countries, the places."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import polars as pl

from hansa.errors import SourceUnavailable
from hansa.evidence.raw import Raw

SCHEMA = {
    "provider": pl.String,
    "name": pl.String,
    "provider_country": pl.String,
    "region": pl.String,
    "place": pl.String,
    "country": pl.String,
    "latitude": pl.Float64,
    "longitude": pl.Float64,
    "exact": pl.Boolean,
    "operator": pl.String,
    "open": pl.Boolean,
    "service": pl.String,
}
"""``service``: ``compute`` where the list is one of a cloud's regions, ``storage`` where it is one of object storage alone.
``exact`` is false where the list names a country or a larger area only, and its largest city is taken."""


def read_rows(package: str, name: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file that lies beside a reader; ``package`` is the reader's."""
    text = resources.files(package).joinpath(f"{name}.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def find_providers() -> dict[str, dict[str, str]]:
    """Return name, home country (empty where no source names it) and evidence of each provider, by its id."""
    return {row["provider"]: row for row in read_rows("hansa.evidence.sources", "cloud_providers")}


@cache
def find_places() -> dict[str, dict[str, str]]:
    """Return country and coordinates of each place that the lists name, by its name, as GeoNames gives them."""
    return {row["place"]: row for row in read_rows("hansa.evidence.sources", "places")}


def place_region(
    provider: str, region: str, place: str, *, exact: bool, service: str = "compute", **other: Any
) -> dict[str, Any]:
    """Return a region's row, at a place of ``places.csv``; ``other`` replaces what follows from the provider."""
    facts, where = find_providers()[provider], find_places()[place]
    return {
        "provider": provider,
        "name": facts["name"],
        "provider_country": facts["country"] or None,
        "region": region,
        "place": place,
        "country": where["country"],
        "latitude": float(where["latitude"]),
        "longitude": float(where["longitude"]),
        "exact": exact,
        "operator": facts["name"],
        "open": True,
        "service": service,
        **other,
    }


def arrange_regions(rows: Iterable[dict[str, Any]]) -> pl.DataFrame:
    """Return the rows in the columns of :data:`SCHEMA`, by provider and region."""
    return pl.DataFrame(list(rows), schema=SCHEMA).sort("provider", "region")


def find_packaged(raw: Raw, path: str) -> Path:
    """Return where a file of the dataset's package lies; the package is not imported.

    Raises
    ------
    SourceUnavailable
        ``missing-package``: it is not installed, or lacks the file.
    """
    package = raw.source.package or ""
    spec = find_spec(package)
    folder = next(iter(spec.submodule_search_locations or ()), None) if spec else None
    if folder is None or not Path(folder, path).is_file():
        raise SourceUnavailable("missing-package", dataset=raw.source.id, package=package)
    return Path(folder, path)
