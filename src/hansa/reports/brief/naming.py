"""What layers and suppliers are called in a brief."""

from __future__ import annotations

from hansa.countries import all_countries
from hansa.dependence.profile import LayerProfile, Supplier
from hansa.labels import DATASET, LAYER
from hansa.language import Language


def name_layer(profile: LayerProfile, words: Language) -> str:
    """Return a layer's name, or that of its further dataset."""
    return words(DATASET.get(profile.dataset or "", LAYER[profile.layer]))


def name_supplier(supplier: Supplier, lang: str) -> str:
    """Return a supplier with its country: ``AFNIC (France)``, ``Taiwan``."""
    country = all_countries()[supplier.country].name(lang) if supplier.country in all_countries() else supplier.country
    return str(country) if supplier.supplier == supplier.country else f"{supplier.supplier} ({country})"
