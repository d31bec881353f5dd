"""The cloud layer, recomputed: the providers' own lists of regions, and distances along the great circle."""

from __future__ import annotations

import json
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from tests.verify.raw import find_code

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
# Regions whose place in the raw files is wrong and which the evidence puts elsewhere, with a source for each.
MOVED = {
    ("alibaba", "me-central-1"),
    ("alibaba", "us-east-1"),
    ("aws", "ca-central-1"),
    ("aws", "eu-south-2"),
    ("aws", "us-east-2"),
    ("aws", "us-gov-east-1"),
    ("aws", "us-gov-west-1"),
    ("aws", "us-west-2"),
    ("azure", "francecentral"),
    ("azure", "francesouth"),
    ("azure", "germanynorth"),
    ("azure", "israelcentral"),
    ("azure", "jioindiacentral"),
    ("azure", "jioindiawest"),
    ("azure", "mexicocentral"),
    ("azure", "uksouth"),
    ("azure", "ukwest"),
    ("gcp", "europe-north1"),
    ("gcp", "europe-west1"),
    ("gcp", "europe-west4"),
    ("gcp", "us-central1"),
    ("gcp", "us-east1"),
    ("gcp", "us-east4"),
    ("gcp", "us-west1"),
    ("oci", "uk-cardiff-1"),
}
RENAMED = {("ibm", "ca-central"): "ca-mon"}
CAPITALS = {
    "FR": (48.85, 2.35),
    "EE": (59.44, 24.75),
    "TO": (-21.14, -175.2),
    "SN": (14.69, -17.44),
    "SG": (1.29, 103.85),
}
EARTH_KM = 6371.0088

Region = tuple[str, str]
Place = tuple[str | None, float, float]


def read_regions(folder: Path, left_out: set[str]) -> dict[Region, Place]:
    """Return country, latitude and longitude of each region in the raw files, but for those documented as left out."""
    regions: dict[Region, Place] = {}
    for provider in PROVIDERS:
        file = folder / f"cloud/cloud_regions_info/mappings/{provider}_regions.json"
        for name, place in json.loads(file.read_text("utf-8")).items():
            if f"{provider} {name}" not in left_out:
                country = find_code(place["country"].removesuffix(" SAR"))
                called = RENAMED.get((provider, name), name)
                regions[provider, called] = country, place["latitude"], place["longitude"]
    return regions


def measure_distance(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Return the great-circle distance in km, by the chord between two points of a sphere."""
    points = []
    for latitude, longitude in (first, second):
        phi, theta = radians(latitude), radians(longitude)
        points.append((cos(phi) * cos(theta), cos(phi) * sin(theta), sin(phi)))
    chord = sqrt(sum((a - b) ** 2 for a, b in zip(*points, strict=True)))
    return 2 * EARTH_KM * asin(chord / 2)
