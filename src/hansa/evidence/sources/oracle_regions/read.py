"""Regions of Oracle Cloud, from the list in the package oci."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

import polars as pl

from hansa.errors import SourceChanged
from hansa.evidence.raw import Raw
from hansa.evidence.sources.regions import arrange_regions, find_packaged, place_region, read_rows

FILE = "regions_definitions.py"
PROVIDER = "oci"
TABLE = "REGION_REALMS"
DOMAINS = "REALMS"
GOVERNMENT = "gov"


def read(raw: Raw) -> pl.DataFrame:
    """Return the regions of the realms that serve the public or a government, in the columns of the lists of regions.

    A region's code names its city (``cities`` in ``regions.csv``). A realm whose address says that it is a government's is
    not open; the realms of single customers and partners are left out in ``source.yml``, for the package does not say
    whom they serve. A region may be listed before it opens.

    Raises
    ------
    SourceUnavailable
        ``missing-package``.
    SourceChanged
        ``unreadable-file``, or ``unplaced-region`` for a region whose city is not known yet.
    """
    tables = _read_tables(raw)
    return arrange_regions(_list_regions(raw, tables[TABLE], tables[DOMAINS]))


def _read_tables(raw: Raw) -> dict[str, dict[str, str]]:
    """Return the tables that the file assigns, without running it."""
    try:
        tree = ast.parse(find_packaged(raw, FILE).read_text("utf-8"))
        found = {
            step.targets[0].id: ast.literal_eval(step.value)
            for step in tree.body
            if isinstance(step, ast.Assign) and isinstance(step.targets[0], ast.Name)
        }
        return {name: found[name] for name in (TABLE, DOMAINS)}
    except (SyntaxError, ValueError, KeyError) as error:
        raise SourceChanged("unreadable-file", dataset=raw.source.id, path=FILE, reason=str(error)) from error


def _list_regions(raw: Raw, realms: dict[str, str], domains: dict[str, str]) -> Iterator[dict[str, Any]]:
    cities = {row["city"]: row["place"] for row in read_rows(__package__ or "", "regions")}
    for region, realm in realms.items():
        if realm in raw.source.skip:
            continue
        city = region.split("-")[-2]
        if city not in cities:
            raise SourceChanged("unplaced-region", dataset=raw.source.id, path=FILE, region=region, label=city)
        is_open = GOVERNMENT not in domains[realm]
        yield place_region(PROVIDER, region, cities[city], exact=True, open=is_open)
