"""What member states of the European Union import of 66 critical raw materials and compounds, by partner and year.

The products are eight-digit codes of the Combined Nomenclature: graphite, phosphates, ores of nickel, cobalt, titanium,
molybdenum, tungsten and tantalum, silicon, rare earths, lithium, manganese, tungsten carbide, potash, germanium, gallium and
others. Trade inside the Union is in it: there the partner is the member state from which the goods were sent, which may be a
port and not their origin.
"""

from __future__ import annotations

import polars as pl

from hansa.evidence.raw import Raw
from hansa.evidence.sources.checks import check_rows

FILE = "supply/eurostat-critical-inputs-2022-2024.csv"
IMPORTS = "1"
GEONOMENCLATURE = {"EL": "GR", "XS": "RS", "XC": "ES"}
"""Eurostat's own codes: Greece, Serbia, and Ceuta, a Spanish city outside the customs territory."""


def read(raw: Raw) -> pl.DataFrame:
    """Return ``importer, partner, product, year, value_eur``: one row a member state, partner, product and year."""
    columns: dict[str, type[pl.DataType]] = {
        "DECLARANT_ISO": pl.String,
        "PARTNER_ISO": pl.String,
        "PRODUCT_NC": pl.String,
        "FLOW": pl.String,
        "PERIOD": pl.Int32,
        "VALUE_IN_EUROS": pl.Float64,
    }
    frame = raw.read_csv(FILE, columns)
    check_rows(raw, frame, "FLOW", pl.col("FLOW") == IMPORTS, FILE)
    check_rows(raw, frame, "PRODUCT_NC", pl.col("PRODUCT_NC").str.contains(r"^\d{8}$"), FILE)
    check_rows(raw, frame, "VALUE_IN_EUROS", pl.col("VALUE_IN_EUROS") >= 0, FILE)
    check_rows(raw, frame, "PARTNER_ISO", pl.struct(list(columns)[:5]).is_first_distinct(), FILE)
    for column, name in (("DECLARANT_ISO", "importer"), ("PARTNER_ISO", "partner")):
        codes = frame.with_columns(pl.col(column).replace(GEONOMENCLATURE))
        frame = raw.resolve_column(codes, column, FILE, into=name)
    return frame.select(
        "importer",
        "partner",
        pl.col("PRODUCT_NC").alias("product"),
        pl.col("PERIOD").alias("year"),
        pl.col("VALUE_IN_EUROS").alias("value_eur"),
    )
