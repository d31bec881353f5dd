"""Names of the largest operators: what people call them, other names, and which numbers belong to one operator.

``names.csv`` was made from the texts that the other datasets hold of each number and read line by line; ``basis`` names the
dataset file, ``text`` is the text of that file in which the name stands, alone or before the name of a country. A brand that
no file at hand holds is not given: the registry's name then stands, tidied by rule.
"""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

import polars as pl

from hansa.evidence.sources.checks import check_rows

if TYPE_CHECKING:
    from hansa.evidence.raw import Raw

FILE = "names.csv"


def read(raw: Raw) -> pl.DataFrame:
    """Return ``asn, name, aliases, organisation, basis, text, date``: one row a network.

    ``aliases`` are joined by ``; `` and empty where there is none; ``organisation`` is the same for all networks of one
    operator.
    """
    frame = _read(FILE).with_columns(pl.col("asn").cast(pl.UInt32), pl.col("aliases").fill_null(""))
    check_rows(raw, frame, "asn", pl.col("asn").is_first_distinct(), FILE)
    check_rows(raw, frame, "organisation", pl.col("organisation").str.contains(r"^[a-z0-9]+(-[a-z0-9]+)*$"), FILE)
    for column in ("name", "basis", "text", "date"):
        check_rows(raw, frame, column, pl.col(column).is_not_null(), FILE)
    return frame.sort("asn")


def _read(name: str) -> pl.DataFrame:
    return pl.read_csv(resources.files(__package__ or "").joinpath(name).read_bytes(), infer_schema=False)
