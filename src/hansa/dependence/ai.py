"""Artificial intelligence: who makes the world's notable models."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from hansa.dependence.row import WORLD, arrange

if TYPE_CHECKING:
    from hansa.evidence import Inputs

LAYER = "ai"
BASIS = "count"
DATASET = "epoch_ai_models"
SOURCES = (DATASET,)
YEARS = 3
"""How many full years back a model counts as recent."""


def rows(inputs: Inputs) -> pl.DataFrame:
    r"""Return the share of each organisation in the notable models of the three latest full years.

    A model counts once, split equally among its organisations: the share of organisation o is
    :math:`\frac{1}{M} \sum_{m \ni o} 1 / n_m` over M models with :math:`n_m` organisations each.

    Assumptions and limits
    ----------------------
    The rows hold for the whole world alike (consumer ``001``). The year in which the data end is not full and not counted. An
    organisation's country is its seat; a laboratory stands under its own name, not its owner's (DeepMind, Google and Google
    DeepMind are three). Where the country is not known, or the organisation, it is null. Models without a date are left out.

    Source
    ------
    ``epoch_ai_models``
    """
    models = inputs.source(DATASET)
    year = pl.col("published").dt.year()
    last = int(models.select(year.max()).item()) - 1
    recent = models.filter(year.is_between(last - YEARS + 1, last))
    whole = recent["model"].n_unique()
    shares = (
        recent.with_columns(part=1 / pl.len().over("model") / whole)
        .group_by(
            pl.col("organisation").alias("supplier"), pl.col("country").alias("supplier_country"), maintain_order=True
        )
        .agg(pl.col("part").sum().alias("share"))
        .with_columns(consumer=pl.lit(WORLD))
    )
    return arrange(shares, layer=LAYER, basis=BASIS, year=last, dataset=DATASET)
