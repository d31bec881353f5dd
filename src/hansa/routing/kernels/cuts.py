"""Links taken away from one relation of a graph."""

import numba as nb
import numpy as np

from hansa.arrays import BoolArray, Int32


@nb.njit(cache=True, nogil=True)
def drop_links(offsets: Int32, others: Int32, lost: BoolArray, cut_at: Int32, cut: Int32) -> tuple[Int32, Int32]:
    """Leave out the links of lost nodes, and single links.

    Parameters
    ----------
    offsets : int32 (n + 1,)
        Where the neighbours of each node begin.
    others : int32 (e,)
        Neighbours, ascending for each node.
    lost : bool (n,)
        Nodes that lose every link.
    cut_at, cut : int32 (n + 1,), int32
        Further neighbours that each node loses, in the same form.

    Returns
    -------
    offsets, others : int32
        What is left, in the same order.
    """
    kept_at = np.empty_like(offsets)
    kept = np.empty_like(others)
    end = 0
    kept_at[0] = 0
    for node in range(len(offsets) - 1):
        if not lost[node]:
            place, last = cut_at[node], cut_at[node + 1]
            for edge in range(offsets[node], offsets[node + 1]):
                other = others[edge]
                while place < last and cut[place] < other:  # both ascend: one walk through the two lists
                    place += 1
                if not lost[other] and not (place < last and cut[place] == other):
                    kept[end] = other
                    end += 1
        kept_at[node + 1] = end
    return kept_at, kept[:end].copy()
