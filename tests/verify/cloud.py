"""The cloud layer, recomputed: four lists of regions, the countries of their places, distances along the great circle."""

from __future__ import annotations

import ast
import csv
import json
import re
import unicodedata
from importlib.util import find_spec
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import pytest

from tests.verify.raw import find_code

PROVIDERS = {
    "alibaba": ("Alibaba Cloud", "CN"),
    "azure": ("Microsoft Azure", "US"),
    "digitalocean": ("DigitalOcean", "US"),
    "gcp": ("Google Cloud", "US"),
    "ibm": ("IBM Cloud", "US"),
    "linode": ("Akamai (Linode)", "US"),
    "vultr": ("Vultr", "US"),
}
# Regions whose place in the raw files is wrong and which the evidence puts elsewhere, with a source for each.
MOVED = {
    ("alibaba", "me-central-1"),
    ("alibaba", "us-east-1"),
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
CITIES = """
AE: abudhabi dubai uae; AR: buenosaires; AU: au brisbane melbourne perth sydney nsw qld vic; BH: bahrain; BR: fortaleza paulo saopaulo
vinhedo; CA: beauharnois calgary montreal toronto vancouver; CH: zurich; CL: santiago valparaiso; CN: beijing changchun china
changsha chengdu chongqing guangzhou guiyang hangzhou hohhot huainan huhehaote jinan kunming lanzhou nanchang nanjing nanning
ningxia qingdao shanghai shenyang shenzhen shijiazhuang suzhou taiyuan tianjin ulanqab xiamen xian xiangyan zhengzhou;
CO: bogota; DE: berlin falkenstein frankfurt nuremberg; DK: copenhagen; ES: barcelona logrono madrid; FI: helsinki;
FR: gravelines marseille paris roubaix strasbourg; GB: cardiff london uk; HK: hk hongkong; ID: batam jakarta; IE: dublin ireland;
IL: aviv jerusalem; IN: chennai delhi hyderabad indore mumbai; IR: iran tabriz tehran; IT: milan turin; JP: jp osaka tokyo;
KG: bishkek; KR: chuncheon seoul; KZ: almaty; LU: luxembourg; MA: casablanca; MN: ulaanbaatar; MX: mexico monterrey queretaro;
MY: kulai; NG: lagos; NL: amsterdam; NZ: auckland; PE: lima; PH: manila; PK: pakistan; PL: poznan warsaw; RU: moscow
petersburg; SA: jeddah riyadh; SE: stockholm; SG: sg singapore; TH: bangkok; TW: taipei taiwan; US: ashburn california chicago
fremont freemont govcloud hillsboro jersey lenexa miami ohio oregon phoenix saltlake sanjose seattle silicon texas us usa
virginia washington york angeles; UZ: tashkent; VN: hanoi noi minh; ZA: johannesburg town
"""
"""Where the places stand that the lists name, by heart, not from the evidence."""
WHERE = {
    word: code
    for part in CITIES.replace("\n", " ").split(";")
    for code, _, words in [part.strip().partition(":")]
    for word in words.split()
}
WITHOUT_PLACE = {"eu-001": "DE", "eu-002": "DE"}
"""Regions whose label names no country; the provider says where its centres are."""
PUBLIC_REALMS = {"oc1", "oc3", "oc4", "oc19"}
HIDDEN = "aws-iso"


def guess_country(label: str) -> str | None:
    """Return the country of a label, from a country's name or a place in it; the last one wins: ``Hong Kong (China)`` is no exception."""
    plain = fold_words(label)
    named = {code for word, code in WHERE.items() if word in plain}
    countries = {code for word in re.split(r"[(),\[\]]", label) if (code := find_code(word.strip()))}
    found = (named or countries) - ({"CN"} if len(named) > 1 else set())
    return found.pop() if len(found) == 1 else None


def fold_words(label: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().casefold()
    words = re.findall("[a-z]+", plain)
    return {*words, *(first + second for first, second in pairwise(words))}


def find_package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        pytest.skip(f"the package {name} is not installed: make lists")
    return Path(spec.submodule_search_locations[0])


def read_amazon() -> dict[str, str]:
    """Return the description of each region with compute, secret ones left out."""
    partitions = json.loads((find_package("botocore") / "data/endpoints.json").read_text("utf-8"))["partitions"]
    return {
        region: facts["description"]
        for one in partitions
        if not one["partition"].startswith(HIDDEN)
        for region, facts in one["regions"].items()
        if region in one["services"]["ec2"]["endpoints"]
    }


def read_oracle() -> dict[str, str]:
    """Return the city in the code of each region of the realms for the public and for governments."""
    tree = ast.parse((find_package("oci") / "regions_definitions.py").read_text("utf-8"))
    assigned = {step.targets[0].id: step.value for step in tree.body if isinstance(step, ast.Assign)}  # type: ignore[attr-defined]
    realms = ast.literal_eval(assigned["REGION_REALMS"])
    return {region: region.split("-")[-2] for region, realm in realms.items() if realm in PUBLIC_REALMS}


def read_storage(folder: Path) -> dict[tuple[str, str], str]:
    """Return the label of each region, or of each endpoint where a provider has no regions."""
    with (folder / "cloud/s3-provider-regions-202608.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with_regions = {row["provider"] for row in rows if row["field"] == "region"}
    wanted = {"region", "endpoint"}
    return {
        (row["provider"], row["value"]): row["label"]
        for row in rows
        if row["field"] in wanted and (row["field"] == "region" or row["provider"] not in with_regions)
    }


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
