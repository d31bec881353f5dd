"""Certificates of authorities, roots and those below them, that the Common CA Database knows."""

from __future__ import annotations

import polars as pl

from hansa.evidence.raw import Raw

FILE = "trust/ccadb-certificates-202608.csv.gz"
NAMES = ("subject_cn", "subject_o", "subject_c", "issuer_cn", "issuer_o", "issuer_c")
COLUMNS: dict[str, type[pl.DataType]] = {
    "sha256": pl.String,
    **dict.fromkeys(NAMES, pl.String),
    "not_after": pl.Date,
    "mozilla_root": pl.Int8,
}


def read(raw: Raw) -> pl.DataFrame:
    """Return ``sha256``, the names of subject and issuer (``_cn``, ``_o``, ``_c``), ``not_after, mozilla_root``.

    One row a certificate. The countries are as the certificates write them, in capitals: not all are codes of countries.
    """
    dated = {**COLUMNS, "not_after": pl.String}
    frame = raw.read_csv(FILE, dated, ignore=("not_before",))
    return frame.with_columns(
        pl.col("not_after").str.to_date(),
        pl.col("subject_c", "issuer_c").str.to_uppercase(),
        mozilla_root=pl.col("mozilla_root") == 1,
    ).unique("sha256", keep="first", maintain_order=True)
