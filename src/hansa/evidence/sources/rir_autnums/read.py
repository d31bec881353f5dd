"""Names and countries of autonomous systems as the regional registries hold them."""

from __future__ import annotations

import polars as pl

from hansa.errors import SourceChanged
from hansa.evidence.raw import Raw

FILE = "routing/autnums-20230228.txt.gz"
LINE = r"^(\d+):(.*), ([A-Z]{2})$"
RESERVED = "-Reserved AS-"


def read(raw: Raw) -> pl.DataFrame:
    """Return ``asn, name, country``: one row a registered autonomous system, reserved numbers left out.

    ``country`` is null where the register names none (``ZZ``) or a whole region (``EU``, ``AP``).

    Raises
    ------
    SourceChanged
        ``bad-value``: a line has another form.
    """
    text = raw.read_bytes(FILE).decode("utf-8", "replace")
    frame = (
        pl.DataFrame({"text": text.splitlines()})
        .with_row_index("line", 1)
        .with_columns(
            asn=pl.col("text").str.extract(LINE, 1).cast(pl.UInt32),
            name=pl.col("text").str.extract(LINE, 2).str.strip_chars(),
            country=pl.col("text").str.extract(LINE, 3),
        )
    )
    bad = frame.filter(pl.col("country").is_null())
    if bad.height:
        line, value = bad.row(0)[:2]
        raise SourceChanged(
            "bad-value", dataset=raw.source.id, path=FILE, line=line, column="network", value=value[:60]
        )
    lines = frame.group_by("country", maintain_order=True).agg(pl.col("line").first())
    codes = {name: raw.code(name, FILE, line) for name, line in lines.rows()}
    return (
        frame.filter(pl.col("name") != RESERVED)
        .with_columns(pl.col("country").replace_strict(list(codes), list(codes.values()), return_dtype=pl.String))
        .select("asn", "name", "country")
        .sort("asn")
    )
