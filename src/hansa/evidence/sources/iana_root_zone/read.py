"""The root zone: name servers of each top-level domain, their addresses where the zone gives them, and who is signed."""

from __future__ import annotations

from datetime import date

import polars as pl

from hansa.errors import SourceChanged
from hansa.evidence.raw import Raw

FILE = "naming/root.zone.20260822.gz"
RECORD = r"^(\S+)\s+\d+\s+IN\s+([A-Z0-9]+)\s+(.+)$"
SERIAL = r"^\S+\s+\S+\s+(\d{4})(\d{2})(\d{2})\d{2}\s"
"""In the data of the record of authority (SOA): name, mailbox, serial, of which the first eight digits are the day."""
UNION = "eu"
COUNTRY_LETTERS = 2


def read(raw: Raw) -> pl.DataFrame:
    """Return ``tld, country, name_server, address, signed, day``: one row an address, null where a name server has no glue.

    ``country`` is set for the two-letter domains of today's countries and ``EU`` for the Union's; it is null for all other
    domains, among them those in other scripts (``xn--``), whose country the zone does not say. ``signed`` says whether the
    zone vouches for the domain's keys (it has a DS record); ``day`` is the zone's, from the serial of its record of authority.

    Raises
    ------
    SourceChanged
        ``bad-value``: a line is no resource record, or no serial says the day; ``unresolved-country``: a two-letter domain is
        no country's.
    """
    records = _read_records(raw)
    day = _find_day(raw, records)
    signed = records.filter(pl.col("type") == "DS")["name"].unique()
    servers = records.filter(pl.col("type") == "NS", pl.col("name") != "").select(
        "line", tld="name", name_server=pl.col("data").str.to_lowercase().str.strip_suffix(".")
    )
    glue = records.filter(pl.col("type").is_in(["A", "AAAA"])).select(name_server="name", address="data")
    return (
        _name_countries(raw, servers)
        .join(glue, on="name_server", how="left", maintain_order="left_right")
        .with_columns(signed=pl.col("tld").is_in(signed.to_list()), day=pl.lit(day))
        .select("tld", "country", "name_server", "address", "signed", "day")
    )


def read_date(raw: Raw) -> str:
    """Return the zone's day, as its serial has it.

    Raises
    ------
    SourceChanged
        ``bad-value``.
    """
    return _find_day(raw, _read_records(raw)).isoformat()


def _find_day(raw: Raw, records: pl.DataFrame) -> date:
    found = records.filter(pl.col("type") == "SOA").select("line", "data").rows()
    line, data = found[0] if found else (1, "")
    parts = pl.Series([data]).str.extract_groups(SERIAL).struct.unnest().row(0)
    try:
        return date(*(int(part) for part in parts))
    except (TypeError, ValueError) as error:
        raise SourceChanged(
            "bad-value", dataset=raw.source.id, path=FILE, line=line, column="serial", value=data[:60]
        ) from error


def _read_records(raw: Raw) -> pl.DataFrame:
    lines = pl.DataFrame({"text": raw.read_bytes(FILE).decode("ascii", "replace").splitlines()}).with_row_index(
        "line", 1
    )
    fields = lines.filter(~pl.col("text").str.contains(r"^\s*(;|$)")).with_columns(
        name=pl.col("text").str.extract(RECORD, 1).str.to_lowercase().str.strip_suffix("."),
        type=pl.col("text").str.extract(RECORD, 2),
        data=pl.col("text").str.extract(RECORD, 3).str.strip_chars(),
    )
    bad = fields.filter(pl.col("name").is_null())
    if bad.height:
        line, text = bad.row(0)[:2]
        raise SourceChanged(
            "bad-value", dataset=raw.source.id, path=FILE, line=line, column="resource record", value=text[:60]
        )
    return fields


def _name_countries(raw: Raw, servers: pl.DataFrame) -> pl.DataFrame:
    first = servers.group_by("tld", maintain_order=True).agg(pl.col("line").first())
    codes = {tld: _country(raw, tld, line) for tld, line in first.rows()}
    country = pl.col("tld").replace_strict(list(codes), list(codes.values()), return_dtype=pl.String)
    return servers.with_columns(country=country)


def _country(raw: Raw, tld: str, line: int) -> str | None:
    if len(tld) != COUNTRY_LETTERS or tld in raw.source.skip:
        return None
    return tld.upper() if tld == UNION else raw.code(tld, FILE, line)
