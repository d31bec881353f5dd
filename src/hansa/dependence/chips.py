"""Semiconductors and critical raw materials: where a country's imports of them come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from hansa.dependence.materials import DATASET as INPUTS
from hansa.dependence.materials import list_imports
from hansa.dependence.row import KEY, arrange

if TYPE_CHECKING:
    from hansa.evidence import Inputs

LAYER = "chips"
BASIS = "value"
CHIPS = "wto_chip_imports"
SOURCES = (CHIPS, INPUTS)


def rows(inputs: Inputs) -> pl.DataFrame:
    """Return the rows of the chips layer: semiconductors, and under a dataset of their own the critical inputs."""
    return pl.concat([chip_rows(inputs), input_rows(inputs)])


def chip_rows(inputs: Inputs) -> pl.DataFrame:
    r"""Return each economy's semiconductor imports by partner, in its latest year of the data.

    The share of partner p in the imports of c is :math:`v_{cp} / \sum_q v_{cq}` over the partners of the dataset.

    Assumptions and limits
    ----------------------
    The European Union stands as one, as consumer and as supplier (``EU``): trade between its members is not in it. The year
    differs by economy, 2017 to 2022. Partners outside the dataset's 100 economies are not counted, Viet Nam and Russia among
    them, so that shares are of the covered imports. Heading 8541 holds solar cells too. A partner is where goods were
    sent from or made, as each customs office records it: Hong Kong and Singapore pass many on.

    Source
    ------
    ``wto_chip_imports``
    """
    imports = inputs.source(CHIPS).rename({"reporter": "consumer", "value_usd": "value"})
    latest = imports.filter(pl.col("year") == pl.col("year").max().over("consumer"))
    years = latest["year"].unique().sort().to_list()
    frames = [share_imports(latest.filter(pl.col("year") == year), year, CHIPS) for year in years]
    return pl.concat(frames).sort(KEY, descending=[name == "share" for name in KEY], nulls_last=True)


def input_rows(inputs: Inputs) -> pl.DataFrame:
    """Return each member state's imports of critical raw materials by partner outside the Union, in the latest year, by value.

    Assumptions and limits
    ----------------------
    Materials are those of Annex II of Regulation (EU) 2024/1252 that a customs code tells apart
    (:data:`hansa.dependence.materials.PRODUCTS`). What comes from another member state is a row without a supplier: there the
    partner is the state from which goods were sent, often a port of transit, and the origin is not known. Weighted by value, a
    partner's share is the part of the money: silicon, phosphates and helium weigh most, gallium, germanium and rare earths
    little; :func:`hansa.dependence.materials.build_materials` keeps each material apart.

    Source
    ------
    ``eurostat_critical_inputs``
    """
    year, imports = list_imports(inputs)
    return share_imports(imports.rename({"importer": "consumer"}), year, INPUTS)


def share_imports(imports: pl.DataFrame, year: int, dataset: str) -> pl.DataFrame:
    """Return rows of the layer from ``consumer, partner, value``, all of one year; a partner that is null is unknown."""
    totals = (
        imports.group_by("consumer", "partner", maintain_order=True)
        .agg(pl.col("value").sum())
        .filter(pl.col("value") > 0)
    )
    shares = totals.sort("consumer", "partner").select(
        "consumer",
        pl.col("partner").alias("supplier"),
        pl.col("partner").alias("supplier_country"),
        (pl.col("value") / pl.col("value").sum().over("consumer")).alias("share"),
    )
    return arrange(shares, layer=LAYER, basis=BASIS, year=year, dataset=dataset)
