"""Autonomous systems of operators in which a national government holds the majority."""

from __future__ import annotations

import polars as pl

from hansa.evidence.raw import Raw

FILE = "routing/state-owned-ases-202202.csv.gz"


def read(raw: Raw) -> pl.DataFrame:
    """Return ``asn, owner, organisation``: one row an autonomous system.

    ``owner`` is the state that holds the majority. It is a second attribute of a network and never takes the place of the
    operator's country: a subsidiary abroad keeps the country in which it operates.
    """
    # The owner's name is read rather than its code, for the file writes Kosovo with a code of its own.
    columns: dict[str, type[pl.DataType]] = {
        "asn": pl.UInt32,
        "org_name": pl.String,
        "ownership_country_name": pl.String,
    }
    frame = raw.read_csv(FILE, columns, ignore=("*",))
    owned = raw.resolve_column(frame, "ownership_country_name", FILE, into="owner")
    return owned.select("asn", "owner", organisation="org_name").sort("asn")
