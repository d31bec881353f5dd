"""Regions of cloud providers, checked against their own lists and corrected where the files err."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import polars as pl

from hansa.errors import SourceChanged
from hansa.evidence.raw import Raw
from hansa.evidence.sources.regions import arrange_regions, find_providers, read_rows

FOLDER = "cloud/cloud_regions_info/mappings"
CODES = "cloud/regioncodes.json"
CODE_PROVIDERS = {"azr": "azure", "gcp": "gcp"}
PROVIDERS = ("alibaba", "azure", "digitalocean", "gcp", "ibm", "linode", "vultr")
FIELDS = ("location", "country", "latitude", "longitude")


def read(raw: Raw) -> pl.DataFrame:
    """Return one row a region in service or announced, in the columns of :data:`hansa.evidence.sources.regions.SCHEMA`.

    ``operator`` is the company that runs the region where it is not the provider, and ``open`` is false where customers of
    other regions are not let in (``restricted.csv``); places are those of the files unless ``corrections.csv`` says otherwise.

    Raises
    ------
    SourceChanged
        ``columns-moved``, ``bad-value``, ``unresolved-country``; ``bad-value`` too where the two files place a region in
        different countries.
    """
    rows = [row for provider in PROVIDERS for row in _read_provider(raw, find_providers()[provider])]
    _compare(raw, {(row["provider"], row["region"]): row["country"] for row in rows})
    return arrange_regions(rows)


def _read_provider(raw: Raw, provider: dict[str, str]) -> Iterator[dict[str, Any]]:
    file = f"{FOLDER}/{provider['provider']}_regions.json"
    corrections = {
        row["region"]: row
        for row in read_rows(__package__ or "", "corrections")
        if row["provider"] == provider["provider"]
    }
    limits = [row for row in read_rows(__package__ or "", "restricted") if row["provider"] == provider["provider"]]
    for place, (region, found) in enumerate(_load(raw, file).items(), 1):
        if f"{provider['provider']} {region}" in raw.source.skip:
            continue
        raw.check_columns(file, list(found), FIELDS, ("flag", "raw"))
        better = corrections.get(region, {})
        name = better.get("new_region") or region
        limit = next((row for row in limits if name.startswith(row["prefix"])), None)
        yield {
            "provider": provider["provider"],
            "name": provider["name"],
            "provider_country": provider["country"] or None,
            "region": name,
            "place": better["reason"].split(";")[0] if better else found["location"],
            "country": raw.code(better.get("country") or found["country"], file, place),
            "latitude": _degrees(raw, file, place, better.get("latitude") or found["latitude"], 90),
            "longitude": _degrees(raw, file, place, better.get("longitude") or found["longitude"], 180),
            "exact": True,
            "operator": limit["operator"] if limit else provider["name"],
            "open": limit is None,
            "service": "compute",
        }


def _load(raw: Raw, file: str) -> dict[str, Any]:
    try:
        loaded: dict[str, Any] = json.loads(raw.read_bytes(file))
    except ValueError as error:
        raise SourceChanged("unreadable-file", dataset=raw.source.id, path=file, reason=str(error)) from error
    return loaded


def _degrees(raw: Raw, file: str, place: int, value: Any, most: int) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = float("nan")
    if not -most <= number <= most:
        raise SourceChanged("bad-value", dataset=raw.source.id, path=file, line=place, column="degrees", value=value)
    return number


def _compare(raw: Raw, known: dict[tuple[str, str], str]) -> None:
    codes = _load(raw, CODES)
    raw.check_columns(CODES, list(codes), ("regionsByLocation", "locations"), ("cloudProviders", "regionCodes"))
    for place, regions in codes["regionsByLocation"].items():
        country = raw.code(codes["locations"][place]["country"], CODES, 1)
        for provider, region in regions.items():
            if provider not in CODE_PROVIDERS:
                continue  # another list is read for it
            key = (CODE_PROVIDERS[provider], region["id"])
            if known.get(key, country) != country:
                raise SourceChanged(
                    "bad-value", dataset=raw.source.id, path=CODES, line=1, column=f"{key}", value=country
                )
