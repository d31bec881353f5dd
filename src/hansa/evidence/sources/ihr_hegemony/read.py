"""Global AS hegemony as the Internet Health Report measured it."""

from __future__ import annotations

import polars as pl

from hansa.evidence.raw import Raw
from hansa.evidence.sources.checks import check_rows

FILE = "routing/ihr-global-hegemony-20220720.csv.gz"


def read(raw: Raw) -> pl.DataFrame:
    """Return ``asn, hegemony``: one row a network, hegemony in [0, 1].

    Raises
    ------
    SourceChanged
        ``bad-value``: a hegemony outside [0, 1].
    """
    frame = raw.read_csv(FILE, {"asn": pl.UInt32, "hege": pl.Float64})
    check_rows(raw, frame, "hege", pl.col("hege").is_between(0, 1), FILE)
    return frame.rename({"hege": "hegemony"}).sort("asn")
