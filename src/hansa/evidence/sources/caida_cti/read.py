"""Country Transit Influence as published for March 2020."""

from __future__ import annotations

import re

import polars as pl

from hansa.errors import SourceChanged
from hansa.evidence.raw import Raw

_FILE = re.compile(r"top\.([A-Z]{2})\.cti\.csv$")
_ROW = re.compile(r'(\d+)-"?([^,]*?)\s*"?\s*,(\d\.\d+|\de-\d\d|\d\.\d+e-\d\d)')
_HEADER = "Transit (row) / Origin (Column) ASN-ASNAME,99999-"


def read(raw: Raw) -> pl.DataFrame:
    """Return ``country, asn, name, influence``: one row a country and network that carries routes towards it.

    ``influence`` is in [0, 1]: the share of the country's IPv4 addresses that viewpoints abroad reach through the network,
    divided by its distance in networks from the origin.

    Raises
    ------
    SourceChanged
        ``columns-moved``: another header; ``bad-value``: a row that is not read.
    """
    return pl.concat(_read_country(raw, file.path) for file in raw.source.files)


def _read_country(raw: Raw, file: str) -> pl.DataFrame:
    found = _FILE.search(file)
    code = raw.code(found[1] if found else None, file, 1)
    header, *lines = raw.read_bytes(file).decode("utf-8").splitlines() or [""]
    raw.check_columns(file, [header], [f"{_HEADER}{code}"])
    rows = []
    for number, line in enumerate(lines, 2):
        row = _ROW.fullmatch(line)
        if row is None:
            raise SourceChanged(
                "bad-value", dataset=raw.source.id, path=file, line=number, column="influence", value=line
            )
        rows.append((code, int(row[1]), row[2].strip(), float(row[3])))
    schema = {"country": pl.String, "asn": pl.UInt32, "name": pl.String, "influence": pl.Float64}
    return pl.DataFrame(rows, schema, orient="row")
