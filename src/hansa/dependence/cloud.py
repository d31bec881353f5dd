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

DATASET = "cloud_regions"
SOURCES = (DATASET,)
EARTH_KM = 6371.0088
"""Mean radius of the Earth: the great circle of a sphere is near enough for the nearest of a few places."""


def rows(inputs: Inputs) -> pl.DataFrame:
    """Return the rows of the cloud layer: each provider's part in the cloud regions that stand in a country.

    Returns
    -------
    polars.DataFrame
        Columns of :mod:`hansa.dependence.row`; a country without a region has no row.

    Assumptions and limits
    ----------------------
    Nine providers are listed, eight of the United States and one of China; European, Russian and most Chinese providers are
    not, so that a country's foreign share is that of the listed providers. Regions count equally, whatever their size. The
    provider counts as supplier also where a local company runs the region under its licence (``operator`` in the table).
    """
    return share_regions(build_regions(inputs), source(DATASET).year)


def share_regions(regions: pl.DataFrame, year: int) -> pl.DataFrame:
    """Return the rows of the cloud layer from the table ``cloud_regions``, or from some countries' part of it."""
    counts = regions.group_by("country", "provider", "provider_country").len()
    shares = counts.select(
        share=pl.col("len") / pl.col("len").sum().over("country"),
        consumer="country",
        supplier="provider",
        supplier_country="provider_country",
    )
    return arrange(shares, layer="cloud", basis="count", year=year, dataset=DATASET)


def build_regions(inputs: Inputs) -> pl.DataFrame:
    """Return the regions as cleaned: what the source's reader gives, with the provider's name in ``provider``."""
    regions = inputs.source(DATASET).drop("provider").rename({"name": "provider"})
    return regions.sort("provider", "region")


def build_access(inputs: Inputs) -> pl.DataFrame:
    """Return each provider's region nearest to each country's capital.

    Returns
    -------
    polars.DataFrame
        ``country``, ``provider``, ``provider_country``, ``region``, ``region_country``, ``distance_km``: along the great circle
        from the capital (as in ``countries.csv``) to the region's place, which is known to the city. Countries without a
        capital have no row. Regions closed to customers from abroad count inside their country only.
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
        title_en="The regions that nine cloud providers list.",
        title_fr="Les régions annoncées par neuf fournisseurs en nuage.",
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
