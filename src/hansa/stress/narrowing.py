"""The graph without the stubs that are no ends: they carry nothing for others, so that routes between ends stay the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from hansa.arrays import BoolArray, Int32, Int64
from hansa.routing.graph import AsGraph

if TYPE_CHECKING:
    from hansa.routing.plan import Plan


def narrow_graph(graph: AsGraph, ends: Int32) -> tuple[Int64, AsGraph]:
    """Leave out the stubs that are no ends.

    Parameters
    ----------
    graph : AsGraph
        The whole graph.
    ends : int32 (s,)
        Nodes that must stay.

    Returns
    -------
    kept : int64 (n,)
        Nodes of the whole graph that stay, ascending; those with customers keep their place.
    graph : AsGraph
        Of them: the order is the former, and valid for the same reason.
    """
    wanted = np.zeros(len(graph), np.bool_)
    wanted[: graph.transit_count] = True
    wanted[ends] = True
    links = graph.links
    narrow = links._replace(
        **_narrow_relation(links.providers_at, links.providers, "providers", wanted),
        **_narrow_relation(links.peers_at, links.peers, "peers", wanted),
        **_narrow_relation(links.customers_at, links.customers, "customers", wanted),
        stages=_narrow_stages(links.stages, wanted),
    )
    return np.flatnonzero(wanted), AsGraph(graph.asn[wanted], narrow, graph.transit_count)


def narrow_plan(plan: Plan, kept: Int64) -> Plan:
    """Say a plan of the whole graph by the nodes kept, which must hold its ends."""
    ends = plan.ends

    def place(nodes: Int32 | Int64) -> Int64:
        return np.searchsorted(kept, nodes).astype(np.int64)

    narrow = ends._replace(
        home_weight=ends.home_weight[kept],
        world_weight=ends.world_weight[kept],
        country=ends.country[kept],
        home=ends.home[kept],
        sources=place(ends.sources).astype(np.int32),
        homed=place(ends.homed).astype(np.int32),
    )
    return replace(plan, ends=narrow, destinations=place(plan.destinations))


def _narrow_relation(offsets: Int32, others: Int32, name: str, wanted: BoolArray) -> dict[str, Int32]:
    place = np.cumsum(wanted) - 1
    stays = np.repeat(wanted, np.diff(offsets)) & wanted[others]
    counts = np.diff(np.concatenate(([0], np.cumsum(stays)))[offsets])[wanted]
    return {
        f"{name}_at": np.concatenate(([0], np.cumsum(counts))).astype(np.int32),
        name: place[others[stays]].astype(np.int32),
    }


def _narrow_stages(stages: Int32, wanted: BoolArray) -> Int32:
    """Only a run without cycles loses nodes, for the nodes of a cycle have customers."""
    before = np.concatenate(([0], np.cumsum(wanted)))
    narrow = np.stack((before[stages[:, 0]], before[stages[:, 1]], stages[:, 2]), axis=1).astype(np.int32)
    kept: Int32 = narrow[narrow[:, 0] < narrow[:, 1]]
    return kept


def select_countries(plan: Plan, lanes: list[int]) -> Plan:
    """Narrow a plan to some of its countries, as if it had been made for these alone.

    Parameters
    ----------
    plan : Plan
        See there.
    lanes : list of int
        Places among its countries, ascending.

    Returns
    -------
    Plan
        Its world's ends are the same.
    """
    ends = plan.ends
    lane = np.full(len(plan.countries) + 1, -1, np.int32)
    lane[lanes] = np.arange(len(lanes))
    home = lane[ends.home]
    home_weight = np.where(home >= 0, ends.home_weight, 0).astype(np.float32)
    speaks = (home_weight > 0) | (ends.world_weight > 0)
    return replace(
        plan,
        countries=tuple(plan.countries[place] for place in lanes),
        ends=ends._replace(
            home=home,
            home_weight=home_weight,
            sources=ends.sources[speaks[ends.sources]],
            homed=ends.homed[home[ends.homed] >= 0],
        ),
        destinations=plan.destinations[speaks[plan.destinations]],
        home_total=plan.home_total[lanes],
        home_square=plan.home_square[lanes],
        world_total=plan.world_total[lanes],
        covered=plan.covered[lanes],
        counts=plan.counts[lanes],
    )


def narrow_marks(plan: Plan, jurisdictions: bool) -> Plan:
    """Leave out owners, and on demand jurisdictions: T and D alone cost a third of the time."""
    kept = plan.jurisdictions if jurisdictions else ()
    marks = np.ascontiguousarray(plan.ends.marks[:, : 1 if jurisdictions else 0])
    return replace(plan, jurisdictions=kept, owners=(), width=len(kept) + 1, ends=plan.ends._replace(marks=marks))
