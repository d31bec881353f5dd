"""Models, public bodies, popular sites, computing and trust, recomputed from the raw files."""

from __future__ import annotations

import csv
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.verify.naming import match_networks
from tests.verify.raw import find_code, open_text, read_rows

FIRST_DAY = "2022-12-01"
DAY = "2026-08-01"
MAIL_SEATS = {"microsoft": "US", "google": "US", "aws": "US", "yahoo": "US", "zoho": "IN", "yandex": "RU"}
FRENCH_SEATS = MAIL_SEATS | {
    **dict.fromkeys(("orange", "ovh", "sfr", "free", "bouygues", "gandi", "french-isp"), "FR"), "ionos": "DE", "infomaniak": "CH",
}  # fmt: skip


def count_models(folder: Path) -> tuple[int, Counter[str]]:
    """Return how many models the 36 months hold, and in how many of them each country is named."""
    models = [
        row for row in read_rows(folder, "firms/epoch-ai-models-202512.csv") if row["Publication date"] >= FIRST_DAY
    ]
    named: Counter[str] = Counter()
    for row in models:
        places = {find_code(name) for name in row["Country (of organization)"].split(",") if name != "Multinational"}
        named.update(code for code in places if code)
    return len(models), named


def locate_sites(folder: Path, country: str, ending: str) -> tuple[set[str], dict[str, list[tuple[str, str]]]]:
    """Return the sites of a country below its domain, and for each the countries that both sources give its operators."""
    addresses: dict[str, set[str]] = defaultdict(set)
    for row in read_rows(folder, "government/vantage_domain_ip_server_map.csv"):
        domain = row["Domain"].lower()
        if row["Vantage Country"] == country and domain.endswith(ending):
            addresses[domain].add(row["IP"])
    origins = match_networks(folder, {one for some in addresses.values() for one in some})
    networks = {number for some in origins.values() for number in some}
    listed = {
        int(row["asn"]): row["country"]
        for row in read_rows(folder, "routing/as-operators-20261004.csv")
        if int(row["asn"]) in networks
    }
    registered = {}
    with open_text(folder, "routing/autnums-20230228.txt") as file:
        for line in file:
            number = int(line.partition(":")[0])
            if number in networks:
                registered[number] = line.rstrip("\n").rpartition(", ")[2]
    seats = {
        domain: [
            (listed.get(number, ""), registered.get(number, ""))
            for one in some
            for number in sorted(origins.get(one, []))
        ]
        for domain, some in addresses.items()
    }
    return set(addresses), seats


def weigh_sites(country: str, seats: dict[str, list[tuple[str, str]]]) -> tuple[float, float]:
    """Return the weight of sites whose operator's country is known, and of those abroad by both sources."""
    known = abroad = 0.0
    for found in seats.values():
        for pair in found:
            if any(one not in {"", "EU", "AP", "ZZ"} for one in pair):
                known += 1 / len(found)
                abroad += (country not in pair) / len(found)
    return known, abroad


def count_french_mail(folder: Path) -> tuple[int, Counter[str]]:
    """Return how many French local governments are listed, and the countries of the providers known."""
    rows = list(read_rows(folder, "government/municipal-email-fr-202607.csv"))
    seats: Counter[str] = Counter()
    for row in rows:
        seat = FRENCH_SEATS.get(row["provider"]) or ("FR" if "french_regional_hoster" in row["flags"] else "")
        seats[seat] += 1
    return len(rows), seats


def count_world_mail(folder: Path, country: str) -> tuple[int, Counter[str]]:
    """Return the same of a country of the world's table."""
    rows = [row for row in read_rows(folder, "government/municipal-email-world-2026.csv") if row["cc"] == country]
    seats: Counter[str] = Counter()
    for row in rows:
        bracket = row["isp_name"][-3:-1] if row["isp_name"].endswith(")") else ""
        at_home = country if row["mx_countries"] == country else ""
        seats[MAIL_SEATS.get(row["provider"], "") or bracket or at_home] += 1
    return len(rows), seats


