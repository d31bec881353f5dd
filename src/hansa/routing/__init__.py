"""The Internet's routes: the AS graph, all-pairs policy routing, paths, flows and transit dependence.

Everything a caller needs is named here; the modules behind may move.
"""

from hansa.evidence.relationships import Relationships, read_relationships
from hansa.routing.attributes import Attributes, count_addresses, join_attributes
from hansa.routing.cache import open_graph, write_graph
from hansa.routing.compiling import compile_kernels, is_compiled
from hansa.routing.flows import Flows, spread_flows
from hansa.routing.frontier import Frontier, SmallestCut, find_cut, find_frontier
from hansa.routing.graph import AsGraph, build_graph, read_graph
from hansa.routing.pairs import PairSummary, summarise_pairs, write_matrix
from hansa.routing.parallel import Progress
from hansa.routing.routes import Hops, RouteKind, Routes, list_paths, solve_routes
from hansa.routing.transit import Transit, measure_transit, rank_transit
from hansa.routing.weights import WeightBasis, Weighting, weigh_networks

__all__ = [
    "AsGraph",
    "Attributes",
    "Flows",
    "Frontier",
    "Hops",
    "PairSummary",
    "Progress",
    "Relationships",
    "RouteKind",
    "Routes",
    "SmallestCut",
    "Transit",
    "WeightBasis",
    "Weighting",
    "build_graph",
    "compile_kernels",
    "count_addresses",
    "find_cut",
    "find_frontier",
    "is_compiled",
    "join_attributes",
    "list_paths",
    "measure_transit",
    "open_graph",
    "rank_transit",
    "read_graph",
    "read_relationships",
    "solve_routes",
    "spread_flows",
    "summarise_pairs",
    "weigh_networks",
    "write_graph",
    "write_matrix",
]
