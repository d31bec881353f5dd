"""What networks reach together where those of chosen countries carry one another's routes, for many choices at once."""

import numba as nb
import numpy as np

BITS = 64
"""Choices in one word: a step settles all of them, where one search for each choice would walk the same links again."""


@nb.njit(cache=True, nogil=True)
def share_reach(near_at, near, country, sources, reach, lost, inside, regained):  # type: ignore[no-untyped-def]
    """Add what the networks of each country regain by the reach of those that they are still linked with.

    A *bloc* is a set of networks of one country that are linked with one another. A *choice* is a set of countries whose
    blocs share their reach wherever they are linked, directly or through one another; choices stand side by side, one bit each.

    Parameters
    ----------
    near_at : int32 (q + 1,)
        Where the neighbours of each bloc begin.
    near : int32
        Blocs of other countries that a bloc has a link with.
    country : int32 (q,)
        Number of the bloc's country.
    sources : int32 (s,)
        Blocs that have lost something.
    reach : bool (q, c)
        Classes of destinations that a bloc reaches by itself.
    lost : float64 (s, c)
        What each source has lost in each class.
    inside : uint64 (p, w)
        For each country the choices that hold it.
    regained : float64 (p, 64 w)
        By the source's country and choice; added to.
    """
    words = inside.shape[1]
    linked = np.zeros((len(country), words), np.uint64)
    seen = np.zeros(len(country), np.bool_)
    waiting = np.zeros(len(country), np.bool_)
    queue = np.empty(len(country), np.int32)
    visited = np.empty(len(country), np.int32)
    some = np.zeros(inside.shape[0], np.bool_)  # countries in no choice at all need not be walked
    for place in range(inside.shape[0]):
        some[place] = inside[place].any()
    got = np.empty(words, np.uint64)
    size = len(queue)  # a ring: a bloc waits at most once at a time, so as many places as blocs are enough
    for source in range(len(sources)):
        bloc = sources[source]
        home = country[bloc]
        if not some[home]:
            continue
        linked[bloc] = inside[home]
        seen[bloc], waiting[bloc] = True, True
        visited[0] = bloc
        queue[0] = bloc
        count, head, held = 1, 0, 1
        while held > 0:
            here = queue[head]
            head = (head + 1) % size
            held -= 1
            waiting[here] = False
            for edge in range(near_at[here], near_at[here + 1]):
                other = near[edge]
                if not some[country[other]]:
                    continue
                grown = False
                for word in range(words):
                    added = linked[here, word] & inside[country[other], word] & ~linked[other, word]
                    if added:
                        linked[other, word] |= added
                        grown = True
                if grown and not waiting[other]:  # it may come again: in some choices it is reached by a later way only
                    waiting[other] = True
                    queue[(head + held) % size] = other
                    held += 1
                if grown and not seen[other]:
                    seen[other] = True
                    visited[count] = other
                    count += 1
        # Classes, not destinations: all that are reached by the same blocs are regained together.
        for kind in range(reach.shape[1]):
            if lost[source, kind] == 0 or reach[bloc, kind]:
                continue
            got[:] = 0
            for place in range(1, count):  # the first is the source itself, which lost the class
                if reach[visited[place], kind]:
                    for word in range(words):
                        got[word] |= linked[visited[place], word]
            for word in range(words):
                if got[word]:
                    for bit in range(BITS):
                        if (got[word] >> np.uint64(bit)) & np.uint64(1):
                            regained[home, word * BITS + bit] += lost[source, kind]
        for place in range(count):  # only what was visited is cleared: most sources see few blocs
            linked[visited[place]] = 0
            seen[visited[place]] = False
