"""The physical map of a country, as a static Vega-Lite specification."""

from hansa.reports.maps.links import MapLink, MapWords
from hansa.reports.maps.picture import links_map
from hansa.reports.maps.places import Place

__all__ = ["MapLink", "MapWords", "Place", "links_map"]
