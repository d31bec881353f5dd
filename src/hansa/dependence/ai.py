"""Artificial intelligence: who makes the world's notable models, and in how many of them each country's organisations take part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from hansa.dependence import supply_columns
from hansa.dependence.row import WORLD, arrange, rank_down
from hansa.evidence import Table

if TYPE_CHECKING:
    from hansa.evidence import Inputs

LAYER = "ai"
BASIS = "count"
DATASET = "epoch_ai_models"
SOURCES = (DATASET,)
MONTHS = 36
"""How many months, the one of the latest model included, count as recent."""


def rows(inputs: Inputs) -> pl.DataFrame:
    r"""Return the share of each organisation, by its countries, in the notable models of the latest 36 months.

    A model counts once, split equally among its organisations, and an organisation's part equally among its countries: the
    share of organisation o in country c is :math:`\frac{1}{M} \sum_{m \ni o} 1 / (n_m k_{mo})` over M models with
    :math:`n_m` organisations each, o standing in :math:`k_{mo}` countries.

    Assumptions and limits
    ----------------------
    The rows hold for the whole world alike (consumer ``001``): the world's supply, no country's own measure. An organisation's
    countries are those that the list gives it, several for a laboratory in several; it stands under its own name, not its
    owner's (DeepMind, Google and Google DeepMind are three). Where country or organisation are not known, they are null.

    Source
    ------
    ``epoch_ai_models``
    """
    recent = _recent(inputs)
    makers = pl.col("organisation").n_unique().over("model")
    places = pl.len().over("model", "organisation")
    shares = (
        recent.with_columns(part=1 / makers / places / recent["model"].n_unique())
        .group_by(
            pl.col("organisation").alias("supplier"), pl.col("country").alias("supplier_country"), maintain_order=True
        )
        .agg(pl.col("part").sum().alias("share"))
        .with_columns(consumer=pl.lit(WORLD))
    )
    return arrange(shares, layer=LAYER, basis=BASIS, year=_last_year(recent), dataset=DATASET)


def build_models(inputs: Inputs) -> pl.DataFrame:
    """Return in how many recent notable models organisations of each country take part, and its share by fractions.

    Returns
    -------
    polars.DataFrame
        ``country``; ``models`` in which at least one organisation of the country takes part, so that a model of two countries
        counts for both and the column adds up to more than ``listed``; ``fraction``, the share in [0, 1] when each model is
        split as in :func:`rows`; ``listed`` models in all; ``first`` and ``last`` day of publication; ``rank`` by ``models``
        (1 for the most), the ``level`` countries of one rank together; ``year`` of the last. No row for a country with none.
    """
    recent = _recent(inputs)
    fractions = (
        rows(inputs)
        .filter(pl.col("supplier_country").is_not_null())
        .group_by(country=pl.col("supplier_country"))
        .agg(fraction=pl.col("share").sum().round(9))
    )
    taking = recent.select("model", country=pl.col("countries").str.split(";")).explode("country").drop_nulls().unique()
    return (
        taking.group_by("country")
        .agg(models=pl.len().cast(pl.Int32))
        .join(fractions, on="country", how="left")
        .with_columns(
            pl.col("fraction").fill_null(0.0),
            listed=pl.lit(recent["model"].n_unique(), pl.Int32),
            first=pl.lit(recent["published"].min()),
            last=pl.lit(recent["published"].max()),
            year=pl.lit(_last_year(recent), pl.Int32),
            **rank_down("models"),
        )
        .sort("rank", "country")
    )


def _recent(inputs: Inputs) -> pl.DataFrame:
    models = inputs.source(DATASET)
    month = pl.col("published").dt.year() * 12 + pl.col("published").dt.month()
    last = int(models.select(month.max()).item())
    return models.filter(month > last - MONTHS)


def _last_year(recent: pl.DataFrame) -> int:
    return int(recent.select(pl.col("published").dt.year().max()).item())


TABLES: tuple[Table, ...] = (
    Table(
        "ai_models",
        build_models,
        supply_columns.AI_MODELS,
        sources=SOURCES,
        derived=True,
        title_en="Notable models of artificial intelligence of the latest 36 months in which organisations of each country take part.",
        title_fr="Modèles marquants d’intelligence artificielle des 36 derniers mois auxquels participent des organisations de chaque pays.",
    ),
)
