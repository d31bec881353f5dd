"""The cloud layer: whose regions stand in a country, and how far the nearest are."""

from __future__ import annotations

import numpy as np
import polars as pl

from hansa.arrays import Float64
from hansa.countries import all_countries
from hansa.dependence import columns
from hansa.dependence.row import arrange
from hansa.evidence import Inputs, Table, source
from hansa.evidence.contract import schema_of
from hansa.evidence.sources.regions import find_providers

DATASET = "cloud_regions"
SOURCES = (DATASET, "aws_regions", "oracle_regions", "storage_regions")
"""The lists of regions, each of other providers."""
EARTH_KM = 6371.0088
"""Mean radius of the Earth: the great circle of a sphere is near enough for the nearest of a few places."""


def rows(inputs: Inputs) -> pl.DataFrame:
    """Return the rows of the cloud layer: each provider's part in the places of cloud regions in a country.

    Returns
    -------
    polars.DataFrame
        Columns of :mod:`hansa.dependence.row`; a country without a region has no row; the year is that of the oldest list.

    Assumptions and limits
    ----------------------
    A provider counts once a place, however many regions it has there and whatever their size: a list of regions says nothing
    of capacity or use. Providers that no list names are missing, so that a country's foreign share is that of the listed
    ones. Regions known from lists of storage alone count as the others do (``service`` tells them apart). The provider
    counts as supplier also where a local company runs the region under its licence (``operator`` in the table).
    """
    return share_regions(build_regions(inputs), min(source(name).year for name in SOURCES))


def share_regions(regions: pl.DataFrame, year: int) -> pl.DataFrame:
    """Return the rows of the cloud layer from the table ``cloud_regions``, or from some countries' part of it."""
    places = regions.unique(["provider", "country", "place"], maintain_order=True)
    counts = places.group_by("country", "provider", "provider_country").len()
    shares = counts.select(
        share=pl.col("len") / pl.col("len").sum().over("country"),
        consumer="country",
        supplier="provider",
        supplier_country="provider_country",
    )
    return arrange(shares, layer="cloud", basis="count", year=year, dataset=DATASET)


def build_regions(inputs: Inputs) -> pl.DataFrame:
    """Return the regions of all lists as cleaned, with the provider's name in ``provider`` and the list's id in ``dataset``."""
    lists = [inputs.source(name).with_columns(dataset=pl.lit(name)) for name in SOURCES]
    regions = pl.concat(lists).drop("provider").rename({"name": "provider"})
    return regions.sort("provider", "region")


def build_providers(inputs: Inputs) -> pl.DataFrame:
    """Return the providers of which a list places a region.

    Returns
    -------
    polars.DataFrame
        ``provider``, ``provider_country`` (null where no source names it) and its ``evidence``, ``regions`` and the
        ``countries`` in which they stand.
    """
    facts = {row["name"]: row["evidence"] for row in reversed(find_providers().values())}
    counted = (
        build_regions(inputs)
        .group_by("provider", "provider_country")
        .agg(regions=pl.len().cast(pl.Int32), countries=pl.col("country").n_unique().cast(pl.Int32))
    )
    evidence = pl.col("provider").replace_strict(facts, return_dtype=pl.String)
    shown = ("provider", "provider_country", "evidence", "regions", "countries")
    return counted.with_columns(evidence=evidence).select(shown).sort("provider")


def build_access(inputs: Inputs) -> pl.DataFrame:
    """Return each provider's region nearest to each country's capital.

    Returns
    -------
    polars.DataFrame
        ``country``, ``provider``, ``provider_country``, ``region``, ``region_country``, ``distance_km``: along the great circle
        from the capital (as in ``countries.csv``) to the region's place, which is known to the city at best (``exact``).
        Countries without a capital have no row. Regions closed to customers from abroad count inside their country only.
    """
    return find_access(build_regions(inputs))


def find_access(regions: pl.DataFrame) -> pl.DataFrame:
    """Return the table ``cloud_access`` from the table ``cloud_regions``; see :func:`build_access`."""
    places = [row for row in all_countries().values() if row.latitude is not None and row.longitude is not None]
    found = [
        row
        for country in places
        for row in _nearest(country.code, float(country.latitude or 0), float(country.longitude or 0), regions)
    ]
    return pl.DataFrame(found, schema=schema_of(columns.CLOUD_ACCESS), orient="row").sort(
        "country", "distance_km", "provider"
    )


def _nearest(code: str, latitude: float, longitude: float, regions: pl.DataFrame) -> list[tuple[object, ...]]:
    usable = regions.filter(pl.col("open") | (pl.col("country") == code))
    distance = measure_km(latitude, longitude, usable["latitude"].to_numpy(), usable["longitude"].to_numpy())
    nearest = (
        usable.with_columns(distance_km=pl.Series(distance).round(1))
        .sort("distance_km", "region")
        .unique("provider", keep="first", maintain_order=True)
    )
    shown = ("provider", "provider_country", "region", "country", "distance_km")
    return [(code, *row) for row in nearest.select(shown).iter_rows()]


def measure_km(latitude: float, longitude: float, latitudes: Float64, longitudes: Float64) -> Float64:
    """Return great-circle distances in km from one place to others (haversine, mean radius 6,371.0088 km).

    Parameters
    ----------
    latitude, longitude : float
        Degrees.
    latitudes, longitudes : ndarray of float64, shape (n,)
        Degrees.

    Returns
    -------
    ndarray of float64, shape (n,)
        Kilometres, within 0.5 % of the distance on the ellipsoid.
    """
    here, there = np.radians(latitude), np.radians(latitudes)
    turn = np.radians(longitudes - longitude)
    chord = np.sin((there - here) / 2) ** 2 + np.cos(here) * np.cos(there) * np.sin(turn / 2) ** 2
    arc: Float64 = 2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(chord, 0, 1)))
    return arc


TABLES: tuple[Table, ...] = (
    Table(
        "cloud_regions",
        build_regions,
        columns.CLOUD_REGIONS,
        sources=SOURCES,
        title_en="The regions that cloud providers list.",
        title_fr="Les régions annoncées par les fournisseurs en nuage.",
    ),
    Table(
        "cloud_providers",
        build_providers,
        columns.CLOUD_PROVIDERS,
        sources=SOURCES,
        title_en="The cloud providers of which a list places a region, with their home country.",
        title_fr="Les fournisseurs en nuage dont une liste situe une région, avec leur pays d’origine.",
    ),
    Table(
        "cloud_access",
        build_access,
        columns.CLOUD_ACCESS,
        sources=SOURCES,
        title_en="Each cloud provider’s region nearest to each capital.",
        title_fr="La région de chaque fournisseur en nuage la plus proche de chaque capitale.",
    ),
)
