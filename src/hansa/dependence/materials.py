"""Critical raw materials: who outside the European Union supplies its member states, material by material."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from hansa.dependence.columns import CRITICAL_MATERIALS
from hansa.dependence.row import EUROPEAN_UNION
from hansa.evidence import Table

if TYPE_CHECKING:
    from hansa.evidence import Inputs

DATASET = "eurostat_critical_inputs"
MOST_SUPPLIERS = 5
PRODUCTS: dict[str, tuple[str, ...]] = {
    "cobalt": ("26050000", "28220000", "81052000"),
    "gallium": ("81129289",),
    "germanium": ("81129295",),
    "graphite": ("25041000", "25049000"),
    "lithium": ("28252000", "28369100"),
    "rare_earths": (
        *("28053010", "28053021", "28053029", "28053031", "28053039", "28053040", "28053080", "28461000"),
        *("28469030", "28469040", "28469050", "28469060", "28469070", "28469090"),
    ),
    "silicon": ("28046100", "28046900"),
    "tantalum_ores": ("26159000",),
    "hafnium": ("81123100",),
    "helium": ("28042910",),
    "manganese": ("26020000", "28201000", "28209010", "28209090"),
    "niobium": ("81129240",),
    "phosphate_rock": ("25101000", "25102000"),
    "titanium": ("81082000",),
    "tungsten": ("26110000", "28259040", "28499030", "81011000", "81019400"),
    "vanadium": ("28253000", "81129291"),
}
"""Codes of the Combined Nomenclature that hold one material of Annex II of Regulation (EU) 2024/1252, at any stage of processing.

The code of tantalum's ores holds those of niobium and vanadium too, all three of the annex."""
DIGITAL = tuple(PRODUCTS)[:8]
"""Those on which chips, screens, magnets and batteries rest."""
LEFT_OUT = {
    "not in the annex": (
        *("26131000", "26139000", "28257000", "81021000", "81029400"),  # molybdenum
        *("31042010", "31042050", "31042090", "31043000", "31049000"),  # potash, a fertiliser
        *("26151000", "28045090", "81124190", "81129281"),  # zirconium ores, tellurium, rhenium, indium
    ),
    "the annex names a grade or form that the code does not tell": (
        *("26040000", "75011000", "75012000", "75021000"),  # nickel: battery grade
        "26140000",  # titanium: the metal
    ),
    "the code mixes a material of the annex with others": (
        "28256000",
        "28499050",
    ),  # germanium with zirconium, carbides
    "what the code holds could not be checked": ("25309040", "25309050"),
}
"""The other products of the file, by the reason why they do not count."""

_MATERIAL = {product: material for material, products in PRODUCTS.items() for product in products}


def list_imports(inputs: Inputs) -> tuple[int, pl.DataFrame]:
    """Return the latest year and ``importer, partner, material, value`` of it, partners within the Union as null.

    Within the Union a partner is the state from which goods were sent, often a port of transit: the origin is not known.
    """
    imports = inputs.source(DATASET)
    members = imports["importer"].unique().to_list()
    year = int(imports["year"].to_numpy().max())
    kept = imports.filter(pl.col("year") == year, pl.col("product").is_in(list(_MATERIAL)))
    outside = pl.when(~pl.col("partner").is_in(members)).then("partner").alias("partner")
    return year, kept.select(
        "importer",
        outside,
        pl.col("product").replace_strict(_MATERIAL).alias("material"),
        pl.col("value_eur").alias("value"),
    )


def build_materials(inputs: Inputs) -> pl.DataFrame:
    r"""Return the largest suppliers outside the Union of each member state, and of the Union, by material.

    With :math:`v_{cmp}` the value of material m that c imports from partner p outside the Union, the share of p is
    :math:`v_{cmp} / \sum_q v_{cmq}` over partners outside; the known part is that sum divided by all of c's imports of m, those
    from other member states included, whose origin the data do not tell. The Union counts what enters it, all of it known.

    Returns
    -------
    polars.DataFrame
        ``country`` (a member state, or ``EU``), ``material``, ``digital``, ``supplier``, ``share``, ``known_share``, ``year``;
        at most :data:`MOST_SUPPLIERS` suppliers a material, the largest first.
    """
    year, imports = list_imports(inputs)
    entering = imports.filter(pl.col("partner").is_not_null()).with_columns(importer=pl.lit(EUROPEAN_UNION))
    both = pl.concat([imports, entering])
    keys = ["importer", "material"]
    values = both.group_by(*keys, "partner").agg(pl.col("value").sum()).sort(*keys, "partner", nulls_last=True)
    outside = pl.col("value").filter(pl.col("partner").is_not_null()).sum().over(keys)
    shares = values.with_columns(
        share=pl.col("value") / outside, known_share=outside / pl.col("value").sum().over(keys)
    ).filter(pl.col("partner").is_not_null(), pl.col("value") > 0)
    ordered = shares.sort(*keys, "share", "partner", descending=[False, False, True, False])
    return (
        ordered.group_by(keys, maintain_order=True)
        .head(MOST_SUPPLIERS)
        .select(
            pl.col("importer").alias("country"),
            "material",
            pl.col("material").is_in(DIGITAL).alias("digital"),
            pl.col("partner").alias("supplier"),
            "share",
            "known_share",
            pl.lit(year, dtype=pl.Int32).alias("year"),
        )
    )


TABLES: tuple[Table, ...] = (
    Table(
        "critical_materials",
        build_materials,
        CRITICAL_MATERIALS,
        sources=(DATASET,),
        derived=True,
        title_en="Largest suppliers outside the Union of critical raw materials, by member state and material.",
        title_fr="Premiers fournisseurs hors de l’Union en matières premières critiques, par État membre et par matière.",
    ),
)
