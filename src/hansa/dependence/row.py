"""The one table of dependence: who relies on whom, layer by layer, in shares."""

from __future__ import annotations

import polars as pl

from hansa.dependence.columns import DEPENDENCE
from hansa.evidence.contract import schema_of

COLUMNS = schema_of(DEPENDENCE)
KEY = ("layer", "dataset", "consumer", "share", "supplier")

WORLD = "001"
"""UN M49 code of the world: rows that hold for every consumer alike."""
OTHERS = "*"
"""Supplier of a row that holds all further suppliers of one country together."""
EUROPEAN_UNION = "EU"
"""The Union where it reports as one; the measures of a member then say so."""


def rank_down(column: str) -> dict[str, pl.Expr]:
    """Return ``rank`` by a column, 1 for the largest, and ``level``, how many rows share the rank: a tie is said as one."""
    rank = pl.col(column).rank("min", descending=True).cast(pl.Int32)
    return {"rank": rank, "level": pl.len().over(column).cast(pl.Int32)}


def arrange(frame: pl.DataFrame, *, layer: str, basis: str, year: int, dataset: str) -> pl.DataFrame:
    """Complete rows of one layer with what they have in common, in the table's columns and order.

    Parameters
    ----------
    frame : polars.DataFrame
        ``consumer`` (alpha-2, ``EU`` or ``001``), ``supplier`` (name of the organisation, or alpha-2 code where the supplier
        is a country), ``supplier_country`` (alpha-2, null if not known), ``share`` in [0, 1]. The shares of a consumer add
        up to 1, the unknown part included as a row whose ``supplier_country`` is null.
    """
    common = {"layer": layer, "basis": basis, "year": year, "dataset": dataset}
    return (
        frame.with_columns(pl.lit(value).alias(name) for name, value in common.items())
        .select(pl.col(name).cast(kind) for name, kind in COLUMNS.items())
        .sort("layer", "dataset", "consumer", -pl.col("share"), "supplier", nulls_last=True)
    )
