"""Several countries side by side: one measure, layer by layer, and who ranks first among them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hansa.dependence.layers import LAYERS
from hansa.dependence.profile import profile_layer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hansa.dependence.layers import LayerMeasure
    from hansa.evidence import Edition


@dataclass(frozen=True)
class ComparedFigure:
    """One country's figure.

    Attributes
    ----------
    value : float or None
        In [0, 1]; None where it is not known, and ``missing`` then holds the reason's code.
    year : int or None
        What it is about.
    rank : int or None
        Among the countries asked about that have a figure of their own of the same year, 1 for the largest; equals share a rank. None where
        all are equal, and for a figure that is not the country's own.
    reported_as : str or None
        Whose figure it is where the country has none of its own.
    """

    country: str
    value: float | None
    year: int | None
    missing: str | None
    rank: int | None
    reported_as: str | None


@dataclass(frozen=True)
class ComparedLayer:
    """One layer, by one dataset, for every country asked about, in the order asked."""

    layer: str
    dataset: str | None
    figures: tuple[ComparedFigure, ...]


def compare_countries(edition: Edition, countries: Sequence[str], measure: LayerMeasure) -> tuple[ComparedLayer, ...]:
    """Set one measure of several countries side by side, layer by layer.

    Parameters
    ----------
    edition : Edition
        The evidence.
    countries : sequence of str
        Alpha-2 codes, two or more.
    measure : {"foreign_share", "hhi"}
        Of :mod:`hansa.dependence.measures`.

    Returns
    -------
    tuple of ComparedLayer
        Every layer, by the dataset that ranks first in it and then by its further ones.

    Assumptions and limits
    ----------------------
    A figure that a group reports as one stands for each of its members: two members of the Union are equal there by the way of counting.
    """
    return tuple(
        ComparedLayer(layer.name, dataset, _rank(edition, layer.name, dataset, countries, measure))
        for layer in LAYERS
        for dataset in (layer.dataset, *layer.also)
    )


def _rank(
    edition: Edition, layer: str, dataset: str | None, countries: Sequence[str], measure: LayerMeasure
) -> tuple[ComparedFigure, ...]:
    from hansa.dependence.layers import BY_NAME

    found = [profile_layer(edition, code, BY_NAME[layer], dataset=dataset, top=0) for code in countries]
    values = [profile.foreign_share if measure == "foreign_share" else profile.hhi for profile in found]
    own = [
        (value, profile.year)
        for profile, value in zip(found, values, strict=True)
        if value is not None and not profile.reported_as
    ]
    return tuple(
        ComparedFigure(
            country,
            value,
            profile.year,
            None if value is not None else profile.missing.get(measure, "not-in-dataset"),
            None
            if value is None or profile.reported_as
            else _place(value, [one for one, year in own if year == profile.year]),
            profile.reported_as,
        )
        for country, profile, value in zip(countries, found, values, strict=True)
    )


def _place(value: float, rivals: Sequence[float]) -> int | None:
    """Return the rank among figures of the same year; none where all are equal, for nobody is then before another."""
    return 1 + sum(one > value for one in rivals) if len(set(rivals)) > 1 else None
