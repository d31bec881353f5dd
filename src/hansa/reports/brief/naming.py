"""What layers and suppliers are called in a brief."""

from __future__ import annotations

from hansa.countries import party
from hansa.dependence.profile import LayerProfile, Supplier
from hansa.labels import DATASET, LAYER
from hansa.language import Language


def name_layer(profile: LayerProfile, words: Language) -> str:
    """Return a layer's name, or that of its further dataset."""
    return words(DATASET.get(profile.dataset or "", LAYER[profile.layer]))


def name_supplier(supplier: Supplier, lang: str) -> str:
    """Return a supplier with its country: ``AFNIC (France)``, ``Taiwan``."""
    if supplier.country is None:
        return supplier.supplier
    country = party(supplier.country).name(lang)
    return country if supplier.supplier == supplier.country else f"{supplier.supplier} ({country})"
