"""Customer cones rebuilt from links, set against the cones that were observed."""

import numba as nb
import numpy as np

WORD = 64
"""Networks in one word of a cone: cones are joined a word at a time."""


@nb.njit(cache=True, nogil=True)
def rebuild_cones(customers_at, customers, transit_count, observed, last):  # type: ignore[no-untyped-def]
    """Join cones from the customers upwards, refusing each link that the observed cones contradict.

    A provider carries its customer's whole cone, so that a customer whose cone, observed or rebuilt, is larger than the
    provider's observed one is no full customer of it.

    Parameters
    ----------
    customers_at, customers : int32
        Customers by node (see :class:`~hansa.routing.kernels.links.Links`); providers stand before customers.
    transit_count : int
        m, nodes that have customers.
    observed : int64 (n,)
        Networks in each node's observed cone, 0 where none was observed.
    last : int64 (n,)
        Each node's provider that is never refused, -1 for none.

    Returns
    -------
    refused : bool (links,)
        Beside `customers`; a link to a node without customers is never refused.
    size : int64 (m,)
        Networks in each rebuilt cone, the node itself among them.
    """
    words = (len(observed) + WORD - 1) // WORD
    member = np.zeros((transit_count, words), np.uint64)
    size = np.zeros(transit_count, np.int64)
    refused = np.zeros(len(customers), np.bool_)
    one = np.uint64(1)
    for node in range(transit_count - 1, -1, -1):
        member[node, node // WORD] |= one << np.uint64(node % WORD)
        for edge in range(customers_at[node], customers_at[node + 1]):
            customer = customers[edge]
            if customer >= transit_count:  # a stub's cone is itself: no observation could contradict the link
                member[node, customer // WORD] |= one << np.uint64(customer % WORD)
                continue
            # Who would lose its last provider keeps it: without any it could not be reached at all.
            if max(size[customer], observed[customer]) > observed[node] and last[customer] != node:
                refused[edge] = True
                continue
            for word in range(words):
                member[node, word] |= member[customer, word]
        for word in range(words):
            rest = member[node, word]
            while rest:  # each step clears the lowest bit: as many steps as networks
                rest &= rest - one
                size[node] += 1
    return refused, size
