"""With whom a country's networks could link: networks abroad that already sell transit nearby."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hansa.arrays import Int64, TextArray
from hansa.countries import all_countries
from hansa.dependence.cloud import measure_km

if TYPE_CHECKING:
    from hansa.routing.model import Model
    from hansa.stress.exposure import Exposure


NEIGHBOURS = 8
"""Countries near enough that whoever sells transit there could be asked; more of them name ever more distant carriers."""
MOST_PARTNERS = 40
"""Partners tried: each is a loss to compute for every network of the country; first stand those that serve most nearby."""


@dataclass(frozen=True, eq=False)
class Partners:
    """Networks abroad that could become a country's providers or peers.

    Attributes
    ----------
    nodes : int64 (k,)
        Those that serve most of the countries nearby first, then those with most customers there.
    neighbours : tuple of str
        The countries nearby, nearest first.
    """

    nodes: Int64
    neighbours: tuple[str, ...]


def find_partners(model: Model, exposure: Exposure) -> Partners:
    """Find networks abroad that have customers in the country or in those nearest to it.

    Parameters
    ----------
    model, exposure
        The country.

    Returns
    -------
    Partners
        At most :data:`MOST_PARTNERS`.

    Assumptions and limits
    ----------------------
    Nearest by the great circle between capitals, :data:`NEIGHBOURS` countries of which the graph holds networks. A group
    of networks in the coarse model is nobody with whom to link.
    """
    graph, attributes = model.graph, model.attributes
    near = list_neighbours(exposure.country, set(attributes.country.tolist()))
    region = np.array([exposure.country, *near])
    served = _count_served(model, region)
    able = (attributes.country != exposure.country) & (attributes.country != "") & (exposure.place >= 0)
    if attributes.networks is not None:
        able &= attributes.networks == 1
    nodes = np.flatnonzero(able & served.any(axis=1))
    countries, customers = (served[nodes] > 0).sum(axis=1), served[nodes].sum(axis=1)
    ranked = nodes[np.lexsort((graph.asn[nodes], -customers, -countries))]
    return Partners(ranked[:MOST_PARTNERS], near)


def list_neighbours(country: str, known: set[str]) -> tuple[str, ...]:
    """List the countries whose capitals are nearest, among those known; none where the country's own place is not."""
    countries = all_countries()
    here = countries.get(country)
    if here is None or here.latitude is None or here.longitude is None:
        return ()
    placed = [
        (other.code, other.latitude, other.longitude)
        for other in countries.values()
        if other.code in known - {country} and other.latitude is not None and other.longitude is not None
    ]
    if not placed:
        return ()
    codes, latitudes, longitudes = zip(*placed, strict=True)
    distance = measure_km(here.latitude, here.longitude, np.array(latitudes), np.array(longitudes))
    return tuple(codes[place] for place in np.argsort(distance, kind="stable")[:NEIGHBOURS])


def _count_served(model: Model, region: TextArray) -> Int64:
    """Count each network's customers in each country of a region, int64 (n, countries)."""
    links = model.graph.links
    provider = np.repeat(np.arange(len(model.graph)), np.diff(links.customers_at))
    served = np.zeros((len(model.graph), len(region)), np.int64)
    for lane, code in enumerate(region):
        inside = model.attributes.country[links.customers] == code
        served[:, lane] = np.bincount(provider[inside], minlength=len(model.graph))
    return served
