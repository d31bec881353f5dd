"""Every modelling choice beside what it gives, so that the reader sees what was tried and not only what was kept."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hansa import workspace
from hansa.arrays import Float64, Int64
from hansa.evidence.reading import read_source
from hansa.evidence.relationships import Relationships
from hansa.evidence.source import source
from hansa.routing.attributes import join_attributes
from hansa.routing.cones import match_cones, reconcile_links
from hansa.routing.fidelity import Fidelity, HegemonyFit, InfluenceFit, Variant, fit_hegemony, fit_influence
from hansa.routing.graph import build_graph
from hansa.routing.transit import measure_transit, rank_transit
from hansa.routing.vantage import (
    TRIM,
    VIEWPOINTS,
    Views,
    choose_viewpoints,
    measure_hegemony,
    measure_influence,
    watch_country,
    watch_routes,
)

if TYPE_CHECKING:
    import polars as pl

    from hansa.routing.attributes import Attributes
    from hansa.routing.graph import AsGraph
    from hansa.routing.weights import WeightBasis

AnnounceVariant = Callable[[str], None]

STEPS = {False: 1, True: 4}
"""How many steps are announced, without and with the variants."""
SIZES = (VIEWPOINTS // 2, VIEWPOINTS, VIEWPOINTS * 2)


@dataclass(frozen=True, eq=False)
class FidelityEvidence:
    """What the comparison needs, each as its dataset's reader gives it.

    Attributes
    ----------
    relationships : Relationships
        Links of the model.
    operators : DataFrame
        asn, name, country, users, cone.
    autnums, prefix_origins : DataFrame
        See :func:`~hansa.routing.attributes.join_attributes`.
    hegemony : DataFrame
        asn, hegemony: measured.
    influence : DataFrame
        country, asn, influence: published.
    """

    relationships: Relationships
    operators: pl.DataFrame
    autnums: pl.DataFrame
    prefix_origins: pl.DataFrame
    hegemony: pl.DataFrame
    influence: pl.DataFrame


def read_evidence() -> FidelityEvidence:
    """Read the graph, what is known of its networks, and the two measurements.

    Raises
    ------
    SourceError
        A dataset is not in the workspace, or has changed.
    """
    folder = workspace.downloads()
    links = read_source(source("caida_as_relationships"), folder)
    return FidelityEvidence(
        relationships=Relationships(*(links[name].to_numpy() for name in ("first", "second", "label"))),
        operators=read_source(source("plevin_as_operators"), folder),
        autnums=read_source(source("rir_autnums"), folder),
        prefix_origins=read_source(source("as_prefix_origins"), folder),
        hegemony=read_source(source("ihr_hegemony"), folder),
        influence=read_source(source("caida_cti"), folder),
    )


def measure_fidelity(
    evidence: FidelityEvidence, variants: bool = True, announce: AnnounceVariant | None = None
) -> Fidelity:
    """Compare the model with measured hegemony and published transit influence.

    The kept model follows what the measurements do: destinations weigh their IPv4 addresses; routes are seen from viewpoints
    (the hundred networks of the largest observed cones, for influence those abroad); the lowest and highest tenth is left out;
    a network's own addresses count for hegemony, its distance from the origin for influence; and customer links that
    the observed cones contradict are peer links.

    Parameters
    ----------
    evidence : FidelityEvidence
        Model and measurements.
    variants : bool
        Whether every other choice is measured too (a minute on two cores; without, a quarter of one).
    announce : callable, optional
        Told the name of each step as it begins.

    Returns
    -------
    Fidelity
        Agreement, variants and time.

    Raises
    ------
    InputError
        ``nothing-to-compare``.

    Source
    ------
    As for :func:`~hansa.routing.vantage.measure_hegemony`, :func:`~hansa.routing.vantage.measure_influence` and
    :func:`~hansa.routing.cones.reconcile_links`.
    """
    started = time.perf_counter()
    tell = announce or (lambda _: None)
    reconciled = reconcile_links(evidence.relationships, evidence.operators.select("asn", "cone"))
    after = _Bench(evidence, reconciled.relationships, "links reconciled", tell)
    tried: list[Variant] = []
    if variants:
        before = _Bench(evidence, evidence.relationships, "links as given", tell)
        before.try_plain()
        before.try_viewpoints((VIEWPOINTS,), steps=True)
        tried = before.variants
    hegemony, influence = after.try_viewpoints(SIZES if variants else (VIEWPOINTS,), steps=False)
    if variants:
        after.try_plain()
    return Fidelity(
        hegemony,
        influence,
        (*tried, *after.variants),
        reconciled.changed,
        round(time.perf_counter() - started, 1),
    )


class _Bench:
    """One graph, and what was tried on it."""

    def __init__(
        self, evidence: FidelityEvidence, relationships: Relationships, links: str, tell: AnnounceVariant
    ) -> None:
        self._evidence, self._links, self._tell = evidence, links, tell
        self._graph: AsGraph = build_graph(relationships)
        self._attributes: Attributes = join_attributes(
            self._graph, evidence.operators, evidence.autnums, evidence.prefix_origins
        )
        present = set(self._attributes.country.tolist())
        self._countries = sorted(set(evidence.influence["country"].to_list()) & present)
        self.variants: list[Variant] = []

    def try_plain(self) -> None:
        """Both measures as the product's own transit, without any likeness of a measurement but the weights."""
        weight = self._attributes.addresses
        self._tell(f"transit, {self._links}")
        share = rank_transit(self._graph, self._attributes, "addresses")
        self._keep_hegemony(f"all routes, {self._links}", share)
        self._keep_hegemony(f"all routes, origins too, {self._links}", share + weight / weight.sum())
        weightings: tuple[WeightBasis, ...] = ("users", "addresses")
        for weights in weightings:
            found = measure_transit(self._graph, self._attributes, self._countries, weights)
            rows = {code: found.to_network[row].astype(np.float64) for row, code in enumerate(found.countries)}
            self._keep_influence(f"all routes by {weights}, {self._links}", rows)

    def try_viewpoints(self, sizes: tuple[int, ...], *, steps: bool) -> tuple[HegemonyFit, InfluenceFit]:
        """Both measures from the networks of the largest cones; return those of the usual number."""
        self._tell(f"viewpoints, {self._links}")
        observed = match_cones(self._graph, self._evidence.operators.select("asn", "cone"))
        points = choose_viewpoints(observed, max(sizes))
        views = watch_routes(self._graph, points, self._attributes.addresses)
        carried = self._watch_countries(points)
        if steps:
            self._try_steps(views, carried)
        for size in sizes:
            usual = size == VIEWPOINTS
            few = np.arange(size)
            name = f"{size} viewpoints, trimmed, {self._links}"
            fits = (
                self._keep_hegemony(name, self._hegemony(views.select(few)), chosen=usual and not steps),
                self._keep_influence(
                    name,
                    {code: measure_influence(seen.select(np.isin(seen.points, points[few])))
                     for code, seen in carried.items()},
                    chosen=usual and not steps,
                ),
            )  # fmt: skip
            if usual:
                kept = fits
        return kept

    def _try_steps(self, views: Views, carried: dict[str, Views]) -> None:
        name = f"{VIEWPOINTS} viewpoints, mean, {self._links}"
        self._keep_hegemony(name, self._hegemony(views, trim=0.0))
        everywhere = self._watch_countries(views.points, carriers=False)
        self._keep_influence(name, {code: measure_influence(seen, 0.0) for code, seen in everywhere.items()})
        near = {code: measure_influence(seen, 0.0) for code, seen in carried.items()}
        self._keep_influence(f"{VIEWPOINTS} viewpoints, mean by distance, {self._links}", near)

    def _watch_countries(self, points: Int64, carriers: bool = True) -> dict[str, Views]:
        return {code: watch_country(self._graph, self._attributes, points, code, carriers) for code in self._countries}

    def _hegemony(self, views: Views, trim: float = TRIM) -> Float64:
        return measure_hegemony(self._graph, views, self._attributes.addresses, trim)

    def _keep_hegemony(self, name: str, modelled: Float64, *, chosen: bool = False) -> HegemonyFit:
        fit = fit_hegemony(self._graph, self._attributes, modelled, self._evidence.hegemony)
        self.variants.append(Variant(name, "hegemony", chosen, (fit.pearson, fit.spearman), fit.chosen, fit.held_out))
        return fit

    def _keep_influence(self, name: str, modelled: dict[str, Float64], *, chosen: bool = False) -> InfluenceFit:
        fit = fit_influence(self._graph, modelled, self._evidence.influence)
        scores = (fit.first_in_three, fit.spearman)
        self.variants.append(Variant(name, "influence", chosen, scores, fit.chosen, fit.held_out))
        return fit
