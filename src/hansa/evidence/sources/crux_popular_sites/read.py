"""The sites that are among the thousand most popular of each territory with users of Chrome, in no order."""

from __future__ import annotations

import json

import polars as pl

from hansa.errors import SourceChanged
from hansa.evidence.raw import Raw

FILE = "platforms/crux-top1000-by-territory-2023.json.gz"


def read(raw: Raw) -> pl.DataFrame:
    """Return ``country, host``: one row a territory and site; a territory of few users has fewer than a thousand.

    Raises
    ------
    SourceChanged
        ``unreadable-file``: the file is not an object of lists of hosts.
    """
    try:
        listed = json.loads(raw.read_bytes(FILE))
        pairs = [(code, str(host).lower()) for code, hosts in listed.items() for host in hosts]
    except (ValueError, AttributeError, TypeError) as error:
        raise SourceChanged("unreadable-file", dataset=raw.source.id, path=FILE, reason=str(error)) from error
    frame = pl.DataFrame(pairs, schema={"country": pl.String, "host": pl.String}, orient="row")
    return raw.resolve_column(frame, "country", FILE).unique(maintain_order=True)
