"""Regions of clouds that sell object storage, as the list of a program that talks to all of them gives them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import polars as pl

from hansa.errors import SourceChanged
from hansa.evidence.raw import Raw
from hansa.evidence.sources.regions import arrange_regions, place_region, read_rows

FILE = "cloud/s3-provider-regions-202608.csv"
COLUMNS = {"provider": pl.String, "field": pl.String, "value": pl.String, "label": pl.String}
FIRST_LINE = 2


def read(raw: Raw) -> pl.DataFrame:
    """Return the regions whose country the list names, in the columns of the lists of regions.

    Where a provider has regions its endpoints are left aside, for they repeat them. The place of each is in
    ``regions.csv``: the city that the label names, or the largest city of the country or area that it names (``exact`` is
    then false). What names no country, and what another list gives, is left out in ``source.yml`` with its reason.

    Raises
    ------
    SourceChanged
        ``columns-moved``, or ``unplaced-region`` for a region whose place is not known yet.
    """
    frame = raw.read_csv(FILE, COLUMNS, ignore=("provider_description",))
    return arrange_regions(_list_regions(raw, frame))


def _list_regions(raw: Raw, frame: pl.DataFrame) -> Iterator[dict[str, Any]]:
    placed = {(row["provider"], row["region"]): row for row in read_rows(__package__ or "", "regions")}
    with_regions = set(frame.filter(field="region")["provider"])
    for line, (provider, field, value, label) in enumerate(frame.rows(), FIRST_LINE):
        if field == "location_constraint" or (field == "endpoint" and provider in with_regions):
            continue
        if provider in raw.source.skip or f"{provider} {value}" in raw.source.skip:
            continue
        where = placed.get((provider, value))
        if where is None:
            raise SourceChanged(
                "unplaced-region",
                dataset=raw.source.id,
                path=f"{FILE}:{line}",
                region=f"{provider} {value}",
                label=label,
            )
        yield place_region(provider, value, where["place"], exact=where["exact"] == "true", service="storage")
