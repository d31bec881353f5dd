"""The world by one measure of one layer: every country's figure, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from hansa.countries import Country, all_countries, fold
from hansa.dependence.layers import LayerMeasure
from hansa.dependence.profile import find_layer, find_measures
from hansa.evidence import Edition


@dataclass(frozen=True)
class CountryMeasure:
    """One country's figure; ``missing`` is the code of the reason where there is none (:data:`hansa.labels.REASON`)."""

    country: Country
    value: float | None
    missing: str | None


def list_measure(edition: Edition, layer: str, measure: LayerMeasure, lang: str = "en") -> list[CountryMeasure]:
    """Return every country's figure, the largest first, those without one last; equals by their name in a language.

    Parameters
    ----------
    edition : Edition
        The evidence.
    layer : str
        Name of a layer; its first dataset answers.
    measure : {"foreign_share", "hhi"}
        Which figure.
    lang : {"en", "fr"}
        In whose order of names equals stand.

    Raises
    ------
    InputError
        ``unknown-layer``.
    """
    rows = find_measures(edition, layer, find_layer(layer).dataset).values()
    found = [
        CountryMeasure(
            country=all_countries()[row["country"]],
            value=row[measure],
            missing=None if row[measure] is not None else row[f"{measure}_missing"] or "not-in-dataset",
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: (one.value is None, -(one.value or 0.0), fold(one.country.name(lang))))
