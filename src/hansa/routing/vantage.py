"""Routes as measurements see them: from a set of viewpoints, trimmed so that none of them decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hansa.arrays import BoolArray, Float64, Int64
from hansa.routing.kernels.lengths import LANES
from hansa.routing.kernels.vantage import watch_batch
from hansa.routing.parallel import Progress, run_sharded
from hansa.routing.solver import Solver, make_walk, settle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hansa.routing.attributes import Attributes
    from hansa.routing.graph import AsGraph

Sums = tuple[Float64, Float64]

VIEWPOINTS = 100
"""A round number: chosen with the fidelity's figures in view, and said so in docs/en/fidelity.md (choice 5)."""
TRIM = 0.1
"""Of the viewpoints at each end, by the definition of hegemony: one near a network would count it as the whole world's."""


@dataclass(frozen=True, eq=False)
class Views:
    """What v viewpoints see.

    Attributes
    ----------
    points : int64 (v,)
        Viewpoints, as nodes.
    share : float64 (m, v)
        By node with customers and viewpoint: share of the weight the viewpoint reaches that it reaches through the node,
        which it is itself on all its own routes.
    """

    points: Int64
    share: Float64

    def select(self, columns: Int64 | BoolArray) -> Views:
        """Return what some of the viewpoints see."""
        return Views(self.points[columns], self.share[:, columns])


def choose_viewpoints(observed: Int64, count: int = VIEWPOINTS) -> Int64:
    """Choose the networks with the largest observed customer cones.

    Their own links are few and well known; the peers of small networks are seen only where a collector happens to be.

    Parameters
    ----------
    observed : int64 (n,)
        Networks in each node's cone (see :func:`~hansa.routing.cones.match_cones`).
    count : int
        How many.

    Returns
    -------
    int64 (count,)
        Nodes, the largest cone first.
    """
    return np.argsort(-observed, kind="stable")[:count]


