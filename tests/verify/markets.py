"""Cloud, software, chips, critical inputs and artificial intelligence, recomputed."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from tests.verify.raw import find_code, read_rows, take_shares

PROVIDERS = {
    "alibaba": ("Alibaba Cloud", "CN"),
    "aws": ("Amazon Web Services", "US"),
    "azure": ("Microsoft Azure", "US"),
    "digitalocean": ("DigitalOcean", "US"),
    "gcp": ("Google Cloud", "US"),
    "ibm": ("IBM Cloud", "US"),
    "linode": ("Akamai (Linode)", "US"),
    "oci": ("Oracle Cloud", "US"),
    "vultr": ("Vultr", "US"),
}
CAPITALS = {
    "FR": (48.85, 2.35),
    "EE": (59.44, 24.75),
    "TO": (-21.14, -175.2),
    "SN": (14.69, -17.44),
    "SG": (1.29, 103.85),
}
EARTH_KM = 6371.0088
GREECE = {"EL": "GR"}

Region = tuple[str, str]
Place = tuple[str | None, float, float]


def read_regions(folder: Path, left_out: set[str]) -> dict[Region, Place]:
    """Return country, latitude and longitude of each region in the raw files, but for those documented as left out."""
    regions: dict[Region, Place] = {}
    for provider in PROVIDERS:
        listed = json.loads((folder / f"cloud/cloud_regions_info/mappings/{provider}_regions.json").read_text("utf-8"))
        for name, place in listed.items():
            if f"{provider} {name}" not in left_out:
                country = find_code(place["country"].removesuffix(" SAR"))
                regions[provider, name] = country, place["latitude"], place["longitude"]
    return regions


def measure_distance(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Return the great-circle distance in km, by the chord between two points on a sphere."""
    points = []
    for latitude, longitude in (first, second):
        phi, theta = radians(latitude), radians(longitude)
        points.append((cos(phi) * cos(theta), cos(phi) * sin(theta), sin(phi)))
    chord = sqrt(sum((a - b) ** 2 for a, b in zip(*points, strict=True)))
    return 2 * EARTH_KM * asin(chord / 2)


def share_browsers(folder: Path, country: str) -> tuple[dict[str, float], dict[str, str]]:
    """Return each vendor's part of all use, which the listed browsers do not exhaust, and each vendor's country."""
    vendors = {row["code"]: row for row in read_rows(folder, "platforms/browser-codes.csv")}
    percents: Counter[str] = Counter()
    for row in read_rows(folder, "platforms/browser_share_by_region_2026.csv"):
        if row["region"] == country:
            percents[vendors[row["browser"]]["vendor"]] += float(row["share_pct"])  # type: ignore[assignment]
    whole = max(100.0, sum(percents.values()))
    shares = {vendor: percent / whole for vendor, percent in percents.items()}
    return shares, {row["vendor"]: row["vendor_country"] for row in vendors.values()}


def share_chips(folder: Path, importer: str) -> tuple[int, dict[str, float]]:
    """Return the latest year and the partners' shares of an economy's imports of semiconductors."""
    values: dict[int, dict[str, float]] = defaultdict(dict)
    for row in read_rows(folder, "supply/wto-semiconductor-imports.csv"):
        if find_code(row["Reporting Economy"]) == importer:
            partner = find_code(row["Partner Economy"])
            assert partner is not None, row["Partner Economy"]
            values[int(row["Year"])][partner] = float(row["Value"])
    year = max(values)
    return year, take_shares(values[year])


def share_inputs(folder: Path, importer: str) -> tuple[int, dict[str, float]]:
    """Return the latest year and the partners' shares of a member state's imports of critical inputs, by value."""
    values: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for row in read_rows(folder, "supply/eurostat-critical-inputs-2022-2024.csv"):
        if GREECE.get(row["DECLARANT_ISO"], row["DECLARANT_ISO"]) == importer:
            values[int(row["PERIOD"])][row["PARTNER_ISO"]] += float(row["VALUE_IN_EUROS"])
    year = max(values)
    return year, take_shares(values[year])


def read_models(folder: Path) -> Iterator[tuple[str, list[str], list[str | None]]]:
    """Return date, organisations and countries of each model; no countries where a comma in a field moved the row."""
    for row in read_rows(folder, "firms/epoch-ai-models-202505.csv"):
        text = row["Country (of organization)"].replace("Hong Kong,China", "Hong Kong")
        countries = [find_code(name) for name in text.split(",") if name]
        known = all(code or name == "Multinational" for code, name in zip(countries, text.split(","), strict=False))
        organisations = [name for name in row["Organization"].split(",") if name]
        yield row["Publication date"], organisations, [code for code in countries if code] if known else []
