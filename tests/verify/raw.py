"""The raw files, read with the standard library, and the few names that the checks must resolve."""

from __future__ import annotations

import csv
import gzip
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TextIO

from babel import Locale

csv.field_size_limit(sys.maxsize)

COUNTRIES = ("FR", "EE", "TO", "SN", "SG")

ALIASES = {
    "Brunei Darussalam": "BN",
    "Burma": "MM",
    "Cabo Verde": "CV",
    "Congo": "CG",
    "Congo (Democratic Republic of the)": "CD",
    "Czech Republic": "CZ",
    "Democratic People's Republic of Korea": "KP",
    "Democratic Republic of the Congo": "CD",
    "Holy See": "VA",
    "Hong Kong": "HK",
    "Ivory Coast": "CI",
    "Korea (Republic of)": "KR",
    "Korea (the Republic of)": "KR",
    "Lao": "LA",
    "Lao People's Democratic Republic": "LA",
    "Macau": "MO",
    "Macedonia": "MK",
    "Myanmar": "MM",
    "Palestine": "PS",
    "Republic of Korea": "KR",
    "Republic of Moldova": "MD",
    "Russian Federation": "RU",
    "Somaliland": "SO",
    "State of Palestine": "PS",
    "Swaziland": "SZ",
    "Syrian Arab Republic": "SY",
    "Turkey": "TR",
    "United Kingdom of Great Britain and Northern Ireland": "GB",
    "United Republic of Tanzania": "TZ",
    "United States of America": "US",
    "Vatican": "VA",
    "Yugoslavia": "RS",
}


def fold(name: str) -> str:
    """Return a name in letters only, without case, accents, articles and abbreviations."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    words = re.findall("[a-z]+", plain.encode("ascii", "ignore").decode().replace("&", " and "))
    return "".join({"saint": "st"}.get(word, word) for word in words if word not in {"the", "and"})


NAMES = {fold(name): code for code, name in Locale("en").territories.items() if len(code) == 2}
NAMES |= {fold(name): code for name, code in ALIASES.items()}


def open_text(folder: Path, path: str) -> TextIO:
    """Open a raw file, plain or compressed, whichever lies there."""
    plain, packed = folder / path, folder / f"{path.removesuffix('.gz')}.gz"
    if packed.exists():
        return gzip.open(packed, "rt", encoding="utf-8-sig", newline="")
    return plain.open(encoding="utf-8-sig", newline="")


def read_rows(folder: Path, path: str) -> Iterator[dict[str, str]]:
    with open_text(folder, path) as file:
        yield from csv.DictReader(file)


def find_code(name: str) -> str | None:
    """Return the code of a country's name in English, by the names of Unicode CLDR and a few others."""
    return NAMES.get(fold(name)) or NAMES.get(fold(re.split("[(,]", name)[0]))


def take_shares(amounts: Mapping[str, float]) -> dict[str, float]:
    total = sum(amounts.values())
    return {key: amount / total for key, amount in amounts.items()}


def concentrate(shares: Iterable[float]) -> float:
    """Return the Herfindahl-Hirschman index of shares that need not add up to 1."""
    known = list(shares)
    return sum(share * share for share in known) / sum(known) ** 2


def rank(value: float, peers: Iterable[float]) -> float:
    """Return the share of peers with a lower figure, ties counted half."""
    others = list(peers)
    return sum(1.0 if other < value else 0.5 if other == value else 0.0 for other in others) / len(others)