def watch_routes(
    graph: AsGraph, points: Int64, weight: Float64, carriers: bool = False, progress: Progress | None = None
) -> Views:
    """Follow the routes of viewpoints to all destinations.

    Parameters
    ----------
    graph : AsGraph
        The networks.
    points : int64 (v,)
        Distinct nodes.
    weight : float64 (n,)
        What each destination counts; zero leaves it out.
    carriers : bool
        Count a network only where it hands down to a customer or to the destination itself, and divide by its distance
        from the destination (as :func:`measure_influence` needs).
    progress : callable, optional
        Told of batches done.

    Returns
    -------
    Views
        Equal next hops share evenly.
    """
    destinations = np.flatnonzero(weight)
    rows = np.full(len(graph), -1, np.int32)
    rows[: graph.transit_count] = np.arange(graph.transit_count)
    stubs = points[points >= graph.transit_count]
    rows[stubs] = graph.transit_count + np.arange(len(stubs))
    shape = (graph.transit_count + len(stubs), len(points))
    nodes = points.astype(np.int32)

    def work(unit: np.unsignedinteger) -> list[Sums]:
        def watch(batches: Iterator[int]) -> Sums:
            solver, walk = Solver(graph, unit, points), make_walk(graph)
            routes = np.full(len(graph), np.iinfo(unit.dtype).max, unit.dtype)
            sight, share, reached = np.empty(shape, np.float32), np.zeros(shape), np.zeros(len(points))
            for batch in batches:
                state = solver.solve(destinations[batch * LANES : (batch + 1) * LANES])
                watch_batch(
                    graph.links, unit, state, solver.batch, weight, nodes, rows, graph.transit_count, carriers,
                    walk, routes, sight, share, reached,
                )  # fmt: skip
            return share, reached

        return run_sharded(watch, -(-len(destinations) // LANES), progress)

    parts = settle(work)
    share, reached = sum(part[0] for part in parts), np.asarray(sum(part[1] for part in parts))
    return Views(points, np.asarray(share)[: graph.transit_count] / np.where(reached > 0, reached, 1.0))


def trim_mean(values: Float64, trim: float = TRIM) -> Float64:
    """Average the columns of each row without its lowest and highest.

    Parameters
    ----------
    values : float64 (m, v)
        One column a viewpoint.
    trim : float
        Share of the columns left out at each end; ``v * trim`` and ``v * (1 - trim)`` are rounded down, as IHR does; at least
        one column remains.

    Returns
    -------
    float64 (m,)
        Means.
    """
    count = values.shape[1]
    first = int(count * trim)
    last = max(int(count * (1 - trim)), first + 1)
    mean: Float64 = np.sort(values, axis=1)[:, first:last].mean(axis=1)
    return mean


def measure_hegemony(
    graph: AsGraph, views: Views, weight: Float64, trim: float = TRIM, origins: bool = True
) -> Float64:
    r"""Estimate global AS hegemony as the Internet Health Report measures it.

    .. math:: H(a) = \frac{1}{v (1 - 2\alpha)} \sum_{p} \frac{\sum_d w_d P(a \in route(p, d))}{\sum_d w_d}

    over the viewpoints p that remain without the lowest and highest share alpha. A network counts on its own routes too:
    as viewpoint, which trimming mostly removes, and as origin.

    Parameters
    ----------
    graph : AsGraph
        The networks.
    views : Views
        From :func:`watch_routes`, with the same weight.
    weight : float64 (n,)
        IPv4 addresses originated.
    trim : float
        alpha.
    origins : bool
        Whether a network's own addresses count.

    Returns
    -------
    float64 (n,)
        In [0, 1].

    Source
    ------
    Fontugne, Shah and Aben 2018 (doi:10.1007/978-3-319-76481-8_13); the code and notes of the Internet Health Report.
    """
    hegemony = weight / weight.sum() if origins else np.zeros(len(graph))
    hegemony[: graph.transit_count] += trim_mean(views.share, trim)
    return hegemony


def measure_influence(views: Views, trim: float = TRIM) -> Float64:
    r"""Estimate Country Transit Influence from routes towards one country's networks.

    .. math:: C(a) = \frac{1}{v - 2k} \sum_{p} \sum_d \frac{w_d}{W} \frac{P(a \in down(p, d))}{dist(a, d)}

    where `down` is the part of the route from its peak to the destination, W all the country's addresses, and `k` a tenth
    of the viewpoints that see a at all, which are left out at each end.

    Parameters
    ----------
    views : Views
        From :func:`watch_routes` with ``carriers``, viewpoints outside the country (:func:`watch_country`).
    trim : float
        Share of the viewpoints left out at each end.

    Returns
    -------
    float64 (m,)
        By node with customers.

    Source
    ------
    Gamero-Garrido et al. 2022 (doi:10.1007/978-3-030-98785-5_31) and its published code.
    """
    ordered = np.sort(views.share, axis=1)[:, ::-1]
    sums = np.concatenate((np.zeros((len(ordered), 1)), np.cumsum(ordered, axis=1)), axis=1)
    seeing = (ordered > 0).sum(axis=1)
    aside = (seeing * trim).astype(np.int64)
    row = np.arange(len(ordered))
    influence: Float64 = (sums[row, seeing - aside] - sums[row, aside]) / (ordered.shape[1] - 2 * aside)
    return influence


def watch_country(graph: AsGraph, attributes: Attributes, points: Int64, country: str, carriers: bool = True) -> Views:
    """Follow the routes of viewpoints abroad to one country's networks, weighed by their IPv4 addresses.

    Parameters
    ----------
    graph, attributes
        The networks.
    points : int64
        Viewpoints; those of the country are left out.
    country : str
        Alpha-2 code.
    carriers : bool
        See :func:`watch_routes`.

    Returns
    -------
    Views
        Towards the country.
    """
    weight = np.where(attributes.country == country, attributes.addresses, 0.0)
    return watch_routes(graph, points[attributes.country[points] != country], weight, carriers)
