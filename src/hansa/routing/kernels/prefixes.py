"""Addresses that each IPv4 prefix holds beside its more-specifics."""

import numba as nb
import numpy as np

from hansa.arrays import Int64


@nb.njit(cache=True, nogil=True)
def count_own_addresses(start: Int64, size: Int64) -> Int64:
    """Subtract from each prefix the addresses of the prefixes directly inside it.

    Parameters
    ----------
    start, size : int64 (p,)
        First address and number of addresses of distinct prefixes, by start ascending and size descending; two
        prefixes are apart or one holds the other.

    Returns
    -------
    int64 (p,)
        Addresses whose longest match the prefix is.
    """
    own = size.copy()
    stack = np.empty(64, np.int64)  # prefixes around one another: at most 33, one a length
    depth = 0
    for prefix in range(len(start)):
        while depth > 0 and start[prefix] >= start[stack[depth - 1]] + size[stack[depth - 1]]:
            depth -= 1
        if depth > 0:
            own[stack[depth - 1]] -= size[
                prefix
            ]  # from the nearest around it alone: those further out gave the whole to that one
        stack[depth] = prefix
        depth += 1
    return own