def own_sites(folder: Path, country: str) -> tuple[int, Counter[str]]:
    """Return how many popular sites are listed, and the countries of those owners that are known."""
    owners = json.loads(gzip.decompress((folder / "platforms/domain_owners.json.gz").read_bytes()))
    by_id = {one["id"]: one for one in owners}
    home: dict[str, str] = {}
    for one in owners:
        last = one
        while last["parent_id"] is not None:
            last = by_id[last["parent_id"]]
        for domain in one["domains"]:
            home.setdefault(domain.lower(), {"UK": "GB", "?": ""}.get(last["country"], last["country"]))
    listed = json.loads(gzip.decompress((folder / "platforms/crux-top1000-by-territory-2023.json.gz").read_bytes()))
    hosts = {host.lower() for host in listed[country]}
    counts: Counter[str] = Counter()
    for host in hosts:
        best = max((domain for domain in home if host == domain or host.endswith("." + domain)), key=len, default="")
        if home.get(best):
            counts[home[best]] += 1
    return len(hosts), counts


def power_clusters(folder: Path) -> tuple[int, float, dict[str, list[float]]]:
    """Return how many clusters count, their power, and the power of each by country."""
    rows = list(read_rows(folder, "firms/epoch-gpu-clusters-202608.csv"))
    after = {row["Name"]: row["Superseded by"] for row in rows if row["Superseded by"]}
    sure = [
        row
        for row in rows
        if (row["Status"], row["Certainty"]) == ("Existing", "Confirmed")
        and row["Single cluster?"] != "No"
        and row["Possible Duplicate"] != "True"
        and row["H100 equivalents"]
    ]
    names = {row["Name"] for row in sure}  # anonymous systems share one
    places: dict[str, list[float]] = defaultdict(list)
    for row in sure:
        if not set(_follow(row["Name"], after)) & names:
            places[find_code(row["Country"]) or "" if row["Country"] else ""].append(float(row["H100 equivalents"]))
    counted = [power for some in places.values() for power in some]
    return len(counted), sum(counted), dict(places)


def _follow(name: str, after: dict[str, str]) -> Iterable[str]:
    while name in after:
        name = after[name]
        yield name


def count_roots(folder: Path) -> Counter[str]:
    """Return the trusted roots by the country they name; GlobalSign's name none and are Belgian."""
    bundle = {row["sha256"] for row in read_rows(folder, "trust/mozilla-roots-certifi.csv")}
    with open_text(folder, "trust/ccadb-certificates-202608.csv") as file:
        rows = {row["sha256"]: row for row in csv.DictReader(file)}
    return Counter(
        row["subject_c"].upper() or {"GlobalSign": "BE"}[row["subject_o"]]
        for name, row in rows.items()
        if row["mozilla_root"] == "1" and name in bundle
    )


def climb(folder: Path, country: str) -> tuple[int, int]:
    """Return the country's valid certificates of authorities that lead up to a root, and those that lead up to its own.

    Each is followed upwards by the names of its issuers, until a root or no new name is found.
    """
    bundle = {row["sha256"] for row in read_rows(folder, "trust/mozilla-roots-certifi.csv")}
    rows = {row["sha256"]: row for row in read_rows(folder, "trust/ccadb-certificates-202608.csv")}
    roots = {key: row for key, row in rows.items() if row["mozilla_root"] == "1" and key in bundle}
    tops: dict[Any, set[str]] = defaultdict(set)
    for row in roots.values():
        tops[_subject(row)].add(row["subject_c"].upper() or "BE")
    issuers: dict[Any, set[Any]] = defaultdict(set)
    low = [
        row
        for key, row in rows.items()
        if key not in roots and row["not_after"] >= DAY and _subject(row) != _issuer(row)
    ]
    for row in low:
        issuers[_subject(row)].add(_issuer(row))
    found = own = 0
    for row in low:
        if row["subject_c"].upper() == country:
            seen, queue = set(), [_issuer(row)]
            while queue:
                name = queue.pop()
                if name not in seen:
                    seen.add(name)
                    queue += issuers[name] if name[2] and len(name[2]) == 2 else []
            above = {top for name in seen for top in tops.get(name, ())}
            found += bool(above)
            own += country in above
    return found, own


def _subject(row: dict[str, str]) -> tuple[str, str, str]:
    return row["subject_cn"], row["subject_o"], row["subject_c"].upper()


def _issuer(row: dict[str, str]) -> tuple[str, str, str]:
    return row["issuer_cn"], row["issuer_o"], row["issuer_c"].upper()
