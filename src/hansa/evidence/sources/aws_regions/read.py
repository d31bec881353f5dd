"""Regions of Amazon Web Services, from the list in the package botocore."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import polars as pl

from hansa.errors import SourceChanged
from hansa.evidence.raw import Raw
from hansa.evidence.sources.regions import arrange_regions, find_packaged, find_places, place_region, read_rows

FILE = "data/endpoints.json"
PROVIDER = "aws"
COMPUTE = "ec2"
NAMES = {"Frankfurt": "Frankfurt am Main", "Sao Paulo": "São Paulo", "Zurich": "Zürich"}


def read(raw: Raw) -> pl.DataFrame:
    """Return the regions that offer compute, in the columns of :data:`hansa.evidence.sources.regions.SCHEMA`.

    A region's place is the one that its description names in brackets, unless ``regions.csv`` says otherwise. Partitions
    whose regions have no public place are left out in ``source.yml``; ``restricted.csv`` names those that are not open.

    Raises
    ------
    SourceUnavailable
        ``missing-package``.
    SourceChanged
        ``unreadable-file``, or ``unplaced-region`` for a region whose place is not known yet.
    """
    path = find_packaged(raw, FILE)
    try:
        partitions = json.loads(path.read_bytes())["partitions"]
    except (ValueError, KeyError) as error:
        raise SourceChanged("unreadable-file", dataset=raw.source.id, path=FILE, reason=str(error)) from error
    return arrange_regions(row for partition in partitions for row in _read_partition(raw, partition))


def _read_partition(raw: Raw, partition: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if partition["partition"] in raw.source.skip:
        return
    placed = {row["region"]: row for row in read_rows(__package__ or "", "regions")}
    limits = read_rows(__package__ or "", "restricted")
    serving = partition["services"].get(COMPUTE, {}).get("endpoints", {})
    for region, facts in partition["regions"].items():
        if region not in serving:
            continue
        named = facts["description"].rpartition("(")[2].rstrip(")")
        known = placed.get(region)
        place = known["place"] if known else NAMES.get(named, named)
        if place not in find_places():
            raise SourceChanged(
                "unplaced-region", dataset=raw.source.id, path=FILE, region=region, label=facts["description"]
            )
        limit = next((row for row in limits if region.startswith(row["prefix"])), None)
        closed: dict[str, Any] = {"operator": limit["operator"], "open": False} if limit else {}
        yield place_region(PROVIDER, region, place, exact=not known or known["exact"] == "true", **closed)
