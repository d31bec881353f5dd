"""What a scenario does, country by country: plain facts that commands, tables and reports show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hansa.stress.capacity import CapacityLoss

if TYPE_CHECKING:
    from hansa.stress.scenario import Scenario


@dataclass(frozen=True)
class Change:
    """How much more, or less, of a country's routes a network or a jurisdiction carries.

    Attributes
    ----------
    network : int or None
        ASN, None for a jurisdiction.
    name : str
        Operator, "" unknown; "" for a jurisdiction.
    country : str
        The operator's country, or the jurisdiction itself; "" unknown.
    share : float
        Signed change of T or J in [-1, 1], mean of both directions.
    """

    network: int | None
    name: str
    country: str
    share: float


@dataclass(frozen=True)
class PhysicalOutcome:
    """What cuts leave of a country's cables and land lines.

    Attributes
    ----------
    paths_before, paths_after : int
        Edge-disjoint paths to the rest of the world.
    places_lost_share : float
        Share of the country's backbone places that no longer share a component with the world's largest.
    places : tuple of str
        Their names.
    """

    paths_before: int
    paths_after: int
    places_lost_share: float
    places: tuple[str, ...]


@dataclass(frozen=True)
class SupplyLoss:
    """A share of one layer that a supplier no longer serves.

    Attributes
    ----------
    layer : str
        As :mod:`hansa.dependence.layers` names it.
    supplier : str
        Who stops.
    share : float
        In [0, 1], of the country's dependence in that layer.
    basis : str
        What the share is of.
    dataset : str
        Where it comes from.
    year : int
        Of the data.
    """

    layer: str
    supplier: str
    share: float
    basis: str
    dataset: str
    year: int


@dataclass(frozen=True)
class Outcome:
    """What a scenario does to one country.

    Attributes
    ----------
    country : str
        Alpha-2 code.
    reachability_lost_share : float
        Share of the weight between the country and the rest of the world that had a route and has none after.
    home_lost_share : float or None
        The same between networks of the country; None where it has no two ends with a route.
    detour_hops : float or None
        Mean hops added on routes with the rest of the world that exist before and after; None where none does.
    users_affected : float or None
        Users of the country times the share that each network's users lose of the rest of the world; None where users
        are not known.
    transit_gained, transit_lost : tuple of Change
        Networks that carry more, or less, of its routes; largest change first.
    jurisdictions_gained, jurisdictions_lost : tuple of Change
        Countries that its routes cross more, or less; largest change first.
    detour_share_before, detour_share_after : float or None
        D: share of the routes inside the country that leave it; None where there are none.
    physical : PhysicalOutcome or None
        Where places were cut and the country's backbone is known.
    capacity : CapacityLoss or None
        Where the scenario counts the country's cables, or else the map has fewer ways left.
    supplies : tuple of SupplyLoss
        Where suppliers stop.
    """

    country: str
    reachability_lost_share: float
    home_lost_share: float | None
    detour_hops: float | None
    users_affected: float | None
    transit_gained: tuple[Change, ...] = ()
    transit_lost: tuple[Change, ...] = ()
    jurisdictions_gained: tuple[Change, ...] = ()
    jurisdictions_lost: tuple[Change, ...] = ()
    detour_share_before: float | None = None
    detour_share_after: float | None = None
    physical: PhysicalOutcome | None = None
    capacity: CapacityLoss | None = None
    supplies: tuple[SupplyLoss, ...] = ()


@dataclass(frozen=True)
class AnsweringModel:
    """Which model of the Internet answered.

    Attributes
    ----------
    kind : str
        "file", "full" or "coarse".
    name : str
        The file's name, or the edition's id.
    error : str or None
        Measured error against the full graph, where it is not the full graph itself.
    year : int or None
        Of the relationships, where known.
    """

    kind: str
    name: str
    error: str | None
    year: int | None


@dataclass(frozen=True)
class StressResult:
    """What a scenario does to all countries asked about.

    Attributes
    ----------
    model : AnsweringModel
        What answered.
    scenario : Scenario
        What was asked.
    outcomes : tuple of Outcome
        Worst first.
    covered_weight : float
        Share of the world's weight that the chosen ends of routes hold.
    seconds : float
        Time taken.
    notes : tuple of str
        What the reader must know of this answer: operators that the model does not name, limits.
    """

    model: AnsweringModel
    scenario: Scenario
    outcomes: tuple[Outcome, ...]
    covered_weight: float
    seconds: float
    notes: tuple[str, ...] = ()
