"""What layers and suppliers are called in a brief."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from hansa.countries import party
from hansa.dependence.profile import LayerProfile, Supplier
from hansa.dependence.row import WORLD
from hansa.labels import DATASET, LAYER, MEDIUM
from hansa.language import Language
from hansa.reports.content import Heading

if TYPE_CHECKING:
    from hansa.reports.brief.picture import InternationalLink


def head(text: str, anchor: str, within: str = "") -> Heading:
    """Return a section's heading; as a part of another document's section where one is named."""
    return Heading(text, f"{within}-{anchor}", 3) if within else Heading(text, anchor)


def name_layer(profile: LayerProfile, words: Language) -> str:
    """Return a layer's name, or that of its further dataset."""
    return words(DATASET.get(profile.dataset or "", LAYER[profile.layer]))


def name_supplied(profile: LayerProfile, words: Language) -> str:
    """Return a layer's name where its suppliers are told.

    It says so where they are the world's and not the country's; a path's far end supplies nothing, and is called what it is.
    """
    name = name_layer(profile, words)
    if profile.layer == "physical":
        return words("{layer}, by the country at the far end", layer=name)
    return words("{layer} (the world’s supply)", layer=name) if profile.reported_as == WORLD else name


def name_supplier(supplier: Supplier, lang: str) -> str:
    """Return a supplier with its country: ``AFNIC (France)``, ``Taiwan``."""
    if supplier.country is None:
        return supplier.supplier
    country = party(supplier.country).name(lang)
    return country if supplier.supplier == supplier.country else f"{supplier.supplier} ({country})"


def list_links(links: Sequence[InternationalLink], words: Language, most: int = 6) -> str:
    """Return links as a list for a sentence: ``Tallinn – Helsinki (sea, 4 times) and Narva – Pskov (land)``."""
    counts = Counter((link.near, link.far, link.kind) for link in links)
    named = [
        f"{near} – {far} ({words(MEDIUM[kind])})" if times == 1 else f"{near} – {far} ({words(MEDIUM[kind])} × {times})"
        for (near, far, kind), times in counts.items()
    ]
    if len(named) <= most:
        return words.listing(named)
    return words("{first} and {number} more", first=", ".join(named[:most]), number=len(named) - most)
