"""What is known of a country beside its layers: its part in the world's supply of models, computing and trust, and in what its users and bodies use."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from hansa.figures import lookups

if TYPE_CHECKING:
    from collections.abc import Callable

    from hansa.evidence import Edition

LayerPart = TypeVar("LayerPart")


@dataclass(frozen=True)
class ModelsPart:
    """Notable models of artificial intelligence in which organisations of the country take part; the world's supply.

    Attributes
    ----------
    models : int
        A model of several countries counts for each; ``fraction`` splits it among them, in [0, 1].
    rank, level : int or None
        Rank by ``models`` and how many countries share it; None without any.
    first, last : str
        Days of publication of the first and the last of the ``listed`` models, ISO.
    """

    models: int
    fraction: float
    listed: int
    first: str
    last: str
    year: int
    rank: int | None
    level: int | None


@dataclass(frozen=True)
class ComputingPart:
    """Known clusters of chips for artificial intelligence that stand in the country; the world's supply.

    Attributes
    ----------
    h100_share : float
        Of the power of all ``listed`` clusters, ``located`` of which have a known place, in [0, 1].
    owner_known, foreign : int
        Clusters whose owners' countries are known, and those of them whose owners are all of other countries.
    """

    clusters: int
    h100: float
    h100_share: float
    owner_known: int
    foreign: int
    listed: int
    located: int
    year: int


@dataclass(frozen=True)
class SupercomputersPart:
    """Systems in the list of the most powerful; the world's supply."""

    systems: int
    performance_share: float
    listed: int
    year: int


@dataclass(frozen=True)
class TrustPart:
    """Trusted root certificates of the country's organisations, and its authorities below any root; the world's supply."""

    roots: int
    organisations: int
    government_roots: int
    authorities: int
    own_authorities: int
    listed: int
    year: int


@dataclass(frozen=True)
class PopularPart:
    """Popular sites of the country, and whose the ``known`` ones are: ``owners`` gives countries and sites, the most first."""

    listed: int
    known: int
    owners: tuple[tuple[str, int], ...]
    year: int


@dataclass(frozen=True)
class BodiesPart:
    """Public bodies of one dataset: listed, and those whose provider's country is known."""

    listed: int
    known: int
    fronted_share: float | None
    year: int


@dataclass(frozen=True)
class LayersBeside:
    """What is known of a country beside its layers; a part is None where the edition lacks its table, or the table the country."""

    models: ModelsPart | None
    computing: ComputingPart | None
    supercomputers: SupercomputersPart | None
    trust: TrustPart | None
    popular: PopularPart | None
    bodies: dict[str, BodiesPart]


def gather_beside(edition: Edition, country: str) -> LayersBeside:
    """Return what is known of a country beside its layers.

    A country that a table of the world's supply does not name has none of what is listed: its part is zero, not missing.
    """
    return LayersBeside(
        models=_find_models(edition, country),
        computing=_find_part(edition, "computing", country, ComputingPart),
        supercomputers=_find_part(edition, "supercomputers", country, SupercomputersPart),
        trust=_find_part(edition, "trust", country, TrustPart),
        popular=_find_popular(edition, country),
        bodies={
            row["dataset"]: BodiesPart(row["listed"], row["known"], row["fronted_share"], row["year"])
            for row in lookups.find_rows_of(edition, "public_bodies", country)
        },
    )


WHOLE = ("listed", "located", "year")
"""What a table says of all it lists, alike in each row."""


def _find_part(edition: Edition, table: str, country: str, part: Callable[..., LayerPart]) -> LayerPart | None:
    first = lookups.first_row(edition, table)
    if first is None:
        return None
    names = inspect.signature(part).parameters
    none = {name: first[name] if name in WHOLE else 0 for name in names}
    row = lookups.find_row(edition, table, country) or none
    return part(**{name: row[name] for name in names})


def _find_models(edition: Edition, country: str) -> ModelsPart | None:
    first = lookups.first_row(edition, "ai_models")
    if first is None:
        return None
    own = lookups.find_row(edition, "ai_models", country) or {"models": 0, "fraction": 0.0, "rank": None, "level": None}
    return ModelsPart(
        models=own["models"],
        fraction=own["fraction"],
        listed=first["listed"],
        first=first["first"].isoformat(),
        last=first["last"].isoformat(),
        year=first["year"],
        rank=own["rank"],
        level=own["level"],
    )


def _find_popular(edition: Edition, country: str) -> PopularPart | None:
    rows = lookups.find_rows_of(edition, "popular_sites", country)
    if not rows:
        return None
    owners = tuple((row["owner_country"], row["sites"]) for row in rows if row["owner_country"])
    return PopularPart(rows[0]["listed"], rows[0]["known"], owners, rows[0]["year"])
