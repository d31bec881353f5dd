"""IANA's register of top-level domains: who manages a country's domain, its technical contact, the networks of its servers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import polars as pl

from hansa.errors import SourceChanged
from hansa.evidence.raw import Raw

FILE = "naming/iana/iana-tlds-20260808.jsonl.gz"
KIND = "cctld"
UNION = "eu"
COUNTRY_LETTERS = 2
SCHEMA = {
    "tld": pl.String,
    "country": pl.String,
    "manager": pl.String,
    "technical_contact": pl.String,
    "updated": pl.String,
    "name_server": pl.String,
    "address": pl.String,
    "asn": pl.UInt32,
    "holder": pl.String,
    "holder_country": pl.String,
}


def read(raw: Raw) -> pl.DataFrame:
    """Return one row a country's domain, name server and address; names and addresses in lower case.

    ``country`` is set for domains of two letters (``EU`` for the Union's) and null for those in other scripts. ``asn`` is the
    network that announces the address, with its holder as registered (``holder``, ``holder_country``), all null where none
    does. ``updated`` is the day of the latest change to the entry.

    Raises
    ------
    SourceChanged
        ``unreadable-file``, ``columns-moved`` or ``unresolved-country``, with its line.
    """
    rows = [row for line, entry in _load(raw) for row in _read_entry(raw, line, entry)]
    return pl.DataFrame(rows, schema=SCHEMA).sort("tld", "name_server", "address", nulls_last=True)


def _load(raw: Raw) -> Iterator[tuple[int, dict[str, Any]]]:
    for line, text in enumerate(raw.read_bytes(FILE).decode("utf-8").splitlines(), 1):
        try:
            entry = json.loads(text)
        except ValueError as error:
            raise SourceChanged(
                "unreadable-file", dataset=raw.source.id, path=f"{FILE}:{line}", reason=str(error)
            ) from error
        raw.check_columns(FILE, list(entry), ("tld", "delegated", "type"), ("*",))
        if entry["type"] == KIND and entry["delegated"]:
            yield line, entry


def _read_entry(raw: Raw, line: int, entry: dict[str, Any]) -> Iterator[dict[str, Any]]:
    raw.check_columns(FILE, list(entry), ("orgs", "nameservers", "tld_updated"), ("*",))
    roles = entry["orgs"]["iana"]
    common = {
        "tld": entry["tld"],
        "country": _country(raw, entry["tld"], line),
        "manager": roles["sponsor"],
        "technical_contact": roles.get("tech"),
        "updated": max(entry["tld_updated"], default=None),
    }
    for server in entry["nameservers"]:
        name = server["hostname"].lower()
        for one in [*server["ipv4"], *server["ipv6"]] or [{}]:
            number = one.get("asn") or None  # 0: announced by nobody
            yield {
                **common,
                "name_server": name,
                "address": one.get("ip"),
                "asn": number,
                "holder": one.get("as_org") if number else None,
                "holder_country": one.get("as_country") if number else None,
            }


def _country(raw: Raw, tld: str, line: int) -> str | None:
    if len(tld) != COUNTRY_LETTERS or tld in raw.source.skip:
        return None
    return tld.upper() if tld == UNION else raw.code(tld, FILE, line)
