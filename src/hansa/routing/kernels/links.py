"""The AS graph as the kernels see it: three relations, each as offsets and neighbours."""

from typing import NamedTuple

from hansa.arrays import Int32


class Links(NamedTuple):
    """Adjacency of n nodes; the neighbours of node x stand at ``[of_x_at[x], of_x_at[x + 1])``, ascending.

    Attributes
    ----------
    providers_at, peers_at, customers_at : int32 (n + 1,)
        Offsets.
    providers, peers, customers : int32
        Neighbouring nodes.
    stages : int32 (s, 3)
        First node, node after the last, and 1 where the stage is one customer-provider cycle (a strongly connected
        component of two or more), 0 where it is a run of nodes without cycles.
    """

    providers_at: Int32
    providers: Int32
    peers_at: Int32
    peers: Int32
    customers_at: Int32
    customers: Int32
    stages: Int32
