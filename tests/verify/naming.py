"""The naming layer, recomputed: zone, glue, longest prefix, networks, operators."""

from __future__ import annotations

import csv
import gzip
import ipaddress
import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import hansa
from tests.verify.raw import concentrate, open_text, read_rows

ZONE = "naming/root.zone.20260822"
NO_COUNTRY = {"", "ZZ", "EU", "AP"}
MERGED = Path(hansa.__file__).parent / "dependence" / "name_operators.csv"
"""The evidence's own merges of names into operators, taken as given here."""


@dataclass
class Domain:
    """How a country's domain is served; ``weights`` by operator and country, both None where unknown."""

    name_servers: int = 0
    with_glue: int = 0
    addresses: set[str] = field(default_factory=set)
    networks: set[int] = field(default_factory=set)
    weights: dict[tuple[str | None, str | None], float] = field(default_factory=lambda: defaultdict(float))

    def known(self) -> dict[tuple[str, str], float]:
        return {(name, code): weight for (name, code), weight in self.weights.items() if name and code}

    def foreign_share(self, country: str) -> float:
        known = self.known()
        return sum(weight for (_, code), weight in known.items() if code != country) / sum(known.values())

    def hhi(self) -> float:
        by_name: dict[str, float] = defaultdict(float)
        for (name, _), weight in self.known().items():
            by_name[name] += weight
        return concentrate(by_name.values())


def read_zone(folder: Path) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return the name servers of each top-level domain and the addresses of each name server."""
    servers, glue = defaultdict(set), defaultdict(set)
    with open_text(folder, ZONE) as file:
        for line in file:
            owner, _, _, kind, data = line.split(maxsplit=4)
            if kind == "NS":
                servers[owner.rstrip(".").lower()].add(data.strip().lower())
            elif kind in {"A", "AAAA"}:
                glue[owner.lower()].add(str(ipaddress.ip_address(data.strip())))
    return servers, glue


def read_day(folder: Path) -> str:
    """Return the day in the serial of the zone's first record, its authority."""
    with open_text(folder, ZONE) as file:
        year, month, day = re.search(r" (\d{4})(\d\d)(\d\d)\d\d ", file.readline()).groups()  # type: ignore[union-attr]
    return f"{year}-{month}-{day}"


def read_signed(folder: Path) -> set[str]:
    """Return the top-level domains with a DS record."""
    with open_text(folder, ZONE) as file:
        fields = (line.split(maxsplit=4) for line in file)
        return {owner.rstrip(".").lower() for owner, _, _, kind, _ in fields if kind == "DS"}


def read_register(folder: Path) -> list[dict[str, Any]]:
    """Return IANA's entries of delegated country domains."""
    text = gzip.decompress((folder / "naming/iana/iana-tlds-20260808.jsonl.gz").read_bytes()).decode()
    return [one for line in text.splitlines() if (one := json.loads(line))["type"] == "cctld" and one["delegated"]]


def list_addresses(register: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return what the register says of each address that some network announces."""
    servers = (server for entry in register for server in entry["nameservers"])
    return {one["ip"]: one for server in servers for one in (*server["ipv4"], *server["ipv6"]) if one["asn"]}


def match_networks(folder: Path, addresses: set[str]) -> dict[str, set[int]]:
    """Return the networks that announce the longest prefix around each address, by one reading of all prefixes."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        host = ipaddress.ip_network(address)
        for length in range(host.prefixlen + 1):
            wanted[str(host.supernet(new_prefix=length))].append(address)
    best: dict[str, tuple[int, set[int]]] = {}
    with open_text(folder, "routing/prefix-origin-20260619.tsv") as file:
        for prefix, number in csv.reader(file, delimiter="\t"):
            for address in wanted.get(prefix, ()):
                length = int(prefix.rpartition("/")[2])
                longest, networks = best.get(address, (-1, set()))
                if length > longest:
                    best[address] = length, {int(number)}
                elif length == longest:
                    networks.add(int(number))
    return {address: networks for address, (_, networks) in best.items()}


def read_operators(folder: Path, networks: set[int]) -> dict[int, tuple[str | None, str | None]]:
    """Return name and country of the operators, from the database of networks and, where it is silent, the registers."""
    found: dict[int, tuple[str | None, str | None]] = {}
    with open_text(folder, "routing/autnums-20230228.txt") as file:
        for line in file:
            first, _, rest = line.rstrip("\n").partition(":")
            if int(first) in networks:
                name, _, country = rest.rpartition(", ")
                found[int(first)] = name, None if country in NO_COUNTRY else country
    for row in read_rows(folder, "routing/as-operators-20261004.csv"):
        number = int(row["asn"])
        if number in networks:
            registered, at = found.get(number, (None, None))
            listed = None if row["country"] in NO_COUNTRY else row["country"]
            found[number] = row["company"] or registered, listed or at
    return found


def serve_domains(folder: Path, countries: tuple[str, ...]) -> dict[str, Domain]:
    """Return how the domains of some countries are served; none of these has a domain other than its code."""
    servers, glue = read_zone(folder)
    domains = {country: servers[country.lower()] for country in countries}
    origins = match_networks(folder, {a for names in domains.values() for name in names for a in glue[name]})
    listed = list_addresses(read_register(folder))
    for address in {a for names in domains.values() for name in names for a in glue[name]} - set(origins):
        if address in listed:
            origins[address] = {listed[address]["asn"]}
    operators = read_operators(folder, set().union(*origins.values()))
    for one in listed.values():
        name, seat = operators.get(one["asn"], (None, None))
        operators[one["asn"]] = name or one["as_org"], seat or one["as_country"]
    with MERGED.open(encoding="utf-8", newline="") as file:
        merged = {row["name"]: (row["operator"], row["country"]) for row in csv.DictReader(file)}
    operators = {number: merged.get(facts[0] or "", facts) for number, facts in operators.items()}
    return {country: _weigh(names, glue, origins, operators) for country, names in domains.items()}


def _weigh(
    names: set[str],
    glue: dict[str, set[str]],
    origins: dict[str, set[int]],
    operators: dict[int, tuple[str | None, str | None]],
) -> Domain:
    domain = Domain(name_servers=len(names))
    for name in names:
        domain.with_glue += bool(glue[name])
        domain.addresses |= glue[name]
        for address in glue[name] or {""}:
            networks = origins.get(address, set())
            domain.networks |= networks
            part = 1 / len(names) / max(len(glue[name]), 1) / max(len(networks), 1)
            for network in networks or {-1}:
                domain.weights[operators.get(network, (None, None))] += part
    return domain
