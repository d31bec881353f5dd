"""What programs get of routes: the dataclasses behind the JSON, and how they are filled."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

import numpy as np
from pydantic import Field

if TYPE_CHECKING:
    import polars as pl

    from hansa.routing.fidelity import Fidelity, TransitFit
    from hansa.routing.model import Model
    from hansa.routing.pairs import PairSummary
    from hansa.routing.routes import RouteKind
    from hansa.routing.transit import Transit

MOST_NETWORKS = 50


@dataclass(frozen=True)
class RoutesModelFacts:
    """Which graph answered, which datasets it lacks, and its measured error."""

    kind: str
    name: str
    missing: tuple[str, ...]
    error: str | None


@dataclass(frozen=True)
class CheckFacts:
    """What a graph holds."""

    model: RoutesModelFacts
    ases: int
    links: int
    customer_links: int
    peer_links: int
    provider_free: int
    cycles: tuple[tuple[int, ...], ...]
    without_country: int
    without_name: int
    without_users: int
    without_addresses: int


@dataclass(frozen=True)
class RouteFacts:
    """One network's route: of which kind, and how long; null where there is none."""

    asn: int
    kind: str
    length: int | None


@dataclass(frozen=True)
class LengthsFacts:
    """Every network's route to one destination."""

    model: RoutesModelFacts
    to: int
    routes: tuple[RouteFacts, ...]


@dataclass(frozen=True)
class HopFacts:
    """A network on a path."""

    asn: int
    name: str | None
    country: str | None


@dataclass(frozen=True)
class PathFacts:
    """The equally good paths between two networks."""

    model: RoutesModelFacts
    start: Annotated[int, Field(serialization_alias="from")]
    to: int
    kind: str
    length: int | None
    paths: tuple[tuple[HopFacts, ...], ...]


@dataclass(frozen=True)
class PairsFacts:
    """The routes between all pairs."""

    model: RoutesModelFacts
    ases: int
    links: int
    connected_pairs: int
    mean_length: float
    lengths: tuple[int, ...]
    by_kind: dict[str, int]
    seconds: float


@dataclass(frozen=True)
class CarryingNetworkFacts:
    """A network that carries a country's routes."""

    asn: int
    network: str | None
    country: str | None
    owner: str | None
    to_share: float
    from_share: float


@dataclass(frozen=True)
class RouteJurisdictionFacts:
    """A jurisdiction that a country's routes cross."""

    jurisdiction: str
    to_share: float
    from_share: float


@dataclass(frozen=True)
class BothWaysFacts:
    """A share of the routes to a country, and of those from it."""

    to: float
    back: Annotated[float, Field(serialization_alias="from")]


@dataclass(frozen=True)
class CountryTransitFacts:
    """Who carries one country's routes: its first fifty networks, all jurisdictions and coverage."""

    country: str
    networks: tuple[CarryingNetworkFacts, ...]
    jurisdictions: tuple[RouteJurisdictionFacts, ...]
    state_share: BothWaysFacts
    connected_share: float
    covered_share: float


@dataclass(frozen=True)
class TransitFacts:
    """Who carries countries' routes."""

    model: RoutesModelFacts
    weights: Literal["users", "addresses", "networks"]
    world_ends: int
    sampled: bool
    countries: tuple[CountryTransitFacts, ...]


@dataclass(frozen=True)
class MissFacts:
    """A network whose modelled hegemony is far from the measured one."""

    asn: int
    name: str
    measured: float
    modelled: float


@dataclass(frozen=True)
class HegemonyFacts:
    """Agreement with measured hegemony; null for what is not a number."""

    networks: int
    absent: int
    pearson: float | None
    spearman: float | None
    misses: tuple[MissFacts, ...]


@dataclass(frozen=True)
class CountryAgreementFacts:
    """Agreement with one country's measured transit."""

    country: str
    first: int
    ours: tuple[int, ...]
    hit: bool
    overlap: int
    spearman: float | None
    common: int


@dataclass(frozen=True)
class TransitAgreementFacts:
    """Agreement with measured transit of countries."""

    countries: tuple[CountryAgreementFacts, ...]
    first_in_three: float | None
    overlap: float
    spearman: float | None


@dataclass(frozen=True)
class FidelityFacts:
    """What the edition prints beside measurements."""

    edition: str
    hegemony: HegemonyFacts
    influence: TransitAgreementFacts
    access: TransitAgreementFacts


def tell_model(model: Model) -> RoutesModelFacts:
    """Return which graph answered."""
    return RoutesModelFacts(model.kind, model.name, tuple(model.missing), model.error)


