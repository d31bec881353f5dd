"""Government sites of 60 countries with the address that each had when asked for from its own country."""

from __future__ import annotations

import ipaddress

import polars as pl

from hansa.errors import SourceChanged
from hansa.evidence.raw import Raw

FILE = "government/vantage_domain_ip_server_map.csv.gz"
COLUMNS: dict[str, type[pl.DataType]] = {"Vantage Country": pl.String, "Domain": pl.String, "IP": pl.String}


def read(raw: Raw) -> pl.DataFrame:
    """Return ``country, domain, address``: one row a site and address, the domain in lower case.

    ``address`` is null where the site answered with one that no network may announce (private, reserved, documentation).

    Raises
    ------
    SourceChanged
        ``bad-value``: what stands for the address is none.
    """
    frame = raw.read_csv(FILE, COLUMNS, ignore=("Server Country",))
    addresses = [_check_address(raw, address, line) for line, address in enumerate(frame["IP"], 2)]
    named = frame.select(
        "Vantage Country", domain=pl.col("Domain").str.to_lowercase(), address=pl.Series(addresses, dtype=pl.String)
    )
    resolved = raw.resolve_column(named, "Vantage Country", FILE)
    return resolved.select("country", "domain", "address").unique(maintain_order=True)


def _check_address(raw: Raw, text: str | None, line: int) -> str | None:
    try:
        address = ipaddress.ip_address(text or "")
    except ValueError as error:
        raise SourceChanged(
            "bad-value", dataset=raw.source.id, path=FILE, line=line, column="IP", value=text or ""
        ) from error
    return str(address) if address.is_global else None
