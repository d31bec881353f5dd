"""Address prefixes with the autonomous systems that announce them."""

from __future__ import annotations

import socket

import polars as pl

from hansa.errors import SourceChanged
from hansa.evidence.raw import Raw

FILE = "routing/prefix-origin-20260619.tsv.gz"


def read(raw: Raw) -> pl.DataFrame:
    """Return ``prefix, asn``: one row a prefix (IPv4 or IPv6, in canonical text) and network that announces it.

    Raises
    ------
    SourceChanged
        ``bad-value``: a prefix is not written canonically, or a number is none.
    """
    columns: dict[str, type[pl.DataType]] = {"prefix": pl.String, "asn": pl.UInt32}
    frame = raw.read_csv(FILE, columns, separator="\t", has_header=False)
    bad = ~frame["prefix"].str.contains(r"^\d{1,3}(\.\d{1,3}){3}/\d{1,2}$|:.*/\d{1,3}$").fill_null(value=False)
    _refuse(raw, frame, bad)
    longer = frame["prefix"].str.contains(":", literal=True)
    written = frame.filter(longer)["prefix"].str.split("/").list.first()
    # The match below joins on text: a prefix in another spelling would be lost without a word.
    wrong = written.is_in([text for text in written.unique() if _respell(text) != text])
    spelt = frame.with_row_index("row").filter(longer).filter(wrong)["row"]
    _refuse(raw, frame, pl.Series(range(frame.height), dtype=pl.UInt32).is_in(spelt) if spelt.len() else None)
    return frame.unique(maintain_order=True)


def _respell(text: str) -> str | None:
    try:
        return socket.inet_ntop(socket.AF_INET6, socket.inet_pton(socket.AF_INET6, text))
    except OSError:
        return None


def _refuse(raw: Raw, frame: pl.DataFrame, bad: pl.Series | None) -> None:
    if bad is not None and bad.any():
        row = bad.arg_true()[0]
        raise SourceChanged(
            "bad-value", dataset=raw.source.id, path=FILE, line=row + 1, column="prefix", value=frame["prefix"][row]
        )