def tell_check(model: Model) -> CheckFacts:
    """Return what a graph holds."""
    graph, known = model.graph, model.attributes
    return CheckFacts(
        model=tell_model(model),
        ases=len(graph),
        links=graph.customer_link_count + graph.peer_link_count,
        customer_links=graph.customer_link_count,
        peer_links=graph.peer_link_count,
        provider_free=len(graph.provider_free),
        cycles=tuple(tuple(int(graph.asn[node]) for node in cycle) for cycle in graph.cycles),
        without_country=int((known.country == "").sum()),
        without_name=sum(not name for name in known.name),
        without_users=int((known.users <= 0).sum()),
        without_addresses=int((known.addresses <= 0).sum()),
    )


def tell_lengths(model: Model, to: int, rows: pl.DataFrame) -> LengthsFacts:
    """Return every network's route to one destination; ``rows`` as :func:`hansa.routing.results.list_lengths` lists them."""
    return LengthsFacts(tell_model(model), to, tuple(RouteFacts(*row) for row in rows.iter_rows()))


def tell_path(model: Model, ends: tuple[int, int], kind: RouteKind, paths: tuple[tuple[int, ...], ...]) -> PathFacts:
    """Return the paths between two networks, given by their numbers; ``paths`` hold nodes."""
    start, end = ends
    return PathFacts(
        model=tell_model(model),
        start=start,
        to=end,
        kind=name_kind(kind),
        length=len(paths[0]) - 1 if paths else None,
        paths=tuple(tuple(tell_hop(model, node) for node in nodes) for nodes in paths),
    )


def tell_hop(model: Model, node: int) -> HopFacts:
    """Return a network on a path."""
    known = model.attributes
    return HopFacts(int(model.graph.asn[node]), known.name[node] or None, str(known.country[node]) or None)


def name_kind(kind: RouteKind) -> str:
    """Return what a kind of route is called in JSON and in tables of data."""
    return kind.name.lower()


def tell_pairs(model: Model, found: PairSummary) -> PairsFacts:
    """Return the routes between all pairs."""
    return PairsFacts(tell_model(model), **vars(found))


def tell_transit(model: Model, found: Transit) -> TransitFacts:
    """Return who carries countries' routes."""
    countries = tuple(_tell_country(model, found, row) for row in range(len(found.countries)))
    return TransitFacts(tell_model(model), found.weighting.used, found.world_ends, found.sampled, countries)


def _tell_country(model: Model, found: Transit, row: int) -> CountryTransitFacts:
    to, back = found.to_network[row], found.from_network[row]
    first = [int(node) for node in np.argsort(-(to + back), kind="stable")[:MOST_NETWORKS] if to[node] + back[node] > 0]
    known = model.attributes
    return CountryTransitFacts(
        country=found.countries[row],
        networks=tuple(
            CarryingNetworkFacts(
                asn=int(model.graph.asn[node]),
                network=known.name[node] or None,
                country=str(known.country[node]) or None,
                owner=str(known.owner[node]) or None,
                to_share=float(to[node]),
                from_share=float(back[node]),
            )
            for node in first
        ),
        jurisdictions=_tell_jurisdictions(found, row),
        state_share=BothWaysFacts(float(found.to_state[row]), float(found.from_state[row])),
        connected_share=float(found.to_connected[row]),
        covered_share=float(found.covered[row]),
    )


def _tell_jurisdictions(found: Transit, row: int) -> tuple[RouteJurisdictionFacts, ...]:
    shares = zip(found.jurisdictions, found.to_jurisdiction[row], found.from_jurisdiction[row], strict=True)
    return tuple(RouteJurisdictionFacts(code, float(to), float(back)) for code, to, back in shares if to + back > 0)


def drop_nan(value: float) -> float | None:
    """Return a figure; None for what is not a number."""
    return None if math.isnan(value) else value


def tell_fidelity(edition: str, found: Fidelity) -> FidelityFacts:
    """Return an edition beside measurements."""
    fit = found.hegemony
    hegemony = HegemonyFacts(
        fit.networks,
        fit.absent,
        drop_nan(fit.pearson),
        drop_nan(fit.spearman),
        tuple(MissFacts(**vars(miss)) for miss in fit.misses),
    )
    return FidelityFacts(edition, hegemony, _tell_transit_fit(found.influence), _tell_transit_fit(found.access))


def _tell_transit_fit(fit: TransitFit) -> TransitAgreementFacts:
    return TransitAgreementFacts(
        tuple(CountryAgreementFacts(**{**vars(one), "spearman": drop_nan(one.spearman)}) for one in fit.countries),
        drop_nan(fit.first_in_three),
        fit.overlap,
        drop_nan(fit.spearman),
    )
