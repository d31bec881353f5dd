"""The software layer: whose browsers a country's people use."""

from __future__ import annotations

import polars as pl

from hansa.dependence.row import arrange
from hansa.evidence import Inputs, source

DATASET = "statcounter_browsers"
SOURCES = (DATASET,)
PERCENT = 100.0


def rows(inputs: Inputs) -> pl.DataFrame:
    """Return the rows of the software layer: each vendor's part in the browsers used in a country.

    Returns
    -------
    polars.DataFrame
        Columns of :mod:`hansa.dependence.row`. What the listed browsers leave of 100 percent is a row without supplier;
        where rounding takes their sum above 100, it is taken as the whole.

    Assumptions and limits
    ----------------------
    StatCounter counts page views on its members' sites and stands here for users. A vendor's country is that of its head
    office: Opera's is Norway, whoever owns its shares.
    """
    vendors = inputs.source(DATASET).group_by("country", "vendor", "vendor_country", maintain_order=True)
    shares = vendors.agg(pl.col("percent").sum())
    whole = pl.max_horizontal(pl.col("percent").sum().over("country"), pl.lit(PERCENT))
    named = shares.select(
        share=pl.col("percent") / whole, consumer="country", supplier="vendor", supplier_country="vendor_country"
    )
    rest = (
        named.group_by("consumer", maintain_order=True)
        .agg(share=1 - pl.col("share").sum())
        .filter(pl.col("share") > 1e-9)  # noqa: PLR2004 -- rounding
        .with_columns(supplier=pl.lit(None, pl.String), supplier_country=pl.lit(None, pl.String))
    )
    found = pl.concat([named, rest.select(named.columns)]).filter(pl.col("share") > 0)
    return arrange(found, layer="software", basis="users", year=source(DATASET).year, dataset=DATASET)
