"""CAIDA's links between networks."""

from __future__ import annotations

import polars as pl

from hansa.evidence.raw import Raw
from hansa.evidence.relationships import read_relationships


def read(raw: Raw) -> pl.DataFrame:
    """Return ``first, second, label``: one row a link; label -1 where ``first`` is the provider, 0 between peers."""
    links = read_relationships(raw.path(raw.source.files[0].path))
    return pl.DataFrame({"first": links.first, "second": links.second, "label": links.label})
