"""Certificates of authorities, roots and those below them, that the Common CA Database knows."""

from __future__ import annotations

import polars as pl

from hansa.errors import SourceChanged
from hansa.evidence.raw import Raw

FILE = "trust/ccadb-certificates-202608.csv.gz"
NAMES = ("subject_cn", "subject_o", "subject_c", "issuer_cn", "issuer_o", "issuer_c")
COLUMNS: dict[str, type[pl.DataType]] = {
    "sha256": pl.String,
    **dict.fromkeys(NAMES, pl.String),
    "not_after": pl.String,
    "mozilla_root": pl.Int8,
}


def read(raw: Raw) -> pl.DataFrame:
    """Return ``sha256``, the names of subject and issuer (``_cn``, ``_o``, ``_c``), ``not_after, mozilla_root``.

    One row a certificate. The countries are as the certificates write them, in capitals: not all are codes of countries.
    """
    frame = raw.read_csv(FILE, COLUMNS, ignore=("not_before",))
    days = frame["not_after"].str.to_date(strict=False)
    if days.null_count():
        row = days.is_null().arg_true()[0]
        value = frame["not_after"][row] or ""
        raise SourceChanged(
            "bad-value", dataset=raw.source.id, path=FILE, line=row + 2, column="not_after", value=value
        )
    return frame.with_columns(
        days.alias("not_after"),
        pl.col("subject_c", "issuer_c").str.to_uppercase(),
        mozilla_root=pl.col("mozilla_root") == 1,
    ).unique("sha256", keep="first", maintain_order=True)
