"""Clusters of chips for artificial intelligence that are publicly known, planned and doubtful ones included."""

from __future__ import annotations

import polars as pl

from hansa.evidence.raw import Raw

FILE = "firms/epoch-gpu-clusters-202608.csv.gz"
COLUMNS: dict[str, type[pl.DataType]] = {
    "Name": pl.String,
    "Status": pl.String,
    "Certainty": pl.String,
    "Single cluster?": pl.String,
    "H100 equivalents": pl.Float64,
    "Country": pl.String,
    "Owner": pl.String,
    "Superseded by": pl.String,
    "Possible Duplicate": pl.String,
}


def read(raw: Raw) -> pl.DataFrame:
    """Return ``name, status, certainty, single, h100, country, owners, successor, duplicate``: one row a cluster.

    ``country`` is where it stands, null where the file does not say; ``owners`` are joined by commas; ``successor`` is the
    cluster into which it was built; ``h100`` is its computing power in chips of the type H100, null where unknown.
    """
    frame = raw.read_csv(FILE, COLUMNS, ignore="*")
    lines = frame.with_row_index("line", 2).drop_nulls("Country").group_by("Country", maintain_order=True)
    codes = {name: raw.code(name, FILE, line) for name, line in lines.agg(pl.col("line").first()).rows()}
    return frame.select(
        name="Name",
        status="Status",
        certainty="Certainty",
        single=pl.col("Single cluster?").fill_null("") != "No",
        h100="H100 equivalents",
        country=pl.col("Country").replace_strict(list(codes), list(codes.values()), return_dtype=pl.String),
        owners="Owner",
        successor="Superseded by",
        duplicate=pl.col("Possible Duplicate").fill_null("") == "True",
    )
