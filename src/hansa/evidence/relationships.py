"""CAIDA's AS relationship files: serial-1 and serial-2, plain, gzip or bzip2."""

from __future__ import annotations

import bz2
import gzip
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

import numpy as np
import polars as pl

from hansa.arrays import Int8, Int64
from hansa.errors import InputError, SourceUnavailable

if TYPE_CHECKING:
    from pathlib import Path

PROVIDER = -1
PEER = 0
MAX_ASN = 2**32 - 1
_FIELDS = ("first", "second", "label")


@dataclass(frozen=True)
class Relationships:
    """Distinct links of a relationship file.

    Attributes
    ----------
    first, second : int64 (links,)
        ASNs; where the label is -1 `first` is the provider of `second`, where it is 0 they are peers.
    label : int8 (links,)
        -1 or 0.
    """

    first: Int64
    second: Int64
    label: Int8


def read_relationships(path: Path) -> Relationships:
    """Read a relationship file whole, or reject it with its first wrong line.

    Parameters
    ----------
    path : Path
        ``a|b|-1`` (a is b's provider) or ``a|b|0`` (peers) a line; serial-2 adds a field that names the source.
        Lines that begin with ``#`` are metadata. A repeated link counts once.

    Returns
    -------
    Relationships
        In the order of pairs, whatever the order of lines.

    Raises
    ------
    SourceUnavailable
        ``relationships-unreadable``: the file is missing or damaged.
    InputError
        ``relationships-not-number``, ``relationships-unknown-label``, ``relationships-self-link``,
        ``relationships-two-labels``, ``relationships-fields``, ``relationships-empty``.

    Source
    ------
    CAIDA AS Relationships, https://www.caida.org/catalog/datasets/as-relationships/
    """
    content = _read_bytes(path)
    table = _parse_fast(content)
    if table is None or _is_suspect(table):
        _reject(path, content)
    first, second, label = (table[name].to_numpy() for name in _FIELDS)
    if not len(first):
        raise InputError("relationships-empty", path=str(path))
    swap = (label == PEER) & (first > second)
    first, second = np.where(swap, second, first), np.where(swap, first, second)
    low, high = np.minimum(first, second), np.maximum(first, second)
    order = np.lexsort((label, first, high, low))
    first, second, label, low, high = (column[order] for column in (first, second, label, low, high))
    same_pair = (low[1:] == low[:-1]) & (high[1:] == high[:-1])
    same_link = same_pair & (label[1:] == label[:-1]) & (first[1:] == first[:-1])
    if (same_pair & ~same_link).any():
        _reject(path, content)
    keep = np.concatenate(([True], ~same_link))
    return Relationships(first[keep], second[keep], label[keep].astype(np.int8))


def _read_bytes(path: Path) -> bytes:
    try:
        content = path.read_bytes()
        if content.startswith(b"\x1f\x8b"):
            content = gzip.decompress(content)
        elif content.startswith(b"BZh"):
            content = bz2.decompress(content)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise SourceUnavailable("relationships-unreadable", path=str(path), reason=str(error)) from error
    return content


def _parse_fast(content: bytes) -> pl.DataFrame | None:
    """Split lines into three columns; None where a line has too few or too many fields."""
    lines = pl.Series("line", content.decode("latin-1").split("\n")).str.strip_chars_end("\r")
    fields = (
        lines.to_frame()
        .filter((pl.col("line") != "") & ~pl.col("line").str.starts_with("#"))
        .select(pl.col("line").str.split_exact("|", 4).alias("fields"))
        .unnest("fields")
    )
    if not fields["field_4"].is_null().all():
        return None
    return fields.select(
        pl.col(f"field_{index}").cast(pl.Int64, strict=False).alias(name) for index, name in enumerate(_FIELDS)
    )


def _is_suspect(table: pl.DataFrame) -> bool:
    valid = (
        pl.col("first").is_between(0, MAX_ASN)
        & pl.col("second").is_between(0, MAX_ASN)
        & (pl.col("first") != pl.col("second"))
        & pl.col("label").is_in([PROVIDER, PEER])
    ).fill_null(value=False)
    return not table.select(valid.all()).item()


def _reject(path: Path, content: bytes) -> NoReturn:
    """Name the first wrong line, slowly."""
    seen: dict[tuple[int, int], tuple[int, int, int]] = {}
    for number, raw in enumerate(content.decode("utf-8", "replace").split("\n"), start=1):
        line = raw.rstrip("\r")
        if line and not line.startswith("#"):
            first, second, label = _parse_line(path, number, line)
            pair = (min(first, second), max(first, second))
            link = (*pair, PEER) if label == PEER else (first, second, label)
            if seen.setdefault(pair, link) != link:
                raise InputError("relationships-two-labels", path=str(path), line=number, first=first, second=second)
    raise InputError("relationships-fields", path=str(path), line=1, text="")


def _parse_line(path: Path, number: int, line: str) -> tuple[int, int, int]:
    fields = line.split("|")
    if len(fields) not in {3, 4}:
        raise InputError("relationships-fields", path=str(path), line=number, text=line)
    for text in fields[:2]:
        if not (text.isascii() and text.isdigit() and int(text) <= MAX_ASN):
            raise InputError("relationships-not-number", path=str(path), line=number, text=text)
    first, second = int(fields[0]), int(fields[1])
    if fields[2] not in {str(PROVIDER), str(PEER)}:
        raise InputError("relationships-unknown-label", path=str(path), line=number, text=fields[2])
    if first == second:
        raise InputError("relationships-self-link", path=str(path), line=number, asn=first)
    return first, second, int(fields[2])
