"""One country's position in one layer: measures, suppliers, and where it stands among its peers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import polars as pl

from hansa.dependence.layers import BY_NAME, LAYERS, Layer, LayerMeasure
from hansa.dependence.measures import coalition_share, percentile
from hansa.dependence.row import EUROPEAN_UNION, OTHERS
from hansa.errors import InputError
from hansa.evidence import Edition
from hansa.evidence.lookup import find_part

MEASURES: tuple[LayerMeasure, ...] = ("foreign_share", "hhi")


@dataclass(frozen=True)
class Supplier:
    """One supplier and its share in [0, 1]; ``country`` is None where it is not known."""

    supplier: str
    country: str | None
    share: float


@dataclass(frozen=True)
class Standing:
    """One measure beside the same measure of the peers that have it."""

    value: float
    peers: tuple[float, ...]
    percentile: float | None


@dataclass(frozen=True)
class LayerProfile:
    """What is known of a country in one layer.

    Attributes
    ----------
    foreign_share, hhi : float or None
        Null where the data cannot say it; ``missing`` then holds the reason's code under the measure's name.
    reported_as : str or None
        Whose figure it is where the country has none of its own: ``EU`` or ``001`` (the world).
    confidence : float or None
        Part of the weight whose supplier is known, in [0, 1].
    by_country : tuple of (str, float)
        The suppliers' countries and their shares, all suppliers counted, the largest first.
    """

    layer: str
    dataset: str | None
    country: str
    reported_as: str | None
    foreign_share: float | None
    hhi: float | None
    effective_suppliers: float | None
    confidence: float | None
    basis: str | None
    year: int | None
    missing: dict[str, str]
    top: tuple[Supplier, ...]
    standing: dict[str, Standing]
    coalition_share: float | None
    by_country: tuple[tuple[str, float], ...] = ()

    @property
    def measured(self) -> bool:
        """Whether anything is measured of the country itself."""
        return self.foreign_share is not None or self.hhi is not None

    @property
    def empty(self) -> bool:
        """Whether nothing is known."""
        return self.confidence is None


def profile_layers(
    edition: Edition, country: str, *, peers: Sequence[str] = (), coalition: Sequence[str] = (), top: int = 5
) -> dict[str, LayerProfile]:
    """Return a country's profile in every layer, by the layer's name.

    Parameters
    ----------
    edition : Edition
        The evidence.
    country : str
        Alpha-2 code.
    peers : sequence of str
        The countries to stand beside.
    coalition : sequence of str
        Whose share of the supply is wanted.
    top : int
        How many suppliers to name.
    """
    return {
        layer.name: profile_layer(edition, country, layer, peers=peers, coalition=coalition, top=top)
        for layer in LAYERS
    }


def profile_layer(
    edition: Edition,
    country: str,
    layer: Layer,
    *,
    dataset: str | None = None,
    peers: Sequence[str] = (),
    coalition: Sequence[str] = (),
    top: int = 5,
) -> LayerProfile:
    """Return a country's profile in one layer, by its first dataset unless another is named."""
    wanted = dataset or layer.dataset
    own = find_measures(edition, layer.name, wanted)[country]
    rows = find_rows(edition, layer.name, wanted, own["reported_as"] or country)
    return LayerProfile(
        **{
            name: own[name]
            for name in (
                "layer",
                "dataset",
                "country",
                "reported_as",
                "foreign_share",
                "hhi",
                "effective_suppliers",
                "confidence",
                "basis",
                "year",
            )
        },
        missing={name: own[f"{name}_missing"] for name in MEASURES if own[f"{name}_missing"]},
        top=name_top(rows, top),
        standing={
            name: standing
            for name in MEASURES
            if (standing := stand_among(edition, layer.name, wanted, name, country, peers))
        },
        coalition_share=coalition_share(rows, list(coalition)) if coalition else None,
        by_country=add_countries(rows),
    )


def find_rows(edition: Edition, layer: str, dataset: str | None, consumer: str) -> pl.DataFrame:
    """Return the rows of dependence of one consumer in one layer and dataset, largest first."""
    return find_part(edition, "dependence", ("layer", "dataset", "consumer"), (layer, dataset, consumer))


@cache
def find_measures(edition: Edition, layer: str, dataset: str | None) -> dict[str, dict[str, Any]]:
    """Return the rows of measures of one layer and dataset by country."""
    rows = edition.table("measures").filter(
        pl.col("layer") == layer, pl.col("dataset").eq_missing(pl.lit(dataset, dtype=pl.String))
    )
    return {row["country"]: row for row in rows.iter_rows(named=True)}


@cache
def list_suppliers(edition: Edition) -> list[str]:
    """Return the suppliers that the table of dependence names, countries left out, for a field that takes one."""
    rows = edition.table("dependence").filter(~pl.col("layer").is_in(["routing", "physical"]))
    return [name for name in rows["supplier"].drop_nulls().unique().sort() if len(name) > len("FR")]


def name_top(rows: pl.DataFrame, most: int) -> tuple[Supplier, ...]:
    """Return the largest known suppliers of one consumer."""
    known = rows.filter(pl.col("supplier_country").is_not_null(), pl.col("supplier") != OTHERS).sort(
        pl.col("share"), pl.col("supplier"), descending=[True, False]
    )
    return tuple(
        Supplier(row["supplier"], row["supplier_country"], row["share"])
        for row in known.head(most).iter_rows(named=True)
    )


def add_countries(rows: pl.DataFrame) -> tuple[tuple[str, float], ...]:
    """Return the shares of one consumer's suppliers by their country, the largest first."""
    known = rows.filter(pl.col("supplier_country").is_not_null())
    totals = known.group_by("supplier_country").agg(pl.col("share").sum())
    return tuple(totals.sort("share", "supplier_country", descending=[True, False]).iter_rows())


def stand_among(
    edition: Edition, layer: str, dataset: str | None, measure: LayerMeasure, country: str, peers: Iterable[str]
) -> Standing | None:
    """Return a country's measure beside that of the peers that have one of their own; None where it has none itself."""
    rows = find_measures(edition, layer, dataset)
    value = rows[country][measure]
    if value is None:
        return None
    others = [
        rows[code][measure]
        for code in rows.keys() & set(peers) - {country}
        if rows[code]["reported_as"] != EUROPEAN_UNION  # the Union's figure is no member's own
    ]
    known = tuple(sorted(other for other in others if other is not None))
    return Standing(value, known, percentile(value, list(known)))


def find_layer(name: str) -> Layer:
    """Return a layer by its name.

    Raises
    ------
    InputError
        ``unknown-layer``, with the names there are.
    """
    if name not in BY_NAME:
        raise InputError("unknown-layer", name=name, known=", ".join(BY_NAME))
    return BY_NAME[name]


def find_measured_layer(name: str) -> Layer:
    """Return a layer by its name that says something of single countries.

    Raises
    ------
    InputError
        ``unknown-layer``; ``no-country-measure`` where its data are the world's supply, or say too little of any country.
    """
    layer = find_layer(name)
    if not layer.measures:
        known = ", ".join(one.name for one in LAYERS if one.measures)
        raise InputError("no-country-measure", name=name, known=known)
    return layer
